import { readFile } from 'node:fs/promises'
import PDFDocument from 'pdfkit'
import type { IsoDate } from '../../kernel/dates.ts'
import { paperColours } from './rules/colours.ts'
import type { ColourRole } from './rules/drawing-model.ts'

/** A4 in points, and the frame that text keeps to. */
export const paper = { width: 595.28, height: 841.89 }
export const frame = { left: 62, right: paper.width - 62, top: 74, bottom: paper.height - 68 }
export const frameWidth = frame.right - frame.left

export type Element = PDFKit.PDFStructureElement
export interface TextLook {
  readonly size: number
  readonly bold?: boolean
  readonly colour?: ColourRole
  /** Distance of two baselines, in parts of the size. */
  readonly leading?: number
}

/** A PDF under construction: pages with a cursor, tagged text, and nothing that depends on the clock. */
export interface Sheet {
  readonly document: PDFKit.PDFDocument
  /** Where the next block begins. */
  y: number
  /** The part of the document that new elements belong to. */
  parent: Element
  element(
    type: string,
    options?: { alt?: string; scope?: string; bbox?: readonly number[] },
    parent?: Element,
  ): Element
  /** What `draw` puts on this page is the content of the element. */
  mark(element: Element, type: string, draw: () => void): void
  /** What `draw` puts on this page is ornament: readers skip it. */
  ornament(draw: () => void): void
  newPage(): void
  /** Begins a new page unless this much room is left. */
  need(height: number): void
  lines(words: string, width: number, look: TextLook): string[]
  /** Writes lines under each other from the cursor on, over as many pages as they take, as content of the element. */
  flow(
    element: Element,
    type: string,
    lines: readonly string[],
    x: number,
    leading: number,
    look: TextLook,
  ): void
  line(words: string, x: number, y: number, look: TextLook): void
  widthOf(words: string, look: TextLook): number
  readonly page: number
}

/** What the cut fonts of fonts/ hold (fonts/README.md says how they were cut). */
const undrawable =
  /[^\u0020-\u007e\u00a0-\u00ac\u00ae-\u0148\u014a-\u017e\u0218-\u021b\u2010\u2012-\u2015\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2032\u2039\u203a\u20ac\u2122\u2190-\u2193\u2212\u2248\u2260\u2264\u2265\u25a1]/gu

/** A letter that the font does not have is an open box: seen to be missing, never silently left out. */
export function drawable(words: string): string {
  return words.normalize('NFC').replace(undrawable, '□')
}

/** How many letters of the words the font does not have. */
export function lostLetters(words: string): number {
  return words.normalize('NFC').match(undrawable)?.length ?? 0
}

const fonts = ['400', '700'].map(
  (weight) => new URL(`./fonts/plus-jakarta-sans-${weight}.ttf`, import.meta.url),
)

export interface Fonts {
  readonly regular: Buffer
  readonly bold: Buffer
}
export async function readFonts(): Promise<Fonts> {
  const [regular, bold] = await Promise.all(fonts.map((file) => readFile(file)))
  return { regular: regular!, bold: bold! }
}

export function createSheet(given: {
  readonly fonts: Fonts
  readonly title: string
  readonly author: string
  readonly subject: string
  readonly date: IsoDate
  /** Drawn under the text of every page. */
  readonly watermark: string | null
}): Sheet {
  const document = createDocument(given)
  const root = document.struct('Document')
  document.addStructure(root)
  const choose = ({ size, bold }: TextLook) => document.font(bold ? 'bold' : 'regular').fontSize(size)
  let page = 0
  const sheet: Sheet = {
    document,
    y: frame.top,
    parent: root,
    get page() {
      return page
    },
    element(type, options = {}, parent = sheet.parent) {
      const element = document.struct(type, options as object)
      parent.add(element)
      return element
    },
    mark(element, type, draw) {
      element.add(document.markStructureContent(type))
      draw()
      document.endMarkedContent()
    },
    ornament(draw) {
      document.markContent('Artifact', { type: 'Layout' })
      draw()
      document.endMarkedContent()
    },
    newPage() {
      document.addPage()
      page++
      sheet.y = frame.top
      if (given.watermark !== null) drawWatermark(sheet, given.watermark)
    },
    need(height) {
      if (sheet.y + height > frame.bottom && sheet.y > frame.top) sheet.newPage()
    },
    lines: (words, width, look) => {
      choose(look)
      return wrap(drawable(words), width, (text) => document.widthOfString(text))
    },
    flow(element, type, lines, x, leading, look) {
      for (const words of lines) {
        sheet.need(leading)
        sheet.mark(element, type, () => sheet.line(words, x, sheet.y, look))
        sheet.y += leading
      }
    },
    line(words, x, y, look) {
      choose(look).fillColor(paperColours[look.colour ?? 'ink'])
      document.text(drawable(words), x, y, { lineBreak: false })
    },
    widthOf: (words, look) => {
      choose(look)
      return document.widthOfString(drawable(words))
    },
  }
  return sheet
}

function createDocument(given: Parameters<typeof createSheet>[0]): PDFKit.PDFDocument {
  const date = new Date(`${given.date}T00:00:00Z`)
  const options = {
    size: 'A4',
    // No margin of its own: pdfkit must never begin a page by itself.
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    autoFirstPage: false,
    bufferPages: true,
    tagged: true,
    pdfVersion: '1.7',
    lang: 'id-ID',
    displayTitle: true,
    subset: 'PDF/UA',
    info: {
      Title: given.title,
      Author: given.author,
      Subject: given.subject,
      Creator: 'Welas',
      Producer: 'Welas',
      CreationDate: date,
      ModDate: date,
    },
  }
  const document = new PDFDocument(options as PDFKit.PDFDocumentOptions)
  document.registerFont('regular', given.fonts.regular)
  document.registerFont('bold', given.fonts.bold)
  return document
}

function drawWatermark(sheet: Sheet, words: string): void {
  const { document } = sheet
  sheet.ornament(() => {
    document.save()
    document.rotate(-52, { origin: [paper.width / 2, paper.height / 2] })
    const look = { size: 110, bold: true, colour: 'wash' } as const
    const width = sheet.widthOf(words, look)
    sheet.line(words, (paper.width - width) / 2, paper.height / 2 - 70, look)
    document.restore()
  })
}

/** More letters than this are wider than any line, without measuring: the measures of a library are kept, and add up. */
const lettersMax = 400

/** Words in lines no wider than `width`; a word that is wider by itself is broken, an address after a sign of it. */
export function wrap(words: string, width: number, widthOf: (text: string) => number): string[] {
  const fits = (text: string) => text.length <= lettersMax && widthOf(text) <= width
  const lines: string[] = []
  let open = ''
  for (const word of words.split(' ')) {
    const longer = open === '' ? word : `${open} ${word}`
    if (fits(longer)) {
      open = longer
      continue
    }
    if (open !== '') lines.push(open)
    open = word
    while (!fits(open) && [...open].length > 1) {
      const count = lettersThatFit(open, width, widthOf)
      const letters = [...open]
      lines.push(letters.slice(0, count).join(''))
      open = letters.slice(count).join('')
    }
  }
  return [...lines, open]
}

function lettersThatFit(word: string, width: number, widthOf: (text: string) => number): number {
  const letters = [...word]
  let [fits, tooMany] = [1, Math.min(letters.length, lettersMax)]
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2)
    if (widthOf(letters.slice(0, middle).join('')) <= width) fits = middle
    else tooMany = middle
  }
  const sign = letters.slice(0, fits).findLastIndex((letter) => '/-_.'.includes(letter))
  return sign > fits / 3 ? sign + 1 : fits
}
