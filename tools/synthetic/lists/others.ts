import { knownToAgency } from '../defects.ts'
import type { ListSpec } from '../list-file.ts'
import { type Attribute, has } from '../model.ts'
import type { Random } from '../random.ts'
import {
  address,
  age,
  amount,
  birth,
  birthPlace,
  birthText,
  blank,
  column,
  constant,
  district,
  extraNote,
  extraText,
  given,
  hamlet,
  kk,
  name,
  nik,
  number_,
  phone,
  placeAndDate,
  type RowExtra,
  rt,
  rtRw,
  rw,
  serialCell,
  sex,
  village,
} from './columns.ts'
import { listed } from './social.ts'

/** Rows for the people with an attribute that the agency knows. */
const withAttribute =
  (attribute: Attribute, extraOf: (random: Random) => RowExtra = () => ({})): ListSpec['select'] =>
  (random, family, _, emit) => {
    for (const person of family.members)
      if (listed(person) && has(person, attribute) && random.chance(knownToAgency))
        emit(person, extraOf(random))
  }
/** Rows for those who got a programme's help. */
const delivered =
  (programme: string, extraOf: (random: Random) => RowExtra = () => ({})): ListSpec['select'] =>
  (random, _, deliveries, emit) => {
    for (const d of deliveries)
      if (d.programme === programme) emit(d.receiver, { on: d.on, ...extraOf(random) })
  }

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
const trades = [
  'WARUNG',
  'TOKO PRACANGAN',
  'KRIPIK SINGKONG',
  'BATIK',
  'JAHIT',
  'BENGKEL',
  'KUE BASAH',
  'TAPE',
  'SUWAR-SUWIR',
  'GORENGAN',
  'BAKSO KELILING',
]

const villageCash: ListSpec = {
  listKindId: 'blt-dd',
  agencyId: 'dpmd',
  period: '2026-10-31',
  fileName: '12-blt-dd.xlsx',
  quality: 'manual',
  format: { kind: 'xlsx', shared: true },
  sheetPerDistrict: true,
  titles: ['DAFTAR KELUARGA PENERIMA MANFAAT BLT DANA DESA TAHUN 2026', 'KECAMATAN {sheet}'],
  blankRows: 1,
  columns: [
    number_('NO'),
    name('NAMA KPM'),
    nik('NIK'),
    kk('NO. KK'),
    column('TTL', (r) => placeAndDate(r.seen, 'dmy-dash')),
    sex('L/P'),
    rtRw('RT/RW'),
    hamlet('DUSUN'),
    village('DESA'),
    district('KECAMATAN'),
    amount('JUMLAH (RP)'),
    given('TANGGAL SALUR', 'dmy-slash'),
  ],
  footer: (rows, total) => [['', 'JUMLAH', '', '', '', '', '', '', '', `${rows} KPM`, total]],
  select: delivered('blt-dd', () => ({ amount: 300_000 })),
}

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

const pregnant: ListSpec = {
  listKindId: 'ibu-hamil',
  agencyId: 'dinkes',
  period: '2026-07-31',
  fileName: '17-ibu-hamil.xlsx',
  quality: 'manual',
  format: { kind: 'xlsx', shared: true },
  sheetName: 'Bumil',
  numberRow: true,
  titles: ['DATA IBU HAMIL', 'KEADAAN JULI 2026'],
  columns: [
    number_('No'),
    name('Nama Ibu Hamil'),
    nik('NIK'),
    column('Tgl Lahir', (r) => (r.random.chance(0.4) ? '' : birthText(r.seen, 'dmy-dash'))),
    age('Umur'),
    column('Nama Suami', (r) => r.seen.head),
    column('Usia Kehamilan (minggu)', (r) => r.random.between(5, 39)),
    address('Alamat'),
    village('Desa'),
    district('Kecamatan'),
    column('Puskesmas', (r) => `PUSKESMAS ${r.seen.family.village.districtName.toUpperCase()}`),
    phone('No HP'),
  ],
  select: withAttribute('hamil'),
}

/** Numbers lost their leading zeros when this list went through a spreadsheet. */
const withoutZeros = (text: string) => text.replace(/^0+(?=\d)/, '')
const insured: ListSpec = {
  listKindId: 'peserta-jkn',
  agencyId: 'dinkes',
  period: '2026-10-31',
  fileName: '18-peserta-jkn.csv',
  quality: 'office',
  format: { kind: 'csv', delimiter: '|', encoding: 'utf8' },
  columns: [
    column('NOKA', (r) => `000${r.random.between(1_000_000_000, 4_000_000_000)}`),
    column('NIK', (r) => withoutZeros(r.seen.nik)),
    name('NAMA'),
    sex('JK'),
    birth('TGL LAHIR', 'iso'),
    column('NO KK', (r) => r.seen.kk),
    address('ALAMAT'),
    column('RT', (r) => withoutZeros(r.seen.rt)),
    column('RW', (r) => withoutZeros(r.seen.rw)),
    village('NAMA DESA'),
    district('NAMA KECAMATAN'),
    given('TMT PESERTA', 'iso'),
    column('FASKES', (r) => `PKM ${r.seen.family.village.districtName.toUpperCase()}`),
  ],
  select: delivered('jkn-pbpu'),
}

