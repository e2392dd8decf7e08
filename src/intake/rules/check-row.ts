/** One row of cells -> standardised values, findings and a verdict. Pure; never throws on any cell. */

import type { IsoDate } from '../../kernel/dates.ts'
import type { Field } from '../../kernel/fields.ts'
import { limits } from '../../kernel/limits.ts'
import type {
  CheckedRow,
  Facts,
  Finding,
  NikStatus,
  RawRow,
  Severity,
  SheetLayout,
  Verdict,
} from '../model.ts'
import { cleanText, isBlank } from './clean-text.ts'
import type { AreaFinder } from './find-area.ts'
import { birthDateOfAge, type DateOrder, readDate, splitPlaceAndDate } from './read-date.ts'
import { type CodeLists, readFacts, readWord } from './read-facts.ts'
import type { Heading } from './read-heading.ts'
import { readName, splitNameAndNik } from './read-name.ts'
import { compareNik, readKk, readNik, readRt, readRtRw } from './read-number.ts'
import { readSex } from './read-word.ts'

/** What the pack says of the list. */
export interface ListRules {
  readonly subject: 'person' | 'area'
  readonly required: readonly Field[]
  readonly codes: CodeLists
  /** Rows without a known category say nothing when the category is the list's only claim. */
  readonly categoryNeeded: boolean
}
export interface CheckSettings {
  readonly rules: ListRules
  readonly areas: AreaFinder
  readonly period: IsoDate
  /** No date may be later. */
  readonly latest: IsoDate
}

/** One row while it is being read. */
export interface RowReading {
  readonly settings: CheckSettings
  readonly layout: SheetLayout
  readonly findings: Finding[]
  /** Cleaned text of the field's cell; '' when blank or not in the list. */
  text(field: Field): string
  isNumeric(field: Field): boolean
  has(field: Field): boolean
  /** The column's own order of day and month. */
  dateOrder(field: Field): DateOrder
  /** The word for a cell that holds the number of an answer; the text itself in columns of words. Null = no such code. */
  word(field: Field): string | null
  /** Cells of the columns of yes and no, each with the category its header names. */
  readonly ticks: readonly { readonly column: number; readonly category: string; readonly text: string }[]
  find(
    field: Field,
    code: string,
    severity: Severity,
    params?: Readonly<Record<string, string | number>>,
  ): void
}

export type CheckRow = (row: RawRow, heading: Heading, hidden?: boolean) => CheckedRow

export function createRowChecker(layout: SheetLayout, settings: CheckSettings): CheckRow {
  const columns = new Map<Field, number>()
  layout.mapping.forEach((field, column) => {
    if (field !== null && layout.columns?.[column]?.category === undefined) columns.set(field, column)
  })
  const ticks = (layout.columns ?? []).flatMap(({ category }, column) =>
    category === undefined ? [] : [{ column, category }],
  )
  return (row, heading, hidden) => {
    const reading = startReading(row, columns, ticks, layout, settings)
    if (hidden) reading.findings.push({ column: null, field: null, code: 'row-hidden', severity: 'warning' })
    row.cells.forEach((cell, column) => {
      if (cell.length > limits.cellCharactersMax)
        reading.findings.push({
          column,
          field: layout.mapping[column] ?? null,
          code: 'cell-too-long',
          severity: 'warning',
        })
    })
    const birth = readBirth(reading)
    const sex = reading.text('sex') === '' ? null : readSex(reading.text('sex'))
    if (sex === null && reading.text('sex') !== '') reading.find('sex', 'sex-unknown', 'warning')
    const identity = readIdentity(reading, birth, sex)
    const place = readPlace(reading, heading)
    const kk = readKkOf(reading, heading)
    const facts = readFacts(reading)
    judgeRow(reading, { ...identity, kk, birthDate: birth.birthDate, villageCode: place.villageCode }, facts)
    return {
      sheet: layout.sheet,
      rowNumber: row.number,
      cells: row.cells,
      verdict: verdictOf(reading.findings),
      findings: reading.findings,
      ...identity,
      kk,
      ...birth,
      sex,
      ...place,
      motherName: plainName(reading, 'motherName'),
      relation: readWord(reading, 'relation'),
      facts,
    }
  }
}

