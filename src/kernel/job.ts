import type { Progress, Writer } from './ports.ts'

/** Work that outlives a request. `run` must be safe to start again after a kill at any point: each of its
 * transactions either happened or did not, and it looks before it works. */
export interface Job<Context> {
  /** folder.verb-noun, e.g. intake.check-batch */
  readonly kind: string
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
