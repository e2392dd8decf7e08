import type { Catalogue } from '../kernel/messages.ts'

export const messages: Catalogue = {
  id: {
    'register.batch-unknown': 'Daftar nomor {batch} tidak ditemukan. Periksa nomornya di halaman Daftar.',
    'register.batch-number-needed': 'Tulis nomor daftar yang akan dibatalkan, misalnya: welas undo 12.',
    'register.batch-not-approved':
      'Daftar nomor {batch} belum disetujui. Setujui dahulu di halaman Daftar, lalu coba lagi.',
    'register.batch-not-applied':
      'Daftar nomor {batch} belum masuk ke register atau sudah dibatalkan, jadi tidak ada yang perlu dibatalkan.',
    'register.batch-rested-on':
      'Daftar nomor {batch} belum dapat dibatalkan: daftar nomor {later} untuk periode yang sama menggantikannya atau memuat barisnya. Batalkan daftar nomor {later} dahulu.',
    'register.person-unknown':
      'Orang ini tidak ada lagi di register. Mungkin daftarnya sudah dibatalkan. Cari lagi lewat halaman Orang.',
    'register.pair-unknown': 'Pasangan nomor {pair} tidak ditemukan. Kembali ke halaman Periksa.',
    'register.pair-decided':
      'Pasangan nomor {pair} sudah diputuskan atau ditarik. Lanjutkan ke pasangan berikutnya.',
    'register.pair-not-yours':
      'Anda sudah menjawab pasangan nomor {pair}, atau pasangan itu menunggu walidata. Lanjutkan ke pasangan berikutnya.',
    'register.alike-unknown':
      'Kelompok pertanyaan ini tidak ditemukan. Kembali ke halaman Pertanyaan serupa.',
    'register.alike-refused':
      'Kelompok ini belum atau tidak lagi boleh diputuskan sekaligus. Muat ulang halamannya untuk melihat sebabnya.',
  },
  en: {
    'register.batch-unknown': 'There is no list number {batch}. Check the number on the Lists page.',
    'register.batch-number-needed': 'Write the number of the list to undo, for example: welas undo 12.',
    'register.batch-not-approved':
      'List number {batch} is not approved. Approve it on the Lists page first, then try again.',
    'register.batch-not-applied':
      'List number {batch} is not in the register, or was undone already, so there is nothing to undo.',
    'register.batch-rested-on':
      'List number {batch} cannot be undone yet: list number {later} for the same period took its place or holds its rows. Undo list number {later} first.',
    'register.person-unknown':
      'This person is no longer in the register. The list may have been undone. Search again on the People page.',
    'register.pair-unknown': 'There is no pair number {pair}. Go back to the Review page.',
    'register.pair-decided': 'Pair number {pair} was decided or withdrawn already. Go on to the next pair.',
    'register.pair-not-yours':
      'You have answered pair number {pair} already, or it waits for the walidata. Go on to the next pair.',
    'register.alike-unknown': 'There is no such group of questions. Go back to the page of alike questions.',
    'register.alike-refused':
      'This group may not, or no longer, be decided at once. Reload its page to see why.',
  },
}
