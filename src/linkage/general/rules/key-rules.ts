import { householdFields, isName, ownNames } from './fields.ts'
import {
  dateOrder,
  dayAndMonthOf,
  dayOf,
  firstWordOf,
  halfOf,
  joinedLetters,
  lackOf,
  nameOrder,
  nameStart,
  nameWords,
  type Part,
  placeOf,
  rarestWords,
  wholeName,
  wholeValue,
  yearOf,
} from './parts.ts'
import type { Column, Table } from './table.ts'
import { sharedInts } from './typed-lists.ts'

/** A blocking rule as it is made: two rows are compared when they share a key, which is some parts of a row hashed together. */
interface MadeRule {
  readonly name: string
  /** Columns the rule looks at; pairs it finds teach nothing about these. */
  readonly columns: readonly number[]
  /** Each slot gives a row one key, from one to three of its parts; a row without one of them has no such key. */
  readonly slots: readonly (readonly Part[])[]
  /** True when it brings whole houses together: their people are no strangers to each other and teach nothing. */
  readonly isOfHouse?: boolean
  /** True for what any list is linked by: it stays although this one could do without. */
  readonly isBasic?: boolean
  /** A column that at least one row of a pair must lack: the rule is for rows that the others cannot find. */
  readonly lacks?: number
}

/** A rule whose parts are numbers: their places among the parts of a row. */
export interface KeyRule extends Omit<MadeRule, 'slots'> {
  readonly slots: readonly (readonly number[])[]
  /** The part that is 1 for rows that lack what at least one row of a pair must lack, or null. */
  readonly lack: number | null
  /** The part by which oversized blocks are put in order. */
  readonly second: number
}

/** The parts of a row and the rules made of them: a plan that is nothing but numbers once the parts are written. */
export interface KeyPlan {
  readonly rules: readonly KeyRule[]
  readonly parts: readonly Part[]
  /** Parts by which oversized blocks are put in order: by name and by date (by name where there is none). */
  readonly byName: number
  readonly byDate: number
}

/** What rules are made of: the columns of a table by what they hold, and the parts of their rows. */
interface Ground {
  readonly table: Table
  readonly names: readonly number[]
  readonly named: readonly Column[]
  readonly households: readonly number[]
  readonly words: readonly Part[]
  readonly starts: readonly Part[]
  readonly lastLetters: Part
  /** The value itself, by column. */
  readonly wholes: readonly Part[]
  readonly dates: readonly { column: number; day: Part; year: Part }[]
  /** From the one with most distinct values (village, postcode) down, two at most. */
  readonly places: readonly { column: number; sound: Part }[]
}

/** A category with few rows to a value, such as a postcode, serves as a place. */
const rowsPerArea = 60

/** The plan for a table; the same table gives the same plan on every thread. */
export function planKeys(table: Table): KeyPlan {
  const parts: Part[] = []
  const placeOfPart = (part: Part): number => {
    if (!parts.includes(part)) parts.push(part)
    return parts.indexOf(part)
  }
  const { columns } = table
  const names = columns.filter(({ field }) => isName(field.kind))
  const date = columns.find(({ field }) => field.kind === 'date')
  const byName = nameOrder(table, names.length > 0 ? names : columns.slice(-1))
  const byDate = date ? dateOrder(table, date) : byName
  const isDate = (index: number) => columns[index]!.field.kind === 'date'
  const lacks = new Map<number, Part>()
  const lackPart = (column: number): Part => {
    const part = lacks.get(column) ?? lackOf(table, column)
    lacks.set(column, part)
    return part
  }
  const order = { byName: placeOfPart(byName), byDate: placeOfPart(byDate) }
  const rules = makeRules(table).map(({ slots, ...rule }) => ({
    ...rule,
    slots: slots.map((slot) => slot.map(placeOfPart)),
    lack: rule.lacks === undefined ? null : placeOfPart(lackPart(rule.lacks)),
    second: rule.columns.some(isDate) ? order.byName : order.byDate,
  }))
  return { rules, parts, ...order }
}

/** Parts of the rows from `first` on, row after row; `writeParts` fills them piece by piece. */
export const newParts = (table: Table, { parts }: KeyPlan, first = 0) => ({
  parts: sharedInts((table.count - first) * parts.length),
  width: parts.length,
  first,
  count: table.count - first,
})

/** Writes the parts of the rows `from` to before `to`; those of row `first` come first. */
export function writeParts({ parts }: KeyPlan, out: Int32Array, from: number, to: number, first = 0): void {
  let at = (from - first) * parts.length
  for (let row = from; row < to; row++) for (const part of parts) out[at++] = part(row)
}

