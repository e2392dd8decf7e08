import type { Catalogue } from '../kernel/messages.ts'

/** What was understood of a sheet: findings about its form, sheets beside the list, doubts about the whole file (alarm.*). */
export const sheetMessages: Catalogue = {
  id: {
    'finding.row-hidden':
      'baris ini disembunyikan di berkas, tetapi tetap dibaca; hapus barisnya bila tidak berlaku lagi',
    'finding.code-unknown':
      'berisi angka kode tanpa daftar kode; tidak dipakai, tulis artinya atau sertakan lembar kodenya',
    'finding.tick-unknown': 'bukan ya atau tidak; tidak dipakai, tulis Ya atau Tidak',
    'finding.date-order-mixed':
      'hari dan bulan tertukar di kolom ini, sehingga tanggal ini dapat dibaca dua cara; tidak dipakai, tulis bulannya dengan huruf',
    'finding.date-month-first':
      'dibaca sebagai bulan-hari-tahun, karena tidak ada bulan ke-13 dan seterusnya',
    'finding.age-other-date': 'umur tidak cocok dengan tanggal lahir; periksa keduanya',
    'finding.kk-is-nik': 'nomor KK sama dengan NIK; nomor KK tidak dipakai, periksa keduanya',
    'finding.rt-unreadable': 'RT/RW tidak dapat dibaca; tulis seperti 001/003',
    'finding.rt-is-date':
      'RT/RW diubah Excel menjadi tanggal; tidak dipakai, ketik ulang sebagai teks, misalnya 001/003',
    'finding.name-marks': 'angka, kurung, dan bintang dilepas dari nama',
    'finding.name-alias': 'ada nama lain (alias); hanya nama pertama yang dipakai, periksa namanya',
    'finding.name-short': 'nama hanya satu huruf; tulis nama lengkapnya',
    'skip.other-table': 'tabel lain tanpa nama atau NIK',
    'skip.other-sheet': 'lembar kode atau catatan, bukan daftar',
    'alarm.nik-ending-zero':
      '{percent} % NIK berakhir dengan angka 0, padahal biasanya 10 %. Mungkin kolom NIK pernah disimpan sebagai angka; bandingkan beberapa NIK dengan sumbernya.',
    'alarm.nik-shared':
      'Ada {numbers} NIK yang dipakai oleh beberapa nama berbeda (paling banyak {rows} baris). Periksa apakah NIK itu hanya pengisi.',
    'alarm.dates-heaped':
      '{percent} % tanggal lahir jatuh pada tanggal {day}. Mungkin itu isian bawaan; bandingkan dengan KTP.',
    'alarm.one-village':
      'Semua {rows} baris berada di satu desa/kelurahan. Bila daftar ini dari beberapa desa, periksa kolom desa.',
    'alarm.rows-far-from-last':
      'Daftar ini berisi {rows} baris; daftar sebelumnya {before}. Periksa apakah berkasnya lengkap dan jenisnya benar.',
    'alarm.rows-hidden':
      '{rows} baris disembunyikan di berkas dan tetap dibaca. Hapus baris yang tidak berlaku lagi, lalu serahkan lagi.',
    'alarm.columns-hidden':
      '{columns} kolom disembunyikan di berkas dan tetap dibaca. Periksa arti kolom itu.',
    'alarm.sheet-hidden':
      'Lembar "{sheet}" disembunyikan di berkas dan tetap dibaca. Hapus bila tidak berlaku lagi.',
    'alarm.table-skipped':
      'Tabel "{table}" tidak dibaca karena tidak punya kolom nama atau NIK. Bila itu daftar orang, tunjuk kolomnya pada gambar lembar.',
    'alarm.header-none':
      'Lembar "{sheet}" tidak punya judul kolom. Arti kolom diusulkan dari isinya dan belum dipakai; periksa dan setujui pada gambar lembar.',
    'alarm.merged-cells-cut':
      'Lembar "{sheet}" berisi terlalu banyak sel gabungan; hanya {merges} yang pertama diisikan ke bawah. Pisahkan sel gabungan dan isi setiap baris, lalu serahkan lagi.',
    'alarm.columns-ask':
      '{columns} kolom belum dipakai karena artinya tidak pasti. Pilih artinya pada gambar lembar, lalu periksa ulang.',
    'alarm.kind-doubtful':
      'Judul kolom lebih cocok dengan jenis daftar "{better}". Periksa apakah jenis daftar yang dipilih sudah benar.',
  },
  en: {
    'finding.row-hidden':
      'this row is hidden in the file but is read all the same; delete it if it is no longer valid',
    'finding.code-unknown':
      'holds the number of an answer without a list of codes; not used, write what it means or add the sheet of codes',
    'finding.tick-unknown': 'is neither yes nor no; not used, write Ya or Tidak',
    'finding.date-order-mixed':
      'day and month change places in this column, so this date can be read two ways; not used, write the month in letters',
    'finding.date-month-first': 'read as month-day-year, as there is no thirteenth month',
    'finding.age-other-date': 'the age does not agree with the birth date; check both',
    'finding.kk-is-nik': 'the KK number equals the NIK; the KK number is not used, check both',
    'finding.rt-unreadable': 'RT/RW cannot be read; write it like 001/003',
    'finding.rt-is-date': 'Excel made a date of RT/RW; not used, type it again as text, like 001/003',
    'finding.name-marks': 'digits, brackets and stars were taken off the name',
    'finding.name-alias': 'holds another name (alias); only the first is used, check the name',
    'finding.name-short': 'the name is a single letter; write the whole name',
    'skip.other-table': 'another table without names or NIK',
    'skip.other-sheet': 'sheet of codes or notes, not the list',
    'alarm.nik-ending-zero':
      '{percent} % of the NIK end in 0, where 10 % is usual. The NIK column may once have been stored as a number; compare a few NIK with their source.',
    'alarm.nik-shared':
      '{numbers} NIK stand beside several different names (at most {rows} rows). Check whether they are only fillers.',
    'alarm.dates-heaped':
      '{percent} % of the birth dates fall on {day}. They may have been filled in by a program; compare with the identity cards.',
    'alarm.one-village':
      'All {rows} rows lie in one village. If the list is of several villages, check the village column.',
    'alarm.rows-far-from-last':
      'This list has {rows} rows; the one before had {before}. Check that the file is complete and of the right kind.',
    'alarm.rows-hidden':
      '{rows} rows are hidden in the file and are read all the same. Delete those no longer valid and hand it in again.',
    'alarm.columns-hidden':
      '{columns} columns are hidden in the file and are read all the same. Check what they mean.',
    'alarm.sheet-hidden':
      'The sheet "{sheet}" is hidden in the file and is read all the same. Delete it if it is no longer valid.',
    'alarm.table-skipped':
      'The table "{table}" is not read, as it has no column of names or NIK. If it is a list of people, point at its columns on the picture of the sheet.',
    'alarm.header-none':
      'The sheet "{sheet}" has no column names. What its columns are is proposed by their values and not used yet; look at the picture of the sheet and confirm.',
    'alarm.merged-cells-cut':
      'The sheet "{sheet}" has too many merged cells; only the first {merges} are filled down. Split the merged cells, fill in every row and hand it in again.',
    'alarm.columns-ask':
      '{columns} columns are not used yet because their meaning is not certain. Choose it on the picture of the sheet, then check again.',
    'alarm.kind-doubtful':
      'The column names fit the list kind "{better}" better. Check that the right list kind was chosen.',
  },
}
