import type { Catalogue } from '../../kernel/messages.ts'

export const messages: Catalogue = {
  id: {
    'planning.action-days': 'Aksi mulai {startsOn}, sesudah selesainya ({endsOn}). Tukar kedua tanggal itu.',
    'planning.action-outside-term':
      'Aksi harus berada di dalam masa jabatan, {from} sampai {to}. Ubah tanggalnya.',
    'planning.dimension-unknown':
      'Dimensi {dimension} tidak ada dalam susunan dimensi {set}. Pilih dari daftar.',
    'planning.sub-dimension-unknown':
      'Subdimensi {subDimension} bukan bagian dari dimensi {dimension}. Pilih dari daftar.',
    'planning.promise-unknown': 'Janji {promise} tidak ada dalam masa jabatan ini. Pilih dari daftar.',
    'planning.action-ring':
      'Aksi-aksi ini saling menunggu sehingga tidak ada yang bisa mulai: {ring}. Hapus salah satu ketergantungannya.',
    'planning.agency-not-yet':
      '{agency} baru berdiri pada {date}. Pilih perangkat daerah yang sudah ada saat kegiatan mulai.',
    'planning.agency-ended':
      '{agency} berakhir pada {date} dan tidak punya penerus. Pilih perangkat daerah lain.',
    'planning.report-id': 'Laporan ini harus tersimpan pada aksinya sendiri ({action}). Muat ulang halaman.',
    'planning.report-in-future': 'Tanggal laporan {date} belum tiba. Isi hari ini atau sebelumnya.',
    'planning.budget-id':
      'Anggaran ini harus tersimpan pada aksi {action} dan tahun {year}. Muat ulang halaman.',
    'planning.budget-year': 'Tahun {year} di luar masa jabatan ({from} sampai {to}).',
    'planning.budget-too-long':
      'Berkas ini lebih dari {rowsMax} baris. Ekspor hanya kegiatan yang ada dalam rencana.',
    'planning.budget-no-header':
      'Tidak ada baris judul kolom dalam {rows} baris pertama. Berkas harus punya kolom kode atau nama kegiatan dan kolom pagu, pagu perubahan, atau realisasi.',
    'planning.budget-look-first': 'Periksa berkasnya dahulu, baru tulis.',
    'planning.budget-changed':
      'Berkas atau rencana sudah berubah sejak pemeriksaan. Tidak ada yang ditulis. Periksa sekali lagi.',
    'planning.budget-row.no-name': 'Baris ini tidak punya kode maupun nama kegiatan.',
    'planning.budget-row.no-action':
      'Tidak ada aksi dengan kode atau judul ini. Samakan judulnya dengan rencana, atau abaikan.',
    'planning.budget-row.two-actions': 'Dua aksi berjudul sama. Isi kode aksinya.',
    'planning.budget-row.agency-unknown': 'Perangkat daerah pada baris ini tidak dikenal.',
    'planning.budget-row.other-agency': 'Aksi ini milik perangkat daerah lain.',
    'planning.budget-row.year-missing':
      'Tahun anggaran kosong atau bukan tahun. Isi kolom tahun atau isian tahun.',
    'planning.budget-row.year-outside-term': 'Tahun anggaran di luar masa jabatan.',
    'planning.budget-row.no-amount':
      'Tidak ada pagu pada baris ini, dan rencana belum punya pagu aksi ini untuk tahun itu.',
    'planning.budget-row.repeated':
      'Aksi dan tahun ini ada pada lebih dari satu baris. Sisakan satu; tidak ada yang dipakai.',
    'planning.budget-number.not-a-number':
      'Bukan angka rupiah yang jelas. Tulis seperti 1.234.567 atau 1.234.567,00.',
    'planning.budget-number.negative': 'Angka negatif. Anggaran tidak boleh kurang dari nol.',
    'planning.budget-number.too-large': 'Lebih dari sepuluh triliun rupiah. Periksa satuannya.',
    'planning.budget-number.formula-error': 'Rumusnya salah. Perbaiki di lembar kerja, lalu ekspor lagi.',
    'planning.budget-number.too-long': 'Isi sel terlalu panjang untuk sebuah angka.',
  },
  en: {
    'planning.action-days': 'The action starts on {startsOn}, after it ends ({endsOn}). Swap the two days.',
    'planning.action-outside-term': 'An action lies within the term, {from} to {to}. Change its days.',
    'planning.dimension-unknown': 'The set {set} has no dimension {dimension}. Choose from the list.',
    'planning.sub-dimension-unknown':
      'The sub-dimension {subDimension} is not part of {dimension}. Choose from the list.',
    'planning.promise-unknown': 'This term has no promise {promise}. Choose from the list.',
    'planning.action-ring':
      'These actions wait for each other, so none can start: {ring}. Remove one of the dependencies.',
    'planning.agency-not-yet': '{agency} exists from {date} only. Choose an agency that exists at the start.',
    'planning.agency-ended': '{agency} ended on {date} and has no successor. Choose another agency.',
    'planning.report-id': 'This report must be kept under its own action ({action}). Reload the page.',
    'planning.report-in-future': 'The day {date} of this report has not come yet. Enter today or earlier.',
    'planning.budget-id': 'This budget must be kept under action {action} and year {year}. Reload the page.',
    'planning.budget-year': 'The year {year} is outside the term ({from} to {to}).',
    'planning.budget-too-long':
      'This file has more than {rowsMax} rows. Export only the activities that are in the plan.',
    'planning.budget-no-header':
      'The first {rows} rows have no header. The file needs a column of the code or name of the activity and one of plan, revised plan or realisation.',
    'planning.budget-look-first': 'Check the file first, then write it.',
    'planning.budget-changed':
      'The file or the plan changed since you checked. Nothing was written. Check once more.',
    'planning.budget-row.no-name': 'This row has neither code nor name of an activity.',
    'planning.budget-row.no-action':
      'No action has this code or title. Make the title the same as in the plan, or pass it over.',
    'planning.budget-row.two-actions': 'Two actions have this title. Fill in the code of the action.',
    'planning.budget-row.agency-unknown': 'The agency of this row is not known.',
    'planning.budget-row.other-agency': 'This action belongs to another agency.',
    'planning.budget-row.year-missing':
      'The budget year is blank or no year. Fill in the column or the year field.',
    'planning.budget-row.year-outside-term': 'The budget year is outside the term.',
    'planning.budget-row.no-amount':
      'There is no planned amount in this row, and the plan has none for this action and year.',
    'planning.budget-row.repeated':
      'This action and year stand in more than one row. Leave one; none of them is used.',
    'planning.budget-number.not-a-number': 'Not a clear amount. Write it like 1.234.567 or 1.234.567,00.',
    'planning.budget-number.negative': 'A negative amount. A budget cannot be below zero.',
    'planning.budget-number.too-large': 'More than ten thousand billion rupiah. Check the unit.',
    'planning.budget-number.formula-error': 'The formula is broken. Repair it in the sheet and export again.',
    'planning.budget-number.too-long': 'The cell is too long for an amount.',
  },
}
