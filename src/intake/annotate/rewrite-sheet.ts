import { attributeOf, decodeEntities, type XmlHandler } from '../read/xml.ts'
import { columnName, columnOf } from '../rules/column-name.ts'
import { escapeXml } from '../write-xml.ts'

export interface SheetCell {
  readonly column: number
  readonly style: string
  readonly type: string
  /** Inner XML; '' = an empty cell. */
  body: string
}
/** A row of the sheet as it was, whose cells may still be changed. */
export interface SheetRow {
  readonly number: number
  readonly attributes: string
  readonly cells: SheetCell[]
}
export type SheetPart = string | SheetRow

/**
 * What of a sheet goes back to its agency. Everything else (drawings, tables, queries, controls, conditional formats, checks of
 * input) can hold formulas or lead out of the file, and is left out with its relation.
 */
const kept = new Set([
  'sheetPr',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetProtection',
  'autoFilter',
  'mergeCells',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'colBreaks',
])
/** Wherever they stand: formulas (the saved value stays) and what other programs added. */
const dropped = new Set(['f', 'extLst', 'AlternateContent'])

/**
 * Hears the XML of a sheet and writes it again, row by row, without formulas and without anything that leads outside. Only
 * what it knows is written, so what a hostile file hides elsewhere does not come along. `ownColumns` = XML of the columns that
 * are added, `firstOwn` = the first of them, from 0. The end tag of the sheet is left to the caller.
 */
export function createSheetRewriter(
  emit: (part: SheetPart) => void,
  { firstOwn, ownColumns }: { firstOwn: number; ownColumns: string },
): XmlHandler {
  const output = createOutput(emit)
  let depth = 0
  let skipped = 0
  let hasColumns = false
  let inData = false
  const isLeftOut = (name: string, attributes: string) =>
    skipped > 0 ||
    dropped.has(name) ||
    (depth === 1 && !kept.has(name)) ||
    (depth === 2 && name === 'col' && Number(attributeOf(attributes, 'min')) > firstOwn)
  const openOutside = (name: string, attributes: string) => {
    if (name === 'sheetData' && !hasColumns && ownColumns !== '') output.write(`<cols>${ownColumns}</cols>`)
    hasColumns ||= name === 'cols'
    output.open(name, name === 'col' ? clampColumn(attributes, firstOwn) : plainAttributes(attributes))
  }
  return {
    open(name, attributes) {
      if (isLeftOut(name, attributes)) {
        skipped++
        return
      }
      output.flush()
      depth++
      if (depth === 1) output.write(sheetStart)
      else if (inData) output.openInData(name, attributes)
      else openOutside(name, attributes)
      inData ||= name === 'sheetData'
    },
    close(name) {
      if (skipped > 0) {
        skipped--
        return
      }
      depth--
      if (depth === 0) return
      if (name === 'sheetData') inData = false
      if (name === 'cols') {
        output.flush()
        output.write(ownColumns)
      }
      output.close(name)
    },
    text(piece) {
      if (skipped === 0) output.text(piece)
    },
  }
}

/** Gathers the cells of a row until it is whole; an element without content is written in its short form. */
function createOutput(emit: (part: SheetPart) => void) {
  let waiting = ''
  let row: SheetRow | null = null
  let rowNumber = 0
  let cell: SheetCell | null = null
  const write = (text: string) => {
    if (cell) cell.body += text
    else if (!row) emit(text)
  }
  const flush = (end = '>') => {
    if (waiting === '') return
    const tag = waiting + end
    waiting = ''
    write(tag)
  }
  const open = (name: string, attributes: string) => {
    waiting = `<${name}${attributes}`
  }
  return {
    write,
    flush,
    open,
    openInData(name: string, attributes: string) {
      if (name === 'row') {
        rowNumber = Number(attributeOf(attributes, 'r')) || rowNumber + 1
        row = { number: rowNumber, attributes: plainAttributes(attributes, rowLeftOut), cells: [] }
      } else if (name === 'c' && row) cell = cellOf(attributes, (row.cells.at(-1)?.column ?? -1) + 1)
      else if (cell) open(name, plainAttributes(attributes))
    },
    close(name: string) {
      if (name === 'c' && cell && row) {
        flush()
        row.cells.push(cell)
        cell = null
      } else if (name === 'row' && row && !cell) {
        const whole = row
        row = null
        emit(whole)
      } else if (waiting !== '') flush('/>')
      else write(`</${name}>`)
    },
    text(piece: string) {
      if (row && !cell) return
      flush()
      write(escapeXml(piece))
    },
  }
}

const sheetStart =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'

const nothing: ReadonlySet<string> = new Set()
/** `r` is written from the number; `spans` is a hint that a wider row makes wrong. */
const rowLeftOut: ReadonlySet<string> = new Set(['r', 'spans', 's', 'customFormat'])
/** codeName belongs to macros, which do not come along. */
const neverKept: ReadonlySet<string> = new Set(['codeName'])

/** Attributes without a prefix, as they may be written again; those with one belong to parts that are left out. */
function plainAttributes(attributes: string, leftOut: ReadonlySet<string> = nothing): string {
  if (attributes === '' || attributes === ' xml:space="preserve"') return attributes
  let text = ''
  for (const [, name, , double, single] of attributes.matchAll(/([\w:.-]+)\s*=\s*("([^"]*)"|'([^']*)')/g)) {
    if (leftOut.has(name!) || neverKept.has(name!) || (name!.includes(':') && name !== 'xml:space')) continue
    if (name === 'xmlns') continue
    text += ` ${name}="${escapeXml(decodeEntities(double ?? single ?? ''))}"`
  }
  return text
}

function clampColumn(attributes: string, firstOwn: number): string {
  const max = Math.min(Number(attributeOf(attributes, 'max')) || 1, firstOwn)
  return `${plainAttributes(attributes, new Set(['max']))} max="${max}"`
}

/** As nearly every program writes it; sheets have tens of millions of cells. */
const usualCell = /^ (?:r="([A-Z]{1,3})\d{1,7}")?(?: ?s="(\d{1,6})")?(?: ?t="([a-zA-Z]{1,9})")?$/

function cellOf(attributes: string, next: number): SheetCell {
  const usual = attributes === '' ? null : usualCell.exec(attributes)
  if (attributes === '' || usual)
    return {
      column: usual?.[1] ? columnOf(usual[1]) : next,
      style: usual?.[2] ?? '',
      type: usual?.[3] ?? '',
      body: '',
    }
  const letters = /^[A-Z]{1,3}/.exec(attributeOf(attributes, 'r') ?? '')?.[0]
  return {
    column: letters ? columnOf(letters) : next,
    style: /^\d{1,6}$/.exec(attributeOf(attributes, 's') ?? '')?.[0] ?? '',
    type: /^[a-zA-Z]{1,9}$/.exec(attributeOf(attributes, 't') ?? '')?.[0] ?? '',
    body: '',
  }
}

export function rowXml({ number, attributes, cells }: SheetRow): string {
  let text = `<row r="${number}"${attributes}>`
  for (const { column, style, type, body } of cells) {
    const tag = `<c r="${columnName(column)}${number}"${style === '' ? '' : ` s="${style}"`}${type === '' ? '' : ` t="${type}"`}`
    text += body === '' ? `${tag}/>` : `${tag}>${body}</c>`
  }
  return `${text}</row>`
}
