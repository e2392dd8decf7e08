import type { IsoDate } from '../../kernel/dates.ts'
import type { Reader, Writer } from '../../kernel/ports.ts'
import type { Arrival } from '../rules/find-due.ts'

/** Batches in the register, and not replaced, for the same list and period; and those whose place the batch took. */
export async function readNeighbours(
  staff: Reader,
  batchId: number,
): Promise<{ inForce: number[]; replaced: number[] }> {
  const rows = await staff.query<{ id: number; replacedBy: number | null }>(
    `select g.id, g.replaced_by as "replacedBy" from intake.batch_shown b
     join intake.batch_shown g on g.agency_id = b.agency_id and g.list_kind_id = b.list_kind_id and g.period = b.period
       and g.id <> b.id and g.status = 'applied'
     where b.id = $1 and (g.replaced_by is null or g.replaced_by = $1) order by g.id`,
    [batchId],
  )
  const idsWhere = (wanted: (replacedBy: number | null) => boolean) =>
    rows.filter((row) => wanted(row.replacedBy)).map((row) => row.id)
  return { inForce: idsWhere((by) => by === null), replaced: idsWhere((by) => by === batchId) }
}

/** Numbers by village as the register's preview, or applying, left them; undefined = not worked out. */
export async function readVillages(
  staff: Reader,
  batchId: number,
): Promise<Readonly<Record<string, Readonly<Record<string, number>>>> | undefined> {
  const row = await staff.first<{ villages: Record<string, Record<string, number>> | null }>(
    `select counts -> 'villages' as villages from intake.batch_shown where id = $1`,
    [batchId],
  )
  return row?.villages ?? undefined
}

/**
 * Lists of any agency that entered the register or left it since the numbers of a batch were worked out. They are counted, not
 * shown: asked as the program.
 */
export async function countEnteredSince(reader: Reader, batchId: number): Promise<number> {
  const row = await reader.first<{ count: number }>(
    // Numbers of before this was noted are as old as the check, at most.
    `select count(*)::int as count from intake.batch b
     join intake.batch other on other.applied_at is not null and greatest(other.applied_at, other.undone_at)
       > coalesce((b.counts ->> 'previewedAfter')::timestamptz, b.checked_at)
     where b.id = $1 and b.status in ('checked', 'approved')`,
    [batchId],
  )
  return row!.count
}

export async function savePlace(writer: Writer, batchId: number, isPart: boolean): Promise<void> {
  await writer.query(
    `update intake.batch set is_part = $2, counts = counts - 'preview' - 'villages' where id = $1`,
    [batchId, isPart],
  )
}

/** The batch whose returned workbook this one is, if it is of the same list and period; another mark means nothing. */
export async function noteCorrects(writer: Writer, batchId: number, corrects: number): Promise<void> {
  await writer.query(
    `update intake.batch b set corrects = e.id from intake.batch e
     where b.id = $1 and e.id = $2 and e.id <> b.id and e.agency_id = b.agency_id and e.list_kind_id = b.list_kind_id
       and e.period = b.period and e.status not in ('undone', 'refused')`,
    [batchId, corrects],
  )
}

export interface ArrivedList extends Arrival {
  readonly agencyId: string
  readonly listKindId: string
}

/** Lists that came, of one agency or (null) of all; taken back and unreadable ones did not. */
export function readArrivals(staff: Reader, agencyId: string | null, since: IsoDate): Promise<ArrivedList[]> {
  return staff.query<ArrivedList>(
    `select max(id) as "batchId", agency_id as "agencyId", list_kind_id as "listKindId", period, min(received_at)::date as "arrivedOn"
     from intake.batch_shown
     where status not in ('undone', 'refused') and period >= $2 and ($1::text is null or agency_id = $1)
     group by agency_id, list_kind_id, period`,
    [agencyId, since],
  )
}
