import type { PlanContent } from '../../editions/rules/plan-content.ts'
import { type Block, type Book, type BookId, finishBook } from './book-model.ts'
import { chapterAbout, type Occasion } from './chapter-about.ts'
import { chapterCommitments } from './chapter-commitments.ts'
import { chapterCompetence } from './chapter-competence.ts'
import { chapterDirection } from './chapter-direction.ts'
import { chapterGaps } from './chapter-gaps.ts'
import { chapterIndex } from './chapter-index.ts'
import { chapterProfile } from './chapter-profile.ts'
import { chapterQuickWins } from './chapter-quick-wins.ts'
import { chapterReadiness } from './chapter-readiness.ts'
import { chapterRoadmap } from './chapter-roadmap.ts'
import { chapterStrategies } from './chapter-strategies.ts'
import { chapterSummary } from './chapter-summary.ts'
import { chapterSwot } from './chapter-swot.ts'

type Chapter = (content: PlanContent) => Block[]

/** Which chapters make which book. A new chapter is a function and a word here. */
const books: Readonly<
  Record<BookId, Pick<Book, 'number' | 'title' | 'subtitle' | 'long'> & { chapters: readonly Chapter[] }>
> = {
  analisis: {
    number: 'I',
    title: 'Analisis Strategis',
    subtitle: 'Profil daerah, kekuatan, kelemahan, peluang, ancaman, kesiapan, dan kesenjangan',
    long: true,
    chapters: [chapterProfile, chapterSwot, chapterReadiness, chapterGaps],
  },
  'rencana-induk': {
    number: 'II',
    title: 'Rencana Induk',
    subtitle: 'Visi, sasaran, strategi, rencana aksi, peta jalan, quick win, komitmen, dan kompetensi',
    long: true,
    chapters: [
      chapterDirection,
      chapterStrategies,
      chapterRoadmap,
      chapterQuickWins,
      chapterCommitments,
      chapterCompetence,
      chapterIndex,
    ],
  },
  ringkasan: {
    number: 'III',
    title: 'Ringkasan Eksekutif',
    subtitle: 'Keadaan, arah, peta jalan, dan yang belum lengkap',
    long: false,
    chapters: [chapterSummary],
  },
}

/** A book of a plan: the same content and occasion give the same book. */
export function buildBook(id: BookId, content: PlanContent, occasion: Occasion): Book {
  const { chapters, ...about } = books[id]
  return finishBook({
    id,
    ...about,
    region: content.region.name,
    term: content.term.name,
    edition: occasion.edition,
    date: occasion.date,
    office: occasion.office,
    blocks: [
      ...(about.long ? chapterAbout(content, occasion) : []),
      ...chapters.flatMap((chapter) => chapter(content)),
      ...(about.long ? [] : chapterAbout(content, occasion)),
    ],
  })
}

/** Titles of the books, for lists and menus. */
export const bookTitles: Readonly<Record<BookId, string>> = {
  analisis: `Buku I: ${books.analisis.title}`,
  'rencana-induk': `Buku II: ${books['rencana-induk'].title}`,
  ringkasan: `Buku III: ${books.ringkasan.title}`,
}
