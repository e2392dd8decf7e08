import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { CsvWriter } from './csv-writer.ts'
import { numericNik } from './lists/columns.ts'
import { SerialDate, serialOf } from './sheet.ts'
import { columnName, XlsxWriter } from './xlsx-writer.ts'

const folder = mkdtempSync(join(tmpdir(), 'writers-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a workbook holds its sheets, merges, numbers, dates and texts', () => {
  const path = join(folder, 'a.xlsx')
  const writer = new XlsxWriter(path, { shared: true })
  writer.beginSheet('SATU & DUA')
  expect(writer.writeRow(['Judul'])).toBe(1)
  writer.merge('A1:C1')
  expect(
    writer.writeRow([
      '<SITI>',
      12,
      new SerialDate(serialOf(1995, 1, 4)),
      numericNik('3509194107370017'),
      null,
      'x ',
    ]),
  ).toBe(2)
  writer.beginSheet('TIGA')
  expect(writer.writeRow([`${'panjang '.repeat(8)}`])).toBe(1)
  writer.close()
  const parts = unzipSync(readFileSync(path))
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!)
  expect(sheet).toContain('<mergeCell ref="A1:C1"/>')
  expect(sheet).toContain(
    '<c r="B2"><v>12</v></c><c r="C2" s="2"><v>34703</v></c><c r="D2"><v>3.50919410737001E+15</v></c>',
  )
  expect(sheet).not.toContain('r="E2"')
  expect(strFromU8(parts['xl/sharedStrings.xml']!)).toContain('<t xml:space="preserve">&lt;SITI&gt;</t>')
  expect(strFromU8(parts['xl/workbook.xml']!)).toContain('name="SATU &amp; DUA"')
  expect(strFromU8(parts['xl/worksheets/sheet2.xml']!)).toContain(
    't="inlineStr"><is><t xml:space="preserve">panjang ',
  )
})

test('columns are named as spreadsheets name them', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
})

test('delimited text is quoted where needed and written in the code page asked for', () => {
  const path = join(folder, 'a.csv')
  const writer = new CsvWriter(path, ';', 'windows-1252', true)
  writer.writeRow(['NU\u2019MAN', 'a;b', 'kata "x"', 5])
  writer.close()
  expect([...readFileSync(path)].slice(0, 6)).toEqual([0x4e, 0x55, 0x92, 0x4d, 0x41, 0x4e])
  expect(readFileSync(path, 'latin1')).toBe('NU\u0092MAN;"a;b";"kata ""x""";5\r\n')
})
