import { writeFile } from 'node:fs/promises'
import type { Context } from '../access/index.ts'
import type { Command } from '../kernel/command.ts'
import { judgeFiles } from './judge/command.ts'
import { judgeLinks, readTruth } from './judge-links.ts'

export const commands: readonly Command<Context>[] = [
  {
    name: 'link',
    summary: 'measures the joins in the database, or the clusters in a file, against a known truth',
    usage:
      'link judge --truth DIR [--out FILE] | link judge --clusters FILE [--pairs FILE] --truth FILE [--out FILE]',
    options: ['truth', 'out', 'clusters', 'pairs'],
    needs: (_words, options) => (options.clusters === undefined ? 'context' : 'nothing'),
    async run({ context, words, options, print }) {
      if (words[0] !== 'judge' || options.truth === undefined)
        return print('Usage: welas link judge --truth DIR [--out FILE]')
      if (options.clusters !== undefined) return judgeFiles(options, print)
      const truth = await readTruth(String(options.truth))
      const verdict = await context.database.read((reader) => judgeLinks(reader, truth))
      const text = JSON.stringify(verdict, null, 2)
      print(text)
      if (typeof options.out === 'string') await writeFile(options.out, `${text}\n`)
    },
  },
]