const unfitHouses: ListSpec = {
  listKindId: 'rtlh',
  agencyId: 'dprkp',
  period: '2026-01-31',
  fileName: '19-rtlh.xlsx',
  quality: 'manual',
  format: { kind: 'xlsx', shared: true },
  sheetName: 'RTLH',
  titles: ['PENDATAAN RUMAH TIDAK LAYAK HUNI'],
  blankRows: 2,
  columns: [
    number_('No'),
    name('Nama Kepala Keluarga', 'Pemilik'),
    nik('No. KTP', 'Pemilik'),
    kk('No. KK', 'Pemilik'),
    address('Alamat', 'Lokasi'),
    rtRw('RT/RW', 'Lokasi'),
    village('Desa/Kelurahan', 'Lokasi'),
    district('Kecamatan', 'Lokasi'),
    column('Jenis Lantai', (r) => r.random.pick(['Tanah', 'Plester rusak']), 'Kondisi'),
    column('Jenis Dinding', (r) => r.random.pick(['Bambu', 'Papan', 'Tembok tanpa plester']), 'Kondisi'),
    column('Jenis Atap', (r) => r.random.pick(['Genteng rusak', 'Seng', 'Asbes']), 'Kondisi'),
    column('Umur', (r) => r.seen.age),
  ],
  select: withAttribute('rumah-tidak-layak'),
}

const houseRepairs: ListSpec = {
  listKindId: 'rutilahu',
  agencyId: 'dprkp',
  period: '2026-10-31',
  fileName: '20-rutilahu.xlsx',
  quality: 'office',
  format: { kind: 'xlsx' },
  sheetName: 'Realisasi',
  titles: ['REALISASI PERBAIKAN RUMAH TIDAK LAYAK HUNI 2026'],
  blankRows: 1,
  columns: [
    number_('NO'),
    name('NAMA PENERIMA'),
    nik('NIK'),
    address('ALAMAT'),
    village('DESA/KEL'),
    district('KECAMATAN'),
    amount('NILAI BANTUAN'),
    column('TANGGAL SELESAI', (r) => serialCell(r.extra.on!)),
    age('UMUR'),
  ],
  footer: (rows, total) => [['', 'JUMLAH', '', '', '', `${rows} unit`, total]],
  select: delivered('rutilahu', () => ({ amount: 20_000_000 })),
}

const neighbourhoodHeads: ListSpec = {
  listKindId: 'daftar-rt-rw',
  agencyId: 'dpmd',
  period: '2026-01-31',
  fileName: '21-daftar-rt-rw.xlsx',
  quality: 'manual',
  format: { kind: 'xlsx' },
  sheetName: 'RT RW',
  titles: ['DAFTAR KETUA RT DAN RW'],
  columns: [
    number_('No'),
    name('Nama Ketua'),
    nik('NIK'),
    extraText('Jabatan'),
    rt('RT'),
    rw('RW'),
    hamlet('Dusun'),
    village('Desa/Kel'),
    district('Kecamatan'),
    birth('Tgl Lahir', 'words'),
    phone('No. HP'),
  ],
  select: withAttribute('rt-rw', (random) => ({ text: random.chance(0.75) ? 'KETUA RT' : 'KETUA RW' })),
}

const neighbourhoodHeadsPaid: ListSpec = {
  listKindId: 'honor-rt-rw',
  agencyId: 'dpmd',
  period: '2026-10-31',
  fileName: '22-honor-rt-rw.xlsx',
  quality: 'office',
  format: { kind: 'xlsx', shared: true },
  sheetPerDistrict: true,
  titles: ['PENERIMA HONOR RT/RW TAHUN 2026', 'KECAMATAN {sheet}'],
  columns: [
    number_('No'),
    name('Nama'),
    nik('NIK'),
    birth('Tanggal Lahir', 'dmy-dash'),
    rtRw('RT/RW'),
    village('Desa'),
    district('Kecamatan'),
    amount('Jumlah Honor'),
    given('Tanggal Bayar', 'dmy-dash'),
  ],
  footer: (_, total) => [['', 'Jumlah', '', '', '', '', '', total]],
  select: delivered('honor-rt-rw', () => ({ amount: 500_000 })),
}

const businesses: ListSpec = {
  listKindId: 'umkm',
  agencyId: 'diskopum',
  period: '2026-01-31',
  fileName: '23-umkm.xlsx',
  quality: 'manual',
  format: { kind: 'xlsx', shared: true },
  sheetName: 'UMKM',
  numberRow: true,
  columns: [
    number_('No'),
    name('Nama Pemilik'),
    nik('NIK'),
    sex('Jenis Kelamin', 'L', 'P'),
    birth('Tgl Lahir', 'dmy-slash'),
    column('Nama Usaha', (r) => `${r.extra.text} ${r.seen.name.split(' ').at(-1)}`),
    extraText('Jenis Usaha'),
    address('Alamat Pemilik'),
    village('Kelurahan/Desa'),
    district('Kecamatan'),
    phone('No WA'),
    blank('NIB'),
  ],
  select: withAttribute('umkm', (random) => ({ text: random.pick(trades) })),
}

const businessAid: ListSpec = {
  listKindId: 'bantuan-umkm',
  agencyId: 'diskopum',
  period: '2026-10-31',
  fileName: '24-bantuan-umkm.txt',
  quality: 'office',
  format: { kind: 'csv', delimiter: '\t', encoding: 'utf8', crlf: true },
  columns: [
    number_('No'),
    name('Nama Penerima'),
    nik('No KTP'),
    birth('Tgl Lahir', 'iso'),
    village('Desa'),
    district('Kecamatan'),
    amount('Jumlah Bantuan'),
    given('Tanggal Transfer', 'iso'),
    extraNote('Keterangan'),
  ],
  select: delivered('bantuan-umkm', (random) => ({
    amount: 1_000_000,
    note: random.chance(0.1) ? 'menyusul' : '',
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

export const otherLists: readonly ListSpec[] = [
  villageCash,
  quranTeachers,
  quranTeachersPaid,
  students,
  scholarships,
  pregnant,
  insured,
  unfitHouses,
  houseRepairs,
  neighbourhoodHeads,
  neighbourhoodHeadsPaid,
  businesses,
  businessAid,
  pupils,
  pupilAid,
]
