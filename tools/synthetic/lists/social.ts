import { knownToAgency, knownToDtsen } from '../defects.ts'
import type { ListSpec } from '../list-file.ts'
import { isNewborn, lives, type Person } from '../model.ts'
import type { Day } from '../numbers.ts'
import type { Random } from '../random.ts'
import {
  address,
  age,
  amount,
  birth,
  birthPlace,
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
  numericNik,
  placeAndDate,
  rt,
  rtRw,
  rw,
  sex,
  village,
} from './columns.ts'

/** Lists were made in January; who was not born yet or had died stands in none of them. */
export const listed = (person: Person) =>
  !isNewborn(person) && (lives(person) || (person.vitalOn !== null && person.vitalOn.month > 2))
const months = ['JAN', 'FEB', 'MAR', 'APR', 'MEI', 'JUN', 'JUL', 'AGS', 'SEP', 'OKT']

const dtsen: ListSpec = {
  listKindId: 'dtsen',
  agencyId: 'dinsos',
  period: '2026-01-31',
  fileName: '05-dtsen-anggota.csv',
  quality: 'office',
  format: { kind: 'csv', delimiter: ',', encoding: 'utf8' },
  columns: [
    column('id_keluarga', (r) => `35.09.${String((r.seen.family.id * 7919) % 99_999_989).padStart(8, '0')}`),
    kk('no_kk'),
    nik('nik'),
    name('nama'),
    birth('tanggal_lahir', 'iso'),
    sex('jenis_kelamin', 'Laki-laki', 'Perempuan'),
    column('hub_kepala_keluarga', (r) => r.seen.person.relation),
    column('nama_kepala_keluarga', (r) => r.seen.head),
    column('desil_nasional', (r) => r.seen.family.desil),
    column('percentile_nasional', (r) => r.seen.family.desil * 10 - (r.seen.family.id % 10)),
    address('alamat'),
    rt('rt'),
    rw('rw'),
    village('desa_kelurahan'),
    district('kecamatan'),
    column('pekerjaan_utama', (r) => r.seen.person.occupation),
    column('status_kawin', (r) => r.seen.person.marital),
  ],
  select(random, family, _, emit) {
    if (!random.chance(knownToDtsen)) return
    for (const person of family.members) if (!isNewborn(person)) emit(person)
  },
}

const ppks = (names: ReadonlyMap<number, readonly string[]>): ListSpec => ({
  listKindId: 'ppks',
  agencyId: 'dinsos',
  period: '2026-01-31',
  fileName: '06-ppks.xlsx',
  quality: 'manual',
  format: { kind: 'xlsx', shared: true },
  sheetName: 'PPKS',
  numberRow: true,
  titles: ['DATA PEMERLU PELAYANAN KESEJAHTERAAN SOSIAL (PPKS)', 'KEADAAN BULAN JANUARI 2026'],
  blankRows: 1,
  columns: [
    number_('No'),
    name('Nama', 'Identitas'),
    nik('NIK', 'Identitas'),
    kk('No KK', 'Identitas'),
    birthPlace('Tempat Lahir', 'Identitas'),
    birth('Tgl Lahir', 'dmy-dash', 'Identitas'),
    sex('L/P', 'L', 'P', 'Identitas'),
    address('Alamat', 'Tempat Tinggal'),
    rtRw('RT/RW', 'Tempat Tinggal'),
    village('Desa/Kel', 'Tempat Tinggal'),
    district('Kecamatan', 'Tempat Tinggal'),
    extraText('Jenis PPKS'),
    blank('Ket'),
  ],
  select(random, family, _, emit) {
    for (const person of family.members) {
      if (!listed(person)) continue
      for (const number of person.categories) {
        const [official, ...legacy] = names.get(number) ?? []
        if (official && random.chance(knownToAgency))
          emit(person, {
            category: number,
            text: legacy.length > 0 && random.chance(0.22) ? random.pick(legacy) : official,
          })
      }
    }
  },
})

const elderly: ListSpec = {
  listKindId: 'lansia-telantar',
  agencyId: 'dinsos',
  period: '2026-01-31',
  fileName: '07-lansia-telantar.xlsx',
  quality: 'manual',
  format: { kind: 'xlsx' },
  sheetName: 'Lansia',
  columns: [
    number_('no'),
    name('nama'),
    address('alamat'),
    village('desa'),
    district('kecamatan'),
    column('nik', (r) =>
      r.seen.family.village.districtCode.endsWith('7') || r.random.chance(0.06)
        ? numericNik(r.seen.nik)
        : r.seen.nik,
    ),
    birth('tanggal_lahir', 'iso'),
    age('usia'),
    sex('jenis_kelamin'),
    column('dokumen_kependudukan', (r) => (r.seen.nik.length > 10 ? 'KTP, KK' : 'Tidak ada')),
    column('status_tempat_tinggal', (r) =>
      r.seen.family.members.length === 1 ? 'Tinggal sendiri' : 'Bersama keluarga',
    ),
    constant('status_pemenuhan_kebutuhan', 'Tidak terpenuhi'),
    constant('rekomendasi_pendata', 'Permakanan'),
  ],
  select(random, family, _, emit) {
    for (const person of family.members)
      if (listed(person) && person.categories.includes(8) && random.chance(knownToAgency)) emit(person)
  },
}

