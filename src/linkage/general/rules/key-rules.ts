import { householdFields, ownNames } from './fields.ts'
import {
  dateParts,
  nameStart,
  nameWords,
  nameWordsOf,
  numberParts,
  type PartWriter,
  rarestWords,
  secondOrder,
  soundOf,
  wholeName,
  wholeValue,
} from './parts.ts'
import type { Column, Table } from './table.ts'
import { sharedInts } from './typed-lists.ts'

/** A blocking rule: two rows are compared when they share a key of it. A key is some parts of a row, hashed together. */
export interface KeyRule {
  readonly name: string
  /** Columns the rule looks at; pairs it finds teach nothing about these. */
  readonly columns: readonly number[]
  /** Each slot gives a row one key, from one to three of its parts; a row without one of them has no such key. */
  readonly slots: readonly (readonly number[])[]
}

/** The parts of a row and the rules made of them: a plan that is nothing but numbers once the parts are written. */
export interface KeyPlan {
  readonly rules: readonly KeyRule[]
  readonly writers: readonly { readonly at: number; readonly writer: PartWriter }[]
  /** Parts of a row. */
  readonly width: number
  /** Parts by which oversized blocks are put in order: by name, and by date. */
  readonly byName: number
  readonly byDate: number
}

/** What rules are made of: the columns of a table by what they hold, and the parts written of them. */
interface Ground {
  readonly names: readonly number[]
  readonly households: readonly number[]
  readonly words: readonly number[]
  readonly whole: number
  readonly start: number
  readonly dates: readonly { readonly column: number; readonly day: number; readonly year: number }[]
  readonly places: readonly { readonly column: number; readonly sound: number }[]
}

/** The rules that the kinds present allow, the most telling first. The same table gives the same plan on every thread. */
export function planKeys(table: Table): KeyPlan {
  const { columns } = table
  const indexes = (test: (column: Column, index: number) => boolean) =>
    columns.flatMap((column, index) => (test(column, index) ? [index] : []))
  const fields = columns.map(({ field }) => field)
  const [own, household] = [ownNames(fields), householdFields(fields)]
  const names = indexes((_, index) => own[index]!)
  const writers: { at: number; writer: PartWriter }[] = []
  let width = 0
  const add = (writer: PartWriter): number => {
    writers.push({ at: width, writer })
    width += writer.places
    return width - writer.places
  }
  const named = names.map((index) => columns[index]!)
  const ofKind = (kind: string) => indexes(({ field }) => field.kind === kind)
  const dateColumns = ofKind('date')
  const words = names.length === 0 ? 0 : add(nameWords(table, named))
  const ground: Ground = {
    names,
    households: indexes((_, index) => household[index]! && !own[index]),
    words: Array.from({ length: nameWordsOf(named) }, (_, index) => words + index),
    whole:
      names.length === 0
        ? 0
        : add(wholeName(width - words, nameWordsOf(named), dateColumns.length > 0 ? 2 : 1)),
    start: names.length === 0 ? 0 : add(nameStart(table, named)),
    dates: dateColumns.map((column) => {
      const day = add(dateParts(table, columns[column]!))
      return { column, day, year: day + 1 }
    }),
    places: mostTelling(table, ofKind('place'))
      .slice(0, 2)
      .map((column) => ({ column, sound: add(soundOf(table, columns[column]!)) })),
  }
  const rules = [
    ...numberRules(table, ground, add),
    ...nameRules(table, ground),
    ...dateRules(table, ground),
    ...addressRules(table, ground, add),
  ]
  if (rules.length === 0) rules.push(...valueRules(table, add))
  const byName = add(secondOrder(table, named, columns[dateColumns[0]!]))
  return { rules, writers, width, byName, byDate: byName + 1 }
}

/** Places from the one with most distinct values (village, postcode) down. */
function mostTelling(table: Table, places: number[]): number[] {
  const valuesOf = (index: number) => table.columns[index]!.distinct
  return places.sort((x, y) => valuesOf(y) - valuesOf(x))
}

function numberRules(table: Table, ground: Ground, add: (writer: PartWriter) => number): KeyRule[] {
  const { dates, names, words } = ground
  return table.columns.flatMap((column, index): KeyRule[] => {
    if (!column.isNumber) return []
    const { name, kind } = column.field
    const at = add(numberParts(table, column))
    const whole: KeyRule = { name, columns: [index], slots: [[at]] }
    if (kind === 'household-id') return householdRules(name, index, at, ground)
    // Half of a number of a person, beside the year of birth or else the name.
    const [second, part] = dates[0] ? [dates[0].column, dates[0].year] : [names[0], words[0]]
    if (kind !== 'national-id' || second === undefined || part === undefined) return [whole]
    return [
      whole,
      {
        name: `half of ${name} + ${dates[0] ? 'year' : table.columns[second]!.field.name}`,
        columns: [index, second],
        slots: [
          [at + 1, part],
          [at + 2, part],
        ],
      },
    ]
  })
}

