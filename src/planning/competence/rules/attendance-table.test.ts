import { expect, test } from 'vitest'
import { readAttendanceTable } from './attendance-table.ts'

const agencyOf = (text: string) =>
  ({ dinsos: 'dinsos', 'dinas sosial': 'dinsos' })[text.toLowerCase()] ?? null
const read = (...lines: string[]) => readAttendanceTable(lines.join('\n'), agencyOf)

test('reads rows of a workbook or with semicolons, past a head row and empty lines', () => {
  const table = read(
    'Nama\tPerangkat daerah\tHadir\tTes awal\tTes akhir\tSertifikat',
    '',
    'Siti Aminah, S.E.\tDinas Sosial\tya\t52,5\t80\t800/1/2026',
    'Buri; dinsos; tidak',
  )
  expect(table.faults).toEqual([])
  expect(table.rows).toEqual([
    {
      row: 3,
      name: 'Siti Aminah, S.E.',
      agencyId: 'dinsos',
      attended: true,
      before: 52.5,
      after: 80,
      certificate: '800/1/2026',
      userName: null,
    },
    {
      row: 4,
      name: 'Buri',
      agencyId: 'dinsos',
      attended: false,
      before: null,
      after: null,
      certificate: null,
      userName: null,
    },
  ])
})

test.each([
  ['Siti, dinsos, ya', 'columns'],
  ['Siti;dinsos', 'columns'],
  ['Siti;dinsos;ya;1;2;c;u;more', 'columns'],
  [';dinsos;ya', 'name'],
  ['123;dinsos;ya', 'name'],
  [`${'S'.repeat(121)};dinsos;ya`, 'name'],
  ['Siti;dinas anu;ya', 'agency'],
  ['Siti;dinsos;mungkin', 'attended'],
  ['Siti;dinsos;ya;101', 'before'],
  ['Siti;dinsos;ya;50;-5', 'after'],
  ['Siti;dinsos;ya;baik', 'before'],
  ['Siti;dinsos;tidak;50', 'absent-with-result'],
  ['Siti;dinsos;tidak;;;800/1', 'absent-with-result'],
  [`Siti;dinsos;ya;;;${'8'.repeat(81)}`, 'certificate'],
])('%s is wrong: %s', (line, fault) => {
  expect(read('Buri;dinsos;ya', line)).toMatchObject({
    rows: [{ name: 'Buri' }],
    faults: [{ row: 2, fault }],
  })
})

test('the same person or certificate twice is told at the second row', () => {
  expect(
    read('Siti Aminah;dinsos;ya;;;800/1', 'siti  aminah;Dinas Sosial;ya', 'Buri;dinsos;ya;;;800/1').faults,
  ).toEqual([
    { row: 2, fault: 'twice' },
    { row: 3, fault: 'certificate-twice' },
  ])
})
