import { mix } from '../../rules/hash.ts'
import type { Column, Table } from './columns.ts'
import { householdFields, ownNames } from './fields.ts'

/** A blocking rule: two rows are compared when they share a key of it. */
export interface KeyRule {
  readonly name: string
  /** Columns the rule looks at; pairs it finds teach nothing about these. */
  readonly columns: readonly number[]
  /** Most keys a row has under this rule. */
  readonly slots: number
  /** Puts a row's keys in `out` from position `at` on; 0 = no key. */
  readonly write: (row: number, out: Int32Array, at: number) => void
}

const tokensPerName = 3
const tokensPerAddress = 2

/** What rules are made of: the columns of a table by what they hold. */
interface Parts {
  readonly table: Table
  readonly names: readonly number[]
  readonly dates: readonly number[]
  readonly places: readonly number[]
  readonly addresses: readonly number[]
  readonly households: readonly number[]
}

/** The rules that the kinds present allow, the most telling first. */
export function keyRulesFor(table: Table): KeyRule[] {
  const find = (test: (column: Column, index: number) => boolean) =>
    table.columns.flatMap((column, index) => (test(column, index) ? [index] : []))
  const fields = table.columns.map(({ field }) => field)
  const [own, household] = [ownNames(fields), householdFields(fields)]
  const parts: Parts = {
    table,
    names: find((_, index) => own[index]!),
    dates: find(({ field }) => field.kind === 'date'),
    places: mostTelling(
      table,
      find(({ field }) => field.kind === 'place'),
    ),
    addresses: find(({ field }) => field.kind === 'address'),
    households: find((_, index) => household[index]! && !own[index]),
  }
  const rules = [...numberRules(parts), ...nameRules(parts), ...otherRules(parts)]
  return rules.length > 0 ? rules : textRules(table)
}

/** Places from the one with most distinct values (village, postcode) down. */
function mostTelling(table: Table, places: number[]): number[] {
  const valuesOf = (index: number) => table.columns[index]!.values!.offsets.length
  return places.sort((x, y) => valuesOf(y) - valuesOf(x))
}

function numberRules({ table, names, dates }: Parts): KeyRule[] {
  return table.columns.flatMap(({ field, codes, low }, index): KeyRule[] => {
    if (low.length === 0) return []
    const whole: KeyRule = {
      name: field.name,
      columns: [index],
      slots: 1,
      write: (row, out, at) => {
        out[at] = (codes[row]! | low[row]!) === 0 ? 0 : mix(codes[row]!, low[row]!)
      },
    }
    if (field.kind === 'phone') return [whole]
    // A mistyped number still has one half right.
    const second = dates[0] ?? names[0]
    if (second === undefined) return [whole]
    const other = table.columns[second]!
    const partOf = (row: number) =>
      other.field.kind === 'date' ? (other.codes[row]! >>> 16) | 0 : tokenClass(other, row, 0)
    return [
      whole,
      {
        name: `half of ${field.name} + ${other.field.kind === 'date' ? 'year' : other.field.name}`,
        columns: [index, second],
        slots: 2,
        write: (row, out, at) => {
          const part = partOf(row)
          const [high, last] = [codes[row]!, low[row]!]
          if (part === 0 || (high | last) === 0) return
          // Short numbers lie in the low half alone: halve that.
          out[at] = mix(high === 0 ? last >>> 16 : high, part + 1)
          out[at + 1] = mix(high === 0 ? last & 0xffff : last, part + 2)
        },
      },
    ]
  })
}

