import type { Context } from '../access/index.ts'
import type { Command } from '../kernel/command.ts'
import { isIsoDate, monthEnd, todayOf } from '../kernel/dates.ts'
import { Problem } from '../kernel/problem.ts'
import { measureMonths } from './measure-month.ts'
import { monthsToDate } from './rules/months.ts'

export const commands: Command<Context>[] = [
  {
    name: 'measure',
    summary: 'Count who is entitled, reached, missed and wrongly reached',
    usage: 'measure [--month YYYY-MM]',
    options: ['month'],
    needs: 'context',
    async run({ context, options, print }) {
      const months =
        typeof options.month === 'string' ? [monthOf(options.month)] : monthsToDate(todayOf(context.clock))
      await measureMonths(context, months, { step: (name, done, total) => print(`${name} ${done}/${total}`) })
    },
  },
]

function monthOf(text: string): string {
  if (!isIsoDate(`${text}-01`)) throw new Problem('programmes.month-wrong', 422, { month: text })
  return monthEnd(`${text}-01`)
}
