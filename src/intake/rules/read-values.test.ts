import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanText, isBlank } from './clean-text.ts'
import { birthDateOfAge, dateOrderOf, fromExcelSerial, readDate, splitPlaceAndDate } from './read-date.ts'
import { readName, splitNameAndNik } from './read-name.ts'
import {
  compareNik,
  readAmount,
  readDesil,
  readKk,
  readNik,
  readRt,
  readRtRw,
  readRtRwOfAddress,
} from './read-number.ts'
import { readSex, readVitalStatus, readYesNo } from './read-word.ts'

const isVillageCode = (digits: string) => digits === '3509112003'

describe('NIK: cell, is a number, value, status, code', () => {
  test.each([
    ['3509111204800001', false, '3509111204800001', 'valid', null],
    ["'3509111204800001", false, '3509111204800001', 'valid', null],
    ['3509 1112 0480 0001', false, '3509111204800001', 'valid', null],
    ['35.0911.120480.0001', false, '3509111204800001', 'valid', null],
    ['3509111204800010', true, null, 'weak', 'nik-numeric'],
    ['3509111204800011', true, '3509111204800011', 'valid', null],
    ['3.50911E+15', false, null, 'malformed', 'nik-scientific'],
    ['3,50911E+15', false, null, 'malformed', 'nik-scientific'],
    ['350911120480001', false, null, 'malformed', 'nik-length'],
    ['35091112048000011', false, null, 'malformed', 'nik-length'],
    ['350911200300001', true, '0350911200300001', 'temporary', 'nik-temporary'],
    ['0350911200300001', false, '0350911200300001', 'temporary', 'nik-temporary'],
    ['0', false, null, 'placeholder', 'nik-placeholder'],
    ['9999999999999999', false, null, 'placeholder', 'nik-placeholder'],
    ['3509000000000000', false, null, 'placeholder', 'nik-placeholder'],
    ['belum punya', false, null, 'malformed', 'nik-letters'],
    ['3509113204800001', false, null, 'malformed', 'nik-date'],
    ['0109111204800001', false, null, 'malformed', 'nik-region'],
    ['3509111204800000', false, null, 'malformed', 'nik-serial'],
  ] as const)('%s %s -> %s %s %s', (cell, numeric, value, status, code) => {
    expect(readNik(cell, numeric, isVillageCode)).toMatchObject({ value, status, code })
  })
})

describe('NIK beside the rest of the row: birth date, precision, sex, code', () => {
  test.each([
    ['1980-04-12', 'day', 'M', null],
    ['1980-07-01', 'day', 'M', 'nik-other-date'],
    ['1980-04-12', 'day', 'F', 'nik-other-sex'],
    ['1981-07-01', 'age', 'M', null],
    ['1985-07-01', 'age', 'M', 'nik-other-date'],
    [null, null, null, null],
  ] as const)('%s %s %s -> %s', (birthDate, birthPrecision, sex, code) => {
    expect(compareNik('3509111204800001', { birthDate, birthPrecision, sex }, '2026-01-31')).toBe(code)
  })
})

describe('KK: cell, is a number, value, code', () => {
  test.each([
    ['3509110101200001', false, '3509110101200001', null],
    ['3509110101200010', true, null, 'kk-numeric'],
    ['350911010120001', false, null, 'kk-length'],
    ['0', false, null, 'kk-placeholder'],
    ['belum', false, null, 'kk-letters'],
    ['0509110101200001', false, null, 'kk-region'],
    ['3.50911E+15', false, null, 'kk-scientific'],
  ])('%s %s -> %s %s', (cell, numeric, value, code) => {
    expect(readKk(cell, numeric)).toMatchObject({ value, code })
  })
})

