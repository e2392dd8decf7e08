import type { Context } from '../access/index.ts'
import type { Progress, Reader } from '../kernel/ports.ts'
import type { LinkDecision, Links, NewReviewPair } from './model.ts'
import type { KeyIndex } from './rules/block.ts'
import { Clusters } from './rules/clusters.ts'
import { type Linked, linkRows } from './rules/link-rows.ts'
import { priorityOf, probabilityOf } from './rules/outcome.ts'
import { type Scoring, scoreRows, startScoring } from './rules/score.ts'
import { loadModel, tokenBits } from './rules/weights.ts'
import {
  encodePending,
  getStanding,
  humanRows,
  inTurn,
  rowOf,
  type Standing,
  withoutListOfLeaving,
} from './standing.ts'
import { getBatch, readAskedPairs } from './store.ts'

/** Rows between two breaths: the server answers others while a list is linked. */
const rowsPerBreath = 4000

/**
 * Finds which records of a batch are persons that stand already, or one another. Compares only pairs with a record of
 * the batch; stores nothing. Given the same standing register and batch the answer is the same.
 */
export function computeLinks(
  context: Context,
  reader: Reader,
  batchId: number,
  progress: Progress,
): Promise<Links> {
  return inTurn(context.database, () => linkInTurn(context, reader, batchId, progress))
}

async function linkInTurn(
  context: Context,
  reader: Reader,
  batchId: number,
  progress: Progress,
): Promise<Links> {
  const standing = await getStanding(context, reader)
  const index = await encodePending(context, reader, standing, await getBatch(reader, batchId))
  return withoutListOfLeaving(reader, standing, batchId, () =>
    linkPending(context, reader, batchId, standing, index, progress),
  )
}

async function linkPending(
  context: Context,
  reader: Reader,
  batchId: number,
  standing: Standing,
  index: KeyIndex,
  progress: Progress,
): Promise<Links> {
  const { table, standingRows } = standing
  const model = loadModel(context.pack.settings.population)
  const persons = Clusters.from(table.count, standing.machine)
  const scoring = startScoring(
    table,
    model,
    tokenBits(table.dictionary, model),
    [...standing.indexes, index],
    persons,
  )
  for (let from = standingRows; from < table.count; from += rowsPerBreath) {
    scoreRows(scoring, from, Math.min(table.count, from + rowsPerBreath))
    progress.step('link', from - standingRows, table.count - standingRows)
    await new Promise(setImmediate)
  }
  const asked = await readAskedPairs(reader, batchId)
  const askedRows = asked
    .map((pair) => [rowOf(standing, pair.record_id), rowOf(standing, pair.other_record_id)] as const)
    .filter(([a, b]) => a >= 0 && b >= 0)
  const human = humanRows(standing)
  const linked = linkRows(scoring, standingRows, persons, human, askedRows)
  const open = asked.filter(({ status }) => status === 'open').length
  const questionsMax = Math.max(reviewPairsAlways, Math.floor(table.count * reviewShareMax) - open)
  return toLinks(batchId, standing, scoring, questionsMax, linked)
}

/** Open questions of all batches together stay within this share of all rows; a batch may always ask a few. */
const reviewShareMax = 0.02
const reviewPairsAlways = 25

function toLinks(
  batchId: number,
  standing: Standing,
  scoring: Scoring,
  questionsMax: number,
  linked: Linked,
): Links {
  const { recordIds, count } = standing.table
  const records = count - standing.standingRows
  const anchors = new Map<number, number>()
  for (let row = standing.standingRows; row < count; row++)
    anchors.set(recordIds[row]!, recordIds[linked.anchors[row - standing.standingRows]!]!)
  const decisions: LinkDecision[] = linked.joins.map(({ row, other, weight, evidence }) => ({
    recordId: recordIds[row]!,
    otherRecordId: recordIds[other]!,
    weight,
    evidence,
  }))
  const questions = linked.reviews
    .map(({ row, other, weight, evidence, reason }): NewReviewPair => {
      const probability = probabilityOf(weight)
      return {
        recordId: recordIds[row]!,
        otherRecordId: recordIds[other]!,
        weight,
        evidence,
        reason,
        probability,
        priority: priorityOf(probability, reason),
      }
    })
    .sort((x, y) => y.priority - x.priority || x.recordId - y.recordId || x.otherRecordId - y.otherRecordId)
  const reviewPairs = questions.slice(0, questionsMax)
  const report = {
    modelVersion: scoring.model.version,
    records,
    standingRecords: standing.standingRows,
    comparedPairs: scoring.comparedPairs,
    cappedPairs: scoring.finder.capped + scoring.leftOut,
    ...linked.counts,
    reviewPairs: reviewPairs.length,
    reviewPairsLeftOut: questions.length - reviewPairs.length,
  }
  return { batchId, anchors, decisions, reviewPairs, report }
}
