import type { Catalogue } from '../kernel/messages.ts'

export const messages: Catalogue = {
  id: {
    'access.wrong-login': 'Nama pengguna atau kata sandi salah. Periksa huruf besar-kecil lalu coba lagi.',
    'access.wrong-password': 'Kata sandi salah. Periksa huruf besar-kecil lalu coba lagi.',
    'access.wrong-code':
      'Kode salah atau sudah dipakai. Tunggu kode berikutnya di aplikasi, periksa jam telepon Anda, lalu coba lagi.',
    'access.too-many-attempts': 'Terlalu banyak percobaan yang gagal. Coba lagi {minutes} menit lagi.',
    'access.weak-password-short':
      'Kata sandi terlalu pendek: paling sedikit {charactersMin} huruf atau angka.',
    'access.weak-password-long':
      'Kata sandi terlalu panjang: paling banyak {charactersMax} huruf atau angka.',
    'access.weak-password-known':
      'Kata sandi mudah ditebak: jangan memakai nama Anda, nama pengguna atau nama dinas.',
    'access.weak-password-common':
      'Kata sandi mudah ditebak: hindari kata umum, urutan dan pengulangan. Beberapa kata yang tidak berhubungan lebih aman.',
    'access.factor-exists':
      'Aplikasi autentikator sudah terpasang, atau pemasangan belum dimulai. Mulai lagi.',
    'access.invitation-invalid':
      'Kode undangan tidak berlaku: salah ketik, sudah dipakai, atau lewat waktu. Minta kode baru kepada administrator.',
    'access.unknown-agency': 'Instansi "{agency}" tidak ada dalam paket kota. Lihat agencies.yaml.',
    'access.unknown-area': 'Wilayah "{area}" tidak ada dalam paket kota.',
    'access.unknown-category': 'Kategori peka "{category}" tidak ada dalam paket kota.',
    'access.unknown-account': 'Akun dengan nama pengguna itu tidak ada.',
    'access.ends-before-it-begins': 'Tanggal berakhir lebih awal dari tanggal mulai. Perbaiki salah satunya.',
    'access.name-taken':
      'Nama pengguna sudah dipakai atau tidak sah (2 sampai 60 huruf kecil, angka, titik, tanda hubung).',
    'access.directory-name-taken': 'Nama di direktori dinas itu sudah dipakai akun lain.',
    'access.directory-down':
      'Direktori dinas tidak dapat dihubungi. Coba lagi nanti, atau masuk dengan kata sandi.',
    'access.directory-refused':
      'Masuk lewat direktori dinas tidak berhasil atau terlalu lama. Mulai lagi dari halaman masuk.',
    'access.directory-unknown':
      'Nama Anda di direktori dinas belum diundang atau tidak berlaku lagi di Welas. Hubungi administrator dinas Anda.',
    'access.may-not-give-role': 'Peran ini hanya dapat diberikan oleh administrator kabupaten.',
    'access.may-not-give-agency': 'Anda hanya mengelola akun dinas Anda sendiri.',
    'access.may-not-give-area': 'Wilayah ini di luar wilayah Anda. Pilih wilayah di dalamnya.',
    'access.may-not-give-category': 'Kategori peka ini hanya dapat diberikan oleh administrator kabupaten.',
    'access.may-not-give-field-group':
      'Isian ini lebih dari yang biasa untuk peran itu. Minta kepada administrator kabupaten.',
    'access.last-administrator':
      'Ini administrator kabupaten yang terakhir. Undang administrator lain dahulu, baru ubah atau tutup akun ini.',
    'access.account-closed': 'Akun ini ditutup. Buka kembali dahulu.',
    'access.first-exists':
      'Administrator kabupaten sudah ada. Tambahkan --again bila memang perlu satu lagi dari baris perintah.',
    'access.bad-role': 'Peran "{role}" tidak ada. Pilihan: {roles}.',
    'access.audit-broken': 'Jejak audit rusak di {faults} tempat. Simpan salinan basis data dan laporkan.',
    'access.missing-option': 'Pilihan --{option} wajib diisi.',
  },
  en: {
    'access.wrong-login': 'The user name or the password is wrong. Check capital letters and try again.',
    'access.wrong-password': 'The password is wrong. Check capital letters and try again.',
    'access.wrong-code':
      'The code is wrong or was used. Wait for the next one in the app, check the clock of your telephone and try again.',
    'access.too-many-attempts': 'Too many failed attempts. Try again in {minutes} minutes.',
    'access.weak-password-short': 'The password is too short: at least {charactersMin} characters.',
    'access.weak-password-long': 'The password is too long: at most {charactersMax} characters.',
    'access.weak-password-known':
      'The password is easy to guess: do not use your name, user name or the name of your agency.',
    'access.weak-password-common':
      'The password is easy to guess: avoid common words, sequences and repeats. A few unrelated words are safer.',
    'access.factor-exists':
      'An authenticator app is set up already, or setting up was not begun. Begin again.',
    'access.invitation-invalid':
      'The code is not valid: mistyped, used, or too old. Ask your administrator for a new one.',
    'access.unknown-agency': 'There is no agency "{agency}" in the city pack. See agencies.yaml.',
    'access.unknown-area': 'There is no area "{area}" in the city pack.',
    'access.unknown-category': 'There is no sensitive category "{category}" in the city pack.',
    'access.unknown-account': 'There is no account with that user name.',
    'access.ends-before-it-begins': 'The last day is before the first. Correct one of them.',
    'access.name-taken':
      'The user name is taken or not valid (2 to 60 lower-case letters, digits, dots, hyphens).',
    'access.directory-name-taken': 'Another account has that name in the directory of the agency.',
    'access.directory-down':
      'The directory of the agency cannot be reached. Try again later, or sign in with a password.',
    'access.directory-refused':
      'Signing in through the directory of the agency did not succeed or took too long. Begin again.',
    'access.directory-unknown':
      'Your name in the directory of the agency is not invited to Welas, or no longer valid. Ask your administrator.',
    'access.may-not-give-role': 'Only an administrator of the regency may give this role.',
    'access.may-not-give-agency': 'You look after accounts of your own agency only.',
    'access.may-not-give-area': 'This area lies outside yours. Choose one inside.',
    'access.may-not-give-category': 'Only an administrator of the regency may give this sensitive category.',
    'access.may-not-give-field-group':
      'This is more than the role usually sees. Ask an administrator of the regency.',
    'access.last-administrator':
      'This is the last administrator of the regency. Invite another one first, then change or close this account.',
    'access.account-closed': 'This account is closed. Open it again first.',
    'access.first-exists':
      'There is an administrator of the regency. Add --again to make another one from the command line.',
    'access.bad-role': 'There is no role "{role}". Choose from: {roles}.',
    'access.audit-broken':
      'The audit is broken in {faults} places. Keep a copy of the database and report it.',
    'access.missing-option': 'The option --{option} is required.',
  },
}
