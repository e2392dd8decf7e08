import type { Context } from '../access/index.ts'
import type { Command } from '../kernel/command.ts'
import { Problem } from '../kernel/problem.ts'
import { loadSamplePlan } from './load-sample.ts'

export const commands: Command<Context>[] = [
  {
    name: 'plan',
    summary: "The plan of the term: fill an empty one from the pack's sample",
    usage: 'plan sample',
    options: [],
    needs: 'context',
    async run({ context, words, print }) {
      if (words[0] !== 'sample') throw new Problem('planning.command-unknown', 422, { word: words[0] ?? '' })
      print(`${await loadSamplePlan(context, () => {})} entries`)
    },
  },
]
