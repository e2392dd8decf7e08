import { strFromU8, unzipSync } from 'fflate'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { SaxesParser } from 'saxes'

export interface OpenedPdf {
  readonly pages: string[]
  /** The pieces of text of every page, in the order they were drawn. */
  readonly pieces: string[][]
  readonly outline: string[]
  readonly marked: boolean
  readonly language: string
  readonly title: string
}

export async function openPdf(bytes: Uint8Array): Promise<OpenedPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const document = await task.promise
  const pieces = []
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    pieces.push(items.map((item) => ('str' in item ? item.str : '')).filter((text) => text.trim() !== ''))
  }
  const info = (await document.getMetadata()).info as Record<string, string>
  const outline = (await document.getOutline()) ?? []
  const mark = await document.getMarkInfo()
  await task.destroy()
  return {
    pages: pieces.map((page) => page.join('')),
    pieces,
    outline: outline.map(({ title }) => title),
    marked: (mark as unknown as ReadonlyMap<string, boolean>).get('Marked') === true,
    language: info.Language ?? '',
    title: info.Title ?? '',
  }
}

/** A page without its foot. */
export const bodyOf = (page: string) =>
  page.replace(/Buku I+ (Analisis Strategis|Rencana Induk|Ringkasan Eksekutif) ·.*$/s, '')

export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  text: string
}

/** A part of a DOCX as a tree. Throws on anything that is not well-formed XML. */
export function readXml(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes, children: [], text: '' }
    open.at(-1)!.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  parser.on('text', (text) => {
    open.at(-1)!.text += text
  })
  parser.write(xml).close()
  return root.children[0]!
}

/** Every element of a name below another, in the order of the text. */
export function allOf(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...allOf(child, name)])
}

export const attributeOf = (element: Element, name: string, attribute: string) =>
  allOf(element, name)[0]?.attributes[attribute]

export const wordsOf = (element: Element) =>
  allOf(element, 'w:t')
    .map(({ text }) => text)
    .join('')

export interface OpenedDocx {
  readonly files: readonly string[]
  part(name: string): Element
  readonly document: Element
  readonly paragraphs: string[]
}

export function openDocx(bytes: Uint8Array): OpenedDocx {
  const parts = unzipSync(bytes)
  const part = (name: string) => readXml(strFromU8(parts[name]!))
  const document = part('word/document.xml')
  return {
    files: Object.keys(parts),
    part,
    document,
    paragraphs: allOf(document, 'w:p').map(wordsOf),
  }
}