function startReading(
  row: RawRow,
  columns: ReadonlyMap<Field, number>,
  ticks: readonly { readonly column: number; readonly category: string }[],
  layout: SheetLayout,
  settings: CheckSettings,
): RowReading {
  const findings: Finding[] = []
  const textOf = (column: number | undefined): string => {
    const cell = column === undefined ? undefined : row.cells[column]
    if (cell === undefined || cell === '') return ''
    const text = cleanText(cell)
    return isBlank(text) ? '' : text
  }
  return {
    settings,
    layout,
    findings,
    ticks: ticks.length === 0 ? noTicks : ticks.map((tick) => ({ ...tick, text: textOf(tick.column) })),
    text: (field) => textOf(columns.get(field)),
    dateOrder: (field) => layout.columns?.[columns.get(field) ?? -1]?.dateOrder ?? layout.dateOrder,
    word: (field) => {
      const text = textOf(columns.get(field))
      if (!/^\d{1,3}$/.test(text)) return text
      return layout.columns?.[columns.get(field)!]?.codes?.[String(Number(text))] ?? null
    },
    isNumeric: (field) => row.numeric?.[columns.get(field) ?? -1] ?? false,
    has: (field) => columns.has(field),
    find: (field, code, severity, params) => {
      findings.push({
        column: columns.get(field) ?? null,
        field,
        code,
        severity,
        ...(params ? { params } : {}),
      })
    },
  }
}

const noTicks: RowReading['ticks'] = []

interface Birth {
  birthDate: IsoDate | null
  birthPrecision: 'day' | 'year' | 'age' | null
  birthPlace: string | null
}

function readBirth(reading: RowReading): Birth {
  const combined = reading.text('birthPlaceDate')
  const split = combined === '' ? { place: '', date: '' } : splitPlaceAndDate(combined)
  const birthPlace = (reading.text('birthPlace') || split.place).toUpperCase() || null
  for (const [field, text] of [
    ['birthDate', reading.text('birthDate')],
    ['birthPlaceDate', split.date],
  ] as const) {
    if (text === '') continue
    const date = readDate(text, reading.dateOrder(field), reading.settings.latest, reading.isNumeric(field))
    if (date.code)
      reading.find(
        field,
        date.code,
        date.value === null || date.code === 'date-short-year' ? 'warning' : 'note',
      )
    if (date.value !== null) return { birthDate: date.value, birthPrecision: date.precision, birthPlace }
  }
  const age = reading.text('age')
  if (age === '') return { birthDate: null, birthPrecision: null, birthPlace }
  const birthDate = birthDateOfAge(age, reading.settings.period)
  if (birthDate === null) reading.find('age', 'age-unreadable', 'warning')
  return { birthDate, birthPrecision: birthDate === null ? null : 'age', birthPlace }
}

function readIdentity(
  reading: RowReading,
  birth: Birth,
  sex: 'M' | 'F' | null,
): { name: string | null; nik: string | null; nikStatus: NikStatus } {
  const both = reading.text('nameNik')
  const split = both === '' ? { name: '', nik: '' } : splitNameAndNik(both)
  const nameText = reading.text('name') || split.name
  const nameField: Field = reading.text('name') === '' && both !== '' ? 'nameNik' : 'name'
  const read = nameText === '' ? { value: null, codes: [] } : readName(nameText)
  for (const code of read.codes) reading.find(nameField, code, code === 'name-title' ? 'note' : 'warning')
  const nikText = reading.text('nik') || split.nik
  if (nikText === '') return { name: read.value, nik: null, nikStatus: 'missing' }
  const nikField: Field = reading.text('nik') === '' ? 'nameNik' : 'nik'
  const nik = readNik(nikText, reading.isNumeric(nikField), reading.settings.areas.isVillageCode)
  if (nik.code) reading.find(nikField, nik.code, 'warning', nik.params)
  const contrary =
    nik.status === 'valid' ? compareNik(nik.value!, { ...birth, sex }, reading.settings.period) : null
  if (contrary) reading.find(nikField, contrary, 'warning')
  return { name: read.value, nik: nik.value, nikStatus: contrary ? 'inconsistent' : nik.status }
}

