import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Reader } from '../kernel/ports.ts'
import { Clusters } from './rules/clusters.ts'
import { readOpenDecisions, readOpenPairs, readRecordPlaces } from './store-judge.ts'

/** Accuracy of the joins in the database against a known truth. Pairs are pairs of records of applied batches. */
export interface Verdict {
  readonly records: number
  readonly recordsWithoutTruth: number
  readonly truePairs: number
  readonly joinedPairs: number
  readonly correctPairs: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
  /** Recall when every open question that is truly one person were answered so. */
  readonly recallWithReview: number
  readonly reviewPairs: number
  readonly reviewShareOfRows: number
  readonly reviewPairsTrulySame: number
  readonly persons: number
  readonly trulyPersons: number
  readonly largestCluster: number
  /** Wrong joins (decisions between records of different people) by the weightiest evidence. */
  readonly falseJoins: Readonly<Record<string, number>>
}

/** Reads `rows.csv` (file, sheet, row, person; other columns are ignored) of a synthetic city as key -> person. */
export async function readTruth(folder: string): Promise<Map<string, string>> {
  const truth = new Map<string, string>()
  let columns: string[] | null = null
  for await (const line of createInterface({ input: createReadStream(join(folder, 'rows.csv')) })) {
    const cells = line.split(',').map((cell) => cell.replace(/^"|"$/g, ''))
    if (!columns) {
      columns = cells.map((cell) => cell.trim().toLowerCase())
      continue
    }
    const at = (name: string) => cells[columns!.indexOf(name)] ?? ''
    truth.set(rowKey(at('file'), at('sheet'), at('row')), at('person'))
  }
  return truth
}

/** Key of a row in the truth; `sheet` is empty for text files. */
export function rowKey(file: string, sheet: string, row: string | number): string {
  return `${file.split('/').at(-1)}|${sheet}|${row}`
}

/** Compares the joins and questions in the database with the truth. */
export async function judgeLinks(reader: Reader, truth: ReadonlyMap<string, string>): Promise<Verdict> {
  const { persons, rows, without } = await readPersons(reader, truth)
  const ids = [...persons.keys()]
  const clusters = Clusters.from(ids.length)
  const falseJoins: Record<string, number> = {}
  for await (const [record, other, evidence] of readOpenDecisions(reader)) {
    const [a, b] = [rows.get(Number(record)), rows.get(Number(other))]
    if (a === undefined || b === undefined) continue
    clusters.join(a, b)
    if (persons.get(Number(record)) !== persons.get(Number(other))) count(falseJoins, kindOf(evidence!))
  }
  const joined = pairCounts(ids, persons, clusters)
  const reviews = await readOpenPairs(reader)
  const trulySame = reviews.filter(
    ({ record_id, other_record_id }) =>
      persons.has(record_id) && persons.get(record_id) === persons.get(other_record_id),
  )
  for (const { record_id, other_record_id } of trulySame)
    clusters.join(rows.get(record_id)!, rows.get(other_record_id)!)
  const withReview = pairCounts(ids, persons, clusters)
  const [precision, recall] = [ratio(joined.correct, joined.joined), ratio(joined.correct, joined.truly)]
  return {
    records: ids.length,
    recordsWithoutTruth: without,
    truePairs: joined.truly,
    joinedPairs: joined.joined,
    correctPairs: joined.correct,
    precision,
    recall,
    f1: ratio(2 * precision * recall, precision + recall),
    recallWithReview: ratio(withReview.correct, withReview.truly),
    reviewPairs: reviews.length,
    reviewShareOfRows: ratio(reviews.length, ids.length),
    reviewPairsTrulySame: trulySame.length,
    persons: joined.clusters,
    trulyPersons: new Set(persons.values()).size,
    largestCluster: joined.largest,
    falseJoins,
  }
}

async function readPersons(reader: Reader, truth: ReadonlyMap<string, string>) {
  const persons = new Map<number, string>()
  const rows = new Map<number, number>()
  let without = 0
  for await (const { id, fileName, sheet, row } of readRecordPlaces(reader)) {
    const person = truth.get(rowKey(fileName, sheet, row)) ?? truth.get(rowKey(fileName, '', row))
    if (!person) {
      without++
      continue
    }
    rows.set(id, persons.size)
    persons.set(id, person)
  }
  return { persons, rows, without }
}

const pairsOf = (size: number) => (size * (size - 1)) / 2

function pairCounts(ids: readonly number[], persons: ReadonlyMap<number, string>, clusters: Clusters) {
  const [bySize, byPerson, byBoth] = [
    new Map<number, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
  ]
  ids.forEach((id, row) => {
    const [root, person] = [clusters.root(row), persons.get(id)!]
    bySize.set(root, (bySize.get(root) ?? 0) + 1)
    byPerson.set(person, (byPerson.get(person) ?? 0) + 1)
    byBoth.set(`${root}|${person}`, (byBoth.get(`${root}|${person}`) ?? 0) + 1)
  })
  const sum = (counts: Map<unknown, number>) =>
    [...counts.values()].reduce((total, size) => total + pairsOf(size), 0)
  return {
    joined: sum(bySize),
    truly: sum(byPerson),
    correct: sum(byBoth),
    clusters: bySize.size,
    largest: [...bySize.values()].reduce((a, b) => Math.max(a, b), 0),
  }
}

function kindOf(evidence: string): string {
  const { fields, name } = JSON.parse(evidence) as {
    fields: { field: string; level: string }[]
    name: { conflicts: number }
  }
  const levelOf = (field: string) => fields.find((entry) => entry.field === field)?.level ?? 'missing'
  return `nik ${levelOf('nik')}, date ${levelOf('date')}, place ${levelOf('place')}, kk ${levelOf('kk')}, name conflicts ${name.conflicts}`
}

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole
}
