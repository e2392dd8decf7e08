import type { ListSpec } from '../list-file.ts'
import {
  address,
  amount,
  birth,
  birthPlace,
  column,
  constant,
  district,
  extraText,
  given,
  name,
  nik,
  number_,
  phone,
  placeAndDate,
  rtRw,
  sex,
  village,
} from './columns.ts'
import { delivered, withAttribute } from './selections.ts'

const schoolsOfQuran = [
  'TPQ AL HIDAYAH',
  'TPQ NURUL ISLAM',
  'MUSHOLLA AL IKHLAS',
  'TPQ MIFTAHUL ULUM',
  'MUSHOLLA BAITURROHMAN',
  'TPQ DARUSSALAM',
  'TPQ AL FALAH',
  'MADIN NURUL HUDA',
]
const universities = [
  'UNIVERSITAS JEMBER',
  'UIN KHAS JEMBER',
  'POLITEKNIK NEGERI JEMBER',
  'UNIVERSITAS MUHAMMADIYAH JEMBER',
  'UNIVERSITAS ISLAM JEMBER',
  'UNIPAR JEMBER',
  'UNIVERSITAS BRAWIJAYA',
]
const boardingSchools = [
  'PP NURUL ISLAM',
  'PP AL QODIRI',
  'PP ASTRA',
  'PP MIFTAHUL ULUM',
  'PP DARUSSOLAH',
  'PP AL AMIEN',
  'PP BUSTANUL ULUM',
  'PP NURUL QARNAIN',
]

const quranTeachers: ListSpec = {
  listKindId: 'daftar-guru-ngaji',
  agencyId: 'bagian-kesra',
  period: '2026-01-31',
  fileName: '13-daftar-guru-ngaji.xlsx',
  quality: 'manual',
  format: { kind: 'xlsx' },
  sheetName: 'Guru Ngaji',
  titles: ['DATA GURU NGAJI'],
  columns: [
    number_('no'),
    column('nama_nik', (r) => (r.seen.nik.length > 4 ? `${r.seen.name} / ${r.seen.nik}` : r.seen.name)),
    column('tempat_tgl_lahir', (r) => placeAndDate(r.seen, 'dmy-short')),
    extraText('nama_lembaga'),
    address('alamat'),
    rtRw('rt_rw'),
    village('desa_kel'),
    district('kecamatan'),
    phone('no_hp'),
  ],
  select: withAttribute('guru-ngaji', (random) => ({ text: random.pick(schoolsOfQuran) })),
}

const quranTeachersPaid: ListSpec = {
  listKindId: 'insentif-guru-ngaji',
  agencyId: 'bagian-kesra',
  period: '2026-10-31',
  fileName: '14-insentif-guru-ngaji.xlsx',
  quality: 'office',
  format: { kind: 'xlsx', shared: true },
  sheetName: 'Realisasi',
  titles: ['REALISASI INSENTIF GURU NGAJI', 'TAHUN ANGGARAN 2026', 'BAGIAN KESEJAHTERAAN RAKYAT'],
  blankRows: 1,
  columns: [
    number_('No'),
    name('Nama Lengkap'),
    nik('NIK'),
    birthPlace('Tempat Lahir'),
    birth('Tanggal Lahir', 'dmy-slash'),
    address('Alamat'),
    village('Desa'),
    district('Kecamatan'),
    amount('Jumlah Insentif'),
    given('Tanggal Pencairan', 'dmy-slash'),
  ],
  footer: (_, total) => [
    ['TOTAL', '', '', '', '', '', '', '', total],
    ['###'],
    ['Catatan: NIK wajib 16 digit'],
    ['Catatan: yang belum hadir diambil di kecamatan'],
    ['Insentif dibayar satu kali setahun'],
  ],
  select: delivered('insentif-guru-ngaji', () => ({ amount: 1_500_000 })),
}