function readKkOf(reading: RowReading, heading: Heading): string | null {
  const text = reading.text('kk') || heading.kk || ''
  if (text === '') return null
  const kk = readKk(text, reading.isNumeric('kk'))
  if (kk.code) reading.find('kk', kk.code, 'warning', kk.params)
  return kk.value
}

interface Place {
  districtCode: string | null
  villageCode: string | null
  hamlet: string | null
  rt: string | null
  rw: string | null
  address: string | null
}

function readPlace(reading: RowReading, heading: Heading): Place {
  const districtText = reading.text('district') || heading.district || reading.layout.district
  const villageText = reading.text('village') || heading.village || reading.layout.village
  const area = reading.settings.areas.find(districtText, villageText)
  if (area.problem)
    reading.find(area.problem === 'area-district-unknown' ? 'district' : 'village', area.problem, 'warning')
  const joined = reading.text('rtRw') === '' ? { rt: null, rw: null } : readRtRw(reading.text('rtRw'))
  const number = (field: 'rt' | 'rw') => readRt(reading.text(field) || heading[field] || '') ?? joined[field]
  const hamlet = (reading.text('hamlet') || heading.hamlet || '')
    .toUpperCase()
    .replace(/^(?:DUSUN|DSN|DS|LINGKUNGAN|LINGK|LING)\b[.\s:]*/, '')
  return {
    districtCode: area.district,
    villageCode: area.village,
    hamlet: hamlet || null,
    rt: number('rt'),
    rw: number('rw'),
    address: (reading.text('address') || heading.address || '').toUpperCase() || null,
  }
}

function plainName(reading: RowReading, field: Field): string | null {
  const text = reading.text(field)
  return text === '' ? null : readName(text).value
}

interface Judged {
  name: string | null
  nik: string | null
  kk: string | null
  birthDate: IsoDate | null
  villageCode: string | null
}

/** Rows that cannot be used: a field the list needs is blank, or nobody can be recognised in it. */
function judgeRow(reading: RowReading, row: Judged, facts: Facts): void {
  const { rules } = reading.settings
  for (const field of rules.required) {
    if (!isGiven(reading, field, row)) reading.find(field, 'required-missing', 'reject')
  }
  if (rules.categoryNeeded && facts.category === undefined && reading.text('category') !== '')
    reading.find('category', 'category-needed', 'reject')
  if (rules.subject === 'area') {
    if (row.villageCode === null) reading.find('village', 'village-needed', 'reject')
    return
  }
  if (row.name === null && !rules.required.includes('name'))
    reading.find('name', 'required-missing', 'reject')
  else if (row.name === null && reading.text('name') !== '') reading.find('name', 'name-needed', 'reject')
  else if (row.name !== null && row.nik === null && row.kk === null && row.birthDate === null)
    reading.find('nik', 'identity-missing', 'reject')
}

/** A value that another column, a heading or the sheet's name gives counts as given. */
function isGiven(reading: RowReading, field: Field, row: Judged): boolean {
  if (reading.text(field) !== '') return true
  if (field === 'name') return row.name !== null
  if (field === 'nik') return reading.text('nameNik') !== '' && row.nik !== null
  if (field === 'kk') return row.kk !== null
  if (field === 'birthDate') return row.birthDate !== null
  if (field === 'village' || field === 'district') return row.villageCode !== null
  return false
}

export function verdictOf(findings: readonly Finding[]): Verdict {
  if (findings.some((finding) => finding.severity === 'reject')) return 'rejected'
  return findings.some((finding) => finding.severity === 'warning') ? 'warned' : 'accepted'
}
