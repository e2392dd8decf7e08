import { buffer } from 'node:stream/consumers'
import { type Landmark, landmarkName, printBlocks } from './pdf-blocks.ts'
import { createSheet, type Fonts, frame, frameWidth, paper, readFonts, type Sheet } from './pdf-sheet.ts'
import type { Book } from './rules/book-model.ts'
import { paperColours } from './rules/colours.ts'
import { dateWords } from './rules/words.ts'

/**
 * The book as a PDF: A4, vectors, tagged (PDF/UA), with outline, contents and page numbers. The same book gives the same
 * bytes. It is laid out twice: the first time to learn the pages of its headings.
 */
export async function printPdf(book: Book): Promise<Buffer> {
  const fonts = await readFonts()
  const { landmarks } = await layOut(book, fonts, null)
  return (await layOut(book, fonts, landmarks)).bytes
}

async function layOut(
  book: Book,
  fonts: Fonts,
  known: readonly Landmark[] | null,
): Promise<{ bytes: Buffer; landmarks: Landmark[] }> {
  const sheet = createSheet({
    fonts,
    title: `Buku ${book.number}: ${book.title}. ${book.region}`,
    author: book.office,
    subject: book.subtitle,
    date: book.date,
    watermark: book.edition === null ? 'KONSEP' : null,
  })
  const bytes = buffer(sheet.document)
  printCover(sheet, book)
  sheet.newPage()
  printContents(sheet, known ?? guessed(book))
  sheet.newPage()
  const landmarks = printBlocks(sheet, book)
  printFooters(sheet, book)
  sheet.document.end()
  return { bytes: await bytes, landmarks }
}

/** The headings before their pages are known: what is printed takes the same room. */
function guessed(book: Book): Landmark[] {
  return book.blocks.flatMap((block) =>
    block.kind === 'heading' ? [{ level: block.level, text: block.text, page: 0 }] : [],
  )
}

function printCover(sheet: Sheet, book: Book): void {
  sheet.newPage()
  const { document } = sheet
  sheet.ornament(() => {
    document.rect(0, 0, paper.width, 250).fill(paperColours.leaf)
    document.rect(0, 250, paper.width, 6).fill(paperColours['tobacco-mid'])
  })
  sheet.y = 92
  say(sheet, `Rencana Induk Kota Cerdas`, { size: 12, colour: 'paper' })
  say(sheet, book.region, { size: 26, bold: true, colour: 'paper' })
  sheet.y = 310
  say(sheet, `Buku ${book.number}`, { size: 15, colour: 'tobacco' })
  sheet.y += 4
  say(sheet, book.title, { size: 34, bold: true, colour: 'leaf' })
  sheet.y += 10
  say(sheet, book.subtitle, { size: 12, colour: 'soft' })
  sheet.y = 640
  const edition =
    book.edition === null
      ? 'KONSEP dari rencana yang sedang disusun, bukan terbitan'
      : `Terbitan ${book.edition}`
  say(sheet, book.term, { size: 11, bold: true })
  say(sheet, `${edition}, ${dateWords(book.date)}`, { size: 11 })
  say(sheet, book.office, { size: 11 })
}

/** A name on the cover that takes more lines is cut; the whole one stands inside. */
const coverLinesMax = 3

function say(sheet: Sheet, words: string, look: Parameters<Sheet['lines']>[2]): void {
  const lines = sheet.lines(words, frameWidth, look)
  const shown = lines.slice(0, coverLinesMax)
  if (lines.length > coverLinesMax) shown[coverLinesMax - 1] += '…'
  sheet.flow(sheet.element('P'), 'P', shown, frame.left, look.size * 1.32, look)
}

const contentsLooks = {
  1: { size: 10.5, bold: true, indent: 0, gap: 7 },
  2: { size: 9.5, bold: false, indent: 16, gap: 2 },
} as const

function printContents(sheet: Sheet, landmarks: readonly Landmark[]): void {
  const title = { size: 20, bold: true, colour: 'leaf' } as const
  const element = sheet.element('P')
  sheet.mark(element, 'P', () => sheet.line('Daftar isi', frame.left, sheet.y, title))
  sheet.y += 38
  const contents = sheet.element('TOC')
  for (const [index, landmark] of landmarks.entries()) {
    if (landmark.level === 3) continue
    const look = contentsLooks[landmark.level]
    const left = frame.left + look.indent
    const lines = sheet.lines(landmark.text, frame.right - left - 40, look)
    sheet.y += look.gap
    sheet.need(lines.length * 14)
    const top = sheet.y
    const link = sheet.element('Link', {}, sheet.element('TOCI', {}, contents))
    sheet.flow(link, 'Link', lines, left, 14, look)
    const page = String(landmark.page)
    sheet.mark(link, 'Link', () =>
      sheet.line(page, frame.right - sheet.widthOf(page, look), sheet.y - 14, look),
    )
    const options = { structParent: link, Contents: new String(landmark.text) } as object
    sheet.document.goTo(frame.left, Math.min(top, sheet.y - 14), frameWidth, 14, landmarkName(index), options)
  }
}

/** Every page but the cover says of which book, edition and day it is. */
function printFooters(sheet: Sheet, book: Book): void {
  const { document } = sheet
  const { count } = document.bufferedPageRange()
  const edition = book.edition === null ? 'KONSEP' : `Terbitan ${book.edition}`
  const words = `Buku ${book.number} ${book.title} · ${book.region} · ${edition}, ${dateWords(book.date)}`
  const look = { size: 8, colour: 'soft' } as const
  for (let index = 1; index < count; index++) {
    document.switchToPage(index)
    const page = `Halaman ${index + 1} dari ${count}`
    const room = frameWidth - sheet.widthOf(page, look) - 16
    const [first = '', ...more] = sheet.lines(words, room, look)
    document.markContent('Artifact', { type: 'Pagination' })
    document
      .moveTo(frame.left, paper.height - 48)
      .lineTo(frame.right, paper.height - 48)
      .lineWidth(0.5)
      .strokeColor(paperColours.line)
      .stroke()
    sheet.line(more.length > 0 ? `${first}…` : first, frame.left, paper.height - 42, look)
    sheet.line(page, frame.right - sheet.widthOf(page, look), paper.height - 42, look)
    document.endMarkedContent()
  }
}
