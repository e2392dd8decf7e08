import { type Context, systemActor } from '../access/index.ts'
import type { Command } from '../kernel/command.ts'
import { Problem } from '../kernel/problem.ts'
import { publishRelease } from './publish-release.ts'

export const commands: Command<Context>[] = [
  {
    name: 'publish',
    summary: 'Make the public release of a measured month',
    usage: 'publish [--month YYYY-MM]',
    options: ['month'],
    needs: 'context',
    async run({ context, options, print }) {
      const month = typeof options.month === 'string' ? options.month : null
      if (month !== null && !/^\d{4}-(0[1-9]|1[0-2])$/.test(month))
        throw new Problem('catalogue.month-wrong', 422, { month })
      const { id } = await publishRelease(context, systemActor, month ? `${month}-01` : null)
      print(id)
    },
  },
]
