import { writeFile } from 'node:fs/promises'
import type { Context } from '../access/index.ts'
import type { Command } from '../kernel/command.ts'
import { runLinkCommand } from './general/command.ts'
import { findCommand } from './general/register/find-command.ts'
import { trainCommand } from './general/train-command.ts'
import { judgeFiles } from './judge/command.ts'
import { judgeLinks, readTruth } from './judge-links.ts'
import { runSplinkCommand } from './splink/command.ts'

export const commands: readonly Command<Context>[] = [
  {
    name: 'link',
    summary:
      'links people in any files (run), with a register that it keeps, or with a saved Splink model (run-splink); learns a model from files once for all (train); finds one person in a register (find); measures the joins in the database or in a file against a known truth (judge)',
    usage:
      'link run --config FILE.json [--register DIR [--all]] [--out DIR] [--threads N] [--explain-steps] [--engine spark [--work DIR] [--spark-submit PATH] [--spark-properties FILE] [--python PATH]] | link train --config FILE.json --out MODEL.json [--threads N] [--explain-steps] | link find --register DIR FIELD=VALUE [...] | link run-splink --settings MODEL.json --input FILE.csv [FILE2.csv ...] [--id unique_id] [--out DIR] [--threshold 0.9] | link judge --truth DIR [--out FILE] | link judge --clusters FILE [--pairs FILE] --truth FILE [--out FILE]',
    options: [
      ...['config', 'register', 'out', 'threads', 'settings', 'input', 'id', 'threshold'],
      ...['engine', 'work', 'spark-submit', 'spark-properties', 'python'],
      ...['truth', 'clusters', 'pairs'],
    ],
    needs: ([form = ''], options) =>
      ['run', 'train', 'run-splink', 'find'].includes(form) || options.clusters !== undefined
        ? 'nothing'
        : 'context',
    async run({ context, words, options, print }) {
      if (words[0] === 'run') return runLinkCommand(options, print)
      if (words[0] === 'train') return trainCommand(options, print)
      if (words[0] === 'run-splink') return runSplinkCommand(words.slice(1), options, print)
      if (words[0] === 'find') return findCommand(words.slice(1), options, print)
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
