import { fileURLToPath } from 'node:url'
import { type Actor, type Context, systemActor } from '../src/access/index.ts'
import { receiveSheet } from '../src/intake/index.ts'
import { type Pack, readPack } from '../src/pack/index.ts'
import { createTestContext } from './system.ts'

/** Jember's pack over a database of its own, for lists that are handed in. Call `drop` in afterAll. */
export async function openIntake(change: (pack: Pack) => Pack = (pack) => pack) {
  return createTestContext(change(await readPack(fileURLToPath(new URL('../packs/jember', import.meta.url)))))
}

/** Hands lists of Dinsos in, as does a colleague; a walidata approves them; a stranger is of another agency. */
export const operator: Actor = {
  ...systemActor,
  accountId: 'ani',
  displayName: 'Ani',
  role: 'operator',
  agencyId: 'dinsos',
  fieldGroups: ['identity', 'contact', 'welfare'],
}
export const colleague: Actor = { ...operator, accountId: 'budi', displayName: 'Budi' }
export const walidata: Actor = { ...operator, accountId: 'wali', role: 'walidata', agencyId: 'diskominfo' }
export const stranger: Actor = { ...operator, accountId: 'cici', agencyId: 'dinkes' }

export async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** Hands in a list of Dinsos, as the operator unless told otherwise. Nothing of it is checked yet. */
export function handInList(
  context: Context,
  bytes: Uint8Array,
  {
    actor = operator,
    listKindId = 'ppks',
    period = '2026-01-31',
    fileName = 'C:\\data\\../daftar.xlsx',
  }: { actor?: Actor; listKindId?: string; period?: string; fileName?: string } = {},
): Promise<{ batchId: number; already: boolean }> {
  const list = { bytes: inOnePiece(bytes), fileName, agencyId: 'dinsos', listKindId, period }
  return receiveSheet(context, actor, list)
}
