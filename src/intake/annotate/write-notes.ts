import { columnName } from '../rules/column-name.ts'
import { escapeText } from '../write-xml.ts'

export interface Note {
  readonly row: number
  readonly column: number
  readonly text: string
}

/** Spreadsheet programs become slow with more; the reasons stand in their column anyway. */
export const notesPerSheetMax = 2_000

/** The notes of a sheet (ECMA-376 part 1, 18.7). */
export function notesXml(notes: readonly Note[]): string {
  const list = notes.map(
    ({ row, column, text }) =>
      `<comment ref="${columnName(column)}${row}" authorId="0"><text><r><t xml:space="preserve">${escapeText(text)}</t></r></text></comment>`,
  )
  return `${declaration}<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>Welas</author></authors><commentList>${list.join('')}</commentList></comments>`
}

/** Spreadsheet programs show a note only where an old kind of drawing has its box. */
export function noteBoxesXml(notes: readonly Note[]): string {
  const boxes = notes.map(
    ({ row, column }, index) =>
      `<v:shape id="_x0000_s${1025 + index}" type="#_x0000_t202" style="position:absolute;width:220pt;height:70pt;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:path o:connecttype="none"/><v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`,
  )
  return `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${boxes.join('')}</xml>`
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