/** A household's number by itself brings every two of a family: beside it the start of the name and the year of birth tell more. */
function householdRules(
  name: string,
  column: number,
  at: number,
  { names, start, dates }: Ground,
): KeyRule[] {
  const rules: KeyRule[] = [{ name, columns: [column], slots: [[at]] }]
  if (names.length > 0)
    rules.push({ name: `${name} + start of name`, columns: [column, ...names], slots: [[at, start]] })
  for (const date of dates)
    rules.push({ name: `${name} + year`, columns: [column, date.column], slots: [[at, date.year]] })
  return rules
}

function nameRules(table: Table, ground: Ground): KeyRule[] {
  const { names, words, dates, places, households, whole, start } = ground
  if (names.length === 0) return []
  const nameOf = (index: number) => table.columns[index]!.field.name
  const rules: KeyRule[] = dates.map(({ column, day }) => ({
    name: `name word + ${nameOf(column)}`,
    columns: [...names, column],
    slots: words.map((word) => [word, day]),
  }))
  rules.push({ name: 'whole name', columns: names, slots: [[whole]] })
  const date = dates[0]
  for (const { column, sound } of places)
    rules.push({
      name: `name word + ${date ? 'year + ' : ''}${nameOf(column)}`,
      columns: [...names, ...(date ? [date.column] : []), ...households],
      slots: words.map((word) => (date ? [word, sound, date.year] : [word, sound])),
    })
  const place = places[0]
  if (place)
    rules.push({
      name: `start of name + ${nameOf(place.column)}`,
      columns: [...names, ...households],
      slots: [[start, place.sound]],
    })
  if (date)
    rules.push({
      name: 'start of name + year',
      columns: [...names, date.column],
      slots: [[start, date.year]],
    })
  return rules
}

function dateRules(table: Table, { dates, places, households }: Ground): KeyRule[] {
  return dates.flatMap(({ column, day }) =>
    places.map((place) => ({
      name: `${table.columns[column]!.field.name} + ${table.columns[place.column]!.field.name}`,
      columns: [column, ...households],
      slots: [[day, place.sound]],
    })),
  )
}

/** The house, beside a word of the name, alone where addresses tell it, and with the year of birth. */
function addressRules(table: Table, ground: Ground, add: (writer: PartWriter) => number): KeyRule[] {
  const { names, words, dates, households } = ground
  return table.columns.flatMap((column): KeyRule[] => {
    if (column.field.kind !== 'address') return []
    const at = add(rarestWords(table, column))
    const { name } = column.field
    const rules: KeyRule[] = []
    if (names.length > 0)
      rules.push({
        name: `name word + word of ${name}`,
        columns: [...names, ...households],
        slots: words.slice(0, 2).flatMap((word) => [
          [word, at],
          [word, at + 1],
        ]),
      })
    rules.push({ name: `rarest words of ${name}`, columns: households, slots: [[at + 2]] })
    const date = dates[0]
    if (date)
      rules.push({
        name: `rarest words of ${name} + year`,
        columns: [date.column, ...households],
        slots: [[at + 2, date.year]],
      })
    return rules
  })
}

/** Where there is no name, date or number: every value by itself. */
function valueRules(table: Table, add: (writer: PartWriter) => number): KeyRule[] {
  return table.columns.map((column, index) => ({
    name: column.field.name,
    columns: [index],
    slots: [[add(wholeValue(table, column))]],
  }))
}

/** Parts of the rows from `first` on, row after row; `writeParts` fills them piece by piece. */
export const newParts = (table: Table, { width }: KeyPlan, first = 0) => ({
  parts: sharedInts((table.count - first) * width),
  width,
  first,
  count: table.count - first,
})

/** Writes the parts of the rows `from` to before `to`; those of row `first` come first. */
export function writeParts(plan: KeyPlan, parts: Int32Array, from: number, to: number, first = 0): void {
  for (let row = from; row < to; row++)
    for (const { at, writer } of plan.writers) writer.write(row, parts, (row - first) * plan.width + at)
}

/** The part by which oversized blocks of a rule are put in order: the date, or the name where the rule looks at dates. */
export function secondOf(plan: KeyPlan, table: Table, rule: number): number {
  const isByDate = plan.rules[rule]!.columns.some((index) => table.columns[index]!.field.kind === 'date')
  return isByDate ? plan.byName : plan.byDate
}