/** The rules that the kinds present allow, the most telling first. */
function makeRules(table: Table): MadeRule[] {
  const { columns } = table
  const find = (test: (column: Column, index: number) => boolean) =>
    columns.flatMap((column, index) => (test(column, index) ? [index] : []))
  const fields = columns.map(({ field }) => field)
  const [own, household] = [ownNames(fields), householdFields(fields)]
  const names = find((_, index) => own[index]!)
  const named = names.map((index) => columns[index]!)
  const valuesOf = (index: number) => columns[index]!.distinct
  const ground: Ground = {
    table,
    names,
    named,
    households: find((_, index) => household[index]! && !own[index]),
    words: nameWords(table, named, false),
    starts: nameWords(table, named, true),
    lastLetters: joinedLetters(table, named, 3, true),
    wholes: columns.map((column) => wholeValue(table, column)),
    dates: find(({ field }) => field.kind === 'date').map((column) => ({
      column,
      day: dayOf(table, columns[column]!),
      year: yearOf(table, columns[column]!),
    })),
    places: find(
      ({ field, distinct }) =>
        field.kind === 'place' || (field.kind === 'category' && distinct * rowsPerArea > table.trainedRows),
    )
      .sort((x, y) => valuesOf(y) - valuesOf(x))
      .slice(0, 2)
      .map((column) => ({ column, sound: placeOf(table, columns[column]!) })),
  }
  const rules = [
    ...numberRules(ground),
    ...nameRules(ground),
    ...dateRules(ground),
    ...addressRules(ground),
    ...houseRules(ground),
    ...lackingRules(ground),
    ...textRules(ground),
    ...singleRules(ground),
  ]
  return rules.length > 0 ? rules : valueRules(ground)
}

function numberRules({ table, names, words, wholes, dates }: Ground): MadeRule[] {
  return table.columns.flatMap((column, index): MadeRule[] => {
    const { kind, name } = column.field
    if (!column.isNumber || kind === 'household-id') return []
    const whole: MadeRule = {
      name,
      columns: [index],
      isOfHouse: kind === 'phone',
      isBasic: kind === 'national-id',
      slots: [[wholes[index]!]],
    }
    const [date] = dates
    if (kind === 'phone' || (names.length === 0 && !date)) return [whole]
    const halves = [halfOf(table, column, false), halfOf(table, column, true)]
    return [
      whole,
      {
        name: `half of ${name} + name word or date`,
        columns: [index, ...names, ...(date ? [date.column] : [])],
        slots: [
          ...(date ? halves.map((half) => [half, date.day]) : []),
          ...words.slice(0, 2).map((word) => [halves[1]!, word]),
        ],
      },
    ]
  })
}

function nameRules({
  table,
  names,
  households,
  words,
  starts,
  lastLetters,
  dates,
  places,
}: Ground): MadeRule[] {
  if (names.length === 0) return []
  const nameOf = (index: number) => table.columns[index]!.field.name
  const [date, [place, wider]] = [dates[0], places]
  const rules: MadeRule[] = dates.map(({ column, day }) => ({
    name: `name word + ${nameOf(column)}`,
    columns: [...names, column],
    slots: words.map((word) => [word, day]),
    isBasic: true,
  }))
  rules.push({ name: 'whole name', columns: names, slots: [[wholeName(words, date ? 2 : 1)]] })
  if (date && place) {
    const columns = [...names, date.column, ...households]
    const dayAndMonth = dayAndMonthOf(table, table.columns[date.column]!)
    rules.push(
      {
        name: `start of name word or last letters + year + ${nameOf(place.column)}`,
        columns,
        slots: [...starts, lastLetters].map((part) => [part, date.year, place.sound]),
      },
      {
        name: `start of name word + day and month + ${nameOf(place.column)}`,
        columns,
        slots: starts.map((start) => [start, dayAndMonth, place.sound]),
      },
    )
  }
  const inPlace = date ? wider : place
  if (inPlace)
    rules.push({
      name: `name word + ${date ? 'year + ' : ''}${nameOf(inPlace.column)}`,
      columns: [...names, ...(date ? [date.column] : []), ...households],
      slots: words.map((word) => (date ? [word, date.year, inPlace.sound] : [word, inPlace.sound])),
    })
  // First letters survive most slips.
  if (place && !date)
    rules.push({
      name: `start of name + ${nameOf(place.column)}`,
      columns: [...names, ...households],
      slots: [[nameStart(starts), place.sound]],
    })
  if (date && !place)
    rules.push({
      name: 'start of name + year',
      columns: [...names, date.column],
      slots: [[nameStart(starts), date.year]],
    })
  return rules
}

function dateRules({ table, households, dates, places }: Ground): MadeRule[] {
  return dates.flatMap(({ column, day }) =>
    places.map((place) => ({
      name: `${table.columns[column]!.field.name} + ${table.columns[place.column]!.field.name}`,
      columns: [column, ...households],
      slots: [[day, place.sound]],
    })),
  )
}

