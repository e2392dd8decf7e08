import { type Context, systemActor } from '../access/index.ts'
import type { Command } from '../kernel/command.ts'
import { anchorAudit, anchorInFile } from './anchor-audit.ts'

export const commands: readonly Command<Context>[] = [
  {
    name: 'anchor-audit',
    summary:
      'Recompute the audit chain, check what was noted outside before, and note its end in a file kept elsewhere',
    usage: 'anchor-audit [--to FILE]',
    options: ['to'],
    needs: 'context',
    async run({ context, options, print }) {
      const { to } = options
      const found =
        typeof to === 'string'
          ? await anchorInFile(context, systemActor, to)
          : await anchorAudit(context, systemActor)
      print(`${found.entries} entries, last hash ${found.hash}, ${found.faults} faults`)
    },
  },
]
