import type { Progress, Writer } from './ports.ts'

/** Work that outlives a request. `run` must be safe to start again after a kill at any point: each of its
 * transactions either happened or did not, and it looks before it works. */
export interface Job<Context> {
  /** folder.verb-noun, e.g. intake.check-batch */
  readonly kind: string
  /** A running server orders it when it starts and then so often, by its clock. */
  readonly everyMinutes?: number
  run(context: Context, subjectId: string, progress: Progress): Promise<void>
}

/** Puts a job in the queue in the caller's transaction; does nothing when the same one is waiting or running. */
export async function enqueueJob(writer: Writer, kind: string, subjectId: string | number): Promise<void> {
  await writer.query(
    `insert into platform.job (kind, subject_id, state) values ($1, $2, 'waiting')
     on conflict (kind, subject_id) where state in ('waiting', 'running') do nothing`,
    [kind, String(subjectId)],
  )
}

/** Orders what comes round by the clock: one row per kind, which says when it was last done. */
export async function enqueueRegularJob(writer: Writer, kind: string): Promise<void> {
  await writer.query(
    `delete from platform.job where kind = $1 and subject_id = 'clock' and state not in ('waiting', 'running')`,
    [kind],
  )
  await enqueueJob(writer, kind, 'clock')
}

/**
 * The same for work that reads what the caller's transaction changes: one that is running has perhaps read already, so
 * it runs once more; one that is waiting does not start before the transaction ends.
 */
export async function enqueueJobAnew(
  writer: Writer,
  kind: string,
  subjectId: string | number,
): Promise<void> {
  await writer.query(
    `insert into platform.job as job (kind, subject_id, state) values ($1, $2, 'waiting')
     on conflict (kind, subject_id) where state in ('waiting', 'running')
     do update set created_at = clock_timestamp() where job.state = 'running'`,
    [kind, String(subjectId)],
  )
}
