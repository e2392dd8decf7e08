import type { Catalogue } from '../../kernel/messages.ts'

export const messages: Catalogue = {
  id: {
    'planning.vision-twice': 'Rencana hanya punya satu visi. Ubah visi yang sudah ada.',
    'planning.goal-promise-unknown':
      'Janji {promise} tidak ada dalam masa jabatan ini. Pilih janji dari daftar.',
    'planning.side-in-use':
      'Faktor ini sudah dipakai {count} strategi, jadi tidak bisa pindah sisi. Ubah strategi itu lebih dahulu.',
    'planning.rating-outside':
      'Bobot diisi 1 sampai {importanceMax} dan nilai 1 sampai {ratingMax}. Pilih angka dari daftar.',
    'planning.rating-not-yours': 'Setiap penilai hanya boleh mengisi penilaiannya sendiri.',
    'planning.rating-twice': 'Anda sudah menilai faktor ini. Muat ulang halaman, lalu ubah penilaian itu.',
    'planning.crossing-unfit':
      'Strategi {crossing} harus memuat sedikitnya satu faktor dari tiap huruf dan tidak dari huruf lain: S kekuatan, W kelemahan, O peluang, T ancaman.',
    'planning.factor-document-in-future': 'Tanggal dokumen {date} belum tiba. Isi tanggal dokumennya.',
    'planning.factor-indicator-unknown': 'Indikator {indicator} tidak ada. Pilih indikator dari daftar.',
    'planning.finding-programme-unknown':
      'Program {programme} tidak ada. Muat ulang halaman, lalu pilih temuan lagi.',
    'planning.finding-area':
      'Temuan hanya untuk seluruh kabupaten atau untuk kecamatan, masing-masing satu kali. Pilih temuan dari daftar.',
    'planning.finding-sensitive':
      'Program ini menyangkut orang yang dilindungi. Temuannya hanya boleh untuk seluruh kabupaten.',
    'planning.finding-unmeasured':
      'Temuan ini belum ada angkanya. Tunggu pengukuran bulan ini, lalu coba lagi.',
    'planning.finding-taken': 'Temuan ini sudah menjadi faktor {factor}.',
    'planning.factor-dimension-unknown':
      'Dimensi {dimension} tidak ada dalam susunan yang dipakai. Pilih dari daftar.',
  },
  en: {
    'planning.vision-twice': 'A plan has one vision. Change the one there is.',
    'planning.goal-promise-unknown': 'This term has no promise {promise}. Choose promises from the list.',
    'planning.side-in-use':
      'This factor is used by {count} strategies, so it cannot change sides. Change those first.',
    'planning.rating-outside':
      'Importance is 1 to {importanceMax} and rating 1 to {ratingMax}. Choose from the list.',
    'planning.rating-not-yours': 'Every assessor may only fill in the own ratings.',
    'planning.rating-twice': 'You have rated this factor already. Reload the page and change that rating.',
    'planning.crossing-unfit':
      'A strategy {crossing} needs at least one factor of each letter and none of another: S strength, W weakness, O opportunity, T threat.',
    'planning.factor-document-in-future': 'The day {date} of the document has not come yet. Enter its date.',
    'planning.factor-indicator-unknown': 'There is no indicator {indicator}. Choose one from the list.',
    'planning.finding-programme-unknown':
      'There is no programme {programme}. Reload the page and choose the finding again.',
    'planning.finding-area':
      'A finding is of the whole regency or of districts, each once. Choose a finding from the list.',
    'planning.finding-sensitive':
      'This programme concerns protected people. Its findings may only be of the whole regency.',
    'planning.finding-unmeasured': 'This finding has no number yet. Wait for this month to be measured.',
    'planning.finding-taken': 'This finding is factor {factor} already.',
    'planning.factor-dimension-unknown':
      'The set in use has no dimension {dimension}. Choose one from the list.',
  },
}
