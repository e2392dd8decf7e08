import { access, constants, stat } from 'node:fs/promises'
import type { Context } from '../access/index.ts'
import type { CommandCall } from '../kernel/command.ts'
import { isIsoDate, todayOf } from '../kernel/dates.ts'
import type { Field } from '../kernel/fields.ts'
import { type Language, say } from '../kernel/messages.ts'
import { silent } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'
import { getListKind } from './batch-access.ts'
import { checkList, seenNothing } from './check-list.ts'
import { messages } from './messages.ts'
import type { BatchCounts, BatchLayout, CheckedRow, SheetLayout } from './model.ts'
import { remedies } from './remedies.ts'
import { sayFinding } from './return-workbook.ts'

/**
 * `intake check`: the verdicts a list would get, without keeping anything and without a database; what people pointed at
 * in the system is not known to it. With --json a line per row with something found (no cell of it), then a line with the
 * sum. Throws the Problem of a file that is refused, after printing it.
 */
export async function checkFile({ context, words, options, print }: CommandCall<Context>): Promise<void> {
  const [, path] = words
  const { pack } = context
  // The pack alone was opened: nothing else of the system is there.
  const clock = { now: () => new Date() }
  const { list, agency, period = todayOf(clock) } = options
  if (!path || typeof list !== 'string' || typeof period !== 'string')
    throw new Problem('intake.command-incomplete', 422)
  await requireFile(path)
  if (!isIsoDate(period)) throw new Problem('intake.period-wrong', 422)
  if (typeof agency === 'string' && !pack.agencies.some(({ id }) => id === agency))
    throw new Problem('intake.agency-unknown', 422, { agency: agency.slice(0, 40) })
  const language: Language = options.language === 'id' ? 'id' : 'en'
  const report = options.json ? jsonReport(print, language) : textReport(print, language)
  const seen = seenNothing()
  const kind = getListKind(context, list)
  const order = { path, kind, period, choices: new Map(), layoutChoices: [], rowsBefore: null }
  try {
    const { layout, counts } = await checkList({ pack, clock }, order, seen, silent, async (rows) => {
      for (const row of rows) report.row(row, seen.layout!)
    })
    report.sum(layout, counts)
  } catch (error) {
    if (error instanceof Problem) report.refusal(error)
    throw error
  }
}

/** Throws Problem('intake.path-unreadable', 422) for what is no file, or one that may not be read. */
export async function requireFile(path: string): Promise<void> {
  const isFile = await access(path, constants.R_OK)
    .then(() => stat(path))
    .then(
      (found) => found.isFile(),
      () => false,
    )
  if (!isFile) throw new Problem('intake.path-unreadable', 422, { path })
}

interface Report {
  row(row: CheckedRow, layout: BatchLayout): void
  sum(layout: BatchLayout, counts: BatchCounts): void
  refusal(problem: Problem): void
}
type Print = (line: string) => void

/** The same codes and sentences as the API's. */
function jsonReport(print: Print, language: Language): Report {
  const line = (value: object) => print(JSON.stringify(value))
  return {
    row: ({ sheet, rowNumber, verdict, findings }, layout) => {
      if (findings.length === 0) return
      const headers = layout.sheets.find((one) => one.sheet === sheet)?.headers ?? []
      const said = findings.map((finding) => {
        const { column, field, code, severity } = finding
        return { column, field, code, severity, sentence: sayFinding(finding, headers, language) }
      })
      line({ sheet, rowNumber, verdict, findings: said })
    },
    sum: ({ format, encoding, sheets, missing }, counts) => {
      const columns = (sheet: (typeof sheets)[number]) =>
        sheet.headers.map((header, column) => ({ header, field: sheet.mapping[column] ?? null }))
      line({
        status: 'checked',
        format,
        encoding,
        missing,
        sheets: sheets.map((sheet) => ({
          sheet: sheet.sheet,
          headerRow: sheet.headerRow,
          columns: columns(sheet),
        })),
        counts,
      })
    },
    refusal: ({ code, params }) =>
      line({ status: 'refused', code, params, sentence: say(messages, language, code, params) }),
  }
}

function textReport(print: Print, language: Language): Report {
  return {
    row: () => {},
    sum: (layout, counts) => {
      for (const sheet of layout.sheets) print(saySheet(sheet, language))
      if (layout.missing.length > 0)
        print(say(messages, language, 'check.missing', { fields: sayFields(layout.missing, language) }))
      printCounts(counts, print, language)
    },
    refusal: () => {}, // the command says why it failed
  }
}

const sayFields = (fields: readonly Field[], language: Language) =>
  fields.map((field) => say(messages, language, `field.${field}`)).join(', ')

/** A text file has no name of a sheet. */
function saySheet({ sheet, mapping }: SheetLayout, language: Language): string {
  const fields = sayFields(
    mapping.filter((field) => field !== null),
    language,
  )
  const columns = fields === '' ? 'check.no-columns' : 'check.columns'
  const line = say(messages, language, sheet ? 'check.sheet-columns' : columns, { sheet, columns, fields })
  return line.charAt(0).toUpperCase() + line.slice(1)
}

/** Prints what a check found: doubts about the file, then a line per kind of finding, the worst first, with what to do. */
export function printCounts(counts: BatchCounts, print: Print, language: Language = 'en'): void {
  const { rows, accepted, warned, rejected } = counts
  print(say(messages, language, 'check.rows', { rows, accepted, warned, rejected }))
  for (const { code, params } of counts.alarms ?? [])
    print(`  ${say(messages, language, 'check.alarm', { ...params, alarm: `alarm.${code}` })}`)
  for (const [reason, skipped] of Object.entries(counts.skipped))
    print(`  ${say(messages, language, 'check.skipped', { reason: `skip.${reason}`, rows: skipped })}`)
  for (const [code, cells] of Object.entries(counts.findings)) {
    const remedy = remedies[language][code]
    print(`  ${cells} x ${say(messages, language, totalKey(code))}${remedy ? ` (${remedy})` : ''}`)
  }
}

/** A count speaks of many cells: sentences that name one cell's value have a second form for totals. */
const totalKey = (code: string) =>
  `finding-total.${code}` in messages.en ? `finding-total.${code}` : `finding.${code}`
