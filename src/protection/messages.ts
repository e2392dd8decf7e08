import type { Catalogue } from '../kernel/messages.ts'

export const messages: Catalogue = {
  id: {
    'protection.agency-unknown': 'Dinas itu tidak dikenal. Pilih dari daftar.',
    'protection.time-impossible':
      'Waktu itu tidak mungkin: belum terjadi, atau lebih dari {days} hari yang lalu. Periksa tanggal dan jamnya.',
    'protection.request-unknown': 'Permintaan ini tidak ada.',
    'protection.request-closed': 'Permintaan ini sudah ditutup. Untuk hal baru, catat permintaan baru.',
    'protection.not-yours-to-decide':
      'Menolak dan menutup diputuskan oleh kepala dinas atau walidata. Teruskan kepada mereka.',
    'protection.slip-shows-more':
      'Lembar tidak boleh menunjukkan lebih dari yang boleh Anda lihat sendiri. Minta petugas kasus membuatnya.',
    'protection.code-refused':
      'Kode ini tidak dapat dipakai. Periksa tulisannya, atau minta lembar baru di kantor desa atau kelurahan.',
    'protection.own-look-waits':
      'Terlalu banyak percobaan. Tunggu {minutes} menit, lalu coba lagi. Kode Anda tetap berlaku.',
    'protection.incident-unknown': 'Kejadian ini tidak ada.',
    'protection.incident-changed':
      'Orang lain baru saja mengubah catatan kejadian ini. Muat ulang halaman, lalu tulis lagi.',
    'protection.incident-goes-back':
      'Keadaan kejadian tidak dapat mundur. Catat kejadian baru bila terulang.',
    'protection.incident-untold':
      'Kejadian belum dapat ditutup: lembaga dan orang yang terkena belum diberi tahu, dan alasannya belum ditulis.',
    'protection.incident-untold-again':
      'Waktu pemberitahuan yang sudah dicatat tidak dapat diubah. Tulis tambahannya di tindakan.',
    'protection.processing-unknown': 'Pengolahan ini tidak ada.',
    'protection.assessment-changed':
      'Orang lain baru saja mengubah penilaian ini. Muat ulang halaman, lalu tulis lagi.',
    'protection.day-not-ahead': 'Pilih tanggal sesudah hari ini.',
    'protection.day-ahead': 'Tanggal itu belum tiba.',
    'protection.list-not-due': 'Daftar ini tidak ada atau belum melewati masa simpannya.',
    'protection.retention-step': 'Keputusan ini belum dapat diambil sekarang. Muat ulang halaman.',
    'protection.same-person-twice':
      'Pemusnahan diputuskan dua orang. Minta orang lain yang berwenang untuk mengesahkannya.',
    'protection.not-by-consent': 'Pengolahan ini tidak berdasar persetujuan.',
  },
  en: {
    'protection.agency-unknown': 'That agency is not known. Choose one from the list.',
    'protection.time-impossible':
      'That time cannot be: it has not come yet, or is more than {days} days ago. Check day and hour.',
    'protection.request-unknown': 'This request does not exist.',
    'protection.request-closed': 'This request is closed. Take down a new one for anything new.',
    'protection.not-yours-to-decide':
      'Refusing and closing are decided by the head of the agency or walidata. Pass it to them.',
    'protection.slip-shows-more':
      'A slip may not show more than you may see yourself. Ask a case worker to make it.',
    'protection.code-refused':
      'This code cannot be used. Check how it is written, or ask for a new slip at the village office.',
    'protection.own-look-waits':
      'Too many tries. Wait {minutes} minutes, then try again. Your code stays valid.',
    'protection.incident-unknown': 'This incident does not exist.',
    'protection.incident-changed':
      'Somebody else has just changed this incident. Reload the page and write again.',
    'protection.incident-goes-back': 'An incident cannot go back. Enter a new one when it happens again.',
    'protection.incident-untold':
      'The incident cannot be closed: the authority and the people concerned were not told, and no reason is written.',
    'protection.incident-untold-again':
      'When somebody was told cannot be changed afterwards. Write what is new under measures.',
    'protection.processing-unknown': 'This processing does not exist.',
    'protection.assessment-changed':
      'Somebody else has just changed this assessment. Reload the page and write again.',
    'protection.day-not-ahead': 'Choose a day after today.',
    'protection.day-ahead': 'That day has not come yet.',
    'protection.list-not-due': 'This list does not exist or is not past its retention.',
    'protection.retention-step': 'This cannot be decided now. Reload the page.',
    'protection.same-person-twice':
      'Destruction is decided by two people. Ask somebody else who may decide to confirm it.',
    'protection.not-by-consent': 'This processing does not rest on consent.',
  },
}
