import { systemActor } from '../access/index.ts'
import type { Reader } from '../kernel/ports.ts'

export interface BatchState {
  readonly id: number
  readonly status: string
  readonly fileName: string
}

/** Lists that the demo handed in itself; what visitors hand in is for people to approve. */
export async function listBatchStates(reader: Reader): Promise<BatchState[]> {
  return reader.query<BatchState>(
    `select id, status, file_name as "fileName" from intake.batch where received_by = $1 order by id`,
    [systemActor.accountId],
  )
}

export async function listUserNames(reader: Reader): Promise<Set<string>> {
  const rows = await reader.query<{ name: string }>('select user_name as name from access.account')
  return new Set(rows.map((row) => row.name))
}

/** Month ends that have been measured. */
export async function listMeasuredMonths(reader: Reader): Promise<Set<string>> {
  const rows = await reader.query<{ month: string }>(
    'select distinct as_of as month from programmes.measurement',
  )
  return new Set(rows.map((row) => row.month))
}

/** Work that failed for good: "kind subject: code". */
export async function listFailures(reader: Reader): Promise<string[]> {
  const rows = await reader.query<{ text: string }>(
    `select kind || ' ' || subject_id || ': ' || coalesce(error_code, '') as text from platform.job where state = 'failed' order by id`,
  )
  return rows.map((row) => row.text)
}

export async function hasRelease(reader: Reader): Promise<boolean> {
  return (await reader.first('select from open_data.release limit 1')) !== undefined
}
