import type { Catalogue } from '../kernel/messages.ts'

export const messages: Catalogue = {
  id: {
    'backup.no-file': 'Sebutkan berkasnya, misalnya: welas restore welas-2026-10-31T050000Z.backup',
    'backup.no-key':
      'Kunci cadangan belum ada. Buat dengan "welas backup new-key BERKAS", simpan di dua tempat lain, lalu isi BACKUP_KEY_FILE.',
    'backup.bad-key-file':
      'Berkas kunci tidak dapat dibaca atau isinya kurang dari {charactersMin} huruf. Buat dengan "welas backup new-key BERKAS".',
    'backup.exists': 'Berkas {file} sudah ada dan tidak ditimpa. Pilih nama lain.',
    'backup.no-database': 'Belum ada basis data Welas di sini. Periksa DATABASE_URL atau DATA_DIR.',
    'backup.newer-database':
      'Basis data ini milik Welas yang lebih baru. Buat cadangan dengan program yang lebih baru itu.',
    'backup.newer-program':
      'Cadangan ini dibuat oleh Welas yang lebih baru. Pasang program itu dulu, lalu pulihkan.',
    'backup.newer-format':
      'Cadangan ini dibuat oleh Welas yang lebih baru, atau awal berkasnya rusak. Pasang program terbaru atau pakai cadangan lain.',
    'backup.not-a-backup': 'Berkas ini bukan cadangan Welas, atau awalnya rusak. Pilih berkas lain.',
    'backup.wrong-key':
      'Kunci ini bukan kunci cadangan itu, atau awal berkasnya rusak. Coba kunci yang lain.',
    'backup.damaged':
      'Berkas cadangan rusak atau terpotong dan tidak dipakai. Ambil salinan lain dari cadangan ini, atau cadangan sebelumnya.',
    'backup.not-empty':
      'Di tempat tujuan sudah ada Welas. Pilih tempat kosong, atau tulis --overwrite bila isinya boleh diganti.',
    'backup.in-use':
      'Basis data tujuan sedang dipakai oleh {connections} sambungan lain. Hentikan Welas dan program lain, lalu ulangi.',
    'backup.unequal':
      'Hasil pemulihan tidak sama dengan cadangan ({what}). Tidak ada yang diubah. Laporkan kepada pengelola program.',
    'backup.unfinished':
      'Pemulihan di basis data ini belum selesai, jadi Welas tidak dijalankan. Ulangi "welas restore" sampai selesai.',
    'backup.stopped': 'Dihentikan. Tidak ada berkas setengah jadi yang tertinggal.',
  },
  en: {
    'backup.no-file': 'Name the file, for example: welas restore welas-2026-10-31T050000Z.backup',
    'backup.no-key':
      'There is no backup key. Make one with "welas backup new-key FILE", keep it in two other places, then set BACKUP_KEY_FILE.',
    'backup.bad-key-file':
      'The key file cannot be read or has fewer than {charactersMin} characters. Make one with "welas backup new-key FILE".',
    'backup.exists': 'The file {file} is there already and is not overwritten. Choose another name.',
    'backup.no-database': 'There is no Welas database here. Look at DATABASE_URL or DATA_DIR.',
    'backup.newer-database':
      'This database belongs to a newer Welas. Make the backup with that newer program.',
    'backup.newer-program':
      'This backup was made by a newer Welas. Install that program first, then restore.',
    'backup.newer-format':
      'This backup was made by a newer Welas, or the beginning of the file is damaged. Install the newest program or use another backup.',
    'backup.not-a-backup':
      'This file is no backup of Welas, or its beginning is damaged. Choose another file.',
    'backup.wrong-key':
      'This key is not the key of that backup, or the beginning of the file is damaged. Try the other key.',
    'backup.damaged':
      'The backup is damaged or cut off and is not used. Take another copy of it, or the backup before it.',
    'backup.not-empty':
      'There is a Welas at that place already. Choose an empty place, or write --overwrite if it may be replaced.',
    'backup.in-use':
      'The target database is in use by {connections} other connections. Stop Welas and other programs, then repeat.',
    'backup.unequal':
      'What was restored is not equal to the backup ({what}). Nothing was changed. Report this to the makers of the program.',
    'backup.unfinished':
      'A restore into this database is not finished, so Welas does not start. Repeat "welas restore" to its end.',
    'backup.stopped': 'Stopped. No half-written file is left.',
  },
}
