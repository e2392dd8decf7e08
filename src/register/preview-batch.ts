import type { Context } from '../access/index.ts'
import type { Progress, Writer } from '../kernel/ports.ts'
import { computeLinks, type Links } from '../linkage/index.ts'
import type { BestValues, RecordValues } from './model.ts'
import { bestValues } from './rules/best-value.ts'
import { countRejected, noteCounts, readBatch } from './store.ts'
import { knownPersons, readKnown, readPersons, readSources } from './store-states.ts'

/** Persons whose values are compared; beyond it the counts are scaled up and the preview says so. */
const comparedPersonsMax = 50_000

/**
 * Job register.preview-batch: what applying the batch would do, before anybody approves it. Changes nothing but
 * batch.counts.preview = { new, known, changed, conflicting, unsure, rejected, estimated }. `changed` and
 * `conflicting` count persons: a best value would change; the list says otherwise but does not win.
 */
export async function previewBatch(context: Context, batchId: number, progress: Progress): Promise<void> {
  const { database, pack } = context
  const batch = await database.read((reader) => readBatch(reader, batchId))
  if (
    batch.status !== 'checked' ||
    pack.listKinds.find((kind) => kind.id === batch.listKindId)?.subject === 'area'
  )
    return
  const links = await database.read((reader) => computeLinks(context, reader, batchId, progress))
  await database.write(async (writer) => {
    const rejected = await countRejected(writer, batchId)
    const compared = await compareKnown(context, writer, links)
    await noteCounts(writer, batchId, 'preview', {
      ...countLinks(links),
      ...compared,
      rejected,
    })
  })
}

function countLinks(links: Links) {
  const begun = new Set<number>()
  let known = 0
  for (const anchor of links.anchors.values()) {
    if (links.anchors.has(anchor)) begun.add(anchor)
    else known++
  }
  return { new: begun.size, known, unsure: new Set(links.reviewPairs.map((pair) => pair.recordId)).size }
}

async function compareKnown(context: Context, writer: Writer, links: Links) {
  const { persons, compared } = await knownPersons(writer, joinsStanding(links), comparedPersonsMax)
  const batches = await readSources(writer, context.pack)
  const standing = new Map<number, RecordValues[]>()
  for await (const person of readPersons(writer, batches, 0, compared))
    standing.set(person.personId, person.records)
  let [changed, conflicting] = [0, 0]
  for await (const { personId, records } of readKnown(writer, batches, 0, compared)) {
    const before = standing.get(personId) ?? []
    const after = bestValues([...before, ...records], context.pack.precedence)
    if (differs(bestValues(before, context.pack.precedence), after)) changed++
    if (records.some((record) => contradicts(record, after))) conflicting++
  }
  const scale = compared === 0 ? 1 : persons / compared
  return {
    changed: Math.round(changed * scale),
    conflicting: Math.round(conflicting * scale),
    estimated: compared < persons,
  }
}

function* joinsStanding(links: Links): Generator<readonly [number, number]> {
  for (const [recordId, anchor] of links.anchors) if (!links.anchors.has(anchor)) yield [recordId, anchor]
}

function differs(before: BestValues, after: BestValues): boolean {
  return (Object.keys(after) as (keyof BestValues)[]).some(
    (key) => key !== 'sources' && key !== 'records' && before[key] !== after[key],
  )
}

function contradicts(record: RecordValues, best: BestValues): boolean {
  return (['nik', 'birthDate', 'sex', 'kk', 'villageCode'] as const).some(
    (key) => record[key] !== null && best[key] !== null && record[key] !== best[key],
  )
}
