import type { Catalogue } from '../../../src/kernel/messages.ts'

export const messages: Catalogue = {
  id: {
    title: 'Masuk untuk petugas',
    'user-name': 'Nama pengguna',
    password: 'Kata sandi',
    code: 'Kode 6 angka',
    'code.hint': 'Isi hanya bila akun Anda memakai aplikasi autentikator.',
    go: 'Masuk',
    note: 'Halaman umum tidak perlu masuk. Akun dibuat oleh administrator dinas Anda.',
  },
  en: {
    title: 'Sign in for staff',
    'user-name': 'User name',
    password: 'Password',
    code: '6-digit code',
    'code.hint': 'Only when your account uses an authenticator app.',
    go: 'Sign in',
    note: "Public pages need no sign-in. Accounts are made by your agency's administrator.",
  },
}