const disabilityQuestions = [
  'aktivitas   ',
  ' alat_yang_dimiliki  ',
  'alat_yang_dibutuhkan ',
  'penyebab ',
  'sejak_usia ',
  'perawatan ',
  'terapi ',
  'kemampuan_makan ',
  'kemampuan_mandi ',
  'kemampuan_berpakaian ',
  'kemampuan_berjalan ',
  'kemampuan_bicara ',
  'pendidikan_khusus ',
  'pelatihan ',
  'minat_usaha ',
  'tempat_usaha ',
  'modal_usaha ',
  'nama_wali ',
  'hubungan_wali ',
  'bantuan_pernah_diterima ',
  'tahun_bantuan ',
  'surveyor ',
  'tgl_survey ',
  'foto ',
  'koordinat ',
]
const answers = ['', '', 'Ya', 'Tidak', 'Sebagian', '-']

const disability: ListSpec = {
  listKindId: 'disabilitas',
  agencyId: 'dinsos',
  period: '2026-01-31',
  fileName: '08-disabilitas.xlsx',
  quality: 'manual',
  format: { kind: 'xlsx', shared: true },
  sheetName: 'Data',
  columns: [
    number_('no'),
    name('nama '),
    nik('nik  '),
    kk('no_kk '),
    birthPlace('tempat_lahir '),
    birth('tanggal_lahir  ', 'dmy-slash'),
    sex('jenis_kelamin ', 'Laki-laki', 'Perempuan'),
    address('alamat  '),
    rt('rt '),
    rw('rw '),
    village('desa_kel '),
    district('kecamatan '),
    column('jenis_disabilitas ', (r) =>
      r.seen.person.disability === 'GANDA' ? 'Fisik, Intelektual' : r.seen.person.disability,
    ),
    column('status_pernikahan ', (r) => r.seen.person.marital),
    column('pendidikan ', (r) => r.seen.person.education),
    column('pekerjaan ', (r) => r.seen.person.occupation),
    ...disabilityQuestions.map((question) => column(question, (r) => r.random.pick(answers))),
    blank('keterangan  '),
  ],
  select(random, family, _, emit) {
    for (const person of family.members)
      if (listed(person) && person.categories.includes(9) && random.chance(0.84)) emit(person)
  },
}

const women: ListSpec = {
  listKindId: 'prse',
  agencyId: 'dinsos',
  period: '2026-01-31',
  fileName: '09-prse.xlsx',
  quality: 'manual',
  format: { kind: 'xlsx' },
  sheetName: 'PRSE',
  columns: [
    number_('no'),
    name('nama'),
    column('usia', (r) => r.seen.age + (r.random.chance(0.25) ? r.random.between(-2, 2) : 0)),
    address('alamat'),
    village('desa_kel'),
    district('kecamatan'),
    column('status_dtks', (r) => (r.seen.family.desil <= 4 ? 'Ya' : 'Tidak')),
    column('status_pernikahan', (r) => r.seen.person.marital),
    constant('jenis_kelamin', 'Perempuan'),
    blank('keterangan'),
  ],
  select(random, family, _, emit) {
    for (const person of family.members)
      if (listed(person) && person.categories.includes(23) && random.chance(0.85)) emit(person)
  },
}

/** One file per quarter; who was admitted by then stands in it, unless missed this once. */
const pkh = (stage: number, period: string): ListSpec => ({
  listKindId: 'bansos-pkh',
  agencyId: 'dinsos',
  period,
  fileName: `10-bansos-pkh-tahap-${stage}.xlsx`,
  quality: 'office',
  format: { kind: 'xlsx', shared: stage % 2 === 0 },
  sheetName: `BNBA TAHAP ${stage}`,
  columns: [
    number_('No'),
    name('NAMA PENERIMA'),
    nik('NIK KTP'),
    constant('TAHAP', `TAHAP ${stage}`),
    constant('BANSOS', 'PKH'),
    kk('NO KEL'),
    constant('NM PROV', 'JAWA TIMUR'),
    constant('NM KAB', 'JEMBER'),
    district('NM KEC'),
    village('NM KEL'),
    address('ALAMAT'),
    age('UMUR'),
    amount('NOMINAL'),
  ],
  select(random, _family, deliveries, emit) {
    for (const d of deliveries)
      if (d.programme === 'pkh' && d.on.month <= Number(period.slice(5, 7)) && random.chance(0.985))
        emit(d.receiver, { amount: random.pick([225_000, 375_000, 500_000, 600_000, 750_000]) })
  },
})

