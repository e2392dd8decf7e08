import { randomUUID } from 'node:crypto'
import { type Actor, type Context, recordAudit } from '../../access/index.ts'
import { type Language, say } from '../../kernel/messages.ts'
import type { Writer } from '../../kernel/ports.ts'
import { Problem } from '../../kernel/problem.ts'
import type { AttendanceAnswer, AttendanceCorrection } from './contract.ts'
import { getTraining } from './describe-training.ts'
import { messages } from './messages.ts'
import {
  type AttendanceFault,
  type AttendanceRow,
  personKey,
  type ReadTable,
  type RowFault,
  readAttendanceTable,
  rowFault,
} from './rules/attendance-table.ts'
import { agencyToday } from './settings.ts'
import {
  type Attendance,
  type FoundAccount,
  findAccounts,
  findAttendance,
  insertAttendance,
  lockAttendance,
} from './store.ts'

/**
 * Records a pasted attendance list, all rows or none: faults come back row by row, in the reader's language and without
 * names. Throws Problem: no such training 404, not held or no rows 422.
 */
export async function recordAttendance(
  context: Context,
  actor: Actor,
  trainingId: string,
  table: string,
  language: Language,
): Promise<AttendanceAnswer> {
  return context.database.write(async (writer) => {
    await lockAttendance(writer, context.pack.term.id)
    await requireHeld(context, writer, trainingId)
    const read = readAttendanceTable(table, (text) => findAgencyId(context, text))
    if (read.rows.length + read.faults.length === 0) throw new Problem('planning.attendance-empty', 422)
    const { faults, accounts } = await checkRows(context, writer, trainingId, read)
    if (faults.length > 0) return { recorded: 0, faults: faults.map((one) => inWords(one, language)) }
    for (const row of read.rows)
      await insertAttendance(
        writer,
        context.pack.term.id,
        { ...stored(row, accounts), trainingId, participantId: newId(), revision: 1, struckOut: false },
        actor.accountId,
        context.clock.now().toISOString(),
      )
    await recordAudit(writer, context.clock, actor, {
      action: 'planning.attendance.recorded',
      subjectKind: 'training',
      subjectId: trainingId,
      details: { people: read.rows.length },
    })
    return { recorded: read.rows.length, faults: [] }
  })
}

/**
 * Writes the next revision of one participant's row; the earlier ones stay. Throws Problem: no such row 404, somebody else
 * corrected it meanwhile 409, something does not fit 422.
 */
export async function correctAttendance(
  context: Context,
  actor: Actor,
  trainingId: string,
  participantId: string,
  given: AttendanceCorrection,
): Promise<{ id: string; revision: number }> {
  return context.database.write(async (writer) => {
    await lockAttendance(writer, context.pack.term.id)
    await requireHeld(context, writer, trainingId)
    const rows = await findAttendance(writer, context.pack.term.id)
    const before = rows.find((one) => one.trainingId === trainingId && one.participantId === participantId)
    if (!before) throw new Problem('http.not-found', 404)
    const known = context.pack.agencies.some((agency) => agency.id === given.agencyId)
    if (!known) throw new Problem('planning.agency-unknown', 422, { agency: given.agencyId })
    const accounts = await findAccounts(writer, given.userName === null ? [] : [given.userName])
    const others = rows.filter((one) => one !== before)
    const fault = rowFault(given) ?? faultBeside(context, given, trainingId, others, accounts)
    if (fault) throw faultProblem(fault)
    const revision = given.revision + 1
    const isNewest = before.revision === given.revision
    const { struckOut } = given
    const row = { ...stored(given, accounts), trainingId, participantId, revision, struckOut }
    const now = context.clock.now().toISOString()
    if (!isNewest || !(await insertAttendance(writer, context.pack.term.id, row, actor.accountId, now)))
      throw new Problem('planning.attendance-changed', 409)
    await recordAudit(writer, context.clock, actor, {
      action: struckOut ? 'planning.attendance.struck-out' : 'planning.attendance.corrected',
      subjectKind: 'training',
      subjectId: trainingId,
      details: { participant: participantId, revision },
    })
    return { id: participantId, revision }
  })
}

async function requireHeld(context: Context, writer: Writer, trainingId: string): Promise<void> {
  const { content } = await getTraining(context, writer, trainingId)
  if (content.state !== 'held') throw new Problem('planning.training-not-held', 422)
}

/** Adds to the faults of the table what only the database can tell. */
async function checkRows(
  context: Context,
  writer: Writer,
  trainingId: string,
  { rows, faults }: ReadTable,
): Promise<{ faults: RowFault[]; accounts: FoundAccount[] }> {
  const standing = await findAttendance(writer, context.pack.term.id)
  const accounts = await findAccounts(
    writer,
    rows.flatMap((row) => row.userName ?? []),
  )
  const more = rows.flatMap((row): RowFault[] => {
    const fault = faultBeside(context, row, trainingId, standing, accounts)
    return fault && !faults.some((one) => one.row === row.row) ? [{ row: row.row, fault }] : []
  })
  return { faults: [...faults, ...more].sort((a, b) => a.row - b.row), accounts }
}

/** A fault of a row beside what stands already; a certificate number is used once in a term. */
function faultBeside(
  context: Context,
  row: AttendanceRow,
  trainingId: string,
  standing: readonly Attendance[],
  accounts: readonly FoundAccount[],
): AttendanceFault | null {
  const same = standing.filter((one) => one.trainingId === trainingId)
  if (same.some((one) => personKey(one) === personKey(row))) return 'twice'
  const account = accounts.find((one) => one.userName === row.userName)
  if (row.userName !== null && !account) return 'account'
  // After a merger the account is of the successor, the row of the agency that sent the person.
  const today = (agencyId: string) => agencyToday(context, agencyId)
  if (account && today(account.agencyId) !== today(row.agencyId)) return 'account-agency'
  if (account && same.some((one) => one.accountId === account.id)) return 'twice'
  if (row.certificate !== null && standing.some((one) => one.certificate === row.certificate))
    return 'certificate-twice'
  return null
}

function findAgencyId(context: Context, text: string): string | null {
  const wanted = text.trim().toLowerCase()
  const found = context.pack.agencies.find((agency) =>
    [agency.id, agency.shortName, agency.name].some((name) => name.toLowerCase() === wanted),
  )
  return found?.id ?? null
}

function stored(row: AttendanceRow, accounts: readonly FoundAccount[]) {
  const { name, agencyId, attended, before, after, certificate } = row
  const accountId = accounts.find((one) => one.userName === row.userName)?.id ?? null
  return { name: name.trim(), agencyId, attended, before, after, certificate, accountId }
}

function newId(): string {
  return randomUUID().slice(0, 8)
}

const keyOf = (fault: AttendanceFault) => `planning.attendance-${fault}`

function inWords({ row, fault }: RowFault, language: Language) {
  return { row, fault, text: say(messages, language, keyOf(fault), { row }) }
}

function faultProblem(fault: AttendanceFault): Problem {
  return new Problem(keyOf(fault), 422, { row: 1 })
}
