import type { Context } from '../src/access/index.ts'
import { silent } from '../src/kernel/ports.ts'
import { closeLinks, computeLinks, type Links, storeLinks } from '../src/linkage/index.ts'
import type { LinkableRecord } from '../src/linkage/rules/encode.ts'
import type { ListKind, Pack } from '../src/pack/index.ts'
import { createTestContext, tinyPack } from './system.ts'

const population: ListKind = {
  id: 'penduduk',
  name: { id: 'Data penduduk', en: 'Population register' },
  agency: 'dinsos',
  subject: 'person',
  required: [],
  headers: {},
  uniquePersons: false,
  issuesNumbers: true,
  complete: true,
  claims: [],
  basis: '-',
  purpose: { id: '-', en: '-' },
}
const pack: Pack = {
  ...tinyPack,
  settings: { ...tinyPack.settings, population: 2_600_000 },
  listKinds: [...tinyPack.listKinds, population],
}
const recordColumns = [
  'batch_id',
  'sheet',
  'row_number',
  'cells',
  'verdict',
  'nik',
  'nik_status',
  'kk',
  'name',
  'birth_date',
  'birth_precision',
  'sex',
  'district_code',
  'village_code',
  'rt',
  'rw',
  'mother_name',
]

/** When everything here is known from; another day than the database's. */
export const knownAt = '2026-03-01T05:00:00.000Z'

export const noNik = { nik: null, nikStatus: 'missing' }

/** What linking said, for comparing two answers. */
export const summary = (links: Links) => ({
  anchors: [...links.anchors.values()],
  decisions: links.decisions.map(({ recordId, otherRecordId, weight }) => [recordId, otherRecordId, weight]),
  reviews: links.reviewPairs.map(({ recordId, otherRecordId, reason }) => [recordId, otherRecordId, reason]),
})

/** A database whose lists are only linked: batches come in as intake leaves them, and stand without persons and states. */
export async function createTestLists() {
  const { context, drop } = await createTestContext(pack)
  const lists = {
    receive: (records: readonly LinkableRecord[], listKindId = 'ppks') =>
      receive(context, records, listKindId),
    compute: (batchId: number) =>
      context.database.read((reader) => computeLinks(context, reader, batchId, silent)),
    apply: (batchId: number) => apply(context, batchId),
    undo: (batchId: number) => undo(context, batchId),
    idOf: async (batchId: number, row: number) =>
      (await context.database.read((reader) =>
        reader.first<{ id: number }>('select id from intake.record where batch_id = $1 and row_number = $2', [
          batchId,
          row,
        ]),
      ))!.id,
  }
  return { context, drop, ...lists }
}

/** Puts a checked batch into the database as intake would; returns its id. */
async function receive(
  context: Context,
  records: readonly LinkableRecord[],
  listKindId: string,
): Promise<number> {
  return context.database.write(async (writer) => {
    const sha = `${Math.abs(records[0]!.id)}-${records.length}-${await writer.first<{ n: number }>('select count(*) as n from intake.batch').then((row) => row!.n)}`
    await writer.query(
      `insert into intake.source_file (sha256, bytes, media_type) values ($1, 1, 'text/csv')`,
      [sha],
    )
    const batch = await writer.first<{ id: number }>(
      `insert into intake.batch (sha256, file_name, agency_id, list_kind_id, period, status, received_by) values ($1, 'a.csv', 'dinsos', $2, '2026-01-31', 'approved', 'x') returning id`,
      [sha, listKindId],
    )
    const { id } = batch!
    await writer.copy(
      'intake.record',
      recordColumns,
      records.map((r, index) => [
        id,
        '',
        index + 1,
        '[]',
        'accepted',
        r.nik,
        r.nikStatus,
        r.kk,
        r.name,
        r.birthDate,
        r.birthPrecision,
        r.sex,
        r.districtCode,
        r.villageCode,
        r.rt,
        r.rw,
        r.motherName,
      ]),
    )
    return id
  })
}

async function apply(context: Context, batchId: number): Promise<Links> {
  const links = await context.database.read((reader) => computeLinks(context, reader, batchId, silent))
  await context.database.write(async (writer) => {
    await storeLinks(writer, batchId, links, knownAt)
    await writer.query(
      `update intake.batch set status = 'applied', linked_at = now(), applied_at = now() where id = $1`,
      [batchId],
    )
  })
  return links
}

async function undo(context: Context, batchId: number): Promise<void> {
  await context.database.write(async (writer) => {
    await closeLinks(writer, { of: 'batch', batchId }, knownAt)
    await writer.query(`update intake.batch set status = 'undone' where id = $1`, [batchId])
  })
}
