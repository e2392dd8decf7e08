import type { Reader, Writer } from '../kernel/ports.ts'

export interface JobRow {
  readonly id: number
  readonly kind: string
  readonly subjectId: string
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  readonly attempts: number
  readonly errorCode: string | null
  readonly createdAt: string
  readonly startedAt: string | null
  readonly finishedAt: string | null
}

const columns = `id, kind, subject_id as "subjectId", state, attempts, error_code as "errorCode",
  created_at as "createdAt", started_at as "startedAt", finished_at as "finishedAt"`

/** Marks the oldest waiting job as running and returns it. */
export async function takeJob(writer: Writer): Promise<JobRow | undefined> {
  return writer.first<JobRow>(
    `update platform.job set state = 'running', started_at = now(), finished_at = null
     where id = (select id from platform.job where state = 'waiting' order by id limit 1 for update skip locked)
     returning ${columns}`,
  )
}

/** Jobs a killed process left in the middle wait again. Returns how many. */
export async function requeueInterrupted(writer: Writer): Promise<number> {
  return (
    await writer.query(`update platform.job set state = 'waiting' where state = 'running' returning id`)
  ).length
}

/** Counts a failed attempt of the job that a thread was at when it ended; it waits again until it has failed `attemptsMax` times. */
export async function failInterrupted(writer: Writer, code: string, attemptsMax: number): Promise<void> {
  const running = await writer.query<{ id: number }>(`select id from platform.job where state = 'running'`)
  for (const { id } of running) await failJob(writer, id, code, attemptsMax)
}

/** A job that was asked for anew while it ran waits again instead of being done (enqueueJobAnew). */
export async function finishJob(writer: Writer, id: number, state: 'done' | 'cancelled'): Promise<void> {
  await writer.query(
    `update platform.job set error_code = null, finished_at = now(),
       state = case when $2 = 'done' and created_at > started_at then 'waiting' else $2 end
     where id = $1`,
    [id, state],
  )
}

/** Puts a stopped job back without counting an attempt. */
export async function returnJob(writer: Writer, id: number): Promise<void> {
  await writer.query(`update platform.job set state = 'waiting' where id = $1`, [id])
}

/** Counts a failed attempt; the job waits again until it has failed `attemptsMax` times. */
export async function failJob(writer: Writer, id: number, code: string, attemptsMax: number): Promise<void> {
  await writer.query(
    `update platform.job set attempts = attempts + 1, error_code = $2,
       state = case when attempts + 1 >= $3 then 'failed' else 'waiting' end,
       finished_at = case when attempts + 1 >= $3 then now() end
     where id = $1`,
    [id, code, attemptsMax],
  )
}

/** Takes a job out of the queue that has not started. Returns whether there was one. */
export async function cancelWaiting(writer: Writer, kind: string, subjectId: string): Promise<boolean> {
  const rows = await writer.query(
    `update platform.job set state = 'cancelled', finished_at = now()
     where kind = $1 and subject_id = $2 and state = 'waiting' returning id`,
    [kind, subjectId],
  )
  return rows.length > 0
}

/** The latest job of a kind for a subject. */
export async function findJob(reader: Reader, kind: string, subjectId: string): Promise<JobRow | undefined> {
  return reader.first<JobRow>(
    `select ${columns} from platform.job where kind = $1 and subject_id = $2 order by id desc limit 1`,
    [kind, subjectId],
  )
}

export async function listJobs(reader: Reader, limit: number): Promise<JobRow[]> {
  return reader.query<JobRow>(`select ${columns} from platform.job order by id desc limit $1`, [limit])
}

/** A failed job starts again from zero attempts. Returns whether there was one. */
export async function retryFailed(writer: Writer, id: number): Promise<boolean> {
  const rows = await writer.query(
    `update platform.job j set state = 'waiting', attempts = 0, error_code = null, finished_at = null
     where id = $1 and state in ('failed', 'cancelled')
       and not exists (select from platform.job o where o.kind = j.kind and o.subject_id = j.subject_id and o.state in ('waiting', 'running'))
     returning id`,
    [id],
  )
  return rows.length > 0
}
