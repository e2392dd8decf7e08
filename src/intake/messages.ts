import type { Catalogue } from '../kernel/messages.ts'
import { checkMessages } from './check-messages.ts'
import { fieldMessages } from './field-messages.ts'
import { sheetMessages } from './sheet-messages.ts'

/** Problems with a file, findings in a cell (finding.*), reasons why a row is no data (skip.*), names of states. */
export const messages: Catalogue = {
  id: {
    ...fieldMessages.id,
    ...sheetMessages.id,
    ...checkMessages.id,
    'intake.file-pdf':
      'Ini berkas PDF. Minta atau ekspor daftar yang sama dalam bentuk Excel (.xlsx) atau CSV, lalu serahkan berkas itu.',
    'intake.file-image':
      'Ini gambar atau foto. Ketik atau ekspor daftar dalam bentuk Excel (.xlsx) atau CSV, lalu serahkan berkas itu.',
    'intake.file-document':
      'Ini dokumen, bukan daftar. Salin tabelnya ke Excel, simpan sebagai .xlsx, lalu serahkan berkas itu.',
    'intake.xls-too-large':
      'Berkas Excel lama (.xls) ini lebih besar dari {megabytesMax} MB. Buka di Excel atau LibreOffice, pilih Simpan Sebagai, jenis "Excel Workbook (.xlsx)", lalu serahkan berkas baru itu.',
    'intake.file-too-complex':
      'Berkas Excel lama (.xls) ini terlalu rumit untuk dibaca. Buka di Excel atau LibreOffice, pilih Simpan Sebagai, jenis "Excel Workbook (.xlsx)", lalu serahkan berkas baru itu.',
    'intake.file-html':
      'Ini halaman web yang diberi nama Excel. Buka di Excel, pilih Simpan Sebagai, jenis "Excel Workbook (.xlsx)", lalu serahkan berkas baru itu.',
    'intake.file-archive':
      'Ini berkas arsip jenis lain (rar, 7z, gz). Keluarkan daftarnya, lalu serahkan satu per satu atau bersama-sama sebagai zip.',
    'intake.archive-empty':
      'Tidak ada daftar di dalam berkas zip ini. Periksa apakah berkas yang benar yang dipilih.',
    'intake.archive-too-many':
      'Berkas zip ini berisi lebih dari {filesMax} berkas. Bagi menjadi beberapa zip, lalu serahkan satu per satu.',
    'intake.archive-nested':
      'Ini zip di dalam zip. Keluarkan isinya, lalu buat zip yang langsung berisi daftarnya.',
    'intake.archive-member':
      'Berkas "{file}" di dalam zip tidak dapat dibaca, maka seluruh zip tidak dipakai. {=reason}',
    'intake.file-binary':
      'Berkas ini bukan Excel, LibreOffice atau teks (CSV). Buka di program asalnya dan simpan sebagai .xlsx atau CSV.',
    'intake.file-encrypted':
      'Berkas ini dikunci dengan kata sandi. Buka di Excel, hapus kata sandinya (Berkas, Info, Lindungi), simpan, lalu serahkan lagi.',
    'intake.file-damaged':
      'Berkas ini rusak atau terpotong dan tidak dapat dibaca. Buka di Excel, simpan ulang, lalu serahkan lagi.',
    'intake.file-empty': 'Berkas ini kosong. Periksa apakah berkas yang benar yang dipilih.',
    'intake.file-bomb':
      'Isi berkas ini jauh lebih besar daripada yang wajar untuk sebuah daftar, maka tidak dibuka. Salin datanya ke buku kerja baru dan simpan.',
    'intake.file-open-quote':
      'Ada tanda kutip (") yang tidak ditutup di dekat baris {row}, sehingga sisa berkas tidak dapat dibaca. Perbaiki baris itu atau simpan ulang dari Excel.',
    'intake.too-many-columns':
      'Daftar ini mempunyai lebih dari {columnsMax} kolom. Hapus kolom yang tidak perlu, lalu serahkan lagi.',
    'intake.too-many-rows':
      'Daftar ini mempunyai lebih dari {rowsMax} baris. Bagi menjadi beberapa berkas, lalu serahkan satu per satu.',
    'intake.no-header':
      'Baris judul kolom tidak ditemukan dalam {rows} baris pertama dari {sheets} lembar. Pastikan ada satu baris yang berisi nama kolom seperti NAMA dan NIK di atas data.',
    'intake.no-rows':
      'Judul kolom ditemukan, tetapi tidak ada baris data di bawahnya. Periksa apakah berkas yang benar yang dipilih.',
    'intake.nik-digits-lost':
      'Pada {percent} % baris, angka terakhir NIK hilang (menjadi 0) karena kolom NIK disimpan sebagai angka. Ekspor ulang dari sumbernya dengan kolom NIK berformat Teks, lalu serahkan lagi.',
    'intake.other-agency': 'Anda hanya dapat menyerahkan daftar milik instansi Anda sendiri.',
    'intake.agency-unknown': 'Instansi {agency} tidak ada dalam paket kota ini.',
    'intake.list-kind-unknown': 'Jenis daftar {kind} tidak dikenal. Pilih salah satu dari pilihan yang ada.',
    'intake.period-wrong': 'Tanggal periode tidak benar. Tulis tahun-bulan-hari, misalnya 2026-01-31.',
    'intake.command-incomplete':
      'Tulis berkas, --agency dan --list. Contoh: welas intake daftar.xlsx --agency dinsos --list ppks',
    'intake.batch-not-found': 'Daftar ini tidak ada atau bukan milik instansi Anda.',
    'intake.batch-wrong-state':
      'Langkah ini tidak dapat dilakukan karena daftar berstatus "{status}". Muat ulang halaman untuk melihat keadaan terbaru.',
    'intake.upload-not-found': 'Kiriman ini tidak ada lagi. Kirim berkasnya dari awal.',
    'intake.uploads-too-many':
      'Ada {uploadsMax} kiriman Anda yang belum selesai. Selesaikan atau buang salah satunya dahulu.',
    'intake.upload-offset':
      'Bagian berkas ini bukan kelanjutan dari yang sudah sampai ({received} bita). Lanjutkan dari sana.',
    'intake.upload-part-broken': 'Bagian berkas ini berubah di jalan. Kirim lagi bagian ini.',
    'intake.upload-part-large':
      'Bagian berkas ini terlalu besar; paling banyak {bytesMax} bita. Bagi lebih kecil.',
    'intake.upload-incomplete':
      'Berkas belum lengkap: baru {received} dari {bytes} bita. Kirim sisanya dahulu.',
    'intake.columns-unconfirmed':
      'Daftar ini tidak punya judul kolom. Pastikan dahulu arti kolomnya pada gambar lembar.',
    'intake.too-many-tables':
      'Berkas ini berisi lebih dari {tablesMax} tabel yang bersusun. Letakkan semua orang dalam satu tabel, lalu serahkan lagi.',
    'intake.tables-overlap':
      'Kolom tabel bertumpang tindih atau terbalik. Tulis tabel dari kiri ke kanan; satu kolom hanya milik satu tabel.',
    'intake.pointed-nowhere':
      'Tunjuk baris judul kolom di antara 60 baris pertama lembar, paling banyak {rowsMax} baris berurutan; kolom dipilih setelah judul kolomnya ditemukan.',
    'intake.nothing-usable':
      'Semua baris ditolak, sehingga tidak ada yang dapat dimasukkan. Periksa arti kolom, atau perbaiki berkasnya.',

    'finding.required-missing': 'wajib diisi untuk daftar ini, tetapi kosong',
    'finding.identity-missing':
      'orang tidak dapat dikenali: selain nama, perlu NIK, tanggal lahir, umur, atau nomor KK yang benar',
    'finding.name-needed': 'bukan nama orang',
    'finding.village-needed': 'desa/kelurahan tidak diketahui',
    'finding.category-needed': 'kategori tidak dikenal, sehingga baris ini tidak berarti apa-apa',
    'finding.nik-length': '{digits} angka, seharusnya 16; NIK tidak dipakai',
    'finding.nik-letters': 'ada huruf atau tanda lain; NIK tidak dipakai',
    'finding.nik-scientific':
      'angka rusak oleh Excel (bentuk 3,5E+15); NIK tidak dipakai, ketik ulang sebagai teks',
    'finding.nik-numeric':
      'disimpan sebagai angka sehingga angka terakhir hilang menjadi 0; NIK tidak dipakai, ketik ulang sebagai teks',
    'finding.nik-placeholder': 'bukan NIK, hanya pengisi (0, 9999, angka berulang)',
    'finding.nik-temporary': 'nomor sementara desa, bukan NIK',
    'finding.nik-region': 'kode wilayah di depan NIK tidak ada; NIK tidak dipakai',
    'finding.nik-date': 'tanggal di dalam NIK tidak mungkin ada; NIK tidak dipakai',
    'finding.nik-serial': 'nomor urut NIK 0000 tidak mungkin; NIK tidak dipakai',
    'finding.nik-other-date':
      'tanggal lahir di dalam NIK lain dari tanggal lahir yang ditulis; periksa keduanya',
    'finding.nik-other-sex': 'jenis kelamin di dalam NIK lain dari yang ditulis; periksa keduanya',
    'finding.kk-length': '{digits} angka, seharusnya 16; nomor KK tidak dipakai',
    'finding.kk-letters': 'ada huruf atau tanda lain; nomor KK tidak dipakai',
    'finding.kk-scientific': 'angka rusak oleh Excel (bentuk 3,5E+15); nomor KK tidak dipakai',
    'finding.kk-numeric':
      'disimpan sebagai angka sehingga angka terakhir hilang menjadi 0; nomor KK tidak dipakai',
    'finding.kk-placeholder': 'bukan nomor KK, hanya pengisi (0, 9999, angka berulang)',
    'finding.kk-region': 'kode wilayah di depan nomor KK tidak ada; nomor KK tidak dipakai',
    'finding.name-title': 'gelar dilepas dari nama',
    'finding.name-deceased': 'ada tanda almarhum/almarhumah; pastikan orang ini masih hidup',
    'finding.name-not-a-name': 'tidak berisi huruf',
    'finding.name-signs':
      'ada tanda yang tidak ada dalam nama orang; tanda itu tidak dipakai, periksa namanya',
    'finding.date-short-year': 'tahun ditulis dua angka; abadnya diperkirakan',
    'finding.date-year-only': 'hanya tahun; hari dan bulan tidak diketahui',
    'finding.date-unreadable': 'tanggal tidak dapat dibaca; tulis hari-bulan-tahun, misalnya 31-01-1980',
    'finding.date-impossible': 'tanggal itu tidak ada di kalender',
    'finding.date-future': 'tanggal di masa depan; tidak dipakai',
    'finding.date-too-old': 'tanggal sebelum tahun 1900; tidak dipakai',
    'finding.age-unreadable': 'umur tidak dapat dibaca (0 sampai 130)',
    'finding.sex-unknown': 'jenis kelamin tidak dikenal; tulis L atau P',
    'finding.area-ambiguous': 'ada lebih dari satu desa dengan nama ini; tulis juga kecamatannya',
    'finding.area-village-unknown': 'desa/kelurahan ini tidak ada di kecamatan itu; periksa ejaannya',
    'finding.area-district-unknown': 'kecamatan tidak dikenal; periksa ejaannya',
    'finding.category-unknown': 'kategori tidak dikenal; pakai nama dari daftar 26 kategori PPKS',
    'finding.programme-unknown': 'nama program tidak dikenal; dibiarkan apa adanya',
    'finding.number-unreadable': 'bukan angka yang dapat dibaca',
    'finding.desil-outside': 'desil harus 1 sampai 10',
    'finding.word-unknown': 'isian tidak dikenal; dibiarkan apa adanya',
    'finding.cell-too-long': 'isi sel terlalu panjang; hanya awalnya yang dipakai',

    'finding-total.nik-length': 'tidak 16 angka; NIK tidak dipakai',
    'finding-total.kk-length': 'tidak 16 angka; nomor KK tidak dipakai',
    'skip.blank': 'baris kosong',
    'skip.title': 'judul di atas tabel',
    'skip.header': 'judul kolom',
    'skip.number-row': 'nomor kolom (1)(2)(3)',
    'skip.repeated-header': 'judul kolom yang diulang',
    'skip.family-row': 'kepala keluarga/KK (dipakai untuk baris di bawahnya)',
    'skip.section': 'judul bagian',
    'skip.total': 'jumlah',
    'skip.footer': 'tanda tangan dan catatan kaki',
    'skip.after-end-mark': 'catatan setelah ###',
    'skip.no-header': 'lembar tanpa judul kolom',

    'kind.data': 'data',
    'kind.blank': 'kosong',
    'kind.title': 'judul',
    'kind.header': 'judul kolom',
    'kind.number-row': 'nomor kolom',
    'kind.repeated-header': 'judul kolom lagi',
    'kind.family-row': 'keluarga',
    'kind.section': 'bagian',
    'kind.total': 'jumlah',
    'kind.footer': 'penutup',
    'kind.after-end-mark': 'catatan',
    'kind.no-header': 'belum dibaca',
    'intake.second-approval':
      'Daftar ini Anda serahkan sendiri. Untuk jenis daftar ini yang menyetujui harus orang lain: minta walidata yang lain.',
    'intake.no-full-list':
      'Jenis daftar ini selalu menambah atau mengubah, jadi tidak perlu dikatakan apakah berkasnya sebagian.',
    'kind.other-sheet': 'bukan daftar',
    'kind.other-table': 'tabel lain',
    'verdict.accepted': 'diterima',
    'verdict.warned': 'diterima dengan catatan',
    'verdict.rejected': 'ditolak',
    'workbook.verdict': 'Status Welas',
    'workbook.reasons': 'Keterangan Welas',
    'workbook.summary': 'Ringkasan Welas',
    'workbook.title': 'Hasil pemeriksaan daftar',
    'workbook.batch': 'Nomor daftar',
    'workbook.file': 'Nama berkas',
    'workbook.rows': 'Jumlah baris',
    'workbook.mark': 'Tanda Welas: biarkan, agar perbaikan dikenali',
    'workbook.how':
      'Perbaiki sel yang berwarna, simpan, lalu serahkan lagi berkas ini untuk daftar dan periode yang sama. Hanya yang berubah yang masuk; lembar ini dan dua kolom Welas tidak dibaca.',
    'workbook.notes-max':
      'Catatan sel hanya pada {notes} sel pertama tiap lembar; alasan setiap baris ada di kolom Keterangan Welas.',
    'status.received': 'diterima, belum diperiksa',
    'status.read': 'sedang dibaca',
    'status.checked': 'sudah diperiksa',
    'status.approved': 'disetujui, sedang dimasukkan',
    'status.applied': 'sudah masuk',
    'status.undone': 'dibatalkan',
    'status.refused': 'tidak dapat dibaca',
  },
  en: {
    ...fieldMessages.en,
    ...sheetMessages.en,
    ...checkMessages.en,
    'intake.file-pdf':
      'This is a PDF file. Ask for or export the same list as Excel (.xlsx) or CSV, and hand in that file.',
    'intake.file-image':
      'This is a picture. Type or export the list as Excel (.xlsx) or CSV, and hand in that file.',
    'intake.file-document':
      'This is a document, not a list. Copy its table to Excel, save as .xlsx, and hand in that file.',
    'intake.xls-too-large':
      'This old Excel file (.xls) is larger than {megabytesMax} MB. Open it in Excel or LibreOffice, choose Save As, type "Excel Workbook (.xlsx)", and hand in the new file.',
    'intake.file-too-complex':
      'This old Excel file (.xls) is too complex to be read. Open it in Excel or LibreOffice, choose Save As, type "Excel Workbook (.xlsx)", and hand in the new file.',
    'intake.file-html':
      'This is a web page with the name of an Excel file. Open it in Excel, choose Save As, type "Excel Workbook (.xlsx)", and hand in the new file.',
    'intake.file-archive':
      'This is an archive of another kind (rar, 7z, gz). Take the lists out of it and hand them in one by one, or together as a zip.',
    'intake.archive-empty': 'There is no list in this zip file. Check that the right file was chosen.',
    'intake.archive-too-many':
      'This zip file holds more than {filesMax} files. Split it into several and hand them in one by one.',
    'intake.archive-nested':
      'This is a zip within a zip. Take out what it holds and make a zip of the lists themselves.',
    'intake.archive-member':
      'The file "{file}" in the zip cannot be read, so nothing of the zip is used. {=reason}',
    'intake.file-binary':
      'This file is neither Excel, LibreOffice nor text (CSV). Open it in its own program and save it as .xlsx or CSV.',
    'intake.file-encrypted':
      'This file is locked with a password. Open it in Excel, remove the password (File, Info, Protect), save, and hand it in again.',
    'intake.file-damaged':
      'This file is damaged or cut off and cannot be read. Open it in Excel, save it again, and hand it in again.',
    'intake.file-empty': 'This file is empty. Check that the right file was chosen.',
    'intake.file-bomb':
      'What this file unpacks to is far larger than a list should be, so it was not opened. Copy the data to a new workbook and save it.',
    'intake.file-open-quote':
      'A quotation mark (") near row {row} is never closed, so the rest of the file cannot be read. Repair that row or save again from Excel.',
    'intake.too-many-columns':
      'This list has more than {columnsMax} columns. Delete those that are not needed and hand it in again.',
    'intake.too-many-rows':
      'This list has more than {rowsMax} rows. Split it into several files and hand them in one by one.',
    'intake.no-header':
      'No row with column names was found in the first {rows} rows of {sheets} sheets. Make sure one row above the data names the columns, such as NAMA and NIK.',
    'intake.no-rows':
      'The column names were found, but there are no rows of data below them. Check that the right file was chosen.',
    'intake.nik-digits-lost':
      'In {percent} % of the rows the last digit of the NIK is lost (0), because the NIK column was stored as a number. Export the list again with the NIK column as Text, and hand it in again.',
    'intake.other-agency': 'You can only hand in lists of your own agency.',
    'intake.agency-unknown': 'There is no agency {agency} in this city pack.',
    'intake.list-kind-unknown': 'The list kind {kind} is not known. Choose one of those offered.',
    'intake.period-wrong': 'The date of the period is wrong. Write year-month-day, for example 2026-01-31.',
    'intake.command-incomplete':
      'Give a file, --agency and --list. Example: welas intake list.xlsx --agency dinsos --list ppks',
    'intake.batch-not-found': 'This list does not exist or does not belong to your agency.',
    'intake.batch-wrong-state':
      'This step is not possible because the list is "{status}". Load the page again to see how it stands now.',
    'intake.upload-not-found': 'This upload is no longer there. Send the file from its start.',
    'intake.uploads-too-many':
      'You have {uploadsMax} unfinished uploads. Finish one or throw one away first.',
    'intake.upload-offset':
      'This part does not follow on what has arrived ({received} bytes). Go on from there.',
    'intake.upload-part-broken': 'This part changed on its way. Send this part again.',
    'intake.upload-part-large': 'This part is too large; at most {bytesMax} bytes. Send smaller parts.',
    'intake.upload-incomplete':
      'The file is not whole yet: {received} of {bytes} bytes. Send the rest first.',
    'intake.columns-unconfirmed':
      'This list has no column names. First confirm on the picture of the sheet what its columns are.',
    'intake.too-many-tables':
      'This file has more than {tablesMax} tables one below the other. Put all people into one table and hand it in again.',
    'intake.tables-overlap':
      'The columns of the tables overlap or are the wrong way round. Name the tables from left to right; a column belongs to one table.',
    'intake.pointed-nowhere':
      'Point at header rows among the first 60 rows of the sheet, at most {rowsMax} in a row; columns are chosen once their header was found.',
    'intake.nothing-usable':
      'All rows were rejected, so there is nothing to enter. Check what the columns mean, or repair the file.',

    'finding.required-missing': 'must be filled for this list, but is blank',
    'finding.identity-missing':
      'the person cannot be recognised: beside the name, a correct NIK, birth date, age or KK number is needed',
    'finding.name-needed': 'is not the name of a person',
    'finding.village-needed': 'the village is not known',
    'finding.category-needed': 'the category is not known, so this row says nothing',
    'finding.nik-length': '{digits} digits where 16 are needed; the NIK is not used',
    'finding.nik-letters': 'holds letters or other signs; the NIK is not used',
    'finding.nik-scientific': 'spoilt by Excel (written 3.5E+15); the NIK is not used, type it again as text',
    'finding.nik-numeric':
      'stored as a number, so its last digit became 0; the NIK is not used, type it again as text',
    'finding.nik-placeholder': 'is no NIK but a filler (0, 9999, one digit repeated)',
    'finding.nik-temporary': 'is a temporary village number, not a NIK',
    'finding.nik-region': 'begins with a region code that does not exist; the NIK is not used',
    'finding.nik-date': 'holds a date that cannot be; the NIK is not used',
    'finding.nik-serial': 'has the impossible serial 0000; the NIK is not used',
    'finding.nik-other-date': 'holds another birth date than the one written; check both',
    'finding.nik-other-sex': 'holds another sex than the one written; check both',
    'finding.kk-length': '{digits} digits where 16 are needed; the KK number is not used',
    'finding.kk-letters': 'holds letters or other signs; the KK number is not used',
    'finding.kk-scientific': 'spoilt by Excel (written 3.5E+15); the KK number is not used',
    'finding.kk-numeric': 'stored as a number, so its last digit became 0; the KK number is not used',
    'finding.kk-placeholder': 'is no KK number but a filler (0, 9999, one digit repeated)',
    'finding.kk-region': 'begins with a region code that does not exist; the KK number is not used',
    'finding.name-title': 'titles were taken off the name',
    'finding.name-deceased': 'is marked as late (alm.); make sure this person is alive',
    'finding.name-not-a-name': 'holds no letters',
    'finding.name-signs': 'holds signs that no name has; they are not used, check the name',
    'finding.date-short-year': 'the year has two digits; its century is a guess',
    'finding.date-year-only': 'only a year; day and month are not known',
    'finding.date-unreadable': 'the date cannot be read; write day-month-year, for example 31-01-1980',
    'finding.date-impossible': 'that date is not in the calendar',
    'finding.date-future': 'a date in the future; not used',
    'finding.date-too-old': 'a date before 1900; not used',
    'finding.age-unreadable': 'the age cannot be read (0 to 130)',
    'finding.sex-unknown': 'the sex is not known; write L or P',
    'finding.area-ambiguous': 'there is more than one village of this name; write its district too',
    'finding.area-village-unknown': 'there is no such village in that district; check the spelling',
    'finding.area-district-unknown': 'the district is not known; check the spelling',
    'finding.category-unknown': 'the category is not known; use a name of the 26 PPKS categories',
    'finding.programme-unknown': 'the name of the programme is not known; left as it is',
    'finding.number-unreadable': 'is no number that can be read',
    'finding.desil-outside': 'the decile must be 1 to 10',
    'finding.word-unknown': 'the word is not known; left as it is',
    'finding.cell-too-long': 'the cell is too long; only its beginning is used',

    'finding-total.nik-length': 'not 16 digits; the NIK is not used',
    'finding-total.kk-length': 'not 16 digits; the KK number is not used',
    'skip.blank': 'blank row',
    'skip.title': 'title above the table',
    'skip.header': 'column names',
    'skip.number-row': 'column numbers (1)(2)(3)',
    'skip.repeated-header': 'column names repeated',
    'skip.family-row': 'family heading (used for the rows below it)',
    'skip.section': 'section title',
    'skip.total': 'total',
    'skip.footer': 'signature and footnotes',
    'skip.after-end-mark': 'notes after ###',
    'skip.no-header': 'sheet without column names',

    'kind.data': 'data',
    'kind.blank': 'blank',
    'kind.title': 'title',
    'kind.header': 'header',
    'kind.number-row': 'column numbers',
    'kind.repeated-header': 'header again',
    'kind.family-row': 'family',
    'kind.section': 'section',
    'kind.total': 'total',
    'kind.footer': 'footer',
    'kind.after-end-mark': 'notes',
    'kind.no-header': 'not read yet',
    'intake.second-approval':
      'You handed this list in yourself. Lists of this kind must be approved by somebody else: ask another walidata.',
    'intake.no-full-list':
      'A list of this kind always adds or changes, so there is no need to say whether the file is a part.',
    'kind.other-sheet': 'no list',
    'kind.other-table': 'another table',
    'verdict.accepted': 'accepted',
    'verdict.warned': 'accepted with remarks',
    'verdict.rejected': 'rejected',
    'workbook.verdict': 'Welas status',
    'workbook.reasons': 'Welas remarks',
    'workbook.summary': 'Welas summary',
    'workbook.title': 'What the check of the list found',
    'workbook.batch': 'List number',
    'workbook.file': 'Name of the file',
    'workbook.rows': 'Number of rows',
    'workbook.mark': 'Mark of Welas: leave it, so that the correction is known',
    'workbook.how':
      'Correct the coloured cells, save, and hand this file in again for the same list and period. Only what changed enters; this sheet and the two Welas columns are not read.',
    'workbook.notes-max':
      'Only the first {notes} cells of a sheet have a note; the reasons of every row stand in the column Welas remarks.',
    'status.received': 'received, not checked yet',
    'status.read': 'being read',
    'status.checked': 'checked',
    'status.approved': 'approved, being entered',
    'status.applied': 'entered',
    'status.undone': 'undone',
    'status.refused': 'cannot be read',
  },
}
