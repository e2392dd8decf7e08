import { type Context, systemActor } from '../access/index.ts'
import type { Command } from '../kernel/command.ts'
import { raiseTerms } from './raise-terms.ts'

export const commands: readonly Command<Context>[] = [
  {
    name: 'raise-requests',
    summary:
      'Raise requests of people about their own data, and incidents, that are near or past their term; a running server does so every hour',
    usage: 'raise-requests',
    options: [],
    needs: 'context',
    async run({ context, print }) {
      const { near, past } = await raiseTerms(context, systemActor)
      print(`Raised: ${near} near their term, ${past} past it`)
    },
  },
]
