import { type Actor, type Context, readListsAs, recordAudit } from '../access/index.ts'
import { type Language, say } from '../kernel/messages.ts'
import { Problem } from '../kernel/problem.ts'
import { getShownBatch } from './batch-access.ts'
import { messages } from './messages.ts'
import type { Batch, Finding } from './model.ts'
import { type RecordRow, readRecordPage } from './store.ts'
import { type WorkbookCell, type WorkbookSheet, writeWorkbook } from './write-workbook.ts'

export interface ReturnedWorkbook {
  readonly fileName: string
  readonly stream: AsyncIterable<Uint8Array>
}

/** Rows per read: a slow reader of the stream must not hold a transaction open. */
const rowsPerRead = 2_000

/**
 * The list as it was handed in, with the reasons beside each row and doubtful cells coloured. Rebuilt from the kept
 * cells (all columns, all data rows the actor may see, one header row per sheet); titles, totals and signatures are
 * left out.
 * Throws Problem('intake.batch-wrong-state', 409) before the check is done.
 */
export async function returnedWorkbook(
  context: Context,
  actor: Actor,
  batchId: number,
  language: Language,
): Promise<ReturnedWorkbook> {
  const batch = await readListsAs(context, actor, async (staff, app) => {
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
    return found
  })
  const sheets = batch.layout!.sheets.filter((sheet) => sheet.headerRow !== null)
  const pages = sheets.map(
    (sheet): WorkbookSheet => ({
      name: sheet.sheet || batch.fileName.replace(/\.\w+$/, ''),
      headers: [
        ...sheet.headers,
        say(messages, language, 'workbook.verdict'),
        say(messages, language, 'workbook.reasons'),
      ],
      widths: [...sheet.headers.map((header) => Math.min(40, Math.max(10, header.length + 4))), 12, 60],
      rows: workbookRows(context, actor, batch, sheet.sheet, sheet.headers, language),
    }),
  )
  return {
    fileName: `${batch.fileName.replace(/\.\w+$/, '')} - diperiksa.xlsx`,
    stream: writeWorkbook(pages),
  }
}

async function* workbookRows(
  context: Context,
  actor: Actor,
  batch: Batch,
  sheet: string,
  headers: readonly string[],
  language: Language,
): AsyncGenerator<WorkbookCell[]> {
  let after = 0
  for (;;) {
    const rows = await readListsAs(context, actor, (staff) =>
      readRecordPage(staff, batch.id, { verdict: null, code: null, sheet }, after, rowsPerRead),
    )
    for (const row of rows) yield workbookRow(row, headers, language)
    if (rows.length < rowsPerRead) return
    after = rows.at(-1)!.id
  }
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
