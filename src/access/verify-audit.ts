import type { Reader } from '../kernel/ports.ts'
import { auditHash, auditStart, peopleDetails } from './audit.ts'
import { readAudit, readAuditPeople, type StoredAuditEntry } from './store.ts'

export interface AuditFault {
  readonly id: number
  /**
   * missing: entries before this one are gone; broken-chain: it does not follow the one before; changed: its content is not
   * what was written; people-changed: the persons kept beside it are not those it was written with.
   */
  readonly fault: 'missing' | 'broken-chain' | 'changed' | 'people-changed'
}
export interface AuditReport {
  readonly entries: number
  readonly lastHash: string
  readonly faults: readonly AuditFault[]
}

const entriesChunk = 5_000
const faultsMax = 100

/**
 * Recomputes the whole hash chain. Entries cut off at the end leave a shorter but whole chain: compare `entries` and
 * `lastHash` with those noted elsewhere (the command prints them) to find that.
 */
export async function verifyAudit(reader: Reader): Promise<AuditReport> {
  const faults: AuditFault[] = []
  let entries = 0
  let lastId = 0
  let lastHash = auditStart
  for (;;) {
    const chunk = await readAudit(reader, lastId, entriesChunk)
    const people = await readAuditPeople(reader, lastId, chunk.at(-1)?.id ?? lastId)
    for (const entry of chunk) {
      if (entry.id !== lastId + 1) faults.push({ id: entry.id, fault: 'missing' })
      else if (entry.previousHash !== lastHash) faults.push({ id: entry.id, fault: 'broken-chain' })
      if (auditHash(entry.previousHash, entry) !== entry.hash) faults.push({ id: entry.id, fault: 'changed' })
      if (!areThose(people.get(entry.id) ?? [], entry.details))
        faults.push({ id: entry.id, fault: 'people-changed' })
      lastId = entry.id
      lastHash = entry.hash
      entries++
    }
    if (chunk.length < entriesChunk || faults.length >= faultsMax) return { entries, lastHash, faults }
  }
}

function areThose(people: readonly number[], details: StoredAuditEntry['details']): boolean {
  const { peopleShown, peopleSha256 } = peopleDetails(people)
  return (
    (details.peopleShown ?? 0) === peopleShown && (peopleShown === 0 || details.peopleSha256 === peopleSha256)
  )
}
