import type { Reader, Writer } from '../kernel/ports.ts'
import type { Actor, Context } from './model.ts'
import { rightsOf } from './rules/data-rights.ts'

/**
 * Reads people for somebody: `staff` answers within the actor's rights, kept by the database itself; `app` is the
 * program, for the trace in the same transaction. Every look of staff at people goes through here (decision 0018). That
 * an agency handed a list in opens no closed row here: as lists are read, people are not.
 */
export function readAs<T>(
  context: Pick<Context, 'database'>,
  actor: Actor,
  work: (staff: Reader, app: Writer) => Promise<T>,
): Promise<T> {
  return context.database.readAs({ ...rightsOf(actor), listsOf: null }, work)
}

/** Reads lists as they were handed in: by whose they are and where they lie, never by the people they speak of. */
export function readListsAs<T>(
  context: Pick<Context, 'database'>,
  actor: Actor,
  work: (staff: Reader, app: Writer) => Promise<T>,
): Promise<T> {
  return context.database.readAs({ ...rightsOf(actor), people: false }, work)
}
