import type { KeyIndex } from './block.ts'
import {
  flags,
  isOfIssuer,
  nikHigh,
  nikLow,
  nikTrust,
  nikTrustOf,
  place,
  stride,
  type Table,
  withNikTrust,
} from './encode.ts'
import { nikKey } from './keys.ts'

/** The office knows a village when so many of its rows speak of it; of fewer a person may well be left out. */
const rowsPerVillageLeast = 100
/** Entries of one key that are looked at; whoever shares it with more is not doubted. */
const entriesMost = 4096

/**
 * Rows from `from` on whose NIK is valid by itself, but not known to the office that issues them, although it knows the people of
 * their village: such a number is somebody's slip, and no proof of a second person. Their trust becomes `unissued`. Standing rows
 * (before `from`) stay as they are: what they said when they came was decided then.
 */
export function doubtUnissued(table: Table, indexes: readonly KeyIndex[], from: number): void {
  const { cells, issuerRows } = table
  for (let row = from; row < table.count; row++) {
    const base = row * stride
    const flag = cells[base + flags]!
    const village = cells[base + place]! & 0xffff
    if (nikTrustOf(flag) !== nikTrust.valid || isOfIssuer(flag) || village === 0) continue
    if (issuerRows[village]! < rowsPerVillageLeast) continue
    if (!indexes.some((index) => holdsIssued(table, index, base)))
      cells[base + flags] = withNikTrust(flag, nikTrust.unissued)
  }
}

function holdsIssued({ cells }: Table, { offsets, entries, shift }: KeyIndex, base: number): boolean {
  const [high, low] = [cells[base + nikHigh]!, cells[base + nikLow]!]
  const key = nikKey(high, low)
  const start = offsets[key >>> shift]!
  const end = offsets[(key >>> shift) + 1]!
  if (end - start > entriesMost) return true
  for (let at = start; at < end; at++) {
    if (entries[at * 2] !== key) continue
    const other = entries[at * 2 + 1]! * stride
    if (cells[other + nikHigh] === high && cells[other + nikLow] === low && isOfIssuer(cells[other + flags]!))
      return true
  }
  return false
}
