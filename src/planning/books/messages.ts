import type { Catalogue } from '../../kernel/messages.ts'

export const messages: Catalogue = {
  id: {
    'planning.book-unknown':
      'Buku {book} tidak ada. Yang ada: analisis, rencana-induk, ringkasan; sebagai docx atau pdf.',
  },
  en: {
    'planning.book-unknown':
      'There is no book {book}. There are: analisis, rencana-induk, ringkasan; as docx or pdf.',
  },
}
