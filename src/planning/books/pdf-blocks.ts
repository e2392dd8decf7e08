import { drawingHeight, drawingHeightMin, printDrawing } from './pdf-drawing.ts'
import { frame, frameWidth, type Sheet, type TextLook } from './pdf-sheet.ts'
import { printTable } from './pdf-table.ts'
import type { Block, Book } from './rules/book-model.ts'
import { paperColours } from './rules/colours.ts'

const plain = { size: 10, leading: 15 } as const
const leadLook = { size: 12, leading: 18, colour: 'leaf-mid' } as const
const sourceLook = { size: 8.5, leading: 12, colour: 'soft' } as const
const chapter = { size: 20, bold: true, colour: 'leaf', before: 22, after: 10, leading: 26 } as const
/** A short book has several chapters on a page. */
const shortChapter = { ...chapter, size: 16, before: 14, after: 6, leading: 21 } as const
const headings = {
  2: { size: 14, bold: true, colour: 'leaf-mid', before: 18, after: 5, leading: 19 },
  3: { size: 11, bold: true, colour: 'ink', before: 12, after: 3, leading: 15 },
} as const

interface HeadingLook extends TextLook {
  readonly leading: number
  readonly before: number
  readonly after: number
}
type HeadingLooks = Readonly<Record<1 | 2 | 3, HeadingLook>>

/** A heading, table or picture and the page it begins on. */
export interface Landmark {
  readonly level: 1 | 2 | 3 | 'table' | 'figure'
  readonly text: string
  readonly page: number
}

/** The name of a landmark's place in the file, by its place in the book. */
export function landmarkName(index: number): string {
  return `bagian-${index + 1}`
}

/** The landmark that a block is, before its page is known. */
export function landmarkOf(block: Block): Omit<Landmark, 'page'> | null {
  if (block.kind === 'heading') return block
  if (block.kind === 'table') return { level: 'table', text: block.caption }
  if (block.kind === 'figure') return { level: 'figure', text: block.title }
  return null
}

/** Prints the blocks from the cursor on. Gives the landmarks with the pages they came to stand on. */
export function printBlocks(sheet: Sheet, book: Book): Landmark[] {
  const landmarks: Landmark[] = []
  const root = sheet.parent
  const outlines: PDFKit.PDFOutline[] = []
  const looks: HeadingLooks = { 1: book.long ? chapter : shortChapter, ...headings }
  for (const [index, block] of book.blocks.entries()) {
    const landmark = landmarkOf(block)
    const placed = () => {
      sheet.document.addNamedDestination(landmarkName(landmarks.length), 'XYZ', 0, sheet.y - 6, 0)
      if (landmark) landmarks.push({ ...landmark, page: sheet.page })
    }
    if (block.kind === 'heading') {
      if (block.level === 1) {
        sheet.parent = root
        if (book.long && landmarks.length > 0) sheet.newPage()
        sheet.parent = sheet.element('Sect')
      }
      const needed = needAfter(sheet, book.blocks.slice(index + 1), looks)
      printHeading(sheet, block, { look: looks[block.level], needed, placed })
      addOutline(sheet, outlines, block)
    } else printBlock(sheet, block, placed)
  }
  sheet.parent = root
  return landmarks
}

function addOutline(
  sheet: Sheet,
  outlines: PDFKit.PDFOutline[],
  { level, text }: Extract<Block, { kind: 'heading' }>,
) {
  const above = outlines.slice(0, level - 1).findLast((one) => one !== undefined) ?? sheet.document.outline
  outlines.length = level - 1
  outlines[level - 1] = above.addItem(text, { expanded: level === 1 })
}

function printHeading(
  sheet: Sheet,
  { level, text }: Extract<Block, { kind: 'heading' }>,
  given: { readonly look: HeadingLook; readonly needed: number; readonly placed: () => void },
): void {
  const { look, needed, placed } = given
  const lines = sheet.lines(text, frameWidth, look)
  if (sheet.y > frame.top) sheet.y += look.before
  sheet.need(lines.length * look.leading + look.after + needed)
  placed()
  sheet.flow(sheet.element(`H${level}`), `H${level}`, lines, frame.left, look.leading, look)
  sheet.y += look.after
}

/** Room that what follows a heading takes at least, so that no heading stands alone at the foot of a page. */
function needAfter(sheet: Sheet, [next, ...more]: readonly Block[], looks: HeadingLooks): number {
  if (!next) return 0
  if (next.kind === 'heading')
    return looks[next.level].before + looks[next.level].leading + needAfter(sheet, more, looks)
  if (next.kind === 'figure') return Math.min(figureHeightMin(sheet, next), frame.bottom - frame.top - 80)
  if (next.kind === 'table') return 110
  // A short sentence before a table or a figure stays with it.
  const own = 34
  const short = next.kind === 'paragraph' && next.text.length < 320
  if (short && (more[0]?.kind === 'figure' || more[0]?.kind === 'table'))
    return Math.min(own + 30 + needAfter(sheet, more, looks), 420)
  return own
}

