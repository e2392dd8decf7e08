import type { Catalogue } from '../kernel/messages.ts'

export const messages: Catalogue = {
  id: {
    'oversight.nobody-named': 'Isi nomor orang atau NIK 16 angka.',
    'oversight.anchor-differs':
      'Baris {line} dalam berkas catatan luar tidak cocok lagi dengan jejak. Ada catatan yang diubah atau dipotong; hentikan pemakaian dan periksa cadangan.',
  },
  en: {
    'oversight.nobody-named': "Enter the person's number or a NIK of 16 digits.",
    'oversight.anchor-differs':
      'Line {line} of the file noted outside no longer matches the trace. Entries were changed or cut off; stop using the system and look at the backups.',
  },
}
