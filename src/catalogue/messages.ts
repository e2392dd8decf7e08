import type { Catalogue } from '../kernel/messages.ts'

export const messages: Catalogue = {
  id: {
    'catalogue.release-unknown': 'Rilis {release} tidak ada. Daftar rilis ada di /open/v1/releases.',
    'catalogue.nothing-published': 'Belum ada data yang diumumkan.',
    'catalogue.promise-unknown': 'Janji {promise} tidak ada pada rilis ini, atau wilayahnya bukan kecamatan.',
    'catalogue.dataset-unknown':
      'Data {dataset} tidak ada pada rilis ini. Daftar data ada di /open/v1/datasets.',
    'catalogue.cannot-protect':
      'Tabel {table} tidak dapat diumumkan tanpa membuka rahasia orang, karena angka yang sudah terbit tidak dapat ditarik. Tunggu rilis bulan berikutnya, atau hubungi walidata.',
    'catalogue.not-measured': 'Bulan {month} belum dihitung. Jalankan perhitungan bulan itu lebih dahulu.',
    'catalogue.month-wrong': 'Bulan {month} salah. Tulis seperti 2026-10.',
    'catalogue.disclosed':
      'Serangan menemukan {count} angka tersembunyi. Jangan terbitkan; lihat daftar di atas.',
    'catalogue.no-answer': '{path} menjawab {status}. Apakah alamatnya benar?',
    'status.kept': 'Terpenuhi',
    'status.on-track': 'Sesuai jalur',
    'status.behind': 'Tertinggal',
    'status.far-behind': 'Jauh tertinggal',
    'status.no-target': 'Ada bukti, tanpa angka target',
    'status.hidden': 'Angka disembunyikan',
    'status.claimed': 'Diklaim, belum ada bukti',
    'cell.hidden': 'disembunyikan untuk melindungi orang',
    'cell.missing': 'belum dihitung',
  },
  en: {
    'catalogue.release-unknown': 'There is no release {release}. Releases are listed at /open/v1/releases.',
    'catalogue.nothing-published': 'Nothing has been published yet.',
    'catalogue.promise-unknown':
      'There is no promise {promise} in this release, or the area is not a district.',
    'catalogue.dataset-unknown':
      'There is no dataset {dataset} in this release. Datasets are listed at /open/v1/datasets.',
    'catalogue.not-measured': 'The month {month} has not been measured. Measure it first.',
    'catalogue.month-wrong': 'The month {month} is wrong. Write it like 2026-10.',
    'catalogue.cannot-protect':
      'The table {table} cannot be published without giving people away, because numbers that are out cannot be taken back. Wait for the release of the next month, or ask the data steward.',
    'catalogue.disclosed': 'The attack found {count} hidden numbers. Do not publish; see the list above.',
    'catalogue.no-answer': '{path} answered {status}. Is the address right?',
    'status.kept': 'Kept',
    'status.on-track': 'On track',
    'status.behind': 'Behind',
    'status.far-behind': 'Far behind',
    'status.no-target': 'Documented, no target to hold it against',
    'status.hidden': 'Number hidden',
    'status.claimed': 'Claimed, no evidence yet',
    'cell.hidden': 'hidden to protect people',
    'cell.missing': 'not measured',
  },
}
