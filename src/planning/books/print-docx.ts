import {
  AlignmentType,
  BorderStyle,
  Document,
  type FileChild,
  Footer,
  Header,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  StyleLevel,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx'
import { estimatePageNumbersWith } from 'docx/layout'
import { docxBlocks } from './docx-blocks.ts'
import { captionStyles, docxFont, docxStyles } from './docx-styles.ts'
import { normaliseDocx } from './normalise-docx.ts'
import { type Book, textsOf } from './rules/book-model.ts'
import { paperColours } from './rules/colours.ts'
import { dateWords } from './rules/words.ts'

/** Twentieths of a point. */
const page = { width: 11906, height: 16838, margin: 1247 }

/**
 * The book as a DOCX that Word and LibreOffice open and people can go on writing in: real headings, tables with a repeated
 * head, pictures as SVG with a PNG for older programs, contents with page numbers. The same book gives the same bytes.
 */
export async function printDocx(book: Book): Promise<Buffer> {
  const margin = { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin }
  const headers = book.edition === null ? { default: draftHeader() } : {}
  const properties = { page: { size: { width: page.width, height: page.height }, margin } }
  const document = new Document({
    title: `Buku ${book.number}: ${book.title}. ${book.region}`,
    subject: book.subtitle,
    creator: book.office,
    lastModifiedBy: book.office,
    description: `${book.term}. ${editionWords(book)}, ${dateWords(book.date)}`,
    styles: docxStyles,
    numbering: {
      config: [listLook('ordered', 'decimal', '%1.'), listLook('bullets', 'bullet', '•')],
    },
    ...(isOrdinary(book) ? { pageNumbers: estimatePageNumbersWith({ guess: true }) } : {}),
    sections: [
      { properties, headers, children: [...cover(book), ...contents(book)] },
      { properties, headers, footers: { default: footer(book) }, children: docxBlocks(book) },
    ],
  })
  return normaliseDocx(await Packer.toBuffer(document), book.date)
}

/** Working out the pages takes very long where words or texts are endless; then the program that opens it counts them. */
function isOrdinary(book: Book): boolean {
  return textsOf(book).every((text) => text.length <= 4_000 && !/\S{120}/.test(text))
}

/** On every page, so that a page on its own cannot be taken for one of an edition. */
function draftHeader(): Header {
  const run = new TextRun({ text: 'KONSEP', bold: true, size: 28, color: paperColours.terracotta.slice(1) })
  return new Header({ children: [new Paragraph({ alignment: AlignmentType.END, children: [run] })] })
}

function editionWords(book: Book): string {
  return book.edition === null
    ? 'KONSEP dari rencana yang sedang disusun, bukan terbitan'
    : `Terbitan ${book.edition}`
}

function cover(book: Book): FileChild[] {
  const say = (text: string, style: string) => new Paragraph({ style, children: [new TextRun(text)] })
  return [
    say('Rencana Induk Kota Cerdas', 'CoverSmall'),
    say(book.region, 'CoverRegion'),
    say(`Buku ${book.number}`, 'CoverNumber'),
    say(book.title, 'CoverTitle'),
    say(book.subtitle, 'CoverText'),
    say(book.term, 'CoverFoot'),
    say(`${editionWords(book)}, ${dateWords(book.date)}`, 'CoverText'),
    say(book.office, 'CoverText'),
    new Paragraph({ children: [new PageBreak()] }),
  ]
}

/** The contents; of a long book also the lists of its tables and pictures. */
function contents(book: Book): FileChild[] {
  const listOf = (name: string, what: object): FileChild[] => [
    new Paragraph({ style: 'ContentsTitle', children: [new TextRun(name)] }),
    new TableOfContents(name, { hyperlink: true, ...what }),
  ]
  const captions = (style: string) => ({ stylesWithLevels: [new StyleLevel(style, 1)] })
  const has = (kind: 'table' | 'figure') => book.long && book.blocks.some((block) => block.kind === kind)
  return [
    ...listOf('Daftar isi', { headingStyleRange: '1-2' }),
    ...(has('table') ? listOf('Daftar tabel', captions(captionStyles.table)) : []),
    ...(has('figure') ? listOf('Daftar gambar', captions(captionStyles.figure)) : []),
  ]
}

const listLook = (reference: string, format: 'decimal' | 'bullet', text: string) => ({
  reference,
  levels: [
    {
      level: 0,
      format,
      text,
      alignment: AlignmentType.START,
      style: { paragraph: { indent: { left: 500, hanging: 340 } } },
    },
  ],
})

function footer(book: Book): Footer {
  const words = `Buku ${book.number} ${book.title} · ${book.region} · ${book.edition === null ? 'KONSEP' : `Terbitan ${book.edition}`}, ${dateWords(book.date)}`
  const run = { font: docxFont, size: 16, color: paperColours.soft.slice(1) }
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: page.width - 2 * page.margin }],
        border: { top: { style: BorderStyle.SINGLE, size: 4, space: 6, color: paperColours.line.slice(1) } },
        children: [
          new TextRun({ ...run, text: words }),
          new TextRun({
            ...run,
            children: ['\tHalaman ', PageNumber.CURRENT, ' dari ', PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  })
}
