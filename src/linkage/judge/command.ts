import { writeFile } from 'node:fs/promises'
import type { CommandOptions } from '../../kernel/command.ts'
import { type JudgeReport, judgeClusters } from './judge-clusters.ts'

const usage = 'Usage: welas link judge --clusters FILE [--pairs FILE] --truth FILE [--out FILE]'

/** `welas link judge --clusters`: prints the figures; writes the whole report where asked for. */
export async function judgeFiles(options: CommandOptions, print: (line: string) => void): Promise<void> {
  const { clusters, pairs, truth, out } = options
  if (typeof clusters !== 'string' || typeof truth !== 'string') return print(usage)
  const report = await judgeClusters({ clusters, truth, ...(typeof pairs === 'string' && { pairs }) })
  for (const line of linesOf(report)) print(line)
  if (typeof out === 'string') await writeFile(out, `${JSON.stringify(report, null, 2)}\n`)
}

/** The report in a few lines for people. */
export function linesOf({
  rows,
  entities,
  clusters,
  rowsWithoutCluster,
  pairs,
  b3,
  review,
  curves,
  ...sizes
}: JudgeReport) {
  const threeOf = (scores: { precision: number; recall: number; f1: number }) =>
    `precision ${digits(scores.precision)}, recall ${digits(scores.recall)}, F1 ${digits(scores.f1)}`
  const best = curves && [
    `best F1 of the pairs as they stand: ${threeOf(curves.direct.best)} at probability ${curves.direct.best.threshold}`,
    `best F1 of connected pairs: ${threeOf(curves.connected.best)} at probability ${curves.connected.best.threshold}`,
  ]
  return [
    `${rows} rows, ${entities} entities, ${clusters} clusters (${rowsWithoutCluster} rows without a cluster)`,
    `clusters by size: ${Object.entries(sizes.clustersBySize)
      .map(([size, count]) => `${count} of ${size}`)
      .join(', ')}`,
    `pairs: ${threeOf(pairs)}; ${pairs.joinedPairs} joined, ${pairs.correctPairs} of them right, ${pairs.truePairs} true`,
    `B3: ${threeOf(b3)}`,
    ...(review
      ? [
          `review: ${review.questions} questions (${digits(review.shareOfRows)} of rows), ${review.trulySame} truly one; all answered right: precision ${digits(review.precisionWhenAnswered)}, recall ${digits(review.recallWhenAnswered)}`,
        ]
      : []),
    ...(best ?? []),
  ]
}

const digits = (share: number) => share.toFixed(5)
