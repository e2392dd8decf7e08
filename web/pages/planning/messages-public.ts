import type { Catalogue } from '../../../src/kernel/messages.ts'

export const publicMessages: Catalogue = {
  id: {
    parts: 'Bagian rencana',
    glance: 'Sekilas',
    none: 'Rencana belum diterbitkan. Begitu diterbitkan, bagian ini dapat dibaca di sini.',
    stamp:
      'Dari terbitan {edition}, {date}, {office}. Isinya seperti ketika diterbitkan, bukan angka hari ini.',
    edition: 'Terbitan {edition} dan perubahannya',
    book: 'Bab ini dalam Buku {number}: {title}',
    json: 'Seluruh isi sebagai JSON',
    language: '',
    'evidence.none': 'belum ada',
  },
  en: {
    parts: 'Parts of the plan',
    glance: 'At a glance',
    none: 'The plan is not published yet. Once it is, this part can be read here.',
    stamp: 'From edition {edition}, {date}, {office}. As it was published, not the numbers of today.',
    edition: 'Edition {edition} and what it changed',
    book: 'This chapter in Buku {number}: {title}',
    json: 'All of it as JSON',
    language: 'The plan itself is written in Indonesian.',
    'evidence.none': 'none yet',
  },
}
