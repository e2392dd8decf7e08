import { writeFile } from 'node:fs/promises'
import type { Context } from '../../src/access/index.ts'
import type { Command, CommandCall } from '../../src/kernel/command.ts'
import { judgePromises, type PromiseVerdict } from './judge-promises.ts'
import { readMonths } from './store-measured.ts'

export const commands: Command<Context>[] = [
  {
    name: 'judge',
    summary: 'Compare the measured promises with the truth of a synthetic city, counted in another way',
    usage: 'judge promises --truth DIR [--month YYYY-MM] [--out FILE]',
    options: ['truth', 'month', 'out'],
    needs: 'context',
    run: judgeCommand,
  },
]

async function judgeCommand({ context, words, options, print }: CommandCall<Context>): Promise<void> {
  const { truth, month, out } = options
  if (words[0] !== 'promises' || typeof truth !== 'string')
    return print('Usage: welas judge promises --truth DIR [--month YYYY-MM] [--out FILE]')
  const months = await context.database.read(readMonths)
  const asOf = typeof month === 'string' ? months.find((day) => day.startsWith(month)) : months.at(-1)
  if (!asOf) throw new Error('judge: this month has not been measured')
  const verdict = await judgePromises(context, truth, asOf)
  for (const line of verdictLines(verdict)) print(line)
  if (typeof out === 'string') await writeFile(out, `${JSON.stringify(verdict, null, 2)}\n`)
}

/** The verdict as a table for people. */
export function* verdictLines(verdict: PromiseVerdict): Generator<string> {
  yield `As of ${verdict.asOf}: ${verdict.rows} rows about people handed in, ${verdict.rowsRead} read.`
  yield `world = really so; lists = what a perfect reader of all rows would count; read = of the rows taken in; welas = measured.`
  yield `error = welas against lists; dist., vill. = mean absolute error over districts, villages; coverage = lists against world.`
  yield `${'programme'.padEnd(20)} ${'count'.padEnd(14)}${['world', 'lists', 'read', 'welas', 'error', 'dist.', 'vill.', 'coverage'].map((head) => head.padStart(10)).join('')}`
  for (const { id, counts } of verdict.programmes)
    for (const [index, count] of counts.entries()) {
      const numbers = [count.world, count.lists, count.read, count.welas].map((number) =>
        String(number).padStart(10),
      )
      const shares = [count.error, count.districtError, count.villageError, count.coverage].map(percent)
      yield `${(index === 0 ? id : '').padEnd(20)} ${count.name.padEnd(14)}${[...numbers, ...shares].join('')}`
    }
}

const percent = (share: number) => `${(100 * share).toFixed(2)} %`.padStart(10)
