import type { Catalogue } from '../../../src/kernel/messages.ts'

/** Sentences of sending a file and of following its check. */
export const uploadMessages: Catalogue = {
  id: {
    drop: 'Lepaskan berkas di sini',
    'drop-hint': 'Seret berkas ke sini, atau pilih:',
    sending: 'Mengirim {name}: {percent} %',
    waiting: 'Sambungan terputus. {percent} % sudah sampai dan tidak hilang; mencoba lagi sendiri…',
    sent: 'Berkas sudah sampai, sedang dibuka.',
    cancel: 'Hentikan pengiriman',
    cancelled: 'Pengiriman dihentikan; tidak ada yang tersimpan.',
    'connection-lost':
      'Sambungan tidak kembali. Yang sudah sampai tersimpan sehari: muat ulang halaman ini, lalu lanjutkan.',
    'choose-file': 'Pilih berkasnya dahulu.',
    'unfinished-title': 'Kiriman yang belum selesai',
    unfinished:
      '{name}: {percent} % sudah sampai. Pilih berkas yang sama untuk melanjutkan; tanpa itu, kiriman dibuang sehari setelah bagian terakhir.',
    'choose-again': 'Pilih lagi {name}',
    'other-file': 'Ini bukan berkas yang sama. Pilih {name}, atau serahkan berkas ini lewat formulir.',
    abandon: 'Buang kiriman ini',
    checking: 'Sedang diperiksa: {percent} %',
    'checking-rows': '{rows} baris selesai',
    'checking-speed': '{rows} baris per detik',
    'leave-open': 'Anda boleh membuka halaman lain; pemeriksaan berjalan terus.',
  },
  en: {
    drop: 'Drop the file here',
    'drop-hint': 'Drag the file here, or choose:',
    sending: 'Sending {name}: {percent} %',
    waiting: 'The connection broke. {percent} % has arrived and is not lost; trying again by itself…',
    sent: 'The file has arrived and is being opened.',
    cancel: 'Stop sending',
    cancelled: 'Sending was stopped; nothing is kept.',
    'connection-lost':
      'The connection did not come back. What has arrived is kept for a day: reload this page and go on.',
    'choose-file': 'Choose the file first.',
    'unfinished-title': 'Files that have not fully arrived',
    unfinished:
      '{name}: {percent} % has arrived. Choose the same file to go on; otherwise it is thrown away a day after its last part.',
    'choose-again': 'Choose {name} again',
    'other-file': 'This is not the same file. Choose {name}, or hand this one in by the form.',
    abandon: 'Throw this away',
    checking: 'Being checked: {percent} %',
    'checking-rows': '{rows} rows done',
    'checking-speed': '{rows} rows per second',
    'leave-open': 'You may open other pages; the check goes on.',
  },
}
