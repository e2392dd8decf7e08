import type { Catalogue } from '../../kernel/messages.ts'

export const messages: Catalogue = {
  id: {
    'planning.readiness-assessor-only':
      'Pandangan penilai hanya boleh diisi oleh penilai. Isilah penilaian sendiri di kolomnya.',
    'planning.readiness-item-unknown': 'Butir kesiapan {item} tidak ada dalam daftar butir kota ini.',
    'planning.readiness-level-unknown':
      'Tingkat {level} tidak ada. Butir ini mempunyai tingkat 0 sampai {top}.',
    'planning.readiness-id-wrong':
      'Nomor isian tidak cocok dengan butir dan periodenya. Seharusnya {id}. Muat ulang halaman, lalu isi lagi.',
    'planning.readiness-outside-term': 'Periode {period} berada di luar masa jabatan ini.',
    'planning.readiness-not-begun': 'Periode {period} baru mulai {date}. Pilih periode yang sedang berjalan.',
    'planning.readiness-closed':
      'Periode {period} sudah ditutup sejak {date} agar dapat dibandingkan. Isilah periode yang sedang berjalan.',
  },
  en: {
    'planning.readiness-assessor-only':
      "Only an assessor may fill in the assessor's view. Enter your own assessment in its own column.",
    'planning.readiness-item-unknown': "There is no readiness item {item} in this city's list.",
    'planning.readiness-level-unknown': 'There is no level {level}. This item has levels 0 to {top}.',
    'planning.readiness-id-wrong':
      'The number of the entry does not fit its item and period. It should be {id}. Reload the page and fill it in again.',
    'planning.readiness-outside-term': 'The period {period} lies outside this term of office.',
    'planning.readiness-not-begun': 'The period {period} begins on {date}. Choose the one under way.',
    'planning.readiness-closed':
      'The period {period} was closed on {date} so that it can be compared. Fill in the period under way.',
  },
}
