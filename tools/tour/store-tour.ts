import type { Context } from '../../src/access/index.ts'
import type { Reader } from '../../src/kernel/ports.ts'

export interface AuditLine {
  readonly id: number
  readonly actor: string
  readonly action: string
  readonly subject: string
}

export async function readAuditAfter(reader: Reader, id: number): Promise<AuditLine[]> {
  return reader.query<AuditLine>(
    `select id, actor_id as actor, action, coalesce(subject_kind || ' ' || subject_id, '') as subject
     from access.audit_event where id > $1 order by id`,
    [id],
  )
}

/** Counts of a batch: of its rows, or of what applying it would do. */
export async function sayBatch(
  context: Context,
  batchId: number,
  what: 'checked' | 'preview',
): Promise<string> {
  const row = await first<{ counts: Record<string, unknown> & { preview?: Record<string, unknown> } }>(
    context,
    `select counts from intake.batch where id = ${batchId}`,
  )
  return sayCounts(what === 'checked' ? row.counts : (row.counts.preview ?? {}))
}

export async function sayRegister(context: Context): Promise<string> {
  return sayCounts(
    await first(
      context,
      `select (select count(*) from register.person_state where recorded_to is null) as people,
        (select count(*) from register.claim where recorded_to is null) as claims,
        (select count(*) from linkage.review_pair where status = 'open') as "open questions"`,
    ),
  )
}

export async function sayMeasured(context: Context): Promise<string> {
  return sayCounts(
    await first(
      context,
      `select (select count(*) from programmes.measurement) as measurements,
        (select count(*) from programmes.measured_value) as "values of areas"`,
    ),
  )
}

/** Read with the rights of the public: more than open_data it could not. */
export async function sayPublic(context: Context): Promise<string> {
  const sql = `select count(*) filter (where status in ('A', 'Z')) as "cells shown", count(*) filter (where status = 'C') as "cells hidden" from open_data.value`
  return sayCounts(
    (await context.database.read((reader) => reader.first<Record<string, unknown>>(sql), 'welas_public'))!,
  )
}

async function first<T = Record<string, unknown>>(context: Context, sql: string): Promise<T> {
  return (await context.database.read((reader) => reader.first<T>(sql)))!
}

/** { rows: 12, accepted: 9 } -> "12 rows, 9 accepted" */
function sayCounts(counts: Record<string, unknown>): string {
  return Object.entries(counts)
    .flatMap(([name, count]) => (typeof count === 'number' ? [`${count} ${name}`] : []))
    .join(', ')
}
