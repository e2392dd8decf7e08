import { type WorkbookCell, writeWorkbook } from '../../intake/index.ts'
import { officeDay } from '../../kernel/dates.ts'
import { type Language, say } from '../../kernel/messages.ts'
import type { Row } from '../../kernel/ports.ts'
import type { Pack } from '../../pack/index.ts'
import { messages } from '../messages.ts'
import type { FetchedExport } from './take-export.ts'

const columns = [
  'person',
  'name',
  'nik',
  'kk',
  'birth',
  'sex',
  'district',
  'village',
  'rt',
  'rw',
  'address',
] as const

/**
 * The rows as a workbook with headers in the reader's language. Whose copy it is stands in every row, at the foot of every
 * printed page and on a sheet of its own.
 */
export function exportWorkbook(
  pack: Pack,
  { asked, validUntil, rows }: FetchedExport,
  language: Language,
): AsyncGenerator<Uint8Array> {
  const names = new Map(pack.areas.map((area) => [area.code, area.name]))
  const cell = (row: Row, column: (typeof columns)[number]): WorkbookCell => {
    const value = row[column]
    const written = value === null || value === undefined ? null : String(value)
    return column === 'district' || column === 'village' ? (names.get(written ?? '') ?? written) : written
  }
  const text = (key: string, values: Record<string, string | number> = {}) =>
    say(messages, language, key, values)
  const until = officeDay(new Date(validUntil), pack.settings.timeZone)
  const mark = text('export.mark', { id: asked.id, holder: asked.askedByName })
  const facts = [
    ['export.number', mark],
    ['export.purpose', asked.purpose],
    ['export.area', names.get(asked.area) ?? asked.area],
    ['export.until', until],
    ['export.duty', text('export.duty-text', { until })],
  ] as const
  return writeWorkbook([
    {
      name: text('sheet.missed'),
      headers: [...columns.map((column) => text(`column.${column}`)), text('column.export')],
      rows: rows.map((row) => [...columns.map((column) => cell(row, column)), mark]),
      footer: text('export.foot', { mark, until }),
    },
    {
      name: text('sheet.terms'),
      headers: [text('export.term'), ''],
      widths: [24, 90],
      rows: facts.map(([key, value]) => [text(key), value]),
    },
  ])
}
