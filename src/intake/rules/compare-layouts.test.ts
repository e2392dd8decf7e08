import { expect, test } from 'vitest'
import type { SheetLayout } from '../model.ts'
import { compareLayouts } from './compare-layouts.ts'

const sheet = (headers: string, headerRow: number | null = 3): SheetLayout => ({
  sheet: 'A',
  headerRow,
  headers: headers.split('|'),
  mapping: headers.split('|').map((header) => (header === 'NIK' ? 'nik' : null)),
  samples: [],
  dateOrder: 'dmy',
  district: null,
  village: null,
})

test.each([
  ['No|NAMA|NIK', 'No|NAMA|NIK', null],
  ['No|NAMA|NIK', 'no.| Nama |N I K', null],
  ['No|NAMA|NIK', 'No|NAMA|Nomor Induk', { lost: ['NIK'], added: ['Nomor Induk'], isMoved: false }],
  ['No|NAMA|NIK', 'No|NAMA', { lost: ['NIK'], added: [], isMoved: false }],
  ['No|NAMA', 'No|NAMA|NIK', { lost: [], added: ['NIK'], isMoved: false }],
  ['No|NAMA|NIK', 'No|NIK|NAMA', { lost: [], added: [], isMoved: true }],
  ['A|B|C', 'C|X|A', { lost: ['B'], added: ['X'], isMoved: true }],
] as const)('%s, then %s', (before, now, change) => {
  const found = compareLayouts([sheet(before)], [sheet(now)])
  const names = (columns: readonly { header: string }[]) => columns.map(({ header }) => header)
  expect(found && { ...found, lost: names(found.lost), added: names(found.added) }).toEqual(change)
})

test('one sheet per district is one layout; sheets without a table count for nothing; the meaning goes along', () => {
  const pages = [sheet('NAMA|NIK'), sheet('NAMA|NIK'), sheet('CATATAN', null)]
  expect(compareLayouts([sheet('NAMA|NIK')], pages)).toBeNull()
  expect(compareLayouts(pages, [sheet('NAMA')])!.lost).toEqual([{ header: 'NIK', field: 'nik' }])
})
