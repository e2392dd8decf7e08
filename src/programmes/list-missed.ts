import { type Actor, type Context, recordAudit } from '../access/index.ts'
import { type WorkbookCell, writeWorkbook } from '../intake/index.ts'
import { type Language, say } from '../kernel/messages.ts'
import type { Row, Writer } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'
import type { Pack } from '../pack/index.ts'
import { messages } from './messages.ts'
import { mayPlace } from './promise-detail.ts'
import { lastMonth } from './promise-overview.ts'
import { readRules, sensitiveProgrammes } from './read-rules.ts'
import { listsThatName } from './rules/lists-used.ts'
import { monthsBefore } from './rules/months.ts'
import { needsOf } from './rules/rule-model.ts'
import { buildDoubt } from './store-doubt.ts'
import { buildFacts, indexFamilies } from './store-facts.ts'
import { findMissed } from './store-units.ts'

/** More names than one office can visit; also what a spreadsheet program opens without trouble. */
const missedRowsMax = 20_000
const purposeLettersMin = 10

/**
 * The people (or heads of families) entitled to a programme and not reached, as of the newest measured month, in the
 * area asked for, which must lie in the actor's own; without those of whom it is still a question which records are
 * theirs. The export is written to the audit with its purpose in the same transaction. Throws Problem: purpose missing
 * 422, area not the actor's 403, sensitive 403, too many rows 422.
 */
export async function listMissed(
  context: Context,
  actor: Actor,
  programmeId: string,
  asked: { area: string | null; purpose: string },
): Promise<Row[]> {
  const { pack } = context
  const programme = pack.programmes.find((one) => one.id === programmeId)
  if (!programme) throw new Problem('programmes.programme-unknown', 404, { programme: programmeId })
  if (asked.purpose.trim().length < purposeLettersMin) throw new Problem('programmes.purpose-missing', 422)
  const area = asked.area ?? actor.areaCode ?? pack.settings.regencyCode
  if (!mayPlace(actor, area))
    throw new Problem('programmes.area-not-yours', 403, { area: actor.areaCode ?? '-' })
  if (sensitiveProgrammes(pack).has(programmeId) && actor.role !== 'caseworker')
    throw new Problem('programmes.sensitive', 403)
  return context.database.write(async (writer) => {
    const rows = await readMissed(writer, pack, programme, area)
    if (rows.length > missedRowsMax)
      throw new Problem('programmes.too-many', 422, { count: rows.length, max: missedRowsMax })
    await recordAudit(writer, context.clock, actor, {
      action: 'programmes.missed.exported',
      subjectKind: 'programme',
      subjectId: programmeId,
      purpose: asked.purpose.trim(),
      details: { area, rows: rows.length },
    })
    return rows
  })
}

async function readMissed(
  writer: Writer,
  pack: Pack,
  programme: Pack['programmes'][number],
  area: string,
): Promise<Row[]> {
  const asOf = await lastMonth(writer)
  const rule = readRules(pack).get(programme.id)!
  const starts = new Map(pack.programmes.map((one) => [one.id, monthsBefore(asOf, one.windowMonths)]))
  const regencyCode = pack.settings.regencyCode
  const needs = needsOf([rule])
  await buildDoubt(writer, new Map([[programme.id, listsThatName(pack.listKinds, needs, programme.id)]]))
  await buildFacts(writer, needs, asOf, starts, regencyCode, area === regencyCode ? null : area)
  if (programme.unit === 'family') await indexFamilies(writer)
  return findMissed(
    writer,
    { id: programme.id, unit: programme.unit, rule, from: starts.get(programme.id)! },
    asOf,
    area,
    missedRowsMax,
  )
}

const columns = [
  'person',
  'name',
  'nik',
  'kk',
  'birth',
  'sex',
  'district',
  'village',
  'rt',
  'rw',
  'address',
] as const

/** The rows as a workbook with headers in the reader's language. */
export function missedWorkbook(
  pack: Pack,
  rows: readonly Row[],
  language: Language,
): AsyncGenerator<Uint8Array> {
  const names = new Map(pack.areas.map((area) => [area.code, area.name]))
  const cell = (row: Row, column: (typeof columns)[number]): WorkbookCell => {
    const value = row[column]
    const written = value === null || value === undefined ? null : String(value)
    return column === 'district' || column === 'village' ? (names.get(written ?? '') ?? written) : written
  }
  return writeWorkbook([
    {
      name: say(messages, language, 'sheet.missed'),
      headers: columns.map((column) => say(messages, language, `column.${column}`)),
      rows: rows.map((row) => columns.map((column) => cell(row, column))),
    },
  ])
}
