import { makeWorkbook, type SheetCell } from '../fixtures/make-workbook.ts'

/** People who stand in the register before the list comes: header, then one row each. Invented. */
export const standingRows = [
  ['NIK', 'Nama', 'Tanggal Lahir', 'JK', 'Desa', 'Kecamatan'],
  ['3509301204800001', 'BAMBANG KUSUMADEWA', '12-04-1980', 'L', 'Sempolan', 'Silo'],
  ['3509305204810002', 'HENDRAWATI SASMITANINGSIH', '12-04-1981', 'P', 'Sempolan', 'Silo'],
  ['3509301204820003', 'SUTRISNAWAN MANGUNKUSUMO', '12-04-1982', 'L', 'Sempolan', 'Silo'],
]
export const newPerson = 'WIRYANTINI KUSUMANINGRUM'
const category = 'Fakir miskin'

type Person = readonly [
  name: SheetCell,
  nik: SheetCell,
  born: SheetCell,
  sex: string,
  address: string,
  desa: string,
  kecamatan: string,
  category?: string,
]
const people: readonly Person[] = [
  // Known as they are; known with an address that is news; known from elsewhere with another desa.
  ['BAMBANG KUSUMADEWA', '3509301204800001', '12-04-1980', 'L', '-', 'Sempolan', 'Silo'],
  ['HENDRAWATI SASMITANINGSIH', "'3509305204810002", '12/04/1981', 'P', 'JL. MAWAR 7', 'Sempolan', 'Silo'],
  ['SUTRISNAWAN MANGUNKUSUMO', '3509301204820003', '12 April 1982', 'L', '-', 'Pace', 'Silo'],
  [newPerson, '3509305503520004', { serial: 19068 }, 'P', '-', 'Sempolan', 'Silo'],
  // A NIK in a number cell has lost its last digit, which is nobody's fault but makes it useless.
  ['POERWANTORO DJATMIKO', 3509301204840000, '12-04-1984', 'L', '-', 'Pace', 'Silo'],
  // Two desa have this name: one row says which, the other does not.
  ['RETNANINGTYAS WULANDARI', '3509305204850006', '12-04-1985', 'P', '-', 'Sukorejo', 'Bangsalsari'],
  ['DJOKO PRAMUDITYO', '3509301204860007', '12-04-1986', 'L', '-', 'Sukorejo', ''],
  // What a spreadsheet program would run if it came back as a formula.
  [`=cmd|'/C calc'!A0`, '3509301204870008', '12-04-1987', 'L', '-', 'Pace', 'Silo'],
  [
    { formula: 'CONCATENATE("SRI ","REDJEKINING")', value: 'SRI REDJEKINING' },
    '3509305204880009',
    '12-04-1988',
    'P',
    '@SUM(1+1)',
    'Pace',
    'Silo',
  ],
  // Nobody can say who this is; and nobody knows this category.
  ['BURI', '-', '', 'L', '-', 'Pace', 'Silo'],
  ['KASIATUN MARDIYANTI', '3509305204890010', '12-04-1989', 'P', '-', 'Pace', 'Silo', 'kategori karangan'],
]

/** A list as offices make them for print: titles, a merged header of two rows, column numbers, total, signature. */
export function hostileWorkbook(): Uint8Array {
  const rows: (readonly SheetCell[])[] = [
    ['DAFTAR PEMERLU PELAYANAN KESEJAHTERAAN SOSIAL'],
    ['KABUPATEN JEMBER TAHUN 2026'],
    [],
    ['No', 'Identitas', null, null, null, 'Tempat Tinggal', null, null, 'Jenis PPKS'],
    [null, 'Nama', 'NIK', 'Tgl Lahir', 'L/P', 'Alamat', 'Desa', 'Kecamatan', null],
    ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)', '(9)'],
    ...people.map(
      (person, index) => [String(index + 1), ...person.slice(0, 7), person[7] ?? category] as SheetCell[],
    ),
    ['JUMLAH', null, String(people.length)],
    [],
    [null, null, null, null, null, null, 'Jember, 12 Oktober 2026'],
    [null, null, null, null, null, null, 'Kepala Dinas Sosial'],
    [null, null, null, null, null, null, 'NIP. 19700101 199003 1 001'],
  ]
  return makeWorkbook([
    { name: 'PPKS', rows, merges: ['A1:I1', 'A2:I2', 'A4:A5', 'B4:E4', 'F4:H4', 'I4:I5'] },
  ])
}

/** A workbook that is cut off in the middle, as after a broken download. */
export function damagedWorkbook(): Uint8Array {
  const bytes = hostileWorkbook()
  return bytes.slice(0, bytes.length / 2)
}

/** 30 kB that unpack to 30 MB. */
export function bombWorkbook(): Uint8Array {
  return makeWorkbook([{ name: 'A', rows: [] }], {
    'xl/worksheets/sheet1.xml': `<worksheet>${' '.repeat(30_000_000)}</worksheet>`,
  })
}
