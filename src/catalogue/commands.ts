import { type Context, systemActor } from '../access/index.ts'
import type { Command } from '../kernel/command.ts'
import { Problem } from '../kernel/problem.ts'
import { runAttack } from './attack/run-attack.ts'
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
  {
    name: 'disclosure',
    summary: 'Attack everything that was ever published: no hidden number may be found',
    usage: 'disclosure attack [--address URL] [--canaries FILE] [--log FILE] [--cells]',
    options: ['address', 'canaries', 'log'],
    needs: (_, options) => (options.address ? 'nothing' : 'context'),
    async run(call) {
      if (call.words[0] !== 'attack')
        return call.print('Usage: welas disclosure attack [--address URL] [--cells]')
      await runAttack(call)
    },
  },
]
