/** One row of cells -> standardised values, findings and a verdict. Pure; never throws on any cell. */

import type { IsoDate } from '../../kernel/dates.ts'
import type { Field } from '../../kernel/fields.ts'
import type { CheckedRow, Facts, Finding, NikStatus, RawRow, SheetLayout, Verdict } from '../model.ts'
import type { AreaFinder } from './find-area.ts'
import { birthDateOfAge, readDate, splitPlaceAndDate } from './read-date.ts'
import { type CodeLists, readFacts, readWord } from './read-facts.ts'
import type { Heading } from './read-heading.ts'
import { readName, splitNameAndNik } from './read-name.ts'
import { compareNik, readKk, readNik, readRt, readRtRw, readRtRwOfAddress } from './read-number.ts'
import { readSex } from './read-word.ts'
import { createRowReading, type RowReading } from './row-reading.ts'

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

export type CheckRow = (row: RawRow, heading: Heading, hidden?: boolean) => CheckedRow

export function createRowChecker(layout: SheetLayout, settings: CheckSettings): CheckRow {
  const reading = createRowReading(layout, settings)
  return (row, heading, hidden = false) => {
    reading.begin(row, hidden)
    const birth = readBirth(reading)
    const sexText = reading.text('sex')
    const sex = sexText === '' ? null : readSex(sexText)
    if (sex === null && sexText !== '') reading.find('sex', 'sex-unknown', 'warning')
    const identity = readIdentity(reading, birth, sex)
    const place = readPlace(reading, heading)
    const kk = readKkOf(reading, heading, identity.nik)
    const facts = readFacts(reading)
    judgeRow(reading, { ...identity, kk, birthDate: birth.birthDate, villageCode: place.villageCode }, facts)
    const motherName = plainName(reading, 'motherName')
    const relation = readWord(reading, 'relation')
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
      motherName,
      relation,
      facts,
    }
  }
}

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
    if (date.value === null) continue
    if (date.precision === 'day') compareAge(reading, date.value)
    return { birthDate: date.value, birthPrecision: date.precision, birthPlace }
  }
  const age = reading.text('age')
  if (age === '') return { birthDate: null, birthPrecision: null, birthPlace }
  const birthDate = birthDateOfAge(age, reading.settings.period)
  if (birthDate === null) reading.find('age', 'age-unreadable', 'warning')
  return { birthDate, birthPrecision: birthDate === null ? null : 'age', birthPlace }
}

/** Ages are guessed and grow older with the list; only three years apart is worth a look. */
const ageYearsApart = 3

function compareAge(reading: RowReading, birthDate: IsoDate): void {
  const age = reading.text('age')
  const counted = age === '' ? null : birthDateOfAge(age, reading.settings.period)
  if (counted === null) return
  const years = Math.abs(Number(counted.slice(0, 4)) - Number(birthDate.slice(0, 4)))
  if (years >= ageYearsApart) reading.find('age', 'age-other-date', 'warning')
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
  for (const code of read.codes) reading.find(nameField, code, tidiedNames.has(code) ? 'note' : 'warning')
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

/** Codes of names that were only tidied. */
const tidiedNames: ReadonlySet<string> = new Set(['name-title', 'name-marks'])

function readKkOf(reading: RowReading, heading: Heading, nik: string | null): string | null {
  const text = reading.text('kk') || heading.kk || ''
  if (text === '') return null
  const kk = readKk(text, reading.isNumeric('kk'))
  if (kk.code) reading.find('kk', kk.code, 'warning', kk.params)
  if (kk.value === null || kk.value !== nik) return kk.value
  // One of the two was copied from the other; a family of that number would join strangers.
  reading.find('kk', 'kk-is-nik', 'warning')
  return null
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
  const { rt, rw } = readNeighbourhood(reading, heading)
  const hamlet = (reading.text('hamlet') || heading.hamlet || '')
    .toUpperCase()
    .replace(/^(?:DUSUN|DSN|DS|LINGKUNGAN|LINGK|LING)\b[.\s:]*/, '')
  return {
    districtCode: area.district,
    villageCode: area.village,
    hamlet: hamlet || null,
    rt,
    rw,
    address: (reading.text('address') || heading.address || '').toUpperCase() || null,
  }
}

/** RT and RW, each of its own column, of the column of both, of the heading, or where none of them tells, of the address. */
function readNeighbourhood(reading: RowReading, heading: Heading): { rt: string | null; rw: string | null } {
  const text = reading.text('rtRw')
  const joined = text === '' ? { rt: null, rw: null } : readRtRw(text)
  if (text !== '' && joined.rt === null && joined.rw === null) noteUnreadableRt(reading, 'rtRw', text)
  const number = (field: 'rt' | 'rw') => {
    const own = reading.text(field)
    const read = own === '' ? null : readRt(own)
    if (own !== '' && read === null) noteUnreadableRt(reading, field, own)
    return read ?? joined[field] ?? (heading[field] === null ? null : readRt(heading[field]))
  }
  const told = { rt: number('rt'), rw: number('rw') }
  if (told.rt !== null || told.rw !== null) return told
  return readRtRwOfAddress(reading.text('address') || heading.address || '')
}

/** Zeros stand for "none". A date is what spreadsheet programs make of "1/3". */
function noteUnreadableRt(reading: RowReading, field: 'rt' | 'rw' | 'rtRw', text: string): void {
  if (/^[0\s/.-]+$/.test(text)) return
  reading.find(field, /^\d{4}-\d\d-\d\d/.test(text) ? 'rt-is-date' : 'rt-unreadable', 'warning')
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
