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
import { dateWords } from './words.ts'

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
  const source = `Sumber: isian rencana per ${dateWords(content.drawnOn)}.`
  const blocks = chapters.flatMap((chapter) => chapter(content)).map((block) => withSource(block, source))
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
      ...(about.long ? numberChapters(blocks) : blocks),
      ...(about.long ? [] : chapterAbout(content, occasion)),
    ],
  })
}

/** Every table and picture says where its numbers come from: what names no source of its own is of the plan's entries. */
function withSource(block: Block, source: string): Block {
  const saysItself = (words: string) => words.includes('Sumber:')
  if (
    block.kind === 'table' &&
    !saysItself(block.note) &&
    !block.columns.some(({ head }) => head === 'Sumber')
  )
    return { ...block, note: `${block.note} ${source}`.trim() }
  if (block.kind === 'figure' && !saysItself(block.sentence))
    return { ...block, sentence: `${block.sentence} ${source}` }
  return block
}

/** "2. Peta jalan" and "2.1 Smart Living", so that people can refer to a place. */
function numberChapters(blocks: readonly Block[]): Block[] {
  let chapter = 0
  let part = 0
  return blocks.map((block) => {
    if (block.kind !== 'heading' || block.level === 3) return block
    part = block.level === 1 ? 0 : part + 1
    chapter += block.level === 1 ? 1 : 0
    const number = block.level === 1 ? `${chapter}.` : `${chapter}.${part}`
    return { ...block, text: `${number} ${block.text}` }
  })
}

/** Titles of the books, for lists and menus. */
export const bookTitles: Readonly<Record<BookId, string>> = {
  analisis: `Buku I: ${books.analisis.title}`,
  'rencana-induk': `Buku II: ${books['rencana-induk'].title}`,
  ringkasan: `Buku III: ${books.ringkasan.title}`,
}
