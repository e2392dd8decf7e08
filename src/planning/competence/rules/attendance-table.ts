/** One row of an attendance list as somebody pasted it, already read. Scores 0 to 100, one decimal. */
export interface AttendanceRow {
  readonly name: string
  readonly agencyId: string
  readonly attended: boolean
  readonly before: number | null
  readonly after: number | null
  readonly certificate: string | null
  readonly userName: string | null
}
export const attendanceFaults = [
  'columns',
  'name',
  'agency',
  'attended',
  'before',
  'after',
  'absent-with-result',
  'certificate',
  'account',
  'account-agency',
  'twice',
  'certificate-twice',
] as const
export type AttendanceFault = (typeof attendanceFaults)[number]
/** Row numbers count from 1 as pasted, empty lines and the head row included. */
export interface RowFault {
  readonly row: number
  readonly fault: AttendanceFault
}
export interface ReadTable {
  readonly rows: readonly (AttendanceRow & { readonly row: number })[]
  readonly faults: readonly RowFault[]
}

const columnsMin = 3
const columnsMax = 7
export const nameLengthMax = 120
export const certificateLengthMax = 80
const yes = ['ya', 'y', 'hadir', 'yes', '1', 'v']
const no = ['tidak', 't', 'tidak hadir', 'no', 'n', '0', '-']

/**
 * Reads rows as copied from a workbook (tabs) or typed with semicolons: name; agency; attended; test before; test after;
 * certificate; user name. A comma does not part columns: titles have commas ("Siti Aminah, S.E."). A head row beginning with
 * "nama" or "name" is skipped. `agencyOf` turns what stands in the agency column into an id, or null.
 */
export function readAttendanceTable(text: string, agencyOf: (text: string) => string | null): ReadTable {
  const rows: (AttendanceRow & { row: number })[] = []
  const faults: RowFault[] = []
  const lines = text.split(/\r?\n/)
  const first = lines.findIndex((line) => line.trim() !== '')
  lines.forEach((line, index) => {
    const row = index + 1
    if (line.trim() === '' || (index === first && /^"?(nama|name)\b/i.test(line.trim()))) return
    const read = readRow(line, agencyOf)
    if (typeof read === 'string') faults.push({ row, fault: read })
    else rows.push({ ...read, row })
  })
  return { rows, faults: [...faults, ...faultsAmong(rows)].sort((a, b) => a.row - b.row) }
}

function readRow(line: string, agencyOf: (text: string) => string | null): AttendanceRow | AttendanceFault {
  const cells = line.split(line.includes('\t') ? '\t' : ';').map((cell) => cell.trim())
  if (cells.length < columnsMin || cells.slice(columnsMax).some((cell) => cell !== '')) return 'columns'
  const [name = '', agency = '', there = '', before = '', after = '', certificate = '', userName = ''] = cells
  const agencyId = agencyOf(agency)
  const word = there.toLowerCase()
  if (!yes.includes(word) && !no.includes(word)) return 'attended'
  if (agencyId === null) return 'agency'
  const [scoreBefore, scoreAfter] = [readScore(before), readScore(after)]
  if (scoreBefore === undefined) return 'before'
  if (scoreAfter === undefined) return 'after'
  const row: AttendanceRow = {
    name,
    agencyId,
    attended: yes.includes(word),
    before: scoreBefore,
    after: scoreAfter,
    certificate: emptyAs(certificate),
    userName: emptyAs(userName.toLowerCase()),
  }
  return rowFault(row) ?? row
}

/** What is wrong with one row by itself, whoever entered it. */
export function rowFault(row: AttendanceRow): AttendanceFault | null {
  if (row.name.trim() === '' || row.name.length > nameLengthMax || !/\p{L}/u.test(row.name)) return 'name'
  for (const key of ['before', 'after'] as const) {
    const score = row[key]
    if (score !== null && !(score >= 0 && score <= 100)) return key
  }
  if ((row.certificate?.length ?? 0) > certificateLengthMax) return 'certificate'
  const hasResult = row.before !== null || row.after !== null || row.certificate !== null
  return !row.attended && hasResult ? 'absent-with-result' : null
}

/** The same person, as far as one training's list can tell. */
export function personKey(row: { readonly name: string; readonly agencyId: string }): string {
  return `${row.agencyId} ${row.name.trim().toLowerCase().replace(/\s+/g, ' ')}`
}

function faultsAmong(rows: readonly (AttendanceRow & { readonly row: number })[]): RowFault[] {
  const people = new Set<string>()
  const certificates = new Set<string>()
  return rows.flatMap((row): RowFault[] => {
    const key = personKey(row)
    const isTwice = people.has(key)
    const isTaken = row.certificate !== null && certificates.has(row.certificate)
    people.add(key)
    if (row.certificate !== null) certificates.add(row.certificate)
    if (isTwice) return [{ row: row.row, fault: 'twice' }]
    return isTaken ? [{ row: row.row, fault: 'certificate-twice' }] : []
  })
}

/** "72,5" and "72.5"; empty and "-" = not taken; undefined = not a score. */
function readScore(text: string): number | null | undefined {
  if (text === '' || text === '-') return null
  if (!/^\d{1,3}([.,]\d)?$/.test(text)) return undefined
  const score = Number(text.replace(',', '.'))
  return score <= 100 ? score : undefined
}

function emptyAs(text: string): string | null {
  return text === '' || text === '-' ? null : text
}