function nameRules(parts: Parts): KeyRule[] {
  const { table, names, dates, places } = parts
  if (names.length === 0) return []
  const nameSlots = Math.min(5, names.length * tokensPerName)
  const tokens = new Int32Array(nameSlots)
  const rules: KeyRule[] = []
  for (const date of dates)
    rules.push({
      name: `name word + ${table.columns[date]!.field.name}`,
      columns: [...names, date],
      slots: nameSlots,
      write: eachWord(table, names, tokens, (row) => foldDate(table.columns[date]!.codes[row]!)),
    })
  rules.push({
    name: 'whole name',
    columns: names,
    slots: 1,
    write: (row, out, at) => {
      const count = nameTokens(table, names, row, tokens)
      if (count < 2 && dates.length > 0) return
      let sum = 0
      for (let index = 0; index < count; index++) sum = (sum + mix(tokens[index]!, 7)) | 0
      out[at] = count === 0 ? 0 : mix(sum, count)
    },
  })
  for (const place of places.slice(0, 2))
    rules.push({
      name: `name word + ${dates.length > 0 ? 'year + ' : ''}${table.columns[place]!.field.name}`,
      columns: [...names, ...dates.slice(0, 1), ...parts.households],
      slots: nameSlots,
      write: eachWord(table, names, tokens, (row) => {
        const value = placeClass(table.columns[place]!, row)
        if (value === 0 || dates.length === 0) return value
        const year = table.columns[dates[0]!]!.codes[row]! >>> 16
        return year === 0 ? 0 : mix(value, year)
      }),
    })
  return [...rules, ...prefixRules(parts)]
}

/** First letters survive most slips: of the first two name words, with the place, and with the year of birth. */
function prefixRules({ table, names, dates, places, households }: Parts): KeyRule[] {
  const rules: KeyRule[] = []
  const prefixOf = (row: number) => namePrefix(table, names, row)
  const [place, date] = [places[0], dates[0]]
  if (place !== undefined)
    rules.push({
      name: `start of name + ${table.columns[place]!.field.name}`,
      columns: [...names, ...households],
      slots: 1,
      write: (row, out, at) => {
        const [prefix, value] = [prefixOf(row), placeClass(table.columns[place]!, row)]
        out[at] = prefix === 0 || value === 0 ? 0 : mix(prefix, value)
      },
    })
  if (date !== undefined)
    rules.push({
      name: 'start of name + year',
      columns: [...names, date],
      slots: 1,
      write: (row, out, at) => {
        const [prefix, year] = [prefixOf(row), table.columns[date]!.codes[row]! >>> 16]
        out[at] = prefix === 0 || year === 0 ? 0 : mix(prefix, year)
      },
    })
  return rules
}

function otherRules({ table, names, dates, places, addresses, households }: Parts): KeyRule[] {
  const rules: KeyRule[] = []
  for (const date of dates)
    for (const place of places.slice(0, 2))
      rules.push({
        name: `${table.columns[date]!.field.name} + ${table.columns[place]!.field.name}`,
        columns: [date, ...households],
        slots: 1,
        write: (row, out, at) => {
          const [day, value] = [
            foldDate(table.columns[date]!.codes[row]!),
            placeClass(table.columns[place]!, row),
          ]
          out[at] = day === 0 || value === 0 ? 0 : mix(day, value)
        },
      })
  const tokens = new Int32Array(2)
  for (const address of addresses) {
    const column = table.columns[address]!
    const words = new Int32Array(tokensPerAddress)
    if (names.length > 0)
      rules.push({
        name: `name word + word of ${column.field.name}`,
        columns: [...names, ...households],
        slots: 2 * tokensPerAddress,
        write: (row, out, at) => {
          const count = nameTokens(table, names, row, tokens)
          const found = rarestTokens(column, row, words)
          for (let i = 0; i < count; i++)
            for (let j = 0; j < found; j++) out[at + i * tokensPerAddress + j] = mix(tokens[i]!, words[j]!)
        },
      })
    // Without a name: the house, alone where addresses tell it, and with the year of birth.
    rules.push({
      name: `rarest words of ${column.field.name}`,
      columns: households,
      slots: 1,
      write: (row, out, at) => {
        if (rarestTokens(column, row, words) === 2) out[at] = mix(words[0]! ^ words[1]!, 3)
      },
    })
    const date = dates[0]
    if (date !== undefined)
      rules.push({
        name: `rarest words of ${column.field.name} + year`,
        columns: [date, ...households],
        slots: 1,
        write: (row, out, at) => {
          const year = table.columns[date]!.codes[row]! >>> 16
          if (year !== 0 && rarestTokens(column, row, words) === 2)
            out[at] = mix(mix(words[0]!, words[1]!), year)
        },
      })
  }
  return rules
}

/** Where there is no name, date or number: every value alone, and the two halves of long texts by their rarest words. */
function textRules(table: Table): KeyRule[] {
  return table.columns.map((column, index) => ({
    name: column.field.name,
    columns: [index],
    slots: 1,
    write: (row, out, at) => {
      const code = column.codes[row]!
      out[at] = code === 0 ? 0 : column.values ? mix(column.values.hashes[code]!, 5) : mix(code, 5)
    },
  }))
}

