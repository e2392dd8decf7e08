import { type Context, systemActor } from '../access/index.ts'
import type { Command } from '../kernel/command.ts'
import { raiseRequests } from './requests/raise-requests.ts'

export const commands: readonly Command<Context>[] = [
  {
    name: 'raise-requests',
    summary:
      'Raise requests of people about their own data that are near or past their term; run it every hour',
    usage: 'raise-requests',
    options: [],
    needs: 'context',
    async run({ context, print }) {
      const { near, past } = await raiseRequests(context, systemActor)
      print(`${near} requests are near their term, ${past} are past it`)
    },
  },
]
