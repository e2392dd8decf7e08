import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { exampleContent } from '../../../test/plan-content.ts'
import {
  allOf,
  attributeOf,
  bodyOf,
  type Element,
  type OpenedDocx,
  openDocx,
  openPdf,
  wordsOf,
} from '../../../test/printed-books.ts'
import { printDocx } from './print-docx.ts'
import { printPdf } from './print-pdf.ts'
import { type Block, bookIds, textsOf } from './rules/book-model.ts'
import { buildBook } from './rules/build-book.ts'

const occasion = { edition: '2026-1', title: 'Satu', note: '', date: '2026-11-02', office: 'Bappeda Contoh' }

describe.each(bookIds)('%s', (id) => {
  const book = buildBook(id, exampleContent, occasion)
  let bytes: Buffer
  let docx: OpenedDocx
  beforeAll(async () => {
    bytes = await printDocx(book)
    docx = openDocx(bytes)
  })
  const blocksOf = <Kind extends Block['kind']>(kind: Kind) =>
    book.blocks.filter((block): block is Extract<Block, { kind: Kind }> => block.kind === kind)

  test('every part is well-formed, has a type, and every relation leads to a part', () => {
    const { files, part } = docx
    for (const name of files.filter((one) => /\.(xml|rels|svg)$/.test(one))) part(name)
    const types = part('[Content_Types].xml')
    const typed = allOf(types, 'Override').map(({ attributes }) => attributes.PartName)
    const endings = allOf(types, 'Default').map(({ attributes }) => `.${attributes.Extension}`)
    expect(
      files.filter((name) => !typed.includes(`/${name}`) && !endings.some((ending) => name.endsWith(ending))),
    ).toEqual([])
    expect(
      files
        .filter((name) => name.endsWith('.rels'))
        .flatMap((name) => brokenRelations(name, part(name), files)),
    ).toEqual([])
    const known = allOf(part('word/_rels/document.xml.rels'), 'Relationship').map(
      ({ attributes }) => attributes.Id,
    )
    expect(relationsUsed(docx.document).filter((one) => !known.includes(one))).toEqual([])
  })

  test('every picture stands there as vectors and as pixels, in its proportions, told in words', () => {
    const { document, part } = docx
    const targets = new Map(
      allOf(part('word/_rels/document.xml.rels'), 'Relationship').map(({ attributes }) => [
        attributes.Id,
        attributes.Target!,
      ]),
    )
    const pictures = allOf(document, 'w:drawing').map((picture) => {
      const size = allOf(picture, 'wp:extent')[0]!.attributes
      return {
        title: attributeOf(picture, 'wp:docPr', 'title'),
        description: attributeOf(picture, 'wp:docPr', 'descr'),
        pixels: targets.get(attributeOf(picture, 'a:blip', 'r:embed')),
        vectors: targets.get(attributeOf(picture, 'asvg:svgBlip', 'r:embed')),
        shape: Number(size.cx) / Number(size.cy),
      }
    })
    expect(pictures).toEqual(
      blocksOf('figure').map(({ title, sentence, drawing }, index) => ({
        title,
        description: sentence,
        pixels: `media/image${index + 1}.png`,
        vectors: `media/image${index + 1}.svg`,
        shape: expect.closeTo(drawing.width / drawing.height, 1),
      })),
    )
    const parts = unzipSync(bytes)
    const small = pictures.filter(({ pixels }) => parts[`word/${pixels}`]!.length < 2_000)
    expect(small).toEqual([])
  })

  test('no line has a fixed height: it would cut pictures off', () => {
    const { document, part } = docx
    const spacings = [part('word/styles.xml'), document].flatMap((element) => allOf(element, 'w:spacing'))
    const lines = spacings.filter(({ attributes }) => attributes['w:line'] !== undefined)
    expect(lines.length).toBeGreaterThan(5)
    expect(lines.filter(({ attributes }) => attributes['w:lineRule'] !== 'auto')).toEqual([])
  })

  test('headings have their levels, chapters of a long book begin on a new page', () => {
    const { document } = docx
    const headings = allOf(document, 'w:p').flatMap((paragraph) => {
      const level = /^Heading(\d)$/.exec(styleOf(paragraph))?.[1]
      return level
        ? [
            {
              level: Number(level),
              text: wordsOf(paragraph),
              breaks: allOf(paragraph, 'w:pageBreakBefore').length,
            },
          ]
        : []
    })
    const chapters = blocksOf('heading').filter(({ level }) => level === 1)
    expect(headings).toEqual(
      blocksOf('heading').map(({ level, text }) => ({
        level,
        text,
        breaks: Number(book.long && level === 1 && text !== chapters[0]!.text),
      })),
    )
  })

  test('tables have their cells, a head that is repeated, and rows that are not parted', () => {
    const { document } = docx
    const tables = allOf(document, 'w:tbl').map((table) => {
      const rows = allOf(table, 'w:tr')
      return {
        cells: rows.map((row) => allOf(row, 'w:tc').map(wordsOf)),
        heads: rows.map((row) => isOn(row, 'w:tblHeader')),
        whole: rows.every((row) => isOn(row, 'w:cantSplit')),
        columns: allOf(table, 'w:gridCol').length,
      }
    })
    expect(tables).toEqual(
      blocksOf('table').map(({ columns, rows }) => ({
        cells: [columns.map(({ head }) => head), ...rows],
        heads: [true, ...rows.map(() => false)],
        whole: true,
        columns: columns.length,
      })),
    )
  })

  test('every column is wide enough for its words and days', () => {
    // Half the size of a letter is what letters take on average: 85 twentieths of a point.
    const narrow = allOf(docx.document, 'w:tbl').flatMap((table) => {
      const widths = allOf(table, 'w:gridCol').map(({ attributes }) => Number(attributes['w:w']))
      const words = allOf(table, 'w:tr').flatMap((row) =>
        allOf(row, 'w:tc').flatMap((cell, column) =>
          wordsOf(cell)
            .split(' ')
            .map((word) => ({ word, width: widths[column]! })),
        ),
      )
      return words.filter(({ word, width }) => word.length <= 24 && word.length * 85 + 160 > width)
    })
    expect(narrow).toEqual([])
  })

  test('DOCX and PDF say the same, cell by cell and in the same order', async () => {
    const { document } = docx
    const printed = (await openPdf(await printPdf(book))).pages.map(bodyOf).join('').replace(/\s+/g, '')
    const start = printed.lastIndexOf(book.blocks.flatMap(firstWords)[0]!.replace(/\s+/g, ''))
    let at = start
    const outOfOrder = allOf(document, 'w:tc')
      .map(wordsOf)
      .filter((words) => {
        const found = printed.indexOf(words.replace(/\s+/g, ''), at)
        at = found < 0 ? at : found
        return found < 0
      })
    expect(outOfOrder).toEqual([])
  })

  test('its contents name the headings; of a long book also tables and pictures', () => {
    const { document } = docx
    const entries = allOf(document, 'w:hyperlink').map((link) => allOf(link, 'w:t')[0]!.text)
    expect(entries).toEqual([
      ...blocksOf('heading').flatMap(({ level, text }) => (level < 3 ? [text] : [])),
      ...(book.long ? blocksOf('table').map(({ caption }) => caption) : []),
      ...(book.long ? blocksOf('figure').map(({ title }) => title) : []),
    ])
  })

  test('it names its language, title, author and day', () => {
    const { part, paragraphs } = docx
    const core = part('docProps/core.xml')
    const property = (name: string) => allOf(core, name)[0]!.text
    expect({
      language: attributeOf(part('word/styles.xml'), 'w:lang', 'w:val'),
      title: property('dc:title'),
      author: property('dc:creator'),
      day: property('dcterms:created'),
    }).toEqual({
      language: 'id-ID',
      title: `Buku ${book.number}: ${book.title}. ${book.region}`,
      author: 'Bappeda Contoh',
      day: '2026-11-02T00:00:00Z',
    })
    expect(textsOf(book).filter((text) => !paragraphs.includes(text))).toEqual([])
  })
})

const isOn = (row: Element, name: string) => allOf(row, name).length > 0
const styleOf = (paragraph: Element) => attributeOf(paragraph, 'w:pStyle', 'w:val') ?? ''
const firstWords = (block: Block) => (block.kind === 'paragraph' ? [block.text] : [])

/** Ids of relations that a part uses for pictures, links, heads and feet. */
function relationsUsed(element: Element): string[] {
  const own = Object.entries(element.attributes).flatMap(([name, value]) =>
    ['r:id', 'r:embed', 'r:link'].includes(name) ? [value] : [],
  )
  return [...own, ...element.children.flatMap(relationsUsed)]
}

function brokenRelations(name: string, relations: Element, files: readonly string[]): string[] {
  const folder = name.replace(/_rels\/[^/]*$/, '')
  return allOf(relations, 'Relationship')
    .filter(({ attributes }) => attributes.TargetMode !== 'External')
    .map(({ attributes }) => `${folder}${attributes.Target!.replace(/^\//, '')}`)
    .filter((target) => !files.includes(target))
}
