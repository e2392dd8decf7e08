import type { Catalogue } from '../../kernel/messages.ts'

export const messages: Catalogue = {
  id: {
    'planning.commitment-opened':
      'Komitmen {commitment} sudah dibuka untuk ditandatangani, jadi naskahnya tidak dapat diubah atau dicabut. Buat komitmen baru bila naskahnya harus lain.',
    'planning.commitment-line-twice': 'Butir {line} tertulis dua kali. Beri kode yang berbeda.',
    'planning.commitment-signatory-twice':
      'Penanda tangan {signatory} tertulis dua kali. Hapus salah satunya.',
    'planning.commitment-term-backwards':
      'Masa jabatan {office} berakhir sebelum mulai. Perbaiki tanggalnya.',
    'planning.commitment-code-taken':
      'Kode {commitment} sudah dipakai komitmen masa jabatan lain. Pilih kode lain, mis. dengan tahunnya.',
    'planning.commitment-empty':
      'Komitmen belum dapat dibuka: isi dulu paling sedikit satu butir dan satu penanda tangan.',
    'planning.commitment-line-unsigned':
      'Komitmen belum dapat dibuka: tidak ada penanda tangan dari {agency} untuk butir {line}.',
    'planning.commitment-not-opened':
      'Komitmen {commitment} masih konsep. Laporan baru dapat diisi setelah komitmen dibuka.',
    'planning.commitment-report-in-future':
      'Tanggal laporan {date} belum tiba. Isi tanggal yang sudah lewat atau hari ini.',
    'planning.password-wrong':
      'Kata sandi tidak cocok, jadi belum ditandatangani. Periksa huruf besar-kecil lalu coba lagi.',
    'planning.signing-not-opened':
      'Komitmen {commitment} masih konsep dan belum dibuka untuk ditandatangani.',
    'planning.signing-not-signatory':
      'Akun Anda tidak ada dalam daftar penanda tangan komitmen {commitment}.',
    'planning.signing-agency-differs':
      'Anda tercatat sebagai penanda tangan komitmen {commitment} untuk perangkat daerah lain. Hubungi perencana.',
    'planning.signing-term-not-begun':
      'Masa jabatan Anda dalam komitmen {commitment} belum mulai, jadi belum dapat menandatangani.',
    'planning.signing-term-over':
      'Masa jabatan Anda dalam komitmen {commitment} sudah berakhir, jadi tidak dapat menandatangani.',
    'planning.signing-no-lines': 'Tidak ada butir komitmen {commitment} untuk perangkat daerah Anda.',
    'planning.signing-already-signed':
      'Anda sudah menandatangani komitmen {commitment}. Tanda tangan tidak perlu dan tidak dapat diulang.',
  },
  en: {
    'planning.commitment-opened':
      'Commitment {commitment} has been opened for signing, so its text cannot be changed or withdrawn. Make a new commitment if the text must differ.',
    'planning.commitment-line-twice': 'Line {line} is written twice. Give it another code.',
    'planning.commitment-signatory-twice': 'Signatory {signatory} is written twice. Remove one.',
    'planning.commitment-term-backwards': 'The term of {office} ends before it begins. Correct its dates.',
    'planning.commitment-code-taken':
      'The code {commitment} belongs to a commitment of another term. Choose another, e.g. with its year.',
    'planning.commitment-empty':
      'The commitment cannot be opened yet: enter at least one line and one signatory first.',
    'planning.commitment-line-unsigned':
      'The commitment cannot be opened yet: nobody of {agency} signs for line {line}.',
    'planning.commitment-not-opened':
      'Commitment {commitment} is still a draft. Reports can be entered once it has been opened.',
    'planning.commitment-report-in-future':
      'The day {date} of the report has not come yet. Enter today or a day before.',
    'planning.password-wrong':
      'The password does not match, so nothing was signed. Check capital letters and try again.',
    'planning.signing-not-opened':
      'Commitment {commitment} is still a draft and has not been opened for signing.',
    'planning.signing-not-signatory': 'Your account is not among the signatories of commitment {commitment}.',
    'planning.signing-agency-differs':
      'You are listed as a signatory of commitment {commitment} for another agency. Ask the planner.',
    'planning.signing-term-not-begun':
      'Your term of office in commitment {commitment} has not begun, so you cannot sign yet.',
    'planning.signing-term-over':
      'Your term of office in commitment {commitment} is over, so you cannot sign.',
    'planning.signing-no-lines': 'Commitment {commitment} has no line for your agency.',
    'planning.signing-already-signed':
      'You have signed commitment {commitment} already. A signature need not and cannot be repeated.',
  },
}
