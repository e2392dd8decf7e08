/** String distances as DuckDB defines them: over the bytes of UTF-8, not over letters. */

/** The bytes of a text. The buffer is filled again by the next text of its kind. */
class Bytes {
  data = new Uint8Array(256)
  length = 0

  fill(text: string): void {
    if (text.length * 3 > this.data.length) this.data = new Uint8Array(text.length * 4)
    const { data } = this
    let at = 0
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index)
      if (unit < 0x80) data[at++] = unit
      else if (unit < 0x800) {
        data[at++] = 0xc0 | (unit >> 6)
        data[at++] = 0x80 | (unit & 63)
      } else if (unit >= 0xd800 && unit < 0xdc00 && index + 1 < text.length) {
        const point = 0x10000 + ((unit & 0x3ff) << 10) + (text.charCodeAt(++index) & 0x3ff)
        data[at++] = 0xf0 | (point >> 18)
        data[at++] = 0x80 | ((point >> 12) & 63)
        data[at++] = 0x80 | ((point >> 6) & 63)
        data[at++] = 0x80 | (point & 63)
      } else {
        data[at++] = 0xe0 | (unit >> 12)
        data[at++] = 0x80 | ((unit >> 6) & 63)
        data[at++] = 0x80 | (unit & 63)
      }
    }
    this.length = at
  }
}

const left = new Bytes()
const right = new Bytes()
let costs = new Uint32Array(257)

function makeRoom(length: number): void {
  if (costs.length <= length) costs = new Uint32Array(length * 2)
}

/** Fewest insertions, deletions and substitutions of a byte. */
export function levenshtein(a: string, b: string): number {
  if (a === b) return 0
  left.fill(a)
  right.fill(b)
  findCommon()
  const { start, end } = common
  const [x, y] = [left.data, right.data]
  const [m, n] = [left.length - start - end, right.length - start - end]
  if (m === 0 || n === 0) return m + n
  makeRoom(n)
  for (let column = 0; column <= n; column++) costs[column] = column
  for (let line = 1; line <= m; line++) {
    let diagonal = costs[0]!
    costs[0] = line
    const byte = x[start + line - 1]!
    for (let column = 1; column <= n; column++) {
      const above = costs[column]!
      let cost = byte === y[start + column - 1] ? diagonal : diagonal + 1
      if (above + 1 < cost) cost = above + 1
      if (costs[column - 1]! + 1 < cost) cost = costs[column - 1]! + 1
      costs[column] = cost
      diagonal = above
    }
  }
  return costs[n]!
}

/** Bytes that the last two texts filled in have in common at their start and at their end, the end not overlapping the start. */
const common = { start: 0, end: 0 }

function findCommon(): void {
  const [x, y] = [left.data, right.data]
  const shorter = Math.min(left.length, right.length)
  let start = 0
  while (start < shorter && x[start] === y[start]) start++
  let end = 0
  while (end < shorter - start && x[left.length - 1 - end] === y[right.length - 1 - end]) end++
  common.start = start
  common.end = end
}

/** The Levenshtein distance where it is 0 or 1; otherwise anything above. */
export function levenshteinToOne(a: string, b: string): number {
  left.fill(a)
  right.fill(b)
  findCommon()
  // One edit leaves one byte at most on each side.
  return Math.max(left.length, right.length) - common.start - common.end
}

/** The Damerau-Levenshtein distance where it is 0 or 1; otherwise anything above. */
export function damerauLevenshteinToOne(a: string, b: string): number {
  const rest = levenshteinToOne(a, b)
  const { start } = common
  const isSwap =
    rest === 2 &&
    left.length === right.length &&
    left.data[start] === right.data[start + 1] &&
    left.data[start + 1] === right.data[start]
  return isSwap ? 1 : rest
}

/** Which text each byte was last seen in, as marks that grow from call to call. */
const seen = new Float64Array(256)
let mark = 0

/** Share of the distinct bytes of both that both have. DuckDB refuses empty texts; NaN here. */
export function jaccard(a: string, b: string): number {
  left.fill(a)
  right.fill(b)
  if (left.length === 0 || right.length === 0) return Number.NaN
  mark += 3
  const [inLeft, inBoth, inRight] = [mark, mark + 1, mark + 2]
  let [either, both] = [0, 0]
  for (let at = 0; at < left.length; at++) {
    const byte = left.data[at]!
    if (seen[byte] !== inLeft) either++
    seen[byte] = inLeft
  }
  for (let at = 0; at < right.length; at++) {
    const byte = right.data[at]!
    const known = seen[byte]!
    if (known === inLeft) {
      seen[byte] = inBoth
      both++
    } else if (known < inLeft) {
      seen[byte] = inRight
      either++
    }
  }
  return both / either
}

