import { closeSync, openSync, readdirSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { ScoredPairs } from '../link-table.ts'
import { Edges } from '../rules/score.ts'

/** Stands in the place of a row: this line tells how many pairs a rule was the first to bring. */
export const ofRule = -1
const [comma, lineFeed, minus, zero] = [44, 10, 45, 48]

/** Reads what the executors found (score-pairs.ts) from the CSV files of a folder: pairs and totals, in any order. */
export function readEdges(folder: string, columns: number, rules: number): ScoredPairs {
  const edges = new Edges(columns)
  const pairsByRule = new Float64Array(rules)
  const weight = new Int32Array(1)
  const asFloat = new Float32Array(weight.buffer)
  const levels = new Uint8Array(columns)
  const take = (line: Uint8Array, from: number, to: number) => {
    const [a, atB] = wholeOf(line, from)
    const [b, atWeight] = wholeOf(line, atB)
    const [value, atLevels] = wholeOf(line, atWeight)
    if (atLevels + columns !== to) throw new Error('a line of edges is cut off')
    if (a === ofRule) pairsByRule[b]! += value
    else {
      weight[0] = value
      for (let index = 0; index < columns; index++) levels[index] = line[atLevels + index]! - zero
      edges.add(a, b, asFloat[0]!, levels)
    }
  }
  for (const file of readdirSync(folder)) if (file.endsWith('.csv')) forEachLine(join(folder, file), take)
  return { edges, pairsByRule }
}

/** A whole number up to the next comma, and where the cell behind it begins. */
function wholeOf(line: Uint8Array, from: number): [value: number, next: number] {
  const isNegative = line[from] === minus
  let [value, at] = [0, isNegative ? from + 1 : from]
  for (; line[at] !== comma; at++) value = value * 10 + line[at]! - zero
  return [isNegative ? -value : value, at + 1]
}

const bufferBytes = 1 << 20

function forEachLine(path: string, take: (bytes: Uint8Array, from: number, to: number) => void): void {
  const bytes = new Uint8Array(bufferBytes)
  const handle = openSync(path, 'r')
  let rest = 0
  for (let read = -1; read !== 0; ) {
    read = readSync(handle, bytes, rest, bufferBytes - rest, null)
    let from = 0
    for (
      let end = bytes.indexOf(lineFeed);
      end >= 0 && end < rest + read;
      end = bytes.indexOf(lineFeed, from)
    ) {
      take(bytes, from, end)
      from = end + 1
    }
    bytes.copyWithin(0, from, rest + read)
    rest += read - from
  }
  closeSync(handle)
}
