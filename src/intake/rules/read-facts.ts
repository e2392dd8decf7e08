/** Values that claims need: categories, programmes, amounts, dates of events. Pure. */
import type { Field } from '../../kernel/fields.ts'
import type { Facts } from '../model.ts'
import { readDate } from './read-date.ts'
import { readAmount, readDesil } from './read-number.ts'
import { readTick, readVitalStatus, readYesNo } from './read-word.ts'
import type { RowReading } from './row-reading.ts'

/** What agencies write -> ids of the pack; null = not known. */
export interface CodeLists {
  category(text: string): string | null
  programme(text: string): string | null
}

export function readFacts(reading: RowReading): Facts {
  const facts: Facts = {}
  readCategory(reading, facts)
  readCode(reading, facts)
  readNumbers(reading, facts)
  readEvents(reading, facts)
  for (const field of ['disability', 'occupation', 'education', 'maritalStatus'] as const) {
    const word = reading.has(field) ? readWord(reading, field) : null
    if (word !== null) facts[field] = word
  }
  for (const field of [
    'institution',
    'condition',
    'phone',
    'note',
    'stage',
    'outputName',
    'fatherName',
    'headName',
  ] as const) {
    if (!reading.has(field)) continue
    const text = reading.text(field)
    if (text !== '')
      facts[field] =
        field === 'note' || field === 'phone' || field === 'outputName' ? text : text.toUpperCase()
  }
  return facts
}

/** An answer in words, in capitals; null when blank or the number of an answer that no list of codes explains. */
export function readWord(reading: RowReading, field: Field): string | null {
  const word = reading.word(field)
  if (word === null) reading.find(field, 'code-unknown', 'warning')
  return word?.toUpperCase() || null
}

function readCategory(reading: RowReading, facts: Facts): void {
  const text = reading.has('category') ? reading.text('category') : ''
  const written = text === '' ? [] : readCategories(reading, text)
  if (text !== '' && written.length === 0) reading.find('category', 'category-unknown', 'warning')
  const known = [...new Set([...written, ...readTicks(reading)])]
  if (known.length > 0) facts.category = known.length === 1 ? known[0]! : known
}

function readCategories(reading: RowReading, text: string): string[] {
  const { codes } = reading.settings.rules
  const whole = codes.category(text)
  return whole ? [whole] : text.split(/[;,/+|]/).flatMap((part) => codes.category(part) ?? [])
}

function readTicks(reading: RowReading): string[] {
  return reading.ticks.flatMap(({ column, category }) => {
    const text = reading.textAt(column)
    const isTicked = text === '' ? false : readTick(text)
    if (isTicked === null)
      reading.findings.push({ column, field: 'category', code: 'tick-unknown', severity: 'warning' })
    return isTicked ? [category] : []
  })
}

function readCode(reading: RowReading, facts: Facts): void {
  const text = reading.has('programme') ? reading.text('programme') : ''
  if (text === '') return
  const id = reading.settings.rules.codes.programme(text)
  if (id) facts.programme = id
  else reading.find('programme', 'programme-unknown', 'note')
}

function readNumbers(reading: RowReading, facts: Facts): void {
  for (const field of ['amount', 'outputCount'] as const) {
    const text = reading.has(field) ? reading.text(field) : ''
    if (text === '') continue
    const value = readAmount(text.replace(/\s*(?:km|unit|buah|meter|m)$/i, ''))
    if (value === null || value < 0) reading.find(field, 'number-unreadable', 'warning')
    else facts[field] = value
  }
  const desil = reading.has('desil') ? reading.text('desil') : ''
  if (desil === '') return
  const rank = readDesil(desil)
  if (rank === null) reading.find('desil', 'desil-outside', 'warning')
  else facts.desil = rank
}

function readEvents(reading: RowReading, facts: Facts): void {
  for (const field of ['deliveredOn', 'eventDate'] as const) {
    const text = reading.has(field) ? reading.text(field) : ''
    if (text === '') continue
    const date = readDate(text, reading.dateOrder(field), reading.settings.latest, reading.isNumeric(field))
    if (date.code) reading.find(field, date.code, date.value === null ? 'warning' : 'note')
    if (date.value !== null) facts[field] = date.value
  }
  assignWord(reading, 'vitalStatus', readVitalStatus, (value) => {
    facts.vitalStatus = value
  })
  assignWord(reading, 'pregnant', readPregnant, (value) => {
    facts.pregnant = value
  })
}

function assignWord<T>(
  reading: RowReading,
  field: Field,
  read: (text: string) => T | null,
  assign: (value: T) => void,
): void {
  const text = reading.has(field) ? reading.text(field) : ''
  if (text === '') return
  const value = read(text)
  if (value === null) reading.find(field, 'word-unknown', 'note')
  else assign(value)
}

/** The column may hold weeks, a date of the last period or a count; any number means pregnant. */
function readPregnant(text: string): 'ya' | 'tidak' | null {
  return readYesNo(text) ?? (/\d/.test(text) ? 'ya' : null)
}
