/** Doubts about a file as a whole, found while its rows go by. Pure; memory does not grow with the number of rows. */
import type { Alarm, BatchLayout, CheckedRow } from '../model.ts'
import { isUnconfirmed } from './propose-layout.ts'

export interface FileWatch {
  add(row: CheckedRow): void
  /** All doubts, the gravest first. */
  alarms(known: KnownOfFile): Alarm[]
}
/** What is known of a file apart from its rows. */
export interface KnownOfFile {
  readonly layout: BatchLayout
  /** Rows of the same list of the same agency the last time; null = there was none, or it cannot be compared. */
  readonly rowsBefore: number | null
}

/** Below these many values a share says nothing. */
const valuesMin = 50
/** A tenth end in 0 by chance; from half on the file is refused (count-rows.ts). */
const endingZeroShare = 0.2
/** One day of the year has 0.3 per cent of the birthdays; registries fill in 1 January or 1 July by the thousand. */
const heapShare = 0.1
const oneVillageRowsMin = 300
/** Names under one NIK from which it is no spelling any more. */
const namesOfOneMin = 3
const changeMax = 2

export function createFileWatch(): FileWatch {
  const days = new Map<string, number>()
  const villages = new Map<string, number>()
  const shared = createSharedNumbers()
  let [rows, niks, endingZero, dates, hidden] = [0, 0, 0, 0, 0]
  return {
    add: (row) => {
      rows++
      for (const finding of row.findings) if (finding.code === 'row-hidden') hidden++
      if (row.birthPrecision === 'day') {
        dates++
        const day = row.birthDate!.slice(5)
        days.set(day, (days.get(day) ?? 0) + 1)
      }
      if (row.villageCode !== null) villages.set(row.villageCode, (villages.get(row.villageCode) ?? 0) + 1)
      if (row.nik === null || row.nikStatus === 'temporary') return
      niks++
      if (row.nik.charCodeAt(15) === 48) endingZero++
      if (row.name !== null) shared.add(row.nik, row.name)
    },
    alarms: ({ layout, rowsBefore }) => {
      const [day, most] = [...days].toSorted(([, left], [, right]) => right - left)[0] ?? ['', 0]
      const village = Math.max(0, ...villages.values())
      const { numbers, rowsMost } = shared.result()
      return [
        ...aboutLayout(layout),
        ...when(niks >= valuesMin && endingZero / niks > endingZeroShare, 'nik-ending-zero', {
          percent: percent(endingZero, niks),
        }),
        ...when(numbers > 0, 'nik-shared', { numbers, rows: rowsMost }),
        ...when(dates >= valuesMin && most / dates > heapShare, 'dates-heaped', {
          percent: percent(most, dates),
          day: day.split('-').reverse().join('-'),
        }),
        ...when(rows >= oneVillageRowsMin && village === rows, 'one-village', { rows }),
        ...when(
          rowsBefore !== null && (rows * changeMax < rowsBefore || rows > rowsBefore * changeMax),
          'rows-far-from-last',
          { rows, before: rowsBefore ?? 0 },
        ),
        ...when(hidden > 0, 'rows-hidden', { rows: hidden }),
      ]
    },
  }
}

const percent = (part: number, whole: number) => Math.round((part / whole) * 100)
const when = (holds: boolean, code: string, params: Alarm['params']): Alarm[] =>
  holds ? [{ code, params }] : []

function aboutLayout({ sheets, kindDoubt }: BatchLayout): Alarm[] {
  const read = sheets.filter((sheet) => sheet.headerRow !== null && sheet.role === 'data')
  const asked = read.flatMap((sheet) => (sheet.columns ?? []).filter(({ certainty }) => certainty === 'ask'))
  const hiddenColumns = read.reduce(
    (sum, sheet) => sum + (sheet.hiddenColumns ?? []).filter((column) => sheet.mapping[column]).length,
    0,
  )
  return [
    ...when(kindDoubt !== undefined, 'kind-doubtful', { better: kindDoubt?.name ?? '' }),
    ...read.flatMap((sheet) => when(isUnconfirmed(sheet), 'header-none', { sheet: sheet.sheet })),
    ...sheets.flatMap(({ sheet, role }) => when(role === 'other-table', 'table-skipped', { table: sheet })),
    ...when(asked.length > 0, 'columns-ask', { columns: asked.length }),
    ...read.flatMap((sheet) => when(sheet.hidden === true, 'sheet-hidden', { sheet: sheet.sheet })),
    ...read.flatMap(({ sheet, mergesCut }) =>
      when(mergesCut !== undefined, 'merged-cells-cut', { sheet, merges: mergesCut ?? 0 }),
    ),
    ...when(hiddenColumns > 0, 'columns-hidden', { columns: hiddenColumns }),
  ]
}

/** Numbers that are remembered at once; of more, those that came first. Two bytes of name and one count each. */
const slots = 1 << 20

/**
 * NIK that stand beside several names. A table of fixed size by hash: a number whose place is taken is not watched, so a
 * long list may hide some, but one that fills many rows comes early and has its place.
 */
function createSharedNumbers() {
  const tags = new Uint32Array(slots)
  const firstNames = new Uint32Array(slots)
  const otherNames = new Uint8Array(slots)
  const counts = new Uint16Array(slots)
  return {
    add: (nik: string, name: string) => {
      const tag = hash(nik, 7) || 1
      const slot = hash(nik, 31) & (slots - 1)
      const nameHash = hash(name, 17)
      if (tags[slot] === 0) {
        tags[slot] = tag
        firstNames[slot] = nameHash
      }
      if (tags[slot] !== tag) return
      counts[slot] = Math.min(65_535, counts[slot]! + 1)
      if (firstNames[slot] !== nameHash) otherNames[slot] = Math.min(255, otherNames[slot]! + 1)
    },
    result: () => {
      let [numbers, rowsMost] = [0, 0]
      for (let slot = 0; slot < slots; slot++) {
        if (otherNames[slot]! < namesOfOneMin - 1) continue
        numbers++
        rowsMost = Math.max(rowsMost, counts[slot]!)
      }
      return { numbers, rowsMost }
    },
  }
}

function hash(text: string, seed: number): number {
  let value = seed
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return (value ^ (value >>> 15)) >>> 0
}
