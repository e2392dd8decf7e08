import type { Table } from './compile.ts'
import type { Expression } from './expression.ts'

const placesBits = 16
const places = 1 << placesBits

const memos = new WeakMap<Table, Map<string, Expression['run']>>()

/**
 * Remembers the last results of a function of two columns by the pair of values, in a table of fixed size where a newer pair
 * takes the place of an older one. Levels that ask the same share it.
 */
export function pairMemo(
  table: Table,
  key: string,
  a: Expression,
  b: Expression,
  work: (left: number, right: number) => number | null,
): Expression['run'] {
  let ofTable = memos.get(table)
  if (!ofTable) {
    ofTable = new Map()
    memos.set(table, ofTable)
  }
  let run = ofTable.get(key)
  if (!run) {
    run = remember(a, b, work)
    ofTable.set(key, run)
  }
  return run
}

function remember(
  a: Expression,
  b: Expression,
  work: (left: number, right: number) => number | null,
): Expression['run'] {
  const first = new Int32Array(places)
  const second = new Int32Array(places)
  const results = new Float64Array(places)
  const { codes: x, stride: xStride, offset: xOffset } = a.column!
  const { codes: y, stride: yStride, offset: yOffset } = b.column!
  const isLeftFirst = a.side === 'l'
  return (l, r) => {
    const i = x[(isLeftFirst ? l : r) * xStride + xOffset]!
    const j = y[(isLeftFirst ? r : l) * yStride + yOffset]!
    if (i === 0 || j === 0) return null
    const place = pairPlace(i, j, placesBits)
    if (first[place] === i && second[place] === j) return results[place]!
    const result = work(l, r)
    first[place] = i
    second[place] = j
    results[place] = result!
    return result
  }
}

/** A place for a pair of codes in a table of 2 to the power of `bits`. */
export function pairPlace(a: number, b: number, bits: number): number {
  const mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)
  return (mixed ^ (mixed >>> 15)) & ((1 << bits) - 1)
}
