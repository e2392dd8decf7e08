import { mix } from '../../rules/hash.ts'
import { valueFacts } from './encode.ts'
import { isFromAge } from './read-values.ts'
import { type Column, lacksIn, type Table } from './table.ts'
import { wordFacts } from './words.ts'

/** One thing about a row that keys are made of: a number, 0 = the row has no such thing. */
export type Part = (row: number) => number

const wordsPerName = 3
const startLetters = 3
const joinedLettersLeast = 3

/** The row's value of a column of words, as a place in the records of its values. */
function placeOfValue({ records, stride }: Table, { at, values }: Column): (row: number) => number {
  const width = values!.stride
  return (row) => records[row * stride + at]! * width
}

const codeOf =
  ({ records, stride }: Table, { at }: Column): Part =>
  (row) =>
    records[row * stride + at]!

/** Sound class of each word of all name columns (or its first letters), without repeats and single letters, one part each. */
export function nameWords(table: Table, names: readonly Column[], isByStart: boolean): Part[] {
  const found = new Int32Array(Math.min(5, names.length * wordsPerName))
  const places = names.map((column) => placeOfValue(table, column))
  let last = -1
  let count = 0
  const read = (row: number): number => {
    let filled = 0
    names.forEach(({ values }, index) => {
      filled = takeWords(values!, places[index]!(row), found, filled, isByStart)
    })
    return filled
  }
  return Array.from(found, (_, index) => (row: number) => {
    if (row !== last) count = read(row)
    last = row
    return index < count ? found[index]! : 0
  })
}

function takeWords(
  { records, words }: NonNullable<Column['values']>,
  value: number,
  out: Int32Array,
  before: number,
  isByStart: boolean,
): number {
  let [count, taken] = [before, 0]
  for (let index = 0; index < records[value]! && count < out.length && taken < wordsPerName; index++) {
    const fact = records[value + valueFacts.words + index]! * wordFacts.stride
    if (words.facts[fact + wordFacts.classLength]! < 2) continue
    const hash = isByStart ? startHash(words, fact) : words.classHashes[words.facts[fact]!]!
    let isKnown = false
    for (let known = 0; known < count; known++) isKnown ||= out[known] === hash
    if (isKnown) continue
    out[count++] = hash
    taken++
  }
  return count
}

function startHash({ facts, classLetters }: NonNullable<Column['values']>['words'], fact: number): number {
  const from = facts[fact + wordFacts.classStart]!
  const to = from + Math.min(startLetters, facts[fact + wordFacts.classLength]!)
  let hash = 0
  for (let at = from; at < to; at++) hash = (hash << 8) ^ classLetters[at]!
  return hash
}

/** All words of the name in any order; at least `least` of them. */
export function wholeName(words: readonly Part[], least: number): Part {
  return (row) => {
    let [sum, count] = [0, 0]
    for (const word of words) {
      const hash = word(row)
      if (hash === 0) break
      sum = (sum + mix(hash, 7)) | 0
      count++
    }
    return count === 0 || count < least ? 0 : mix(sum, count)
  }
}

/** The first letters of the first two words of the name in any order. */
export function nameStart(starts: readonly Part[]): Part {
  return (row) => {
    const [first, second] = [starts[0]!(row), starts[1]?.(row) ?? 0]
    return first === 0 ? 0 : mix(first ^ second, 11)
  }
}

/**
 * The first or last `wanted` letters of the name with its words joined: survives NURHAYATI for NUR HAYATI, initials, words left
 * out and a slip at the other end.
 */
export function joinedLetters(
  table: Table,
  names: readonly Column[],
  wanted: number,
  isFromEnd: boolean,
): Part {
  const columns = isFromEnd ? names.toReversed() : names
  const places = columns.map((column) => placeOfValue(table, column))
  return (row) => {
    let [hash, letters] = [isFromEnd ? 1 : 0, 0]
    for (let column = 0; column < columns.length; column++) {
      const { records, words } = columns[column]!.values!
      const value = places[column]!(row)
      const count = records[value]!
      for (let index = 0; index < count && letters < wanted; index++) {
        const place = isFromEnd ? count - 1 - index : index
        const fact = records[value + valueFacts.words + place]! * wordFacts.stride
        const [from, length] = [
          words.facts[fact + wordFacts.classStart]!,
          words.facts[fact + wordFacts.classLength]!,
        ]
        for (let letter = 0; letter < length && letters < wanted; letter++, letters++)
          hash =
            (Math.imul(hash, 31) + words.classLetters[from + (isFromEnd ? length - 1 - letter : letter)]!) | 0
      }
    }
    return letters < joinedLettersLeast ? 0 : hash
  }
}