/** Bytes that differ at the same place; NaN where the lengths differ, which DuckDB refuses. */
export function hamming(a: string, b: string): number {
  left.fill(a)
  right.fill(b)
  if (left.length !== right.length) return Number.NaN
  let differing = 0
  for (let at = 0; at < left.length; at++) if (left.data[at] !== right.data[at]) differing++
  return differing
}

const lastLine = new Int32Array(256)
let grid = new Uint32Array(64 * 64)

/** Levenshtein with swaps of neighbours, other edits between the swapped bytes allowed (Lowrance and Wagner 1975). */
export function damerauLevenshtein(a: string, b: string): number {
  if (a === b) return 0
  left.fill(a)
  right.fill(b)
  const [x, y] = [left.data, right.data]
  const [m, n] = [left.length, right.length]
  if (m === 0 || n === 0) return m + n
  const width = n + 2
  if (grid.length < (m + 2) * width) grid = new Uint32Array((m + 2) * width * 2)
  const far = m + n
  lastLine.fill(0)
  grid[0] = far
  for (let line = 0; line <= m; line++) {
    grid[(line + 1) * width] = far
    grid[(line + 1) * width + 1] = line
  }
  for (let column = 0; column <= n; column++) {
    grid[column + 1] = far
    grid[width + column + 1] = column
  }
  for (let line = 1; line <= m; line++) {
    let lastColumn = 0
    const byte = x[line - 1]!
    for (let column = 1; column <= n; column++) {
      const at = (line + 1) * width + column + 1
      const swapLine = lastLine[y[column - 1]!]!
      const swapColumn = lastColumn
      let cost = grid[at - width - 1]!
      if (byte === y[column - 1]) lastColumn = column
      else cost++
      if (grid[at - 1]! + 1 < cost) cost = grid[at - 1]! + 1
      if (grid[at - width]! + 1 < cost) cost = grid[at - width]! + 1
      const swapped =
        grid[swapLine * width + swapColumn]! + (line - swapLine - 1) + 1 + (column - swapColumn - 1)
      grid[at] = Math.min(swapped, cost)
    }
    lastLine[byte] = line
  }
  return grid[(m + 1) * width + n + 1]!
}

let taken = new Uint8Array(256)
let matched = new Uint8Array(256)

/** Jaro similarity, 0 to 1; 0 where one text is empty. */
export function jaroSimilarity(a: string, b: string): number {
  left.fill(a)
  right.fill(b)
  return jaroOfBuffers()
}

/** Jaro-Winkler: where Jaro is over 0.7, a common beginning of up to four bytes counts a tenth each of what is missing to 1. */
export function jaroWinklerSimilarity(a: string, b: string): number {
  left.fill(a)
  right.fill(b)
  const similarity = jaroOfBuffers()
  if (similarity <= 0.7) return similarity
  const most = Math.min(4, left.length, right.length)
  let prefix = 0
  while (prefix < most && left.data[prefix] === right.data[prefix]) prefix++
  return Math.min(1, multiplyAdd(prefix * 0.1, 1 - similarity, similarity))
}

/**
 * a × b + c rounded once, as DuckDB's build computes it: the last digit decides pairs that stand on a threshold. The product's
 * rounding error after Dekker (1971), the sum's after Knuth.
 */
function multiplyAdd(a: number, b: number, c: number): number {
  const product = a * b
  const [aHigh, bHigh] = [upperHalf(a), upperHalf(b)]
  const [aLow, bLow] = [a - aHigh, b - bHigh]
  const productError = aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow)
  const sum = product + c
  const shift = sum - product
  const sumError = product - (sum - shift) + (c - shift)
  return sum + (productError + sumError)
}

/** The upper 26 bits of a number's fraction. */
function upperHalf(value: number): number {
  const scaled = value * 134217729
  return scaled - (scaled - value)
}

/** Each byte of the second text takes the first free equal byte of the first within the window. */
function jaroOfBuffers(): number {
  const [x, y] = [left.data, right.data]
  const [m, n] = [left.length, right.length]
  if (m === 0 || n === 0) return 0
  const window = Math.max(0, (Math.max(m, n) >> 1) - 1)
  if (taken.length < m) taken = new Uint8Array(m * 2)
  if (matched.length < n) matched = new Uint8Array(n * 2)
  taken.fill(0, 0, m)
  let shared = 0
  for (let column = 0; column < n; column++) {
    const byte = y[column]
    const to = Math.min(m - 1, column + window)
    matched[column] = 0
    for (let line = Math.max(0, column - window); line <= to; line++) {
      if (x[line] !== byte || taken[line] === 1) continue
      taken[line] = 1
      matched[column] = 1
      shared++
      break
    }
  }
  if (shared === 0) return 0
  let swaps = 0
  for (let line = 0, column = 0; line < m; line++) {
    if (taken[line] === 0) continue
    while (matched[column] === 0) column++
    if (x[line] !== y[column]) swaps++
    column++
  }
  return (shared / m + shared / n + (shared - (swaps >> 1)) / shared) / 3
}
