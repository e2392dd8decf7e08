import { buffer } from 'node:stream/consumers'
import { type Landmark, landmarkName, landmarkOf, printBlocks } from './pdf-blocks.ts'
import {
  createSheet,
  type Element,
  type Fonts,
  frame,
  frameWidth,
  lostLetters,
  paper,
  readFonts,
  type Sheet,
} from './pdf-sheet.ts'
import { type Book, missing, textsOf } from './rules/book-model.ts'
import { paperColours } from './rules/colours.ts'
import { dateWords } from './rules/words.ts'

/**
 * The book as a PDF: A4, vectors, tagged (PDF/UA), with outline, contents and page numbers. The same book gives the same
 * bytes. It is laid out twice: the first time to learn the pages of its headings, tables and pictures.
 */
export async function printPdf(given: Book): Promise<Buffer> {
  const book = withLostLetters(given)
  const fonts = await readFonts()
  const { landmarks } = await layOut(book, fonts, null)
  return (await layOut(book, fonts, landmarks)).bytes
}

/** Says at the end how many letters became boxes, so that none is lost unnoticed. */
function withLostLetters(book: Book): Book {
  const lost = textsOf(book).reduce((sum, text) => sum + lostLetters(text), 0)
  const words = `Catatan cetak: ${lost} huruf tidak ada dalam huruf cetak buku ini dan ditulis □. Naskah lengkapnya ada dalam DOCX dan di halaman web.`
  return lost === 0 ? book : { ...book, blocks: [...book.blocks, missing(words)] }
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
  printContents(sheet, book, known ?? guessed(book))
  sheet.newPage()
  const landmarks = printBlocks(sheet, book)
  printFooters(sheet, book)
  sheet.document.end()
  return { bytes: await bytes, landmarks }
}

/** The landmarks before their pages are known: what is printed takes the same room. */
function guessed(book: Book): Landmark[] {
  return book.blocks.flatMap((block) => {
    const landmark = landmarkOf(block)
    return landmark ? [{ ...landmark, page: 0 }] : []
  })
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
  3: { size: 9.5, bold: false, indent: 0, gap: 2 },
} as const

/** The contents; of a long book also the lists of its tables and pictures. */
function printContents(sheet: Sheet, book: Book, landmarks: readonly Landmark[]): void {
  const numbered = landmarks.map((landmark, index) => ({ ...landmark, index }))
  printListOf(
    sheet,
    'Daftar isi',
    numbered.filter(({ level }) => level === 1 || level === 2),
  )
  if (!book.long) return
  printListOf(
    sheet,
    'Daftar tabel',
    numbered.filter(({ level }) => level === 'table'),
  )
  printListOf(
    sheet,
    'Daftar gambar',
    numbered.filter(({ level }) => level === 'figure'),
  )
}

type Entry = Landmark & { readonly index: number }

function printListOf(sheet: Sheet, name: string, entries: readonly Entry[]): void {
  if (entries.length === 0) return
  const title = { size: 20, bold: true, colour: 'leaf' } as const
  if (sheet.y > frame.top) sheet.y += 26
  sheet.need(90)
  sheet.mark(sheet.element('P'), 'P', () => sheet.line(name, frame.left, sheet.y, title))
  sheet.y += 38
  const contents = sheet.element('TOC')
  for (const entry of entries) printEntry(sheet, entry, contents)
}

function printEntry(sheet: Sheet, { level, text, page, index }: Entry, contents: Element): void {
  const look = contentsLooks[level === 1 || level === 2 ? level : 3]
  const left = frame.left + look.indent
  const lines = sheet.lines(text, frame.right - left - 40, look)
  sheet.y += look.gap
  sheet.need(lines.length * 14)
  const top = sheet.y
  const link = sheet.element('Link', {}, sheet.element('TOCI', {}, contents))
  sheet.flow(link, 'Link', lines, left, 14, look)
  const foot = sheet.y - 14
  const pageLeft = frame.right - sheet.widthOf(String(page), look)
  sheet.mark(link, 'Link', () => sheet.line(String(page), pageLeft, foot, look))
  drawLeader(sheet, left + sheet.widthOf(lines.at(-1) ?? '', look) + 6, pageLeft - 5, foot + 10)
  const options = { structParent: link, Contents: new String(text) } as object
  sheet.document.goTo(frame.left, Math.min(top, foot), frameWidth, 14, landmarkName(index), options)
}

/** Dots that lead the eye to the page number. */
function drawLeader(sheet: Sheet, from: number, to: number, y: number): void {
  if (from >= to) return
  const { document } = sheet
  sheet.ornament(() => {
    document.moveTo(from, y).lineTo(to, y).lineWidth(0.7).strokeColor(paperColours.line)
    document.dash(0.7, { space: 3 }).stroke().undash()
  })
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