/** Day and month in either order with the year; a year alone or from an age gives 0. */
export function dayOf(table: Table, column: Column): Part {
  const code = codeOf(table, column)
  return (row) => folded(code(row) >>> 16, code(row))
}

/** Day and month in either order, whatever the year. */
export function dayAndMonthOf(table: Table, column: Column): Part {
  const code = codeOf(table, column)
  return (row) => folded(0, code(row))
}

export function yearOf(table: Table, column: Column): Part {
  const code = codeOf(table, column)
  return (row) => code(row) >>> 16
}

function folded(year: number, date: number): number {
  const [month, day] = [(date >>> 8) & 0xff, date & 0xff]
  return (month === 0 && day === 0) || isFromAge(date)
    ? 0
    : mix(year, Math.min(month, day) * 256 + Math.max(month, day))
}

/** The sound of a place, its words joined: TEGAL SARI and TEGALSARI are one. */
export function placeOf(table: Table, column: Column): Part {
  const value = placeOfValue(table, column)
  const { records } = column.values!
  return (row) => (records[value(row)] === 0 ? 0 : records[value(row) + valueFacts.joined]!)
}

/** The value itself: a number as a whole, words as they are written. */
export function wholeValue(table: Table, column: Column): Part {
  const code = codeOf(table, column)
  const { records, stride } = table
  if (column.isNumber)
    return (row) => {
      const [high, low] = [code(row), records[row * stride + column.at + 1]!]
      return (high | low) === 0 ? 0 : mix(high, low)
    }
  const { values } = column
  if (values === null) return (row) => (code(row) === 0 ? 0 : mix(code(row), 5))
  return (row) => (code(row) === 0 ? 0 : mix(values.records[code(row) * values.stride + valueFacts.hash]!, 5))
}

/** The sound of the first word of a value. */
export function firstWordOf(table: Table, column: Column): Part {
  const value = placeOfValue(table, column)
  const { records, words } = column.values!
  return (row) => {
    const at = value(row)
    const word = records[at + valueFacts.words]!
    return records[at] === 0 ? 0 : words.classHashes[words.facts[word * wordFacts.stride]!]!
  }
}

/**
 * Half of a number: a mistyped one still has the other half right. Short numbers lie in the low half alone: halve that. A NIK
 * is area, birth date and serial: each half of it repeats among neighbours and is left out.
 */
export function halfOf(table: Table, column: Column, isSecond: boolean): Part {
  const { records, stride } = table
  return (row) => {
    const at = row * stride + column.at
    const [high, last] = [records[at]!, records[at + 1]!]
    if ((high | last) === 0 || high >>> 28 !== 0) return 0
    if (isSecond) return mix(high === 0 ? last & 0xffff : last, 2)
    return mix(high === 0 ? last >>> 16 : high, 1)
  }
}

/** The two rarest words of a value, and both together. A word that stands in one row only, most often a slip, comes last. */
export function rarestWords(table: Table, column: Column): { first: Part; second: Part; both: Part } {
  const value = placeOfValue(table, column)
  const { records, words } = column.values!
  let [last, first, second] = [-1, -1, -1]
  const isRarer = (word: number, other: number) => usesOf(word) < usesOf(other)
  const usesOf = (word: number) => (words.classUses[word]! > 1 ? words.classUses[word]! : Number.MAX_VALUE)
  const read = (row: number) => {
    if (row === last) return
    ;[last, first, second] = [row, -1, -1]
    const at = value(row)
    for (let index = 0; index < records[at]!; index++) {
      const word = words.facts[records[at + valueFacts.words + index]! * wordFacts.stride]!
      if (first < 0 || isRarer(word, first)) {
        second = first
        first = word
      } else if (word !== first && (second < 0 || isRarer(word, second))) second = word
    }
  }
  const hashOf = (word: number) => (word < 0 ? 0 : words.classHashes[word]!)
  const after =
    (answer: () => number): Part =>
    (row) => {
      read(row)
      return answer()
    }
  return {
    first: after(() => hashOf(first)),
    second: after(() => hashOf(second)),
    both: after(() => (second < 0 ? 0 : mix(hashOf(first) ^ hashOf(second), 3))),
  }
}

/** 1 for rows without a value in a column. */
export function lackOf(table: Table, column: number): Part {
  const lacks = lacksIn(table, column)
  return (row) => (lacks(row) ? 1 : 0)
}

/** What oversized blocks are ordered by: the whole name as written. */
export function nameOrder(table: Table, names: readonly Column[]): Part {
  const codes = names.map((column) => wholeValue(table, column))
  return (row) => codes.reduce((hash, code) => (Math.imul(hash, 31) + code(row)) | 0, 0)
}

export const dateOrder = codeOf
