import type { IsoDate } from '../kernel/dates.ts'
import type { Reader, Writer } from '../kernel/ports.ts'

export interface Upload {
  readonly id: string
  readonly accountId: string
  readonly agencyId: string
  readonly listKindId: string
  readonly period: IsoDate
  readonly fileName: string
  readonly bytes: number
  readonly startSha256: string
  readonly received: number
  readonly touchedAt: string
}
const columns = `id, account_id as "accountId", agency_id as "agencyId", list_kind_id as "listKindId", period, file_name as "fileName", bytes,
  start_sha256 as "startSha256", received, touched_at as "touchedAt"`

/** Unfinished uploads of one account, the one last worked on first. */
export async function listUploadRows(reader: Reader, accountId: string): Promise<Upload[]> {
  return reader.query(
    `select ${columns} from intake.upload where account_id = $1 order by touched_at desc, id`,
    [accountId],
  )
}
export async function findUpload(reader: Reader, accountId: string, id: string): Promise<Upload | undefined> {
  return reader.first(`select ${columns} from intake.upload where id = $1 and account_id = $2`, [
    id,
    accountId,
  ])
}
export async function insertUpload(writer: Writer, upload: Upload): Promise<void> {
  await writer.query(
    `insert into intake.upload (id, account_id, agency_id, list_kind_id, period, file_name, bytes, start_sha256, started_at, touched_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)`,
    [
      upload.id,
      upload.accountId,
      upload.agencyId,
      upload.listKindId,
      upload.period,
      upload.fileName,
      upload.bytes,
      upload.startSha256,
      upload.touchedAt,
    ],
  )
}
/** Counts a part that is on disk; false when another part was counted meanwhile. */
export async function countPart(
  writer: Writer,
  part: { id: string; offset: number; bytes: number; at: string },
): Promise<boolean> {
  const counted = await writer.query(
    'update intake.upload set received = $2 + $3, touched_at = $4 where id = $1 and received = $2 returning id',
    [part.id, part.offset, part.bytes, part.at],
  )
  return counted.length > 0
}
export async function deleteUpload(writer: Writer, id: string): Promise<void> {
  await writer.query('delete from intake.upload where id = $1', [id])
}
/** Nobody went on with them since `before`. */
export async function listStaleUploads(reader: Reader, before: string): Promise<Upload[]> {
  return reader.query(`select ${columns} from intake.upload where touched_at < $1 order by id`, [before])
}
export async function listUploadIds(reader: Reader): Promise<string[]> {
  return (await reader.query<{ id: string }>('select id from intake.upload')).map(({ id }) => id)
}