describe('dates: cell, order, value, code', () => {
  test.each([
    ['4-1-1995', 'dmy', '1995-01-04', null],
    ['27-01-1962', 'dmy', '1962-01-27', null],
    ['1996-03-10', 'dmy', '1996-03-10', null],
    ['1996/03/10', 'dmy', '1996-03-10', null],
    ['1996-03-10 00:00:00', 'dmy', '1996-03-10', null],
    ['12/31/1990', 'dmy', '1990-12-31', 'date-month-first'],
    ['03/04/1990', 'mixed', null, 'date-order-mixed'],
    ['04/04/1990', 'mixed', '1990-04-04', null],
    ['31/12/1990', 'mixed', '1990-12-31', null],
    ['02/03/1990', 'dmy', '1990-03-02', null],
    ['02/03/1990', 'mdy', '1990-02-03', null],
    ['12 Januari 1980', 'dmy', '1980-01-12', null],
    ['12-Jan-80', 'dmy', '1980-01-12', 'date-short-year'],
    ['1 Nopember 1977', 'dmy', '1977-11-01', null],
    ['17 Agt 1945', 'dmy', '1945-08-17', null],
    ['34703', 'dmy', '1995-01-04', null],
    ['25708', 'dmy', '1970-05-20', null],
    ['12041980', 'dmy', '1980-04-12', null],
    ['19800412', 'dmy', '1980-04-12', null],
    ['1 . 2 . 1990', 'dmy', '1990-02-01', null],
    ['12-04-80', 'dmy', '1980-04-12', 'date-short-year'],
    ['12-04-20', 'dmy', '2020-04-12', 'date-short-year'],
    ['1950', 'dmy', '1950-07-01', 'date-year-only'],
    ['30-02-1990', 'dmy', null, 'date-impossible'],
    ['31/04/1990', 'dmy', null, 'date-impossible'],
    ['01-01-2090', 'dmy', null, 'date-future'],
    ['01-01-1890', 'dmy', null, 'date-too-old'],
    ['kira-kira 1950', 'dmy', null, 'date-unreadable'],
    ['tidak ingat', 'dmy', null, 'date-unreadable'],
  ] as const)('%s %s -> %s %s', (cell, order, value, code) => {
    expect(readDate(cell, order, '2026-10-31')).toMatchObject({ value, code })
  })

  test('the column decides between day and month', () => {
    expect(dateOrderOf(['01/02/1990', '12/31/1990'])).toBe('mdy')
    expect(dateOrderOf(['01/02/1990', '31/12/1990'])).toBe('dmy')
    expect(dateOrderOf(['01/02/1990', '31/12/1990', '12/31/1990'])).toBe('mixed')
  })

  test('every date that is written is read again', () => {
    const months = [
      'Januari',
      'Februari',
      'Maret',
      'April',
      'Mei',
      'Juni',
      'Juli',
      'Agustus',
      'September',
      'Oktober',
      'November',
      'Desember',
    ]
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 46_000 }), (day) => {
        const iso = fromExcelSerial(day + 2)
        const [year, month, date] = iso.split('-').map(Number) as [number, number, number]
        const forms = [
          iso,
          `${date}-${month}-${year}`,
          `${iso.slice(8)}/${iso.slice(5, 7)}/${year}`,
          `${date} ${months[month - 1]} ${year}`,
        ]
        expect(forms.map((form) => readDate(form, 'dmy', '2100-01-01').value)).toEqual([iso, iso, iso, iso])
      }),
    )
  })
})

test.each([
  ['JEMBER, 12-05-1980', 'JEMBER', '12-05-1980'],
  ['Jember 12 Mei 1980', 'Jember', '12 Mei 1980'],
  ['JEMBER,', 'JEMBER', ''],
  ['JEMBER, TIDAK TAHU', 'JEMBER', ''],
])('place and date: %s', (cell, place, date) => {
  expect(splitPlaceAndDate(cell)).toEqual({ place, date })
})

test.each([
  ['45', '1981-07-01'],
  ['45 th', '1981-07-01'],
  ['0', '2026-07-01'],
  ['150', null],
  ['tua', null],
])('age %s in 2026 -> %s', (cell, value) => {
  expect(birthDateOfAge(cell, '2026-01-31')).toBe(value)
})

describe('names: cell, value, codes', () => {
  test.each([
    ['Siti Aminah', 'SITI AMINAH', ''],
    ['H. ACHMAD FAUZI, S.Pd', 'ACHMAD FAUZI', 'name-title'],
    ['Hj.SITI AMINAH', 'SITI AMINAH', 'name-title'],
    ['Drs. H. MOH. ALI, M.Si', 'MOH. ALI', 'name-title'],
    ['MUNIAH (ALMN0', 'MUNIAH', 'name-deceased'],
    ['ALM. BUDI', 'BUDI', 'name-deceased'],
    ["M. MUT'ROF", "M. MUT'ROF", ''],
    ['SUMIATI', 'SUMIATI', ''],
    ['HALMAHERA', 'HALMAHERA', ''],
    ['AL. SUTRISNO', 'AL. SUTRISNO', ''],
    ['H.', 'H.', ''],
    ['12345', null, 'name-not-a-name'],
    ["=cmd|'/C calc'!A0", "CMD '/C CALC' A", 'name-signs'],
    ['SITI AMINAH (2) *', 'SITI AMINAH', 'name-marks'],
    ['SITI al. AMINAH', 'SITI', 'name-alias'],
    ['BURI ALIAS PAK TONO', 'BURI', 'name-alias'],
    ['A', 'A', 'name-short'],
  ])('%s -> %s %s', (cell, value, codes) => {
    const read = readName(cell)
    expect([read.value, read.codes.join()]).toEqual([value, codes])
  })

  test.each([
    ['SITI AMINAH / 3509115204800001', 'SITI AMINAH', '3509115204800001'],
    ['3509115204800001 - SITI AMINAH', 'SITI AMINAH', '3509115204800001'],
    ['SITI AMINAH (NIK: 3509115204800001)', 'SITI AMINAH', '3509115204800001'],
    ['SITI AMINAH', 'SITI AMINAH', ''],
  ])('in one cell: %s', (cell, name, nik) => {
    expect(splitNameAndNik(cell)).toEqual({ name, nik })
  })
})