/** The house, beside a word of the name, alone where addresses tell it, and with the date where two places do not. */
function addressRules({ table, names, households, words, dates }: Ground): MadeRule[] {
  return table.columns.flatMap((column): MadeRule[] => {
    if (column.field.kind !== 'address') return []
    const { first, second, both } = rarestWords(table, column)
    const { name } = column.field
    const hasTwoPlaces = table.columns.filter(({ field }) => field.kind === 'place').length > 1
    const date = hasTwoPlaces ? undefined : dates[0]
    return [
      ...(names.length > 0
        ? [
            {
              name: `name word + word of ${name}`,
              columns: [...names, ...households],
              slots: words.slice(0, 2).flatMap((word) => [
                [word, first],
                [word, second],
              ]),
            },
          ]
        : []),
      { name: `rarest words of ${name}`, columns: households, slots: [[both]] },
      ...(date
        ? [
            {
              name: `${table.columns[date.column]!.field.name} + word of ${name}`,
              columns: [date.column, ...households],
              slots: [
                [date.day, first],
                [date.day, second],
              ],
            },
          ]
        : []),
    ]
  })
}

/** A name beside what tells the house: its number (a text), or the mother with the place. */
function houseRules({ table, names, households, starts, wholes, places }: Ground): MadeRule[] {
  if (names.length === 0) return []
  const [place] = places
  return households.flatMap((index): MadeRule[] => {
    const column = table.columns[index]!
    const { kind, name } = column.field
    const of = { columns: [...names, ...households], isOfHouse: true }
    if (kind === 'household-id') {
      const slots = starts.map((start) => [start, wholes[index]!])
      return [{ ...of, name: `start of name word + ${name}`, slots }]
    }
    if (!isName(kind) || !place) return []
    const mother = firstWordOf(table, column)
    return [
      {
        ...of,
        name: `start of name word + ${name} + ${table.columns[place.column]!.field.name}`,
        slots: starts.map((start) => [start, mother, place.sound]),
      },
    ]
  })
}

/** Rows without a birth date have a name and a house only; rows without the finer place the wider one. */
function lackingRules(ground: Ground): MadeRule[] {
  const { table, names, named, households, starts, wholes, dates, places } = ground
  const [date] = dates
  if (!date || names.length === 0) return []
  const nameOf = (index: number) => table.columns[index]!.field.name
  const [place, wider] = places
  const first = joinedLetters(table, named, 5, false)
  const lacksDate = { columns: [...names, ...households], lacks: date.column }
  const rules: MadeRule[] = []
  if (place)
    rules.push({
      ...lacksDate,
      name: `start of name word or last letters + ${nameOf(place.column)}, no ${nameOf(date.column)}`,
      slots: [...starts, first, ground.lastLetters].map((part) => [part, place.sound]),
    })
  if (wider)
    rules.push({
      ...lacksDate,
      name: `first or last letters + ${nameOf(wider.column)}, no ${nameOf(date.column)}`,
      slots: [first, joinedLetters(table, named, 5, true)].map((part) => [part, wider.sound]),
    })
  if (place && wider)
    rules.push({
      name: `start of name word + year + ${nameOf(wider.column)}, no ${nameOf(place.column)}`,
      columns: [...names, date.column, ...households],
      lacks: place.column,
      slots: starts.map((start) => [start, date.year, wider.sound]),
    })
  for (const index of households)
    if (table.columns[index]!.field.kind === 'household-id')
      rules.push({
        ...lacksDate,
        name: `${nameOf(index)}, no ${nameOf(date.column)}`,
        columns: households,
        slots: [[wholes[index]!]],
      })
  return rules
}

/** A date or a word of the name by itself: where rows are few that is little to compare; elsewhere such rules are left out. */
function singleRules({ table, names, words, dates }: Ground): MadeRule[] {
  const rules: MadeRule[] = dates.map(({ column, day }) => ({
    name: table.columns[column]!.field.name,
    columns: [column],
    slots: [[day]],
  }))
  if (words.length > 0) rules.push({ name: 'name word', columns: names, slots: words.map((word) => [word]) })
  return rules
}

/** A text by itself, such as an e-mail address; one that says little is left out later. */
function textRules({ table, wholes }: Ground): MadeRule[] {
  return table.columns.flatMap((column, index) =>
    column.field.kind === 'text'
      ? [{ name: column.field.name, columns: [index], slots: [[wholes[index]!]] }]
      : [],
  )
}

/** Where there is no name, date or number: every value by itself. */
function valueRules({ table, wholes }: Ground): MadeRule[] {
  return table.columns.map((column, index) => ({
    name: column.field.name,
    columns: [index],
    slots: [[wholes[index]!]],
  }))
}
