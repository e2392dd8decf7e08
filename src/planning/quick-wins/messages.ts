import type { Catalogue } from '../../kernel/messages.ts'

export const messages: Catalogue = {
  id: {
    'planning.quick-win-only-done':
      'Perangkat daerah hanya boleh mengisi tanggal selesai quick win miliknya. Yang lain diubah perencana.',
    'planning.quick-win-days':
      'Quick win mulai {startsOn}, sesudah jatuh temponya ({dueOn}). Tukar kedua tanggal itu.',
    'planning.quick-win-outside-term':
      'Quick win harus berada di dalam masa jabatan, {from} sampai {to}. Ubah tanggalnya.',
    'planning.quick-win-too-late':
      'Quick win terpilih harus berhasil dalam {months} bulan sejak mulai, paling lambat {date}.',
    'planning.quick-win-not-chosen': 'Hanya quick win terpilih yang dapat dinyatakan selesai. Pilih dahulu.',
    'planning.quick-win-done-day': 'Tanggal selesai harus antara mulai ({startsOn}) dan hari ini ({today}).',
    'planning.criterion-unknown': 'Kriteria {criterion} tidak ada lagi. Muat ulang halaman, lalu nilai lagi.',
    'planning.score-too-high': 'Nilai paling tinggi {max}.',
    'planning.score-id': 'Nilai ini harus tersimpan pada quick win {quickWin}. Muat ulang halaman.',
    'planning.score-not-yours': 'Nilai ini milik penilai lain. Anda hanya boleh mengubah nilai sendiri.',
  },
  en: {
    'planning.quick-win-only-done':
      'An agency may only fill in the day its quick win was done. The rest is for planners.',
    'planning.quick-win-days':
      'The quick win starts on {startsOn}, after it is due ({dueOn}). Swap the two days.',
    'planning.quick-win-outside-term': 'A quick win lies within the term, {from} to {to}. Change its days.',
    'planning.quick-win-too-late':
      'A chosen quick win must show its result within {months} months of its start, by {date}.',
    'planning.quick-win-not-chosen': 'Only a chosen quick win can be said to be done. Choose it first.',
    'planning.quick-win-done-day':
      'The day it was done lies between its start ({startsOn}) and today ({today}).',
    'planning.criterion-unknown':
      'There is no criterion {criterion} any more. Reload the page and score again.',
    'planning.score-too-high': 'The highest score is {max}.',
    'planning.score-id': 'These scores must be kept under quick win {quickWin}. Reload the page.',
    'planning.score-not-yours': 'These scores are of another assessor. You may only change your own.',
  },
}
