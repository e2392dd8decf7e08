import type { Catalogue } from '../kernel/messages.ts'

export const messages: Catalogue = {
  id: {
    'http.not-found': 'Halaman atau data ini tidak ada, atau Anda tidak berhak membukanya.',
    'http.no-session': 'Anda belum masuk, atau sesi Anda sudah berakhir. Silakan masuk kembali.',
    'http.other-site': 'Permintaan ini datang dari situs lain dan ditolak. Buka halaman Welas lalu ulangi.',
    'http.invalid-input': 'Isian "{field}" tidak benar: {reason}',
    'http.broken-text': 'Isian mengandung tanda yang rusak. Ketik ulang, jangan disalin, lalu kirim lagi.',
    'http.not-json': 'Isi permintaan harus JSON atau formulir.',
    'http.body-too-large': 'Isi permintaan terlalu besar: paling banyak {kilobytesMax} kB.',
    'http.no-file': 'Tidak ada berkas yang dikirim. Pilih berkas lalu kirim lagi.',
    'http.too-many-requests':
      'Terlalu banyak permintaan dalam waktu singkat. Coba lagi {seconds} detik lagi.',
    'http.unexpected':
      'Terjadi kesalahan pada sistem. Coba lagi; bila berulang, sampaikan nomor {id} kepada pengelola.',
    'file.too-large':
      'Berkas terlalu besar: paling banyak {megabytesMax} MB. Bagi daftar menjadi beberapa berkas.',
  },
  en: {
    'http.not-found': 'This page or data does not exist, or you may not open it.',
    'http.no-session': 'You are not signed in, or your session has ended. Please sign in again.',
    'http.other-site':
      'This request came from another site and was refused. Open the Welas page and repeat it.',
    'http.invalid-input': 'The input "{field}" is not right: {reason}',
    'http.broken-text':
      'The input has broken characters. Type it anew instead of pasting it, and send it again.',
    'http.not-json': 'The body of the request must be JSON or a form.',
    'http.body-too-large': 'The body of the request is too large: at most {kilobytesMax} kB.',
    'http.no-file': 'No file was sent. Choose a file and send it again.',
    'http.too-many-requests': 'Too many requests in a short time. Try again in {seconds} seconds.',
    'http.unexpected':
      'Something went wrong in the system. Try again; if it happens again, give the administrator the number {id}.',
    'file.too-large': 'The file is too large: at most {megabytesMax} MB. Split the list into several files.',
  },
}
