/** How two words relate that are not the same: `similar` = one slip apart, `faint` = a slip or another name, nobody can tell from the name alone. */
export const slips = { none: 0, faint: 1, similar: 2 } as const

/** Similar: one edit (two in long words), or one is the cut-off start of the other. Faint: one edit in short words, two in longer ones. Symmetric. */
export function slipOf(a: string, b: string): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  const { length } = short
  if (length >= 5 && long.startsWith(short)) return slips.similar
  if (length < 2) return slips.none
  const faint = length >= 5 ? 2 : 1
  const edits = editsWithin(short, long, faint)
  if (length >= 4 && edits <= (length >= 8 ? 2 : 1)) return slips.similar
  return edits <= faint ? slips.faint : slips.none
}

export const areSimilar = (a: string, b: string) => slipOf(a, b) === slips.similar

/** The letters of a word as bits: what a word has of them bounds how near another can be. */
export function lettersOf(word: string): number {
  let letters = 0
  for (let index = 0; index < word.length; index++) letters |= 1 << (word.charCodeAt(index) & 31)
  return letters
}

/** True for the letters of two words of which neither begins the other and which are more than two edits apart: each edit changes one letter of each word. */
export function areFar(lettersA: number, lettersB: number): boolean {
  const [onlyA, onlyB] = [bitCount(lettersA & ~lettersB), bitCount(lettersB & ~lettersA)]
  return onlyA > 0 && onlyB > 0 && (onlyA > 2 || onlyB > 2)
}

function bitCount(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

const widest = 64
let [beforeLast, last, current] = [0, 0, 0].map(() => new Uint8Array(widest))

/**
 * Edits that make one word of another (insert, delete, replace, swap neighbours; none twice in one place: the optimal string
 * alignment distance), `most` + 1 where it takes more. Symmetric.
 */
export function editsWithin(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let start = 0
  while (start < a.length && start < b.length && a.charCodeAt(start) === b.charCodeAt(start)) start++
  let [endA, endB] = [a.length, b.length]
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--
    endB--
  }
  if (endA === start || endB === start) return endA + endB - 2 * start
  return alignedWithin(a, start, endA, b, start, endB, most)
}

/** The same of a[fromA, toA) and b[fromB, toB): only places that are at most `most` apart can be aligned. */
function alignedWithin(
  a: string,
  fromA: number,
  toA: number,
  b: string,
  fromB: number,
  toB: number,
  most: number,
): number {
  const width = toB - fromB
  if (width >= last!.length) [beforeLast, last, current] = [0, 0, 0].map(() => new Uint8Array(width * 2))
  const far = most + 1
  let [two, one, now] = [beforeLast!, last!, current!]
  for (let j = 0; j <= width; j++) one[j] = Math.min(j, far)
  for (let i = 1; i <= toA - fromA; i++) {
    const letter = a.charCodeAt(fromA + i - 1)
    const [low, high] = [Math.max(1, i - most), Math.min(width, i + most)]
    now[low - 1] = low === 1 ? Math.min(i, far) : far
    let least = now[low - 1]!
    for (let j = low; j <= high; j++) {
      const other = b.charCodeAt(fromB + j - 1)
      let best = one[j - 1]! + (letter === other ? 0 : 1)
      if (j < i + most && one[j]! + 1 < best) best = one[j]! + 1
      if (now[j - 1]! + 1 < best) best = now[j - 1]! + 1
      if (
        i > 1 &&
        j > 1 &&
        letter === b.charCodeAt(fromB + j - 2) &&
        other === a.charCodeAt(fromA + i - 2) &&
        two[j - 2]! + 1 < best
      )
        best = two[j - 2]! + 1
      now[j] = Math.min(best, far)
      if (now[j]! < least) least = now[j]!
    }
    // A swap reaches over one row, so two rows must be beyond.
    if (least === far && i > 1 && leastOf(one, low, high) === far) return far
    ;[two, one, now] = [one, now, two]
  }
  return one[width]!
}

function leastOf(row: Uint8Array, low: number, high: number): number {
  let least = 255
  for (let j = low - 1; j <= high; j++) least = Math.min(least, row[j]!)
  return least
}