const students: ListSpec = {
  listKindId: 'mahasiswa',
  agencyId: 'dispendik',
  period: '2026-01-31',
  fileName: '15-mahasiswa.csv',
  quality: 'office',
  format: { kind: 'csv', delimiter: ',', encoding: 'utf8' },
  columns: [
    nik('nik'),
    name('nama_lengkap'),
    birthPlace('tempat_lahir'),
    birth('tanggal_lahir', 'dmy-slash'),
    sex('jenis_kelamin', 'L', 'P'),
    extraText('perguruan_tinggi'),
    column('semester', (r) => r.random.between(1, 8)),
    address('alamat'),
    village('desa_kelurahan'),
    district('kecamatan'),
    column('nama_ibu_kandung', (r) => r.seen.mother),
    phone('no_hp'),
  ],
  select: withAttribute('mahasiswa', (random) => ({ text: random.pick(universities) })),
}

const scholarships: ListSpec = {
  listKindId: 'beasiswa',
  agencyId: 'dispendik',
  period: '2026-10-31',
  fileName: '16-beasiswa.xlsx',
  quality: 'office',
  format: { kind: 'xlsx' },
  sheetName: 'Penerima',
  titles: ['PENERIMA BEASISWA TAHUN 2026'],
  columns: [
    number_('No'),
    column('NIK', (r) =>
      r.seen.nik.length === 16
        ? r.random.chance(0.3)
          ? `'${r.seen.nik}`
          : r.random.chance(0.2)
            ? `\u00a0${r.seen.nik}\u00a0`
            : r.seen.nik
        : r.seen.nik,
    ),
    name('Nama Mahasiswa'),
    birth('Tgl Lahir', 'dmy-short'),
    extraText('Perguruan Tinggi'),
    village('Desa/Kelurahan'),
    district('Kecamatan'),
    amount('Besar Beasiswa'),
    given('Tanggal Cair', 'dmy-short'),
  ],
  select: delivered('beasiswa', (random) => ({
    text: random.pick(universities),
    amount: random.pick([3_000_000, 5_000_000, 7_500_000]),
  })),
}

const pupils: ListSpec = {
  listKindId: 'santri',
  agencyId: 'bagian-kesra',
  period: '2026-01-31',
  fileName: '27-santri.xlsx',
  quality: 'manual',
  format: { kind: 'xlsx', shared: true },
  sheetName: 'SANTRI',
  titles: ['DATA SANTRI PONDOK PESANTREN', 'BAGIAN KESRA'],
  blankRows: 1,
  columns: [
    number_('No'),
    name('Nama Santri'),
    nik('NIK'),
    column('Tempat, Tgl Lahir', (r) => placeAndDate(r.seen, 'words')),
    sex('L/P'),
    column('Nama Ayah', (r) => r.seen.person.fatherName),
    column('Nama Ibu', (r) => r.seen.mother),
    extraText('Nama Pesantren'),
    address('Alamat Asal'),
    village('Desa'),
    district('Kecamatan'),
  ],
  select: withAttribute('santri', (random) => ({ text: random.pick(boardingSchools) })),
}

const pupilAid: ListSpec = {
  listKindId: 'bantuan-santri',
  agencyId: 'bagian-kesra',
  period: '2026-10-31',
  fileName: '28-bantuan-santri.xlsx',
  quality: 'office',
  format: { kind: 'xlsx' },
  sheetName: 'Realisasi',
  titles: ['REALISASI BANTUAN SANTRI 2026'],
  columns: [
    number_('No'),
    name('Nama Penerima'),
    nik('NIK'),
    birth('Tgl. Lhr', 'dmy-dash'),
    extraText('Pondok Pesantren'),
    village('Desa'),
    district('Kecamatan'),
    amount('Nilai Bantuan'),
    given('Tgl Penyerahan', 'dmy-dash'),
    constant('Ket', 'LUNAS'),
  ],
  select: delivered('bantuan-santri', (random) => ({ text: random.pick(boardingSchools), amount: 750_000 })),
}

/** Lists of Qur’an teachers, students and santri, and of the money they got. */
export const teachingLists: readonly ListSpec[] = [
  quranTeachers,
  quranTeachersPaid,
  students,
  scholarships,
  pupils,
  pupilAid,
]
