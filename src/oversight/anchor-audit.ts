import { appendFile, readFile } from 'node:fs/promises'
import { type Actor, type Context, recordAudit, verifyAudit } from '../access/index.ts'
import { Problem } from '../kernel/problem.ts'
import type { Anchor } from './contract.ts'
import { findHashes, insertAnchor } from './store.ts'

/**
 * Recomputes the whole audit chain and keeps what was found. Its last hash, noted outside (a file elsewhere, a print), shows
 * later whether entries were cut off the end, which a chain alone cannot. Cost: about 100,000 entries a second.
 */
export async function anchorAudit(context: Context, actor: Actor): Promise<Anchor> {
  const { entries, lastHash, faults } = await context.database.read(verifyAudit)
  const found = { at: context.clock.now().toISOString(), entries, hash: lastHash, faults: faults.length }
  await context.database.write(async (writer) => {
    await insertAnchor(writer, found)
    await recordAudit(writer, context.clock, actor, {
      action: 'oversight.audit.verified',
      details: { entries, faults: faults.length },
    })
  })
  return found
}

/**
 * Checks every line of an outside file ("time entries hash") against the chain, then adds today's. Throws Problem 409 for a
 * line that no longer holds (line number told) and for a chain with faults; nothing is added then.
 */
export async function anchorInFile(context: Context, actor: Actor, path: string): Promise<Anchor> {
  const lines = (await readFile(path, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '')
  const noted = lines.map((line) => line.split(' '))
  const hashes = await context.database.read((reader) =>
    findHashes(
      reader,
      noted.map(([, entries]) => Number(entries)),
    ),
  )
  const wrong = noted.findIndex(([, entries, hash]) => hashes.get(Number(entries)) !== hash)
  if (wrong >= 0) throw new Problem('oversight.anchor-differs', 409, { line: wrong + 1 })
  const found = await anchorAudit(context, actor)
  if (found.faults > 0) throw new Problem('access.audit-broken', 409, { faults: found.faults })
  await appendFile(path, `${found.at} ${found.entries} ${found.hash}\n`, { flush: true })
  return found
}
