/** Adds up what a check found, and sounds the alarm when a file lost the last digit of its NIK. Pure. */
import type { BatchCounts, CheckedRow, Facts } from '../model.ts'
import { createFileWatch, type KnownOfFile } from './watch-file.ts'

export interface Tally {
  add(row: CheckedRow): void
  skip(reason: string, rows?: number): void
  /** `known` adds the doubts about the file as a whole. */
  counts(known?: KnownOfFile): BatchCounts
  /** Share of NIK whose last digit was lost: number cells ending in 0, and 3.5E+15. Null = too few to tell. */
  lostDigitShare(): number | null
  /** Share of NIK written as text that end in 0; a tenth do by chance. Null = too few to tell. */
  endingZeroShare(): number | null
}

/** Below this many cells a share says nothing. */
const alarmCellsMin = 20
/** A list whose NIK column holds numbers has lost the last digit of nearly all of them. */
export const lostDigitShareMax = 0.9
/** Text made from numbers that had lost it already: five times what chance gives. */
export const endingZeroShareMax = 0.5

const personFields = [
  'nik',
  'kk',
  'name',
  'birthDate',
  'birthPlace',
  'sex',
  'districtCode',
  'villageCode',
  'hamlet',
  'rt',
  'rw',
  'address',
  'motherName',
  'relation',
] as const

export function createTally(): Tally {
  const verdicts = { accepted: 0, warned: 0, rejected: 0 }
  const skipped: Record<string, number> = {}
  const findings: Record<string, number> = {}
  const filled: Record<string, number> = {}
  let nikCells = 0
  let lost = 0
  let usable = 0
  let endingZero = 0
  const watch = createFileWatch()
  const increase = (counts: Record<string, number>, key: string, by = 1) => {
    counts[key] = (counts[key] ?? 0) + by
  }
  return {
    add: (row) => {
      verdicts[row.verdict]++
      watch.add(row)
      for (const finding of row.findings) increase(findings, finding.code)
      for (const field of personFields) if (row[field] !== null) increase(filled, field)
      for (const field in row.facts)
        if (row.facts[field as keyof Facts] !== undefined) increase(filled, field)
      if (row.nikStatus === 'missing') return
      nikCells++
      if (row.nikStatus === 'weak' || row.findings.some((finding) => finding.code === 'nik-scientific'))
        lost++
      if (row.nik === null || row.nikStatus === 'temporary') return
      usable++
      if (row.nik.endsWith('0')) endingZero++
    },
    skip: (reason, rows = 1) => increase(skipped, reason, rows),
    counts: (known) => ({
      rows: verdicts.accepted + verdicts.warned + verdicts.rejected,
      ...verdicts,
      skipped,
      findings,
      filled,
      ...(known ? { alarms: watch.alarms(known) } : {}),
    }),
    lostDigitShare: () => (nikCells < alarmCellsMin ? null : lost / nikCells),
    endingZeroShare: () => (usable < alarmCellsMin ? null : endingZero / usable),
  }
}
