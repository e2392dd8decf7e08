import { missingFromRegistry } from '../defects.ts'
import type { ListSpec } from '../list-file.ts'
import { isNewborn, lives } from '../model.ts'
import type { Random } from '../random.ts'
import {
  address,
  birth,
  birthPlace,
  birthText,
  blank,
  column,
  constant,
  district,
  extraText,
  given,
  kk,
  name,
  nik,
  number_,
  rt,
  rw,
  serialCell,
  sex,
  village,
  writeDate,
} from './columns.ts'

const destinations = [
  'KAB. BANYUWANGI',
  'KOTA SURABAYA',
  'KAB. BONDOWOSO',
  'KOTA DENPASAR',
  'KAB. BADUNG',
  'KAB. LUMAJANG',
  'KAB. SIDOARJO',
  'KOTA MALANG',
  'KAB. MALANG',
  'KOTA JAKARTA TIMUR',
  'KOTA BALIKPAPAN',
  'KAB. SITUBONDO',
]
const bloods = ['TIDAK TAHU', 'TIDAK TAHU', 'TIDAK TAHU', 'O', 'A', 'B', 'AB']

/** The register's own kinds of disability, kept for about half of those who have one, and not kept alike. */
function cardDisability(kind: string, random: Random): string {
  if (kind === '' || random.chance(0.5)) return ''
  if (kind === 'FISIK') return 'CACAT FISIK'
  if (kind === 'SENSORIK NETRA') return 'CACAT NETRA/BUTA'
  if (kind.startsWith('SENSORIK')) return 'CACAT RUNGU/WICARA'
  return random.pick(['CACAT MENTAL/JIWA', 'CACAT FISIK DAN MENTAL', 'CACAT LAINNYA'])
}

/** The export of the population register: nearly everybody who lived here in January, deaths of January included. */
const siak: ListSpec = {
  listKindId: 'penduduk-siak',
  agencyId: 'dispendukcapil',
  period: '2026-01-31',
  fileName: '01-penduduk-siak.csv',
  quality: 'registry',
  format: { kind: 'csv', delimiter: ';', encoding: 'utf8-bom', crlf: true },
  columns: [
    kk('Nomor KK'),
    nik('NIK'),
    name('Nama Penduduk'),
    constant('Status', 'AKTIF'),
    birthPlace('Tempat Lahir'),
    birth('Tanggal Lahir', 'dmy-dash'),
    sex('Kelamin', 'Laki-Laki', 'Perempuan'),
    blank('NIK Ayah'),
    column('Ayah', (r) => r.seen.person.fatherName),
    blank('NIK Ibu'),
    column('Ibu', (r) => r.seen.mother),
    column('Status Kawin', (r) => r.seen.person.marital),
    column('SHDK', (r) => r.seen.person.relation),
    constant('Agama', 'ISLAM'),
    district('Kecamatan'),
    village('Desa/Kel'),
    address('Alamat'),
    rw('RW'),
    rt('RT'),
    column('Pendidikan', (r) => r.seen.person.education),
    column('Pekerjaan', (r) => r.seen.person.occupation),
    blank('Deskripsi Pekerjaan'),
    column('Gol. Darah', (r) => r.random.pick(bloods)),
    column('Cacat', (r) => cardDisability(r.seen.person.disability, r.random)),
    column('Cetak KTP', (r) => (r.seen.age >= 17 ? 'S' : 'B')),
    blank('No Akta Lahir'),
    constant('Petugas Entri', 'MIGRASI'),
    constant('Tgl Entri', '01-01-2012'),
  ],
  select(random, family, _, emit) {
    for (const person of family.members) {
      if (
        person.nik === '' ||
        person.nik.startsWith('0') ||
        isNewborn(person) ||
        random.chance(missingFromRegistry)
      )
        continue
      emit(person)
    }
  },
}

const deaths: ListSpec = {
  listKindId: 'kematian',
  agencyId: 'dispendukcapil',
  period: '2026-10-31',
  fileName: '02-kematian-2026.xlsx',
  quality: 'office',
  format: { kind: 'xlsx', shared: true },
  sheetName: 'KEMATIAN',
  titles: [
    'PEMERINTAH KABUPATEN',
    'DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL',
    'DAFTAR PERISTIWA KEMATIAN JANUARI S/D OKTOBER 2026',
  ],
  blankRows: 1,
  columns: [
    number_('NO'),
    nik('NIK'),
    name('NAMA LENGKAP'),
    sex('JENIS KELAMIN', 'LAKI-LAKI', 'PEREMPUAN'),
    birthPlace('TEMPAT LAHIR'),
    birth('TANGGAL LAHIR', 'dmy-dash'),
    given('TANGGAL KEMATIAN', 'dmy-dash'),
    address('ALAMAT'),
    rt('RT'),
    rw('RW'),
    village('DESA/KELURAHAN'),
    district('KECAMATAN'),
    column(
      'NO AKTA KEMATIAN',
      (r) => `3509-KM-${r.random.between(1000, 9999)}2026-000${r.random.between(1, 9)}`,
    ),
  ],
  footer: (rows) => [
    [],
    ['', '', `Jumlah: ${rows} peristiwa`],
    [],
    ['', '', '', '', '', '', '', '', 'Mengetahui,'],
    ['', '', '', '', '', '', '', '', 'Kepala Dinas'],
    [],
    [],
    ['', '', '', '', '', '', '', '', '(.................................)'],
  ],
  select(random, family, _, emit) {
    for (const person of family.members)
      if (person.vital === 'dead' && random.chance(0.85)) emit(person, { on: person.vitalOn! })
  },
}

const moves: ListSpec = {
  listKindId: 'pindah',
  agencyId: 'dispendukcapil',
  period: '2026-10-31',
  fileName: '03-pindah-keluar-2026.xlsx',
  quality: 'office',
  format: { kind: 'xlsx' },
  sheetName: 'Pindah Keluar',
  titles: ['DAFTAR PENDUDUK PINDAH KELUAR KABUPATEN TAHUN 2026'],
  columns: [
    number_('No'),
    kk('No KK'),
    nik('NIK'),
    name('Nama Lengkap'),
    sex('L/P'),
    column('Tgl Lahir', (r) =>
      r.seen.birth && r.random.chance(0.5) ? serialCell(r.seen.birth) : birthText(r.seen, 'dmy-short'),
    ),
    address('Alamat'),
    village('Desa/Kel'),
    district('Kecamatan'),
    extraText('Kab/Kota Tujuan'),
    column('Tgl Pindah', (r) =>
      r.random.chance(0.55)
        ? serialCell(r.extra.on!)
        : writeDate(r.extra.on!, r.random.chance(0.5) ? 'dmy-slash' : 'dmy-short'),
    ),
  ],
  select(random, family, _, emit) {
    const text = random.pick(destinations)
    for (const person of family.members)
      if (person.vital === 'moved-out' && person.nik !== '' && !lives(person) && random.chance(0.92))
        emit(person, { on: person.vitalOn!, text })
  },
}

export const registryLists = [siak, deaths, moves] as const
