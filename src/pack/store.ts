import type { Writer } from '../kernel/ports.ts'

/** Empties schema reference, in one transaction with what fills it again. */
export async function clearReference(writer: Writer): Promise<void> {
  await writer.execute('delete from reference.area')
  await writer.execute('delete from reference.agency')
  await writer.execute('delete from reference.category')
}