/** The bank's list cuts names at 20 characters and writes a typographic apostrophe. */
const food = (half: 1 | 2): ListSpec => ({
  listKindId: 'bansos-sembako',
  agencyId: 'dinsos',
  period: half === 1 ? '2026-06-30' : '2026-10-31',
  fileName: `11-bansos-sembako-${half === 1 ? 'jan-jun' : 'jul-okt'}.csv`,
  quality: 'office',
  format: { kind: 'csv', delimiter: ';', encoding: 'windows-1252', crlf: true },
  columns: [
    number_('No'),
    column('No KKS', (r) => `6032 98${String(r.random.between(10_000_000, 99_999_999))}`),
    column('Nama Penerima', (r) => r.seen.name.replaceAll("'", '\u2019').slice(0, 20)),
    nik('NIK'),
    address('Alamat'),
    rtRw('RT/RW'),
    village('Kelurahan'),
    district('Kecamatan'),
    birth('Tgl Lahir', 'dmy-slash'),
    column('Nama Gadis Ibu', (r) => r.seen.mother.replaceAll("'", '\u2019')),
    amount('Nominal'),
    given('Tgl Transaksi', 'dmy-slash'),
    column('Bulan Salur', (r) => months[r.extra.on!.month - 1]!),
  ],
  select(random, _, deliveries, emit) {
    for (const d of deliveries) {
      if (d.programme !== 'sembako') continue
      const first = d.on.month <= 6
      if (half === 1 && first) emit(d.receiver, { on: d.on, amount: 200_000 * (7 - d.on.month) })
      if (half === 2) emit(d.receiver, { on: first ? againOn(random, d.on) : d.on, amount: 800_000 })
    }
  },
})
const againOn = (random: Random, before: Day): Day => ({
  year: 2026,
  month: random.between(7, 9),
  day: before.day,
})

const meals: ListSpec = {
  listKindId: 'permakanan-lansia',
  agencyId: 'dinsos',
  period: '2026-10-31',
  fileName: '25-permakanan-lansia.xlsx',
  quality: 'manual',
  format: { kind: 'xlsx' },
  sheetName: 'PENERIMA',
  titles: ['PENERIMA PERMAKANAN LANJUT USIA TAHUN 2026'],
  blankRows: 1,
  numberRow: true,
  columns: [
    number_('NO'),
    name('NAMA LANSIA'),
    nik('NIK'),
    column('TEMPAT, TGL LAHIR', (r) => placeAndDate(r.seen, 'dmy-dash')),
    age('UMUR'),
    hamlet('DUSUN'),
    rtRw('RT/RW'),
    village('DESA'),
    district('KECAMATAN'),
    given('TGL TERIMA', 'dmy-dash'),
    extraNote('NAMA POKMAS'),
  ],
  select(_random, family, deliveries, emit) {
    for (const d of deliveries)
      if (d.programme === 'permakanan') emit(d.receiver, { on: d.on, note: `POKMAS ${family.hamlet}` })
  },
}

const devices = [
  'Kursi roda',
  'Tongkat ketiak',
  'Kruk',
  'Alat bantu dengar',
  'Kaki palsu',
  'Tongkat adaptif',
  'Tripod',
]
const aids: ListSpec = {
  listKindId: 'alat-bantu-disabilitas',
  agencyId: 'dinsos',
  period: '2026-10-31',
  fileName: '26-alat-bantu-disabilitas.xlsx',
  quality: 'manual',
  format: { kind: 'xlsx', shared: true },
  sheetName: 'Serah Terima',
  titles: ['DAFTAR SERAH TERIMA ALAT BANTU'],
  columns: [
    number_('No.'),
    name('Nama Penerima'),
    nik('No. KTP'),
    sex('L/P'),
    age('Umur'),
    address('Alamat'),
    village('Desa/Kel'),
    district('Kec'),
    extraText('Jenis Alat'),
    given('Tanggal Serah Terima', 'words'),
    blank('Ket.'),
  ],
  footer: () => [
    [],
    ['', 'Keterangan: alat diterima dalam keadaan baik'],
    ['', '', '', '', '', '', '', '', 'Petugas,'],
  ],
  select(random, _, deliveries, emit) {
    for (const d of deliveries)
      if (d.programme === 'alat-bantu') emit(d.receiver, { on: d.on, text: random.pick(devices) })
  },
}

/** The lists of the social office. */
export function socialLists(names: ReadonlyMap<number, readonly string[]>): readonly ListSpec[] {
  return [
    dtsen,
    ppks(names),
    elderly,
    disability,
    women,
    pkh(1, '2026-01-31'),
    pkh(2, '2026-04-30'),
    pkh(3, '2026-07-31'),
    pkh(4, '2026-10-31'),
    food(1),
    food(2),
    meals,
    aids,
  ]
}
