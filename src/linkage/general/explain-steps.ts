import type { Blocks } from './rules/block.ts'
import type { Table } from './rules/columns.ts'
import { levelsMax, levelsOf } from './rules/fields.ts'
import type { Model } from './rules/train.ts'
import { probabilityOf, type Weigher } from './rules/weigh.ts'
import type { LinkRun } from './run-link.ts'

type Print = (line: string) => void

/** Step 1: what was read, and how each column looks encoded. Shows counts, never values of people. */
export function explainTable({ count, columns, unique }: Table, print: Print): void {
  print(`1 read and encode: ${count} rows of ${unique.length} inputs`)
  for (const { field, codes, low, values } of columns) {
    let filled = 0
    for (let row = 0; row < count; row++) if (codes[row] !== 0 || (low.length > 0 && low[row] !== 0)) filled++
    const distinct = values
      ? `, ${values.offsets.length - 2} values of ${values.dictionary.texts.length} words`
      : ''
    print(`  ${field.name} (${field.kind}): ${filled} filled${distinct}`)
  }
}

/** Step 2: the blocking rules with their blocks and rows. */
export function explainBlocks({ rules, blocks }: Blocks, print: Print): void {
  print(`2 block: ${rules.length} rules`)
  rules.forEach((rule, index) => {
    let [count, rows, largest] = [0, 0, 0]
    const list = blocks[index]!
    for (let at = 0; at < list.length; at += list[at + 1]! + 2) {
      count++
      rows += list[at + 1]!
      largest = Math.max(largest, list[at + 1]!)
    }
    print(`  ${rule.name}: ${count} blocks, ${rows} rows in them, largest ${largest}`)
  })
}

/** Step 3: what each rule taught, and the evidence of each level. */
export function explainModel({ columns }: Table, model: Model, weigher: Weigher, print: Print): void {
  print('3 train')
  for (const { rule, pairs, share, taught } of model.sessions)
    print(`  ${rule}: ${pairs} pairs, ${percent(share)} the same; taught ${taught.join(', ') || 'nothing'}`)
  columns.forEach(({ field }, index) => {
    const levels = levelsOf[field.kind].slice(1).map((level, at) => {
      const bits = weigher.bits[index * levelsMax + at + 1]!
      return `${level} ${bits > 0 ? '+' : ''}${bits.toFixed(1)}`
    })
    print(`  ${field.name}: ${levels.join(', ')} bits`)
  })
}

/** Steps 4 to 6: pairs by rule, thresholds, samples of pairs around them, joins and refusals. */
export function explainScores(
  { columns }: Table,
  run: Pick<LinkRun, 'edges' | 'order' | 'walk' | 'priorBits' | 'thresholds' | 'resolution'>,
  print: Print,
): void {
  const { edges, order, walk, priorBits, thresholds, resolution } = run
  print(
    `4 compare and weigh: ${walk.pairs} pairs (by rule ${walk.pairsByRule.join(', ')}), ${edges.count} kept`,
  )
  print(
    `5 prior ${priorBits.toFixed(1)} bits; join from ${thresholds.join}, review from ${thresholds.review}`,
  )
  const samples = 5
  for (let sample = 0; sample < samples && order.length > 0; sample++) {
    const edge = order[Math.floor((sample * (order.length - 1)) / (samples - 1))]!
    const levels = columns.map(({ field }, index) => {
      const level = edges.levels[edge * columns.length + index]!
      return `${field.name} ${levelsOf[field.kind][level]}`
    })
    const weight = edges.weight[edge]!
    print(
      `  ${weight.toFixed(1)} bits, probability ${probabilityOf(weight, priorBits).toFixed(4)}: ${levels.join(', ')}`,
    )
  }
  print(`6 resolve: ${resolution.joined.length} joins, ${resolution.refused.length} refused`)
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`
