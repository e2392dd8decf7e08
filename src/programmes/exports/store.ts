import type { Reader, Writer } from '../../kernel/ports.ts'
import type { StepKind } from './rules/export-state.ts'

/** A list of names that was asked for. Times are ISO instants. */
export interface Export {
  readonly id: number
  readonly programmeId: string
  readonly area: string
  readonly purpose: string
  readonly people: number
  readonly needsApproval: boolean
  readonly daysValid: number
  readonly agencyId: string
  readonly askedBy: string
  /** Name of the account as people read it. */
  readonly askedByName: string
  readonly askedAt: string
  readonly steps: readonly ExportStep[]
}
export interface ExportStep {
  readonly kind: StepKind
  readonly note: string
  readonly people: number | null
  readonly by: string
  readonly byName: string
  readonly at: string
}

export async function insertExport(
  writer: Writer,
  asked: Omit<Export, 'id' | 'askedByName' | 'steps'>,
): Promise<number> {
  const row = await writer.first<{ id: number }>(
    `insert into programmes.export (programme_id, area_code, purpose, people, needs_approval, days_valid, agency_id, asked_by, asked_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [
      asked.programmeId,
      asked.area,
      asked.purpose,
      asked.people,
      asked.needsApproval,
      asked.daysValid,
      asked.agencyId,
      asked.askedBy,
      asked.askedAt,
    ],
  )
  return row!.id
}

/** False when the export was decided, or ended, by somebody at the same time. */
export async function insertStep(
  writer: Writer,
  exportId: number,
  step: Omit<ExportStep, 'byName'>,
): Promise<boolean> {
  const rows = await writer.query(
    `insert into programmes.export_step (export_id, kind, note, people, by, at) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing returning id`,
    [exportId, step.kind, step.note, step.people, step.by, step.at],
  )
  return rows.length > 0
}

const nameOf = (account: string) =>
  `coalesce((select display_name from access.account where id = ${account}), ${account})`

const selectExports = `select id, programme_id as "programmeId", area_code as area, purpose, people, needs_approval as "needsApproval",
  days_valid as "daysValid", agency_id as "agencyId", asked_by as "askedBy", ${nameOf('asked_by')} as "askedByName",
  asked_at as "askedAt" from programmes.export`

export async function findExport(reader: Reader, id: number): Promise<Export | undefined> {
  const found = await reader.query<Omit<Export, 'steps'>>(`${selectExports} where id = $1`, [id])
  return (await withSteps(reader, found))[0]
}

/** Newest first, at most 200: those of an account, and those of its agency or of all when it decides about them. */
export async function findExports(
  reader: Reader,
  of: { readonly askedBy: string; readonly decides: 'none' | 'agency' | 'all'; readonly agencyId: string },
): Promise<Export[]> {
  const found = await reader.query<Omit<Export, 'steps'>>(
    `${selectExports} where asked_by = $1 or $2 = 'all' or ($2 = 'agency' and agency_id = $3) order by id desc limit 200`,
    [of.askedBy, of.decides, of.agencyId],
  )
  return withSteps(reader, found)
}

async function withSteps(reader: Reader, exports: readonly Omit<Export, 'steps'>[]): Promise<Export[]> {
  const steps = await reader.query<ExportStep & { exportId: number }>(
    `select export_id as "exportId", kind, note, people, by, ${nameOf('by')} as "byName", at from programmes.export_step where export_id = any ($1::bigint[]) order by id`,
    [exports.map(({ id }) => id)],
  )
  const byExport = Map.groupBy(steps, ({ exportId }) => exportId)
  return exports.map((one) => ({ ...one, steps: byExport.get(one.id) ?? [] }))
}
