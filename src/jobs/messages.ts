import type { Catalogue } from '../kernel/messages.ts'

export const messages: Catalogue = {
  id: {
    'job.cancelled': 'Pekerjaan ini dibatalkan.',
    'job.stopped':
      'Pekerjaan berhenti karena sistem dimatikan; pekerjaan dilanjutkan saat sistem hidup kembali.',
    'job.unknown':
      'Pekerjaan jenis {kind} tidak dikenal oleh versi program ini. Pasang versi yang membuatnya.',
    'job.unexpected':
      'Pekerjaan gagal karena kesalahan program. Coba lagi; bila tetap gagal, hubungi pengelola sistem.',
    'job.not-found': 'Tidak ada pekerjaan seperti itu.',
  },
  en: {
    'job.cancelled': 'This work was cancelled.',
    'job.stopped':
      'The work stopped because the system was shut down; it continues when the system starts again.',
    'job.unknown':
      'This version of the program does not know work of kind {kind}. Install the version that made it.',
    'job.unexpected':
      'The work failed because of a program error. Try again; if it keeps failing, tell the administrator.',
    'job.not-found': 'There is no such work.',
  },
}
