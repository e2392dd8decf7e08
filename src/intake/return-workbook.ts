import { type Actor, type Context, readListsAs, recordAudit, rightsOf } from '../access/index.ts'
import { type Language, say } from '../kernel/messages.ts'
import { Problem } from '../kernel/problem.ts'
import { annotateWorkbook, type RowRemarks } from './annotate/annotate-workbook.ts'
import { notesPerSheetMax } from './annotate/write-notes.ts'
import { getShownBatch, hasClosedRows } from './batch-access.ts'
import { messages } from './messages.ts'
import type { Batch, Finding, SheetLayout } from './model.ts'
import { batchMark, isOwnSheet } from './own-marks.ts'
import { detectFormat } from './read/detect-format.ts'
import { openFile } from './read/source.ts'
import { type RecordRow, readRecordPage, readRowWidths } from './store.ts'
import { type WorkbookCell, type WorkbookSheet, writeWorkbook } from './write-workbook.ts'

export interface ReturnedWorkbook {
  readonly fileName: string
  readonly stream: AsyncIterable<Uint8Array>
}

/** Rows per read: a slow reader of the stream must not hold a transaction open. */
const rowsPerRead = 2_000

/**
 * The list back with the reasons beside each row, notes at doubtful cells, and a summary by which the corrected workbook is
 * known again. Who sees the whole of an XLSX list gets the workbook as it was handed in (annotate/); else, and for other
 * formats, it is built anew from the kept cells: all columns and data rows the actor may see, one header row per sheet.
 * Throws Problem('intake.batch-wrong-state', 409) before the check is done.
 */
export async function returnedWorkbook(
  context: Context,
  actor: Actor,
  batchId: number,
  language: Language,
): Promise<ReturnedWorkbook> {
  const { batch, widths } = await readListsAs(context, actor, async (staff, app) => {
    const found = await getShownBatch(staff, actor, batchId)
    if (found.layout === null || found.counts === null || found.status === 'received')
      throw new Problem('intake.batch-wrong-state', 409, { status: found.status })
    await recordAudit(app, context.clock, actor, {
      action: 'intake.workbook.returned',
      subjectKind: 'batch',
      subjectId: batchId,
      purpose: 'memperbaiki daftar',
      details: { rows: found.counts.rows },
    })
    return { batch: found, widths: await readRowWidths(staff, batchId) }
  })
  const returning: Returning = { context, actor, batch, language, isWhole: seesWhole(context, actor, batch) }
  return {
    fileName: `${batch.fileName.replace(/\.\w+$/, '')} - diperiksa.xlsx`,
    stream: (await annotated(returning, widths)) ?? rebuilt(returning),
  }
}

interface Returning {
  readonly context: Context
  readonly actor: Actor
  readonly batch: Batch
  readonly language: Language
  /** The actor sees every row with every cell. */
  readonly isWhole: boolean
}

/** The file holds everything: titles, other sheets, rows of every area. A part of it must not come back as the whole either. */
function seesWhole(context: Context, actor: Actor, batch: Batch): boolean {
  const { listsOf, areaCode, fieldGroups } = rightsOf(actor)
  return (
    (listsOf === batch.agencyId || listsOf === '*') &&
    areaCode === null &&
    (['identity', 'contact', 'welfare'] as const).every((group) => fieldGroups.includes(group)) &&
    !hasClosedRows(context, actor, batch)
  )
}

async function annotated(
  returning: Returning,
  widths: ReadonlyMap<string, number>,
): Promise<AsyncGenerator<Uint8Array> | null> {
  const { context, batch, language, isWhole } = returning
  const { format: read, sheets } = batch.layout!
  // Tables side by side are sheets of their own to us: a row of the agency's sheet would be several of ours.
  const isOneTableEach = sheets.every(({ part }) => part === undefined)
  if (!isWhole || read !== 'xlsx' || !isOneTableEach || !(await context.files.has(batch.sha256))) return null
  const format = await detectFormat(await openFile(await context.files.path(batch.sha256)))
  if (format.kind !== 'xlsx') return null
  return annotateWorkbook(format.zip, {
    isOwnSheet,
    summary: { name: say(messages, language, 'workbook.summary'), rows: summaryRows(returning) },
    sheet: (name) => {
      const layout = batch.layout!.sheets.find((sheet) => sheet.sheet === name && sheet.headerRow !== null)
      if (!layout) return null
      return {
        firstColumn: Math.max(layout.headers.length, widths.get(name) ?? 0),
        headerRow: layout.headerRow!,
        headers: ownHeaders(language),
        rows: remarksOf(returning, layout),
      }
    },
  })
}

