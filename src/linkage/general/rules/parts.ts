import { mix } from '../../rules/hash.ts'
import { valueFacts } from './encode.ts'
import type { Column, Table } from './table.ts'
import { wordFacts } from './words.ts'

/** Writes some numbers about a row, side by side; 0 = the row has no such thing. Blocking keys are made of these. */
export interface PartWriter {
  readonly places: number
  write(row: number, out: Int32Array, at: number): void
}

const wordsPerName = 3

/** Most different words of a row's names that are told apart. */
export const nameWordsOf = (names: readonly Column[]) => Math.min(5, names.length * wordsPerName)

/** Sound classes of the words of all name columns, without repeats and single letters. */
export function nameWords(table: Table, names: readonly Column[]): PartWriter {
  const places = nameWordsOf(names)
  return {
    places,
    write(row, out, at) {
      let count = 0
      for (const column of names) {
        const { records, stride, words } = column.values!
        const value = table.records[row * table.stride + column.at]! * stride
        let taken = 0
        for (let index = 0; index < records[value]! && count < places; index++) {
          const fact = records[value + valueFacts.words + index]! * wordFacts.stride
          if (words.facts[fact + wordFacts.classLength]! < 2) continue
          const hash = words.classHashes[words.facts[fact]!]!
          let isKnown = false
          for (let known = 0; known < count; known++) isKnown ||= out[at + known] === hash
          if (isKnown) continue
          out[at + count++] = hash
          if (++taken === wordsPerName) break
        }
      }
      for (let rest = count; rest < places; rest++) out[at + rest] = 0
    },
  }
}

/** All words of the name in any order; at least `least` of them. `words` is where nameWords wrote in the same row. */
export function wholeName(words: number, places: number, least: number): PartWriter {
  return {
    places: 1,
    write(_, out, at) {
      let [sum, count] = [0, 0]
      const from = at - words
      for (let index = 0; index < places && out[from + index] !== 0; index++, count++)
        sum = (sum + mix(out[from + index]!, 7)) | 0
      out[at] = count === 0 || count < least ? 0 : mix(sum, count)
    },
  }
}

const startLetters = 3
const startWords = 2

/** First letters survive most slips: those of the first two words of the name, in any order. */
export function nameStart(table: Table, names: readonly Column[]): PartWriter {
  return {
    places: 1,
    write(row, out, at) {
      let [sum, count] = [0, 0]
      for (const column of names) {
        const { records, stride, words } = column.values!
        const value = table.records[row * table.stride + column.at]! * stride
        for (let index = 0; index < records[value]! && count < startWords; index++, count++) {
          const fact = records[value + valueFacts.words + index]! * wordFacts.stride
          const from = words.facts[fact + wordFacts.classStart]!
          const to = from + Math.min(startLetters, words.facts[fact + wordFacts.classLength]!)
          let hash = 0
          for (let letter = from; letter < to; letter++) hash = (hash << 8) ^ words.classLetters[letter]!
          sum = (sum + mix(hash, 11)) | 0
        }
      }
      out[at] = count === 0 ? 0 : mix(sum, count)
    },
  }
}

/** A number as a whole and its two halves: a mistyped number still has one half right. */
export function numberParts(table: Table, column: Column): PartWriter {
  return {
    places: 3,
    write(row, out, at) {
      const record = row * table.stride + column.at
      const [high, low] = [table.records[record]!, table.records[record + 1]!]
      const isThere = (high | low) !== 0
      out[at] = isThere ? mix(high, low) : 0
      // Short numbers lie in the low half alone: halve that.
      out[at + 1] = isThere ? mix(high === 0 ? low >>> 16 : high, 1) : 0
      out[at + 2] = isThere ? mix(high === 0 ? low & 0xffff : low, 2) : 0
    },
  }
}

/** A date with day and month in either order, and its year. A year alone has no date. */
export function dateParts(table: Table, column: Column): PartWriter {
  return {
    places: 2,
    write(row, out, at) {
      const date = table.records[row * table.stride + column.at]!
      const [month, day] = [(date >>> 8) & 0xff, date & 0xff]
      out[at] =
        month === 0 && day === 0 ? 0 : mix(date >>> 16, Math.min(month, day) * 256 + Math.max(month, day))
      out[at + 1] = date >>> 16 === 0 ? 0 : mix(date >>> 16, 3)
    },
  }
}

/** A value of words by its sound. */
export function soundOf(table: Table, column: Column): PartWriter {
  const { records, stride, words } = column.values!
  return {
    places: 1,
    write(row, out, at) {
      const value = table.records[row * table.stride + column.at]! * stride
      let hash = 0
      for (let index = 0; index < records[value]!; index++) {
        const word = records[value + valueFacts.words + index]!
        hash = mix(hash, words.classHashes[words.facts[word * wordFacts.stride]!]!)
      }
      out[at] = hash
    },
  }
}

/** The two rarest words of a value (0 where it has fewer), and both together. */
export function rarestWords(table: Table, column: Column): PartWriter {
  const { records, stride, words } = column.values!
  const classOf = (word: number) => words.facts[word * wordFacts.stride]!
  return {
    places: 3,
    write(row, out, at) {
      const value = table.records[row * table.stride + column.at]! * stride
      let [first, second] = [-1, -1]
      for (let index = 0; index < records[value]!; index++) {
        const word = classOf(records[value + valueFacts.words + index]!)
        if (first < 0 || words.classUses[word]! < words.classUses[first]!) {
          second = first
          first = word
        } else if (word !== first && (second < 0 || words.classUses[word]! < words.classUses[second]!))
          second = word
      }
      out[at] = first < 0 ? 0 : words.classHashes[first]!
      out[at + 1] = second < 0 ? 0 : words.classHashes[second]!
      out[at + 2] = second < 0 ? 0 : mix(words.classHashes[first]! ^ words.classHashes[second]!, 3)
    },
  }
}

/** The value itself, where there is nothing better. */
export function wholeValue(table: Table, column: Column): PartWriter {
  const { values } = column
  return {
    places: 1,
    write(row, out, at) {
      const code = table.records[row * table.stride + column.at]!
      out[at] =
        code === 0 ? 0 : mix(values ? values.records[code * values.stride + valueFacts.hash]! : code, 5)
    },
  }
}

/** What oversized blocks are ordered by: the whole name as written, and the date; the other where one is missing. */
export function secondOrder(table: Table, names: readonly Column[], date: Column | undefined): PartWriter {
  const named = names.length > 0 ? names : table.columns.slice(-1)
  return {
    places: 2,
    write(row, out, at) {
      let hash = 0
      for (const { at: place, values } of named) {
        const code = table.records[row * table.stride + place]!
        hash =
          (Math.imul(hash, 31) + (values ? values.records[code * values.stride + valueFacts.hash]! : code)) |
          0
      }
      out[at] = hash
      out[at + 1] = date === undefined ? hash : table.records[row * table.stride + date.at]!
    },
  }
}
