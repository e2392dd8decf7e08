import type { Catalogue } from '../../../../src/kernel/messages.ts'

export const messages: Catalogue = {
  id: {
    title: 'Buku rencana',
    book: 'Buku {number}: {title}',
    edition: 'Terbitan {edition}, {date}. {office}.',
    draft:
      'KONSEP per {date}: dari rencana yang sedang disusun, bukan terbitan. Angka tentang orang hanya yang sudah diumumkan.',
    contents: 'Daftar isi',
    plan: 'Rencana',
    editions: 'Terbitan',
    docx: 'Unduh DOCX',
    pdf: 'Unduh PDF',
    none: 'Belum ada terbitan rencana.',
    indonesian: '',
    scroll: 'Gambar {title}, dapat digeser',
  },
  en: {
    title: 'Book of the plan',
    book: 'Book {number}: {title}',
    edition: 'Edition {edition}, {date}. {office}.',
    draft:
      'DRAFT as of {date}: from the plan being written, not an edition. Numbers about people are published ones only.',
    contents: 'Contents',
    plan: 'Plan',
    editions: 'Editions',
    docx: 'Download DOCX',
    pdf: 'Download PDF',
    none: 'The plan has no edition yet.',
    indonesian: 'The books are written in Indonesian, as the ministry asks for them.',
    scroll: 'Picture {title}, can be scrolled',
  },
}
