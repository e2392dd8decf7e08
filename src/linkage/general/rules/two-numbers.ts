import { readNikParts } from '../../../kernel/nik.ts'
import type { Clusters } from '../../rules/clusters.ts'
import { isSerialPlausible } from '../../rules/encode.ts'
import { isOneCutOff } from './compare-numbers.ts'
import { isFromAge } from './read-values.ts'
import type { Column, Table } from './table.ts'

/**
 * What to do where one person would hold two different national numbers. `ask`: two that are valid are never joined by machine.
 * `weigh`: all other evidence decides, but numbers that were written twice each are asked about.
 */
export type TwoNumbers = 'weigh' | 'ask'

/** Rows of each cluster whose numbers are looked at: to tell what is usual, and to be sure of a person of any real size. */
const membersMost = { usual: 16, all: 4096 }

/** True where the numbers of the clusters of two rows say that somebody must decide whether they are one person. */
export function holdTwoNumbers(
  table: Table,
  twoNumbers: TwoNumbers,
  clusters: Clusters,
  a: number,
  b: number,
): boolean {
  const isWrittenTwicePossible = clusters.size(a) + clusters.size(b) >= 4
  if (!isWrittenTwicePossible && twoNumbers === 'weigh') return false
  return table.columns.some((column) => {
    if (column.field.kind !== 'national-id') return false
    return (
      (isWrittenTwicePossible && areTwoWrittenTwice(table, column, clusters, a, b)) ||
      (twoNumbers === 'ask' && areBothValid(table, column, clusters, a, b))
    )
  })
}

/** Two numbers, each written in two rows or more: what is written twice is no slip of the pen. */
function areTwoWrittenTwice(table: Table, column: Column, clusters: Clusters, a: number, b: number): boolean {
  const numbers = new Numbers()
  for (const row of [a, b]) addNumbers(numbers, table, column, clusters, row, membersMost.usual)
  const twice = numbers.all.filter(({ times }) => times > 1)
  return twice.some((x, at) => twice.some((y, before) => before < at && areTwo(x, y)))
}

/**
 * Each side has a valid number that the other has not. Where a person holds two already, because somebody said so, a further row may
 * bear either.
 */
function areBothValid(table: Table, column: Column, clusters: Clusters, a: number, b: number): boolean {
  const [own, other] = [a, b].map((row) => {
    const numbers = new Numbers()
    addNumbers(numbers, table, column, clusters, row, membersMost.all, isValidNumber)
    return numbers
  }) as [Numbers, Numbers]
  return own.isNewTo(other) && other.isNewTo(own)
}

interface Written {
  readonly high: number
  readonly low: number
  times: number
}

const areTwo = (x: Written, y: Written) =>
  !(x.high === y.high && x.low === y.low) && !isOneCutOff(x.high, x.low, y.high, y.low)

/** Different numbers, packed, and how often each was written. */
class Numbers {
  readonly all: Written[] = []

  add(high: number, low: number): void {
    const known = this.all.find((number) => number.high === high && number.low === low)
    if (known) known.times++
    else this.all.push({ high, low, times: 1 })
  }

  /** True when a number is unlike all of the others, and there are others. */
  isNewTo({ all }: Numbers): boolean {
    return all.length > 0 && this.all.some((number) => all.every((other) => areTwo(number, other)))
  }
}

function addNumbers(
  numbers: Numbers,
  table: Table,
  column: Column,
  clusters: Clusters,
  row: number,
  most: number,
  isMeant: (table: Table, column: Column, row: number) => boolean = () => true,
): void {
  const { records, stride } = table
  const { next } = clusters.lists
  for (let taken = 0, x = row; taken < most; taken++) {
    const at = x * stride + column.at
    const [high, low] = [records[at]!, records[at + 1]!]
    if ((high | low) !== 0 && isMeant(table, column, x)) numbers.add(high, low)
    x = next[x]!
    if (x === row) break
  }
}

/**
 * False for a number that proves no second person: one of 16 digits that cannot be a NIK, has a serial that no office reaches, or does
 * not agree with the birth date and sex of its own row. Other countries' numbers are taken as they are.
 */
function isValidNumber({ records, stride, columns }: Table, { at }: Column, row: number): boolean {
  const base = row * stride
  const number = digitsOf(records[base + at]!) + digitsOf(records[base + at + 1]!)
  if (!/^\d{16}$/.test(number)) return true
  const parts = readNikParts(number)
  if (typeof parts === 'string' || !isSerialPlausible(number)) return false
  const said = (kind: 'date' | 'sex') => {
    const column = columns.find(({ field }) => field.kind === kind)
    return column ? records[base + column.at]! : 0
  }
  const sex = said('sex')
  if (sex !== 0 && sex !== (parts.sex === 'M' ? 1 : 2)) return false
  const date = said('date')
  if (date === 0 || isFromAge(date)) return true
  const [year, day] = [decimalOf(date >>> 16) % 100, decimalOf(date & 0xffff)]
  return year === parts.yearOfCentury && (day === 0 || day === parts.month * 100 + parts.day)
}

/** Eight places of a packed number as text; a point for what is no digit. */
function digitsOf(packed: number): string {
  let text = ''
  for (let shift = 28; shift >= 0; shift -= 4) {
    const place = (packed >>> shift) & 15
    text += place >= 1 && place <= 10 ? String(place - 1) : '.'
  }
  return text
}

/** Up to four digits of 4 bits as a number. */
function decimalOf(packed: number): number {
  return Number(packed.toString(16))
}
