import { type Actor, type Context, closedTo, readAs, recordAudit } from '../access/index.ts'
import { type WorkbookCell, writeWorkbook } from '../intake/index.ts'
import { type Language, say } from '../kernel/messages.ts'
import type { Row, Writer } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'
import type { Pack } from '../pack/index.ts'
import { findMarks } from '../register/index.ts'
import { messages } from './messages.ts'
import { mayPlace } from './promise-detail.ts'
import { lastMonth } from './promise-overview.ts'
import { readRules } from './read-rules.ts'
import { listsThatName } from './rules/lists-used.ts'
import { monthsBefore } from './rules/months.ts'
import { needsOf, type Rule, requiresOneOf } from './rules/rule-model.ts'
import { buildDoubt } from './store-doubt.ts'
import { buildFacts, indexFamilies } from './store-facts.ts'
import { findMissed, showMissed } from './store-units.ts'

/** More names than one office can visit; also what a spreadsheet program opens without trouble. */
const missedRowsMax = 20_000
const purposeLettersMin = 10

/**
 * The people (or heads of families) entitled to a programme and not reached, as of the newest measured month, in the
 * area asked for, which must lie in the actor's own; without those of whom it is still a question which records are
 * theirs, and without those who object to it (register.mark). Worked out as if the categories that are closed to the actor did not exist. The export is written to the audit
 * with its purpose in the same transaction. Throws Problem: purpose missing 422, area not the actor's 403, sensitive 403,
 * too many rows 422.
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
  const rule = readRules(pack).get(programmeId)!
  const closed = closedTo(actor, pack.categories)
  if (requiresOneOf(rule, new Set(closed))) throw new Problem('programmes.sensitive', 403)
  return readAs(context, actor, async (staff, app) => {
    const ids = await workOut(app, pack, { programme, rule, area, closed })
    if (ids.length > missedRowsMax)
      throw new Problem('programmes.too-many', 422, { count: ids.length, max: missedRowsMax })
    const marks = await findMarks(app, ids)
    const marked = new Set(marks.map(({ personId }) => personId))
    const rows = await showMissed(
      staff,
      ids.filter((id) => !marked.has(id)),
    )
    await recordAudit(app, context.clock, actor, {
      action: 'programmes.missed.exported',
      subjectKind: 'programme',
      subjectId: programmeId,
      purpose: asked.purpose.trim(),
      details: { area, rows: rows.length, ...(marked.size > 0 ? { leftOut: marked.size } : {}) },
      people: rows.map((row) => Number(row.person)),
    })
    return rows
  })
}

/** The program works out who; what of them is shown, and of whom, the reader's own rights decide after it. */
async function workOut(
  app: Writer,
  pack: Pack,
  asked: { programme: Pack['programmes'][number]; rule: Rule; area: string; closed: readonly string[] },
): Promise<number[]> {
  const { programme, rule, area, closed } = asked
  const asOf = await lastMonth(app)
  const starts = new Map(pack.programmes.map((one) => [one.id, monthsBefore(asOf, one.windowMonths)]))
  const regencyCode = pack.settings.regencyCode
  const needs = needsOf([rule])
  const within = area === regencyCode ? null : area
  await buildDoubt(app, new Map([[programme.id, listsThatName(pack.listKinds, needs, programme.id)]]))
  await buildFacts(app, needs, asOf, starts, regencyCode, within, {
    categories: closed,
    lists: closedLists(pack, closed),
  })
  if (programme.unit === 'family') await indexFamilies(app)
  const { id, unit } = programme
  return findMissed(app, { id, unit, rule, from: starts.get(id)! }, asOf, area, missedRowsMax + 1)
}

function closedLists(pack: Pack, closed: readonly string[]): string[] {
  return pack.listKinds
    .filter((kind) =>
      kind.claims.some((claim) => claim.kind === 'category' && closed.includes(claim.what ?? '')),
    )
    .map((kind) => kind.id)
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
