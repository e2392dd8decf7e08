import type { Catalogue } from '../../kernel/messages.ts'

export const messages: Catalogue = {
  id: {
    'planning.index-release-unknown':
      'Terbitan data {release} tidak ada. Lihat daftar terbitan di halaman Data.',
    'planning.index-area-unknown': 'Wilayah {area} tidak ada. Pilih kecamatan dari peta atau tabel.',
  },
  en: {
    'planning.index-release-unknown': 'There is no data release {release}. See the list on the Data page.',
    'planning.index-area-unknown': 'There is no area {area}. Choose a district from the map or table.',
  },
}
