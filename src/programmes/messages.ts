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
    'programmes.export-unknown': 'Permintaan daftar nama ini tidak ada, atau bukan untuk Anda.',
    'programmes.export-waiting': 'Daftar nama ini masih menunggu persetujuan.',
    'programmes.export-refused':
      'Daftar nama ini tidak disetujui. Ajukan lagi dengan tujuan yang lebih jelas.',
    'programmes.export-ended': 'Daftar nama ini sudah diakhiri. Ajukan permintaan baru.',
    'programmes.export-expired': 'Masa berlaku daftar nama ini sudah habis. Ajukan permintaan baru.',
    'programmes.export-decided':
      'Permintaan ini sudah diputuskan atau sudah berakhir. Muat ulang halaman ini.',
    'programmes.export-grown':
      'Daftar ini sekarang memuat {now} orang, saat diajukan {before}. Ajukan permintaan baru.',
    'export.mark': 'E-{id} {holder}',
    'export.foot': '{mark}, berlaku sampai {until}, tidak untuk disebarkan',
    'export.term': 'Ketentuan',
    'export.number': 'Nomor dan pemegang',
    'export.purpose': 'Tujuan',
    'export.area': 'Wilayah',
    'export.until': 'Berlaku sampai',
    'export.duty': 'Kewajiban',
    'export.duty-text':
      'Hanya untuk tujuan di atas. Jangan diteruskan. Hapus semua salinan setelah {until}. Setiap pengambilan tercatat.',
    'sheet.terms': 'Ketentuan',
    'column.export': 'Nomor ekspor',
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
    'programmes.export-unknown': 'This request for a list of names does not exist, or is not for you.',
    'programmes.export-waiting': 'This list of names still waits for approval.',
    'programmes.export-refused': 'This list of names was not approved. Ask again with a clearer purpose.',
    'programmes.export-ended': 'This list of names was ended. Ask for a new one.',
    'programmes.export-expired': 'This list of names is no longer valid. Ask for a new one.',
    'programmes.export-decided': 'This request has been decided or has ended. Load the page again.',
    'programmes.export-grown':
      'This list now holds {now} people, {before} when it was asked for. Ask for a new one.',
    'export.mark': 'E-{id} {holder}',
    'export.foot': '{mark}, valid until {until}, not to be passed on',
    'export.term': 'Terms',
    'export.number': 'Number and holder',
    'export.purpose': 'Purpose',
    'export.area': 'Area',
    'export.until': 'Valid until',
    'export.duty': 'Duty',
    'export.duty-text':
      'Only for the purpose above. Do not pass it on. Delete all copies after {until}. Every fetch is recorded.',
    'sheet.terms': 'Terms',
    'column.export': 'Export number',
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
