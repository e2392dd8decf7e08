import { fileURLToPath } from 'node:url'
import { Resvg } from '@resvg/resvg-js'
import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  HeadingLevel,
  ImageRun,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { captionStyles } from './docx-styles.ts'
import type { Block, Book } from './rules/book-model.ts'
import { paperColours } from './rules/colours.ts'
import type { ColourRole, Drawing } from './rules/drawing-model.ts'
import { drawingSvg } from './rules/drawing-svg.ts'
import { shareWidths } from './rules/share-widths.ts'

/** Width of the text on the page, in twentieths of a point. */
const textWidth = 11906 - 2 * 1247
const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const
const hex = (role: ColourRole) => paperColours[role].slice(1)

/** The blocks of the book as paragraphs, tables and pictures of a DOCX. */
export function docxBlocks(book: Book): FileChild[] {
  let chapters = 0
  return book.blocks.flatMap((block): FileChild[] => {
    if (block.kind === 'heading') {
      const pageBreakBefore = block.level === 1 && book.long && chapters > 0
      if (block.level === 1) chapters++
      return [
        new Paragraph({ heading: levels[block.level], pageBreakBefore, children: [new TextRun(block.text)] }),
      ]
    }
    return blockOf(block)
  })
}

function blockOf(block: Exclude<Block, { kind: 'heading' }>): FileChild[] {
  switch (block.kind) {
    case 'paragraph':
      return [say(block.text, block.look === 'lead' ? 'Lead' : 'Normal')]
    case 'source':
      return [say(block.text, 'SourceNote')]
    case 'missing':
      return [missingOf(block.text)]
    case 'list':
      return block.items.map(
        (item) =>
          new Paragraph({
            spacing: { after: 60 },
            numbering: { reference: block.ordered ? 'ordered' : 'bullets', level: 0 },
            children: [new TextRun(item)],
          }),
      )
    case 'table':
      return tableOf(block)
    case 'figure':
      return figureOf(block)
  }
}

/** What ends in a colon stays with what it announces. */
const say = (text: string, style: string) =>
  new Paragraph({
    style,
    ...(text.endsWith(':') ? { keepNext: true } : {}),
    children: [new TextRun(text)],
  })

function missingOf(text: string): Paragraph {
  return new Paragraph({
    style: 'MissingNote',
    shading: { type: ShadingType.CLEAR, fill: hex('tobacco-pale') },
    border: { left: { style: BorderStyle.SINGLE, size: 18, space: 8, color: hex('tobacco-mid') } },
    children: [new TextRun(text)],
  })
}

const edge = (role: ColourRole) => ({ style: BorderStyle.SINGLE, size: 4, color: hex(role) })
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }

function tableOf({ caption, columns, rows, note }: Extract<Block, { kind: 'table' }>): FileChild[] {
  const widths = shareWidths(
    columns.map(({ width }) => width),
    columns.map(({ head }, index) => widestWord([head, ...rows.map((row) => row[index] ?? '')])),
    textWidth,
  ).map(Math.round)
  const letters = rows.flat().reduce((sum, words) => sum + words.length, 0)
  const isShort = rows.length <= 8 && letters < 1200
  const cell = (words: string, index: number, { head, keepNext }: RowLook) =>
    new TableCell({
      width: { size: widths[index]!, type: WidthType.DXA },
      ...(head ? { shading: { type: ShadingType.CLEAR, fill: hex('leaf-pale') } } : {}),
      children: [
        new Paragraph({
          style: head ? 'TableHead' : 'TableText',
          alignment: columns[index]?.numeric ? AlignmentType.END : AlignmentType.START,
          ...(keepNext ? { keepNext } : {}),
          children: [new TextRun(words)],
        }),
      ],
    })
  const row = (words: readonly string[], look: RowLook) =>
    new TableRow({
      ...(look.head ? { tableHeader: true } : {}),
      ...(words.every((one) => one.length < 1500) ? { cantSplit: true } : {}),
      children: columns.map((_, index) => cell(words[index] ?? '', index, look)),
    })
  return [
    say(caption, captionStyles.table),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: widths,
      margins: { top: 50, bottom: 50, left: 80, right: 80 },
      borders: {
        top: edge('leaf-mid'),
        bottom: edge('leaf-mid'),
        left: none,
        right: none,
        insideHorizontal: edge('line'),
        insideVertical: none,
      },
      rows: [
        row(
          columns.map(({ head }) => head),
          { head: true, keepNext: true },
        ),
        // A short table stays in one piece, of a long one the note with its last row.
        ...rows.map((words, index) =>
          row(words, { head: false, keepNext: isShort || index === rows.length - 1 }),
        ),
      ],
    }),
    say(note, 'SourceNote'),
  ]
}

interface RowLook {
  readonly head: boolean
  readonly keepNext: boolean
}

/** Room that the longest ordinary word needs, with the margins of its cell; no letter of the font's text is wider than this. */
function widestWord(texts: readonly string[]): number {
  const lettersMax = Math.max(...texts.flatMap((text) => text.split(' ').map((word) => word.length)))
  return Math.min(lettersMax, 24) * 17 * 10 * 0.58 + 170
}

function figureOf({ title, sentence, drawing }: Extract<Block, { kind: 'figure' }>): FileChild[] {
  const scale = Math.min(1, 690 / drawing.height, textWidth / 20 / drawing.width)
  // docx counts pictures in pixels of 96 to the inch; our drawings are in points of 72.
  const size = { width: (drawing.width * scale * 96) / 72, height: (drawing.height * scale * 96) / 72 }
  const svg = drawingSvg(drawing, 'Plus Jakarta Sans, Arial, sans-serif')
  return [
    say(title, captionStyles.figure),
    new Paragraph({
      style: 'Picture',
      children: [
        new ImageRun({
          type: 'svg',
          data: Buffer.from(svg),
          fallback: { type: 'png', data: pictureOf(drawing) },
          transformation: { width: Math.round(size.width), height: Math.round(size.height) },
          altText: { name: title, title, description: sentence },
        }),
      ],
    }),
    say(sentence, 'Sentence'),
  ]
}

const fontFiles = ['400', '700'].map((weight) =>
  fileURLToPath(new URL(`./fonts/plus-jakarta-sans-${weight}.ttf`, import.meta.url)),
)

function pictureOf(drawing: Drawing): Buffer {
  const svg = drawingSvg(drawing, 'Plus Jakarta Sans')
  return new Resvg(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    background: '#ffffff',
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Plus Jakarta Sans' },
  })
    .render()
    .asPng()
}