/** Writes one key per name word, joined with what `partOf` gives for the row (0 = no key). */
function eachWord(
  table: Table,
  names: readonly number[],
  tokens: Int32Array,
  partOf: (row: number) => number,
): KeyRule['write'] {
  return (row, out, at) => {
    const part = partOf(row)
    if (part === 0) return
    const count = nameTokens(table, names, row, tokens)
    for (let index = 0; index < count; index++) out[at + index] = mix(tokens[index]!, part)
  }
}

/** Classes of the name words of all name columns, without repeats and single letters. Returns how many. */
function nameTokens(table: Table, names: readonly number[], row: number, out: Int32Array): number {
  let count = 0
  for (const name of names) {
    const { codes, values } = table.columns[name]!
    const { dictionary, offsets, tokens } = values!
    const value = codes[row]!
    let taken = 0
    for (let at = offsets[value]!; at < offsets[value + 1]! && count < out.length; at++) {
      const of = dictionary.classOf[tokens[at]!]!
      if (dictionary.classTexts[of]!.length < 2) continue
      const hash = dictionary.classHashes[of]!
      let isKnown = false
      for (let index = 0; index < count; index++) isKnown ||= out[index] === hash
      if (isKnown) continue
      out[count++] = hash
      if (++taken === tokensPerName) break
    }
  }
  return count
}

function namePrefix(table: Table, names: readonly number[], row: number): number {
  let sum = 0
  let count = 0
  for (const name of names) {
    const { codes, values } = table.columns[name]!
    const value = codes[row]!
    const [from, to] = [values!.offsets[value]!, values!.offsets[value + 1]!]
    for (let at = from; at < to && count < 2; at++) {
      const { dictionary } = values!
      const text = dictionary.classTexts[dictionary.classOf[values!.tokens[at]!]!]!
      sum = (sum + mix(prefixHash(text), 11)) | 0
      count++
    }
  }
  return count === 0 ? 0 : mix(sum, count)
}

/** The first three letters. */
function prefixHash(text: string): number {
  let hash = text.charCodeAt(0)
  for (let index = 1; index < 3 && index < text.length; index++) hash = (hash << 8) ^ text.charCodeAt(index)
  return hash
}

function tokenClass(column: Column, row: number, index: number): number {
  const { dictionary, offsets, tokens } = column.values!
  const value = column.codes[row]!
  const at = offsets[value]! + index
  return at < offsets[value + 1]! ? dictionary.classHashes[dictionary.classOf[tokens[at]!]!]! : 0
}

/** A hash of the classes of a place's words. */
function placeClass(column: Column, row: number): number {
  const { dictionary, offsets, tokens } = column.values!
  const value = column.codes[row]!
  let hash = 0
  for (let at = offsets[value]!; at < offsets[value + 1]!; at++)
    hash = mix(hash, dictionary.classHashes[dictionary.classOf[tokens[at]!]!]!)
  return hash
}

/** Classes of the rarest words of a value. Returns how many there are (at most the length of `out`). */
function rarestTokens(column: Column, row: number, out: Int32Array): number {
  const { dictionary, offsets, tokens } = column.values!
  const value = column.codes[row]!
  let [first, second] = [-1, -1]
  const usesOf = (token: number) => dictionary.classUses[dictionary.classOf[token]!]!
  for (let at = offsets[value]!; at < offsets[value + 1]!; at++) {
    const token = tokens[at]!
    if (first < 0 || usesOf(token) < usesOf(first)) {
      second = first
      first = token
    } else if (token !== first && (second < 0 || usesOf(token) < usesOf(second))) second = token
  }
  if (first >= 0) out[0] = dictionary.classHashes[dictionary.classOf[first]!]!
  if (second >= 0) out[1] = dictionary.classHashes[dictionary.classOf[second]!]!
  return first < 0 ? 0 : second < 0 ? 1 : 2
}

/** Day and month in either order give one number; a year alone gives 0. */
function foldDate(date: number): number {
  const [month, day] = [(date >>> 8) & 0xff, date & 0xff]
  if (month === 0 && day === 0) return 0
  return mix(date >>> 16, Math.min(month, day) * 256 + Math.max(month, day))
}
