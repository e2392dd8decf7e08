import type { Catalogue } from '../../kernel/messages.ts'

export const messages: Catalogue = {
  id: {
    'planning.edition-meanwhile':
      'Terbitan lain ({edition}) sudah keluar sejak Anda membuka halaman ini. Muat ulang, baca perubahannya, lalu terbitkan lagi.',
    'planning.edition-unknown': 'Terbitan {edition} tidak ada. Pilih dari daftar terbitan.',
  },
  en: {
    'planning.edition-meanwhile':
      'Another edition ({edition}) came out since you opened this page. Reload it, read what changed and publish again.',
    'planning.edition-unknown': 'There is no edition {edition}. Choose one from the list of editions.',
  },
}