test.each([
  ['Rp 1.500.000', 1_500_000],
  ['Rp1.500.000,00', 1_500_000],
  ['1,500,000', 1_500_000],
  ['1500000.00', 1_500_000],
  ['1.5', 1.5],
  ['600000', 600_000],
  ['3.200', 3200],
  ['Rp. 200.000,-', 200_000],
  ['1,25', 1.25],
  ['1.000.000,50', 1_000_000.5],
  ['gratis', null],
])('amount %s -> %s', (cell, value) => {
  expect(readAmount(cell)).toBe(value)
})

test.each([
  ['1', 1],
  ['Desil 3', 3],
  ['10.0', 10],
  ['11', null],
  ['0', null],
  ['miskin', null],
])('desil %s -> %s', (cell, value) => {
  expect(readDesil(cell)).toBe(value)
})

test.each([
  ['1', '001'],
  ['RT 03', '003'],
  ['012', '012'],
  ['0', null],
  ['1234', null],
])('RT %s -> %s', (cell, value) => {
  expect(readRt(cell)).toBe(value)
})
test.each([
  ['1/03', '001', '003'],
  ['RT 001 RW 003', '001', '003'],
  ['5', '005', null],
])('RT/RW %s', (cell, rt, rw) => {
  expect(readRtRw(cell)).toEqual({ rt, rw })
})
test.each([
  ['DUSUN KRAJAN RT 001 RW 003', '001', '003'],
  ['Dsn. Krajan, Rt.02/Rw.05', '002', '005'],
  ['RT/RW 2/5 Desa Silo', '002', '005'],
  ['RT/RW: 003/001', '003', '001'],
  ['JL MAWAR 12 RT 3-4', '003', '004'],
  ['KRAJAN RT01 RW02', '001', '002'],
  ['RW 03', null, '003'],
  ['RT 1 NO 5/7', '001', null],
  ['JL. PB SUDIRMAN NO 5/7', null, null],
  ['MART 5', null, null],
  ['RT 000 RW 000', null, null],
  ['RT 0012', null, null],
  ['', null, null],
])('RT and RW of the address %s', (address, rt, rw) => {
  expect(readRtRwOfAddress(address)).toEqual({ rt, rw })
})

test.each([
  ['L', 'M'],
  ['lk', 'M'],
  ['Laki-laki', 'M'],
  ['1', 'M'],
  ['Pr', 'F'],
  ['PEREMPUAN', 'F'],
  ['2', 'F'],
  ['x', null],
])('sex %s -> %s', (cell, value) => {
  expect(readSex(cell)).toBe(value)
})
test('words of life and answer', () => {
  expect(['Hidup', 'MENINGGAL', '3', '?'].map(readVitalStatus)).toEqual(['alive', 'dead', 'moved-out', null])
  expect(['Ya', 'tidak', 'mungkin'].map(readYesNo)).toEqual(['ya', 'tidak', null])
})

test.each([
  ['\u00a03509\u200b111\u00a0', '3509111'],
  ['  A \t B ', 'A B'],
  ['MUTâ€™ROF', "MUT'ROF"],
  ['JosÃ©', 'José'],
  ['\ufeffNIK', 'NIK'],
])('tidies %j', (cell, value) => {
  expect(cleanText(cell)).toBe(value)
})
test.each(['', '-', '--', 'NULL', 'Tdk Th', 'TIDAK TAHU', '.', '#N/A', '/'])('%j is blank', (cell) => {
  expect(isBlank(cell)).toBe(true)
})
test.each(['0', 'L', 'TIDAK', '-1'])('%j is not blank', (cell) => {
  expect(isBlank(cell)).toBe(false)
})

test('no rule throws, whatever the cell', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, numeric) => {
      const cell = cleanText(text)
      readNik(cell, numeric, isVillageCode)
      readKk(cell, numeric)
      readDate(cell, 'dmy', '2026-10-31', numeric)
      birthDateOfAge(cell, '2026-10-31')
      splitPlaceAndDate(cell)
      readName(cell)
      splitNameAndNik(cell)
      readAmount(cell)
      readRtRw(cell)
      readRtRwOfAddress(cell)
      expect(cleanText(cell)).toBe(cell)
    }),
  )
})
