import type { Catalogue } from '../kernel/messages.ts'

export const messages: Catalogue = {
  id: {
    'access.wrong-login': 'Nama pengguna atau kata sandi salah. Periksa huruf besar-kecil lalu coba lagi.',
    'access.too-many-attempts': 'Terlalu banyak percobaan masuk yang gagal. Coba lagi {minutes} menit lagi.',
    'access.weak-password': 'Kata sandi terlalu pendek: paling sedikit {charactersMin} huruf atau angka.',
    'access.unknown-agency': 'Instansi "{agency}" tidak ada dalam paket kota. Lihat agencies.yaml.',
    'access.name-taken':
      'Nama pengguna "{userName}" sudah dipakai atau tidak sah (huruf kecil, angka, titik, tanda hubung).',
    'access.bad-role': 'Peran "{role}" tidak ada. Pilihan: {roles}.',
    'access.audit-broken': 'Jejak audit rusak di {faults} tempat. Simpan salinan basis data dan laporkan.',
    'access.missing-option': 'Pilihan --{option} wajib diisi.',
  },
  en: {
    'access.wrong-login': 'The user name or the password is wrong. Check capital letters and try again.',
    'access.too-many-attempts': 'Too many failed attempts to sign in. Try again in {minutes} minutes.',
    'access.weak-password': 'The password is too short: at least {charactersMin} characters.',
    'access.unknown-agency': 'There is no agency "{agency}" in the city pack. See agencies.yaml.',
    'access.name-taken':
      'The user name "{userName}" is taken or not valid (lower-case letters, digits, dots, hyphens).',
    'access.bad-role': 'There is no role "{role}". Choose from: {roles}.',
    'access.audit-broken':
      'The audit is broken in {faults} places. Keep a copy of the database and report it.',
    'access.missing-option': 'The option --{option} is required.',
  },
}
