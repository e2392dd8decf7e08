import type { Actor } from '../access/index.ts'
import type { Writer } from '../kernel/ports.ts'
export async function markApplied(writer: Writer, batchId: number): Promise<void> {
  await writer.query("update intake.batch set status = 'applied', applied_at = now() where id = $1", [batchId])
}
export async function markUndone(writer: Writer, actor: Actor, batchId: number): Promise<void> {
  await writer.query("update intake.batch set status = 'undone', undone_at = now(), undone_by = $2 where id = $1", [batchId, actor.accountId])
}
