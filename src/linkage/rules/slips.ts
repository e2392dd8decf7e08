/** How two different words relate. `alike` = same phonetic class; `similar` = one slip apart; `initial` = first letter of,
 * `faint` = so few letters apart that only other evidence can say. */
export const tokenRelation = { different: 0, alike: 1, similar: 2, initial: 3, faint: 4 } as const

/** Words shorter than this are similar to no other. */
export const similarLeast = 4
/** Words of which one is the cut-off start of the other are similar from this length on. */
export const startLeast = 5

/** Edits that make a word of so many letters, the shorter of two, faintly similar to the other at most. */
export const faintMost = (length: number) => (length >= 5 ? 2 : 1)

/** similar, faint or different: two words so many edits apart, of which the shorter has `length` letters. One edit is a slip, two in long words. */
export function slipOfEdits(length: number, edits: number): number {
  if (length >= similarLeast && edits <= (length >= 8 ? 2 : 1)) return tokenRelation.similar
  return length >= 2 && edits <= faintMost(length) ? tokenRelation.faint : tokenRelation.different
}

/** similar, faint or different. Symmetric. */
export function slipOf(a: string, b: string): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  const { length } = short
  if (length >= startLeast && long.startsWith(short)) return tokenRelation.similar
  return slipOfEdits(length, editsWithin(short, long, faintMost(length)))
}

export const areSimilar = (a: string, b: string) => slipOf(a, b) === tokenRelation.similar

/** One bit per kind of letter or digit (32 kinds): what a word has of them bounds how near another can be. */
export function kindsOf(word: string): number {
  let kinds = 0
  for (let index = 0; index < word.length; index++) kinds |= 1 << (word.charCodeAt(index) & 31)
  return kinds
}

/** True for the kinds of two words of which neither begins the other and which are more than two edits apart: each edit changes one letter of each word. */
export function areFar(kindsA: number, kindsB: number): boolean {
  const [onlyA, onlyB] = [bitsIn(kindsA & ~kindsB), bitsIn(kindsB & ~kindsA)]
  return onlyA > 0 && onlyB > 0 && (onlyA > 2 || onlyB > 2)
}

export function bitsIn(mask: number): number {
  let rest = mask - ((mask >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/**
 * Edits that make one word of another (insert, delete, replace, swap neighbours; none twice in one place: the optimal string
 * alignment distance), `most` + 1 where it takes more. Symmetric. Only for a few edits: each is tried where the words first differ.
 */
export function editsWithin(a: string, b: string, most: number, fromA = 0, fromB = 0): number {
  let [i, j] = [fromA, fromB]
  while (i < a.length && j < b.length && a.charCodeAt(i) === b.charCodeAt(j)) {
    i++
    j++
  }
  const [leftA, leftB] = [a.length - i, b.length - j]
  if (leftA === 0 || leftB === 0) return Math.min(leftA + leftB, most + 1)
  if (most === 0 || Math.abs(leftA - leftB) > most) return most + 1
  let rest = editsWithin(a, b, most - 1, i + 1, j + 1)
  rest = Math.min(rest, editsWithin(a, b, most - 1, i + 1, j), editsWithin(a, b, most - 1, i, j + 1))
  const isSwap = a.charCodeAt(i) === b.charCodeAt(j + 1) && a.charCodeAt(i + 1) === b.charCodeAt(j)
  return 1 + (isSwap ? Math.min(rest, editsWithin(a, b, most - 1, i + 2, j + 2)) : rest)
}
