import type { Catalogue } from '../kernel/messages.ts'

export const messages: Catalogue = {
  id: {
    'programmes.month-wrong': 'Bulan {month} salah. Tulis seperti 2026-10.',
    'programmes.not-measured':
      'Belum ada bulan yang dihitung. Terapkan daftar lebih dahulu, lalu tunggu perhitungan selesai.',
    'programmes.promise-unknown': 'Janji {promise} tidak ada.',
    'programmes.programme-unknown': 'Program {programme} tidak ada.',
    'programmes.purpose-missing': 'Tulis tujuan pemakaian daftar ini, paling sedikit 10 huruf.',
    'programmes.area-not-yours': 'Anda hanya boleh melihat wilayah {area}.',
    'programmes.sensitive':
      'Daftar program ini menyangkut kategori yang peka. Hanya petugas kasus yang boleh mengambilnya.',
    'programmes.too-many':
      'Daftar ini memuat {count} baris. Pilih satu kecamatan atau desa agar paling banyak {max} baris.',
    'programmes.evidence-empty': 'Isi judul, tanggal dan sumber bukti.',
    'programmes.document-type':
      'Berkas bukti harus PDF, JPEG, PNG atau WebP. Simpan dokumen sebagai PDF, lalu kirim lagi.',
    'programmes.document-empty': 'Berkas bukti ini kosong. Pilih berkas yang benar.',
    'programmes.document-too-large':
      'Berkas bukti paling besar {megabytesMax} MB. Kecilkan pindaiannya, lalu kirim lagi.',
    'programmes.document-unknown': 'Berkas bukti ini belum diterima. Pilih berkasnya lalu kirim lagi.',
    'programmes.indicator-unknown': 'Indikator {indicator} tidak ada pada janji ini.',
    'sheet.missed': 'Terlewat',
    'column.person': 'Nomor orang',
    'column.name': 'Nama',
    'column.nik': 'NIK',
    'column.kk': 'No. KK',
    'column.birth': 'Tanggal lahir',
    'column.sex': 'Jenis kelamin',
    'column.district': 'Kecamatan',
    'column.village': 'Desa/kelurahan',
    'column.rt': 'RT',
    'column.rw': 'RW',
    'column.address': 'Alamat',
  },
  en: {
    'programmes.month-wrong': 'The month {month} is wrong. Write it like 2026-10.',
    'programmes.not-measured':
      'No month has been measured yet. Apply lists first, then wait for the measurement to finish.',
    'programmes.promise-unknown': 'There is no promise {promise}.',
    'programmes.programme-unknown': 'There is no programme {programme}.',
    'programmes.purpose-missing': 'Say what this list is for, in at least 10 letters.',
    'programmes.area-not-yours': 'You may only see the area {area}.',
    'programmes.sensitive':
      'The list of this programme concerns a sensitive category. Only a caseworker may take it.',
    'programmes.too-many':
      'This list has {count} rows. Pick one district or village to stay within {max} rows.',
    'programmes.evidence-empty': 'Fill in the title, date and source of the evidence.',
    'programmes.document-type':
      'The document must be a PDF, JPEG, PNG or WebP. Save it as a PDF, then send it again.',
    'programmes.document-empty': 'This document is empty. Choose the right file.',
    'programmes.document-too-large':
      'A document may have at most {megabytesMax} MB. Make the scan smaller, then send it again.',
    'programmes.document-unknown':
      'This document has not been received yet. Choose the file and send it again.',
    'programmes.indicator-unknown': 'There is no indicator {indicator} in this promise.',
    'sheet.missed': 'Missed',
    'column.person': 'Person number',
    'column.name': 'Name',
    'column.nik': 'NIK',
    'column.kk': 'Family card',
    'column.birth': 'Date of birth',
    'column.sex': 'Sex',
    'column.district': 'District',
    'column.village': 'Village',
    'column.rt': 'RT',
    'column.rw': 'RW',
    'column.address': 'Address',
  },
}
