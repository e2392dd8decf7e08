import type { Catalogue } from '../kernel/messages.ts'

/** Sentences about why two records may be one person, and errors of this domain. */
export const messages: Catalogue = {
  id: {
    'linkage.pair-not-found': 'Pasangan data ini tidak ada di antrean. Muat ulang halaman antrean.',
    'linkage.pair-already-decided':
      'Pasangan data ini sudah diputuskan. Muat ulang halaman untuk melihat keputusannya.',
    'linkage.judge.missing-column':
      'Berkas {file} tidak memiliki kolom {column}. Baris pertamanya harus berisi judul kolom.',
    'linkage.judge.unreadable-file': 'Berkas {file} tidak dapat dibuka. Periksa nama dan foldernya.',
    'linkage.judge.unknown-row':
      'Berkas {file}, baris {line}: source dan id ini tidak ada dalam berkas kunci jawaban.',
    'linkage.judge.repeated-row':
      'Berkas {file}, baris {line}: source dan id ini sudah ada di baris sebelumnya.',
    'linkage.judge.repeated-pair':
      'Berkas {file}: pasangan ke-{pair} muncul lagi sebagai pasangan ke-{again}. Tiap pasangan hanya boleh ditulis sekali.',
    'linkage.judge.bad-probability':
      'Berkas {file}, baris {line}: probability harus berupa angka dari 0 sampai 1.',
    'linkage.judge.bad-outcome':
      'Berkas {file}, baris {line}: outcome harus berisi join, review, atau separate.',
    'linkage.run.unreadable-config': 'Berkas konfigurasi {file} tidak dapat dibaca sebagai JSON: {reason}',
    'linkage.run.bad-config': 'Berkas konfigurasi {file}, di {path}: {reason}',
    'linkage.run.unreadable-file': 'Berkas {file} tidak dapat dibuka. Periksa nama dan foldernya.',
    'linkage.run.not-parquet': 'Berkas {file} bukan berkas Parquet yang utuh. Buat ulang berkasnya.',
    'linkage.run.not-utf-8': 'Berkas {file} bukan teks UTF-8. Simpan ulang sebagai CSV UTF-8.',
    'linkage.run.endless-record':
      'Berkas {file}, baris data {record}: tanda kutip yang dibuka tidak pernah ditutup.',
    'linkage.run.missing-column': 'Berkas {file} tidak memiliki kolom {column}.',
    'linkage.run.no-id': 'Berkas {file}, baris data {record}: kolom id kosong.',
    'linkage.run.repeated-id': 'Berkas {file}, baris data {record}: id ini sudah dipakai baris sebelumnya.',
    'linkage.run.unknown-engine':
      'Mesin {engine} tidak dikenal. Tulis --engine spark, atau hapus pilihan itu.',
    'linkage.run.no-spark':
      'Program {program} tidak dapat dijalankan ({reason}). Pasang Apache Spark, atau tulis tempatnya dengan --spark-submit.',
    'linkage.run.spark-failed': 'Apache Spark berhenti karena galat. Sebabnya tertulis di {log}.',
    'linkage.run.register-without-engine':
      'Pilih salah satu: --register menautkan pada mesin ini, --engine spark tanpa register.',
    'linkage.model.other-fields':
      'Model {file} dilatih untuk kolom lain: kolom ke-{place} ({field}) tidak sama. Pakai konfigurasi yang sama, atau latih model baru.',
    'linkage.run.no-answer':
      'Berkas {file}, baris data {record}: jawaban harus same (sama) atau different (beda), atau kosong bila belum dijawab.',
    'linkage.run.answers-differ':
      'Berkas {file}, baris data {record}: pasangan ini sudah dijawab lain di baris sebelumnya. Hapus salah satunya.',
    'linkage.run.answers-contradict':
      'Berkas {file}, baris data {record}: jawaban ini bertentangan dengan jawaban lain (A sama dengan B, B sama dengan C, tetapi A beda dari C). Perbaiki salah satunya.',
    'linkage.register.stands-as-one':
      'Berkas {file}, baris data {record}: di register kedua baris ini sudah menjadi satu orang dan tidak dapat dipisah lagi. Buat register baru dari semua daftar dengan jawaban ini.',
    'linkage.run.no-rows': 'Tidak ada baris untuk dipautkan: semua berkas kosong.',
    'linkage.splink.unreadable-model': 'Berkas model {file} tidak dapat dibaca sebagai JSON: {reason}',
    'linkage.splink.bad-model': 'Berkas model {file}, di {path}: {reason}',
    'linkage.splink.dialect':
      'Model ini ditulis untuk {dialect}. Hanya model Splink untuk duckdb yang dapat dijalankan.',
    'linkage.splink.arrays':
      '{where}: aturan ini membuka isi kolom larik (arrays_to_explode), yang tidak ada dalam berkas CSV. Tulis aturan tanpa larik.',
    'linkage.splink.no-exact-match':
      '{where}: tingkat dengan tf_adjustment_column memerlukan tingkat "sama persis" untuk kolom itu dalam pembanding yang sama.',
    'linkage.splink.file-count':
      'Model ini berjenis {linkType}, tetapi diberi {files} berkas. dedupe_only memerlukan satu berkas, jenis lain dua atau lebih.',
    'linkage.splink.same-name':
      'Dua berkas bernama sama: {file}. Ubah nama salah satunya, sebab nama berkas menjadi source.',
    'linkage.splink.bad-cell':
      'Berkas {file}, baris data {record}, kolom {column}: isinya bukan {kind} (number = angka, instant = tanggal seperti 2020-01-31), padahal model memakainya begitu. Perbaiki atau kosongkan sel itu.',
    'linkage.splink.bad-threshold': 'Nilai --threshold harus lebih dari 0 dan paling banyak 1.',
    'linkage.splink.sql-unexpected':
      '{where}: di huruf ke-{at}, pada "{near}", kata atau tanda "{word}" tidak dipahami. Yang dipahami: kolom (nama_l, l.nama), nilai tetap, operator, CASE, CAST, IN, BETWEEN, LIKE, IS NULL, fungsi.',
    'linkage.splink.sql-function':
      '{where}: di huruf ke-{at}, pada "{near}", fungsi {word} tidak dikenal. Yang dikenal: {known}.',
    'linkage.splink.sql-arguments':
      '{where}: di huruf ke-{at}, pada "{near}", {word} diberi argumen yang jumlah atau jenisnya tidak sesuai.',
    'linkage.splink.sql-type':
      '{where}: di huruf ke-{at}, pada "{near}", jenis {word} tidak dikenal. Yang dikenal: text, integer, bigint, double, float, date, timestamp, boolean.',
    'linkage.splink.sql-kind':
      '{where}: di huruf ke-{at}, pada "{near}", jenis nilai tidak cocok ({word}). Ubah dahulu dengan CAST, atau pakai kolom itu sebagai satu jenis saja.',
    'linkage.splink.sql-pattern':
      '{where}: di huruf ke-{at}, pada "{near}", pola {word} tidak dapat diterjemahkan. Pola RE2 biasa dapat; lookaround dan backreference tidak.',
    'linkage.splink.sql-format':
      '{where}: di huruf ke-{at}, pada "{near}", format atau satuan {word} tidak dikenal. Format: %Y %y %m %d %H %M %S %f %b %B; satuan: year, month, day, hour, minute, second.',
    'linkage.splink.sql-side':
      '{where}: di huruf ke-{at}, pada "{near}", nama {word} bukan kolom dari salah satu sisi. Tulis l.nama atau nama_l, r.nama atau nama_r.',
    'linkage.splink.sql-value':
      '{where}: di huruf ke-{at}, pada "{near}", ada nilai dalam data yang tidak dapat dipakai oleh {word}. Pakai TRY_CAST atau bersihkan datanya.',
    'linkage.register.none':
      'Folder {folder} tidak berisi register. Buat dulu dengan welas link run --register.',
    'linkage.register.damaged':
      'Register rusak: berkas {file} hilang, terpotong, atau berubah. Pulihkan seluruh folder dari salinan cadangan.',
    'linkage.register.other-version':
      'Register di {folder} dibuat oleh versi lain dari program ini. Buat register baru dari daftar asalnya.',
    'linkage.register.busy':
      'Register di {folder} sedang dipakai proses lain. Tunggu sampai selesai, lalu ulangi.',
    'linkage.register.other-fields':
      'Kolom ke-{place} ({field}) di konfigurasi tidak sama dengan register. Samakan nama, jenis, dayFirst, dan weight.',
    'linkage.register.other-input':
      'Masukan {input}: nilai unique tidak sama dengan yang tercatat di register. Samakan, atau beri masukan itu nama lain.',
    'linkage.register.too-many-inputs':
      'Register menampung paling banyak {most} nama masukan. Pakai nama yang sudah ada.',
    'linkage.register.no-field': 'Register tidak mengenal kolom {field}. Yang ada: {fields}.',
    'linkage.reason.uncertain': 'Bukti belum cukup untuk digabung atau dipisah',
    'linkage.reason.two-nik': 'Datanya mirip, tetapi NIK-nya berbeda dan keduanya sah',
    'linkage.reason.shared-nik': 'Satu NIK dipakai untuk orang yang tampak berbeda',
    'linkage.reason.same-list': 'Dua baris dalam satu daftar yang seharusnya memuat tiap orang sekali',
    'linkage.reason.two-persons': 'Satu baris cocok dengan dua orang yang sudah tercatat',
    'linkage.evidence.name.equal': 'nama sama',
    'linkage.evidence.name.equal-rare': 'nama sama dan jarang (kurang dari 1 di antara 1.000 orang)',
    'linkage.evidence.name.equal-common': 'nama sama, tetapi nama ini umum',
    'linkage.evidence.name.alike': 'nama sama bunyinya, beda ejaan',
    'linkage.evidence.name.similar': 'nama hampir sama',
    'linkage.evidence.name.faint': 'nama agak mirip',
    'linkage.evidence.name.initials': 'nama sama dengan singkatan',
    'linkage.evidence.name.joined': 'nama sama, beda spasi',
    'linkage.evidence.name.shorter': 'nama sama, {n} kata tidak ditulis di salah satu data',
    'linkage.evidence.name.partly': 'nama hanya sebagian sama, {c} kata berbeda',
    'linkage.evidence.name.different': 'nama berbeda',
    'linkage.evidence.name.none': 'nama tidak dapat dibandingkan',
    'linkage.evidence.nik.equal': 'NIK sama',
    'linkage.evidence.nik.equal-unsure': 'NIK sama, tetapi NIK itu meragukan',
    'linkage.evidence.nik.equal-unissued': 'NIK sama, tetapi Dukcapil tidak mengenal NIK itu',
    'linkage.evidence.nik.near-unsure': 'NIK berbeda satu angka dan salah satunya meragukan',
    'linkage.evidence.nik.serial-unissued':
      'NIK berbeda hanya pada nomor urut, dan salah satunya tidak dikenal Dukcapil (biasanya salah tulis)',
    'linkage.evidence.nik.same-prefix': 'NIK berbeda hanya pada nomor urut (biasanya dua orang berbeda)',
    'linkage.evidence.nik.different': 'NIK berbeda',
    'linkage.evidence.nik.different-unsure': 'NIK berbeda, salah satunya meragukan',
    'linkage.evidence.nik.different-unissued':
      'NIK berbeda, dan salah satunya tidak dikenal Dukcapil (biasanya salah tulis)',
    'linkage.level.equal': 'sama',
    'linkage.level.alike': 'sama bunyinya, beda ejaan',
    'linkage.level.similar': 'hampir sama',
    'linkage.level.swapped': 'sama, tetapi tertukar tempatnya',
    'linkage.level.shorter': 'sama, tetapi ada kata yang tidak ditulis',
    'linkage.level.initials': 'sama dengan singkatannya',
    'linkage.level.partly': 'hanya sebagian sama',
    'linkage.level.different': 'berbeda',
    'linkage.level.slip': 'berbeda satu angka, atau dua angka tertukar',
    'linkage.level.serial': 'berbeda hanya pada nomor urut (biasanya dua orang berbeda)',
    'linkage.level.date-slip': 'berbeda satu angka, atau hari dan bulan tertukar',
    'linkage.level.age': 'umur cocok',
    'linkage.level.part': 'berbeda satu bagian (hari, bulan, atau tahun)',
    'linkage.level.year': 'hanya tahunnya yang sama',
    'linkage.level.near': 'umur berselisih sedikit',
    'linkage.level.most': 'sebagian besar sama',
    'linkage.level.half': 'sebagian sama',
    'linkage.evidence.date.equal': 'tanggal lahir sama',
    'linkage.evidence.date.equal-default':
      'tanggal lahir sama, tetapi tanggal itu sering dipakai bila tidak diketahui',
    'linkage.evidence.date.swapped': 'tanggal dan bulan lahir tertukar',
    'linkage.evidence.date.near': 'tanggal lahir berbeda satu bagian (hari, bulan, atau tahun)',
    'linkage.evidence.date.default-year': 'tahun lahir sama; salah satu tanggalnya tanggal pengganti',
    'linkage.evidence.date.year': 'hanya tahun lahir yang sama',
    'linkage.evidence.date.age-equal': 'umur cocok',
    'linkage.evidence.date.age-near': 'umur berselisih sedikit',
    'linkage.evidence.date.different': 'tanggal lahir berbeda',
    'linkage.evidence.date.far': 'tanggal lahir berbeda jauh',
    'linkage.evidence.date.equal-given-nik': 'tanggal lahir sesuai',
    'linkage.evidence.date.different-given-nik': 'tanggal lahir berbeda meskipun NIK sama',
    'linkage.evidence.date-by-age.equal': 'umur cocok',
    'linkage.evidence.date-by-age.near': 'umur berselisih sedikit',
    'linkage.evidence.date-by-age.different': 'umur berbeda',
    'linkage.evidence.date-by-year.equal': 'tahun lahir cocok',
    'linkage.evidence.date-by-year.near': 'tahun lahir berselisih sedikit',
    'linkage.evidence.date-by-year.different': 'tahun lahir berbeda',
    'linkage.evidence.date-by-nik.equal': 'umur cocok menurut tanggal di dalam NIK',
    'linkage.evidence.date-by-nik.near': 'umur berselisih sedikit menurut tanggal di dalam NIK',
    'linkage.evidence.date-by-nik.different': 'umur berbeda menurut tanggal di dalam NIK',
    'linkage.evidence.sex.equal': 'jenis kelamin sama',
    'linkage.evidence.sex.different': 'jenis kelamin berbeda',
    'linkage.evidence.place.village': 'desa sama',
    'linkage.evidence.place.district': 'kecamatan sama',
    'linkage.evidence.place.different': 'kecamatan berbeda',
    'linkage.evidence.kk.equal': 'nomor KK sama',
    'linkage.evidence.kk.different': 'nomor KK berbeda',
    'linkage.evidence.door.equal': 'RT dan RW sama',
    'linkage.evidence.door.different': 'RT atau RW berbeda',
    'linkage.evidence.mother.equal': 'nama ibu sama',
    'linkage.evidence.mother.different': 'nama ibu berbeda',
    'linkage.evidence.rivals.none': 'tidak ada orang lain yang cocok',
    'linkage.evidence.rivals.some': 'ada orang lain yang juga cocok',
  },
  en: {
    'linkage.pair-not-found': 'This pair is not in the queue. Reload the queue.',
    'linkage.pair-already-decided':
      'This pair has been decided already. Reload the page to see the decision.',
    'linkage.judge.missing-column':
      'File {file} has no column {column}. Its first line must hold the column names.',
    'linkage.judge.unreadable-file': 'File {file} cannot be opened. Check its name and folder.',
    'linkage.judge.unknown-row': 'File {file}, line {line}: this source and id are not in the truth file.',
    'linkage.judge.repeated-row':
      'File {file}, line {line}: this source and id stand on an earlier line already.',
    'linkage.judge.repeated-pair':
      'File {file}: pair {pair} stands again as pair {again}. Every pair may be written once only.',
    'linkage.judge.bad-probability': 'File {file}, line {line}: probability must be a number from 0 to 1.',
    'linkage.judge.bad-outcome': 'File {file}, line {line}: outcome must be join, review or separate.',
    'linkage.run.unreadable-config': 'Configuration file {file} cannot be read as JSON: {reason}',
    'linkage.run.bad-config': 'Configuration file {file}, at {path}: {reason}',
    'linkage.run.unreadable-file': 'File {file} cannot be opened. Check its name and folder.',
    'linkage.run.not-parquet': 'File {file} is not a whole Parquet file. Make it again.',
    'linkage.run.not-utf-8': 'File {file} is not UTF-8 text. Save it again as CSV UTF-8.',
    'linkage.run.endless-record': 'File {file}, record {record}: a quote that was opened is never closed.',
    'linkage.run.missing-column': 'File {file} has no column {column}.',
    'linkage.run.no-id': 'File {file}, record {record}: the id column is empty.',
    'linkage.run.repeated-id': 'File {file}, record {record}: an earlier record has this id already.',
    'linkage.run.unknown-engine':
      'There is no engine {engine}. Write --engine spark, or leave the option out.',
    'linkage.run.no-spark':
      'The program {program} cannot be started ({reason}). Install Apache Spark, or say where it is with --spark-submit.',
    'linkage.run.spark-failed': 'Apache Spark stopped with an error. The reason is written in {log}.',
    'linkage.run.register-without-engine':
      'Choose one: --register links on this machine, --engine spark links without a register.',
    'linkage.model.other-fields':
      'Model {file} was trained for other fields: field {place} ({field}) is not the same. Use the same configuration, or train a model anew.',
    'linkage.run.no-answer':
      'File {file}, record {record}: an answer must be same (sama) or different (beda), or empty where nobody has answered.',
    'linkage.run.answers-differ':
      'File {file}, record {record}: an earlier record answers this pair differently. Remove one of them.',
    'linkage.run.answers-contradict':
      'File {file}, record {record}: this answer contradicts others (A is B, B is C, but A is not C). Correct one of them.',
    'linkage.register.stands-as-one':
      'File {file}, record {record}: the register holds these two rows as one person and cannot take them apart. Make a new register of all lists with this answer.',
    'linkage.run.no-rows': 'There is no row to link: all files are empty.',
    'linkage.splink.unreadable-model': 'Model file {file} cannot be read as JSON: {reason}',
    'linkage.splink.bad-model': 'Model file {file}, at {path}: {reason}',
    'linkage.splink.dialect':
      'This model was written for {dialect}. Only Splink models for duckdb can be run.',
    'linkage.splink.arrays':
      '{where}: this rule unpacks array columns (arrays_to_explode), which a CSV file does not have. Write the rule without arrays.',
    'linkage.splink.no-exact-match':
      '{where}: a level with tf_adjustment_column needs an exact match level on that column in the same comparison.',
    'linkage.splink.file-count':
      'This model is of type {linkType}, but {files} files were given. dedupe_only needs one file, other types two or more.',
    'linkage.splink.same-name':
      'Two files have one name: {file}. Rename one of them, since the name of the file becomes the source.',
    'linkage.splink.bad-cell':
      'File {file}, record {record}, column {column}: the cell is no {kind} (instant = a date like 2020-01-31), but the model uses it as one. Correct or empty that cell.',
    'linkage.splink.bad-threshold': 'The value of --threshold must be above 0 and at most 1.',
    'linkage.splink.sql-unexpected':
      '{where}: at letter {at}, near "{near}", the word or sign "{word}" is not understood. Understood are columns (name_l, l.name), literals, operators, CASE, CAST, IN, BETWEEN, LIKE, IS NULL and functions.',
    'linkage.splink.sql-function':
      '{where}: at letter {at}, near "{near}", function {word} is not known. Known are: {known}.',
    'linkage.splink.sql-arguments':
      '{where}: at letter {at}, near "{near}", {word} has arguments of a wrong number or kind.',
    'linkage.splink.sql-type':
      '{where}: at letter {at}, near "{near}", type {word} is not known. Known are text, integer, bigint, double, float, date, timestamp and boolean.',
    'linkage.splink.sql-kind':
      '{where}: at letter {at}, near "{near}", kinds of values do not fit ({word}). Change them with CAST first, or use the column as one kind only.',
    'linkage.splink.sql-pattern':
      '{where}: at letter {at}, near "{near}", pattern {word} cannot be translated. Usual RE2 patterns can; look-around and back-references cannot.',
    'linkage.splink.sql-format':
      '{where}: at letter {at}, near "{near}", format or unit {word} is not known. Formats: %Y %y %m %d %H %M %S %f %b %B; units: year, month, day, hour, minute, second.',
    'linkage.splink.sql-side':
      '{where}: at letter {at}, near "{near}", {word} is no column of either side. Write l.name or name_l, r.name or name_r.',
    'linkage.splink.sql-value':
      '{where}: at letter {at}, near "{near}", the data hold a value that {word} cannot take. Use TRY_CAST, or clean the data.',
    'linkage.register.none':
      'Folder {folder} holds no register. Make one first with welas link run --register.',
    'linkage.register.damaged':
      'The register is damaged: file {file} is missing, cut off or changed. Restore the whole folder from a backup.',
    'linkage.register.other-version':
      'The register in {folder} was made by another version of this program. Make a new one from its lists.',
    'linkage.register.busy':
      'Another process is working on the register in {folder}. Wait for it, then try again.',
    'linkage.register.other-fields':
      'Field {place} ({field}) of the configuration is not as in the register. Give it the same name, kind, dayFirst and weight.',
    'linkage.register.other-input':
      'Input {input}: unique is not as the register has it. Make it the same, or give the input another name.',
    'linkage.register.too-many-inputs':
      'A register takes at most {most} names of inputs. Use a name that is there.',
    'linkage.register.no-field': 'The register has no field {field}. It has: {fields}.',
    'linkage.reason.uncertain': 'Not enough evidence to join or to separate',
    'linkage.reason.two-nik': 'The records look alike, but have two different valid NIKs',
    'linkage.reason.shared-nik': 'One NIK is used for people who seem to be different',
    'linkage.reason.same-list': 'Two rows of a list that should hold each person once',
    'linkage.reason.two-persons': 'One row fits two people who are registered already',
    'linkage.evidence.name.equal': 'same name',
    'linkage.evidence.name.equal-rare': 'same name, and a rare one (fewer than 1 in 1,000 people)',
    'linkage.evidence.name.equal-common': 'same name, but a common one',
    'linkage.evidence.name.alike': 'name sounds the same, spelled differently',
    'linkage.evidence.name.similar': 'name nearly the same',
    'linkage.evidence.name.faint': 'names somewhat alike',
    'linkage.evidence.name.initials': 'same name with an abbreviation',
    'linkage.evidence.name.joined': 'same name, spaces differ',
    'linkage.evidence.name.shorter': 'same name, {n} words left out in one record',
    'linkage.evidence.name.partly': 'name only partly the same, {c} words differ',
    'linkage.evidence.name.different': 'names differ',
    'linkage.evidence.name.none': 'names cannot be compared',
    'linkage.evidence.nik.equal': 'same NIK',
    'linkage.evidence.nik.equal-unsure': 'same NIK, but that NIK is doubtful',
    'linkage.evidence.nik.equal-unissued': 'same NIK, but Dukcapil does not know that NIK',
    'linkage.evidence.nik.near-unsure': 'NIK differs by one digit and one of them is doubtful',
    'linkage.evidence.nik.serial-unissued':
      'NIK differs in the serial only, and Dukcapil does not know one of them (usually a slip of the pen)',
    'linkage.evidence.nik.same-prefix': 'NIK differs in the serial only (usually two people)',
    'linkage.evidence.nik.different': 'NIKs differ',
    'linkage.evidence.nik.different-unsure': 'NIKs differ, one of them is doubtful',
    'linkage.evidence.nik.different-unissued':
      'NIKs differ, and Dukcapil does not know one of them (usually a slip of the pen)',
    'linkage.level.equal': 'the same',
    'linkage.level.alike': 'sounds the same, spelt differently',
    'linkage.level.similar': 'nearly the same',
    'linkage.level.swapped': 'the same, but in each other’s place',
    'linkage.level.shorter': 'the same, but words are left out',
    'linkage.level.initials': 'the same as its abbreviation',
    'linkage.level.partly': 'only partly the same',
    'linkage.level.different': 'different',
    'linkage.level.slip': 'one digit differs, or two are swapped',
    'linkage.level.serial': 'only the serial differs (usually two people)',
    'linkage.level.date-slip': 'one digit differs, or day and month are swapped',
    'linkage.level.age': 'age fits',
    'linkage.level.part': 'one part differs (day, month or year)',
    'linkage.level.year': 'only the year is the same',
    'linkage.level.near': 'ages differ a little',
    'linkage.level.most': 'mostly the same',
    'linkage.level.half': 'partly the same',
    'linkage.evidence.date.equal': 'same birth date',
    'linkage.evidence.date.equal-default':
      'same birth date, but one that is often written when the real one is unknown',
    'linkage.evidence.date.swapped': 'day and month of birth swapped',
    'linkage.evidence.date.near': 'birth date differs in one part (day, month or year)',
    'linkage.evidence.date.default-year': 'same birth year; one of the dates is a stand-in',
    'linkage.evidence.date.year': 'only the birth year agrees',
    'linkage.evidence.date.age-equal': 'age agrees',
    'linkage.evidence.date.age-near': 'age differs a little',
    'linkage.evidence.date.different': 'birth dates differ',
    'linkage.evidence.date.far': 'birth dates differ widely',
    'linkage.evidence.date.equal-given-nik': 'birth date fits',
    'linkage.evidence.date.different-given-nik': 'birth date differs although the NIK agrees',
    'linkage.evidence.date-by-age.equal': 'age agrees',
    'linkage.evidence.date-by-age.near': 'age differs a little',
    'linkage.evidence.date-by-age.different': 'ages differ',
    'linkage.evidence.date-by-year.equal': 'birth year agrees',
    'linkage.evidence.date-by-year.near': 'birth year differs a little',
    'linkage.evidence.date-by-year.different': 'birth years differ',
    'linkage.evidence.date-by-nik.equal': 'age agrees by the date inside the NIK',
    'linkage.evidence.date-by-nik.near': 'age differs a little by the date inside the NIK',
    'linkage.evidence.date-by-nik.different': 'ages differ by the date inside the NIK',
    'linkage.evidence.sex.equal': 'same sex',
    'linkage.evidence.sex.different': 'sex differs',
    'linkage.evidence.place.village': 'same village',
    'linkage.evidence.place.district': 'same district',
    'linkage.evidence.place.different': 'other district',
    'linkage.evidence.kk.equal': 'same family card number',
    'linkage.evidence.kk.different': 'other family card number',
    'linkage.evidence.door.equal': 'same RT and RW',
    'linkage.evidence.door.different': 'RT or RW differs',
    'linkage.evidence.mother.equal': "same mother's name",
    'linkage.evidence.mother.different': "mother's name differs",
    'linkage.evidence.rivals.none': 'nobody else fits',
    'linkage.evidence.rivals.some': 'somebody else fits as well',
  },
}
