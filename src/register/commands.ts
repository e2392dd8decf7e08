import { type Context, systemActor } from '../access/index.ts'
import type { Command } from '../kernel/command.ts'
import { Problem } from '../kernel/problem.ts'
import { undoBatch } from './undo-batch.ts'

export const commands: Command<Context>[] = [
  {
    name: 'undo',
    summary: 'Take an applied batch out of the register again',
    usage: 'undo BATCH',
    options: [],
    needs: 'context',
    async run({ context, words, print }) {
      const batchId = Number(words[0])
      if (!Number.isInteger(batchId)) throw new Problem('register.batch-number-needed', 400)
      await undoBatch(context, systemActor, batchId)
      print(
        `Batch ${batchId}: undone. Its decisions, memberships and claims are closed; nothing was deleted.`,
      )
    },
  },
]