async function* remarksOf(returning: Returning, { sheet, headers }: SheetLayout): AsyncGenerator<RowRemarks> {
  const { language } = returning
  for await (const row of recordsOf(returning, sheet)) {
    const findings = row.findings ?? []
    yield {
      rowNumber: row.rowNumber,
      verdict: say(messages, language, `verdict.${row.verdict}`),
      reasons: findings.map((finding) => sayFinding(finding, headers, language)).join('; '),
      marks: new Map(
        findings.flatMap(({ column, severity }) =>
          column === null || severity === 'note'
            ? []
            : [[column, severity === 'reject' ? 'bad' : 'warning'] as const],
        ),
      ),
      notes: findings.flatMap((finding) =>
        finding.column === null || finding.severity === 'note'
          ? []
          : [{ column: finding.column, text: sayFinding(finding, headers, language) }],
      ),
    }
  }
}

function rebuilt(returning: Returning): AsyncGenerator<Uint8Array> {
  const { batch, language } = returning
  const sheets = batch.layout!.sheets.filter((sheet) => sheet.headerRow !== null)
  const pages = sheets.map(
    (sheet): WorkbookSheet => ({
      name: sheet.sheet || batch.fileName.replace(/\.\w+$/, ''),
      headers: [...sheet.headers, ...ownHeaders(language)],
      widths: [...sheet.headers.map((header) => Math.min(40, Math.max(10, header.length + 4))), 12, 60],
      rows: workbookRows(returning, sheet),
    }),
  )
  const summary = say(messages, language, 'workbook.summary')
  const [title, ...rows] = summaryRows(returning)
  return writeWorkbook([...pages, { name: summary, headers: title!.map(String), widths: [60], rows }])
}

function ownHeaders(language: Language): [string, string] {
  return [say(messages, language, 'workbook.verdict'), say(messages, language, 'workbook.reasons')]
}

/** Numbers of the check, and the mark by which the corrected workbook is known; who sees a part of the rows gets none. */
function summaryRows({ batch, language, isWhole }: Returning): (string | number)[][] {
  const word = (key: string, params?: Readonly<Record<string, string | number>>) =>
    say(messages, language, key, params)
  const counts = batch.counts!
  const found = Object.entries(counts.findings).sort(([, a], [, b]) => b - a)
  return [
    [word('workbook.title')],
    [word('workbook.file'), batch.fileName],
    [word('workbook.batch'), batch.id],
    [word('workbook.rows'), counts.rows],
    ...(['accepted', 'warned', 'rejected'] as const).map((verdict) => [
      word(`verdict.${verdict}`),
      counts[verdict],
    ]),
    ...found.map(([code, cells]) => [
      word(messages[language][`finding-total.${code}`] ? `finding-total.${code}` : `finding.${code}`),
      cells,
    ]),
    [word('workbook.notes-max', { notes: notesPerSheetMax })],
    ...(isWhole ? [[word('workbook.how')], [word('workbook.mark'), batchMark(batch.id)]] : []),
  ]
}

async function* recordsOf({ context, actor, batch }: Returning, sheet: string): AsyncGenerator<RecordRow> {
  let after = 0
  for (;;) {
    const rows = await readListsAs(context, actor, (staff) =>
      readRecordPage(staff, batch.id, { verdict: null, code: null, sheet }, after, rowsPerRead),
    )
    yield* rows
    if (rows.length < rowsPerRead) return
    after = rows.at(-1)!.id
  }
}

async function* workbookRows(
  returning: Returning,
  { sheet, headers }: SheetLayout,
): AsyncGenerator<WorkbookCell[]> {
  for await (const row of recordsOf(returning, sheet)) yield workbookRow(row, headers, returning.language)
}

function workbookRow(row: RecordRow, headers: readonly string[], language: Language): WorkbookCell[] {
  const findings = row.findings ?? []
  const cells: WorkbookCell[] = headers.map((_, column) => {
    const value = row.cells[column] ?? ''
    const severities = findings.flatMap((finding) => (finding.column === column ? [finding.severity] : []))
    if (severities.includes('reject')) return { value, mark: 'bad' }
    return severities.includes('warning') ? { value, mark: 'warning' } : value
  })
  cells.push(
    say(messages, language, `verdict.${row.verdict}`),
    findings.map((finding) => sayFinding(finding, headers, language)).join('; '),
  )
  return cells
}

/** "NIK: 15 angka, seharusnya 16" */
export function sayFinding(finding: Finding, headers: readonly string[], language: Language): string {
  const sentence = say(messages, language, `finding.${finding.code}`, finding.params)
  const header = finding.column === null ? undefined : headers[finding.column]
  const label =
    header ?? (finding.field === null ? undefined : say(messages, language, `field.${finding.field}`))
  return label ? `${label}: ${sentence}` : sentence
}
