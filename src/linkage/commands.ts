import { writeFile } from 'node:fs/promises'
import type { Context } from '../access/index.ts'
import type { Command } from '../kernel/command.ts'
import { judgeLinks, readTruth } from './judge-links.ts'

export const commands: readonly Command<Context>[] = [
  {
    name: 'link',
    summary: 'measures the joins in the database against the known truth of a synthetic city',
    usage: 'link judge --truth DIR [--out FILE]',
    options: ['truth', 'out'],
    needs: 'context',
    async run({ context, words, options, print }) {
      if (words[0] !== 'judge' || options.truth === undefined)
        return print('Usage: welas link judge --truth DIR [--out FILE]')
      const truth = await readTruth(String(options.truth))
      const verdict = await context.database.read((reader) => judgeLinks(reader, truth))
      const text = JSON.stringify(verdict, null, 2)
      print(text)
      if (typeof options.out === 'string') await writeFile(options.out, `${text}\n`)
    },
  },
]