function printBlock(sheet: Sheet, block: Exclude<Block, { kind: 'heading' }>, placed: () => void): void {
  if (block.kind === 'paragraph')
    printParagraph(sheet, block.text, block.look === 'lead' ? leadLook : plain, 8)
  else if (block.kind === 'source') printParagraph(sheet, block.text, sourceLook, 8)
  else if (block.kind === 'missing') printMissing(sheet, block.text)
  else if (block.kind === 'list') printList(sheet, block)
  else if (block.kind === 'table') printTable(sheet, block, placed)
  else printFigure(sheet, block, placed)
}

function printParagraph(
  sheet: Sheet,
  words: string,
  look: TextLook & { readonly leading: number },
  after: number,
): void {
  const lines = sheet.lines(words, frameWidth, look)
  // What ends in a colon stays with what it announces.
  const below = words.endsWith(':') ? after + 2 * plain.leading : 0
  sheet.need(Math.min(lines.length, 2) * look.leading + below)
  const element = sheet.element('P')
  for (const [index, one] of lines.entries()) {
    // The last two lines stay together.
    sheet.need(index === lines.length - 2 ? 2 * look.leading : look.leading)
    sheet.mark(element, 'P', () => sheet.line(one, frame.left, sheet.y, look))
    sheet.y += look.leading
  }
  sheet.y += after
}

/** What is not there stands on a coloured ground, so that nobody overlooks it. */
function printMissing(sheet: Sheet, words: string): void {
  const look = { size: 9.5, colour: 'tobacco' } as const
  const lines = sheet.lines(words, frameWidth - 24, look)
  if (lines.length > missingLinesMax) {
    printParagraph(sheet, words, { ...look, leading: 13.5 }, 10)
    return
  }
  const height = lines.length * 13.5 + 12
  sheet.need(height)
  sheet.ornament(() => {
    sheet.document.rect(frame.left, sheet.y, frameWidth, height).fill(paperColours['tobacco-pale'])
    sheet.document.rect(frame.left, sheet.y, 3, height).fill(paperColours['tobacco-mid'])
  })
  const foot = sheet.y + height
  sheet.y += 6
  sheet.flow(sheet.element('P'), 'P', lines, frame.left + 14, 13.5, look)
  sheet.y = foot + 10
}
const missingLinesMax = 12

function printList(sheet: Sheet, { items, ordered }: Extract<Block, { kind: 'list' }>): void {
  const list = sheet.element('L')
  for (const [index, item] of items.entries()) {
    const lines = sheet.lines(item, frameWidth - 20, plain)
    sheet.need(Math.min(lines.length, 2) * plain.leading)
    const entry = sheet.element('LI', {}, list)
    const label = ordered ? `${index + 1}.` : '•'
    sheet.mark(sheet.element('Lbl', {}, entry), 'Lbl', () =>
      sheet.line(label, frame.left + 2, sheet.y, plain),
    )
    const body = sheet.element('LBody', {}, entry)
    sheet.flow(body, 'LBody', lines, frame.left + 20, plain.leading, plain)
    sheet.y += 3
  }
  sheet.y += 6
}

const titleLook = { size: 9, bold: true } as const
const sentenceLook = { size: 9.5, leading: 14 } as const

/** Room that a figure takes at least. */
function figureHeightMin(sheet: Sheet, block: Extract<Block, { kind: 'figure' }>): number {
  return Math.min(wordsHeight(sheet, block) + drawingHeightMin(block.drawing), frame.bottom - frame.top - 1)
}

function wordsHeight(sheet: Sheet, { title, sentence }: Extract<Block, { kind: 'figure' }>): number {
  const above = sheet.lines(title, frameWidth, titleLook).length * 13 + 4
  const below = sheet.lines(sentence, frameWidth, sentenceLook).length * sentenceLook.leading
  return above + below + 16
}

function printFigure(sheet: Sheet, block: Extract<Block, { kind: 'figure' }>, placed: () => void): void {
  sheet.need(figureHeightMin(sheet, block))
  placed()
  const room = frame.bottom - sheet.y - wordsHeight(sheet, block)
  const [most, least] = [drawingHeight(block.drawing), drawingHeightMin(block.drawing)]
  const height = Math.max(least, Math.min(most, room))
  printParagraph(sheet, block.title, { ...titleLook, leading: 13 }, 4)
  const bbox = [frame.left, sheet.y, frame.right, sheet.y + height]
  const figure = sheet.element('Figure', { alt: `${block.title}. ${block.sentence}`, bbox })
  sheet.mark(figure, 'Figure', () => printDrawing(sheet, block.drawing, height))
  sheet.y += height + 6
  printParagraph(sheet, block.sentence, sentenceLook, 10)
}
