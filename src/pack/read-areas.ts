import { CsvError, parse } from 'csv-parse/sync'
import { type Area, areaSchema } from './model.ts'
import type { PackFault } from './pack-error.ts'
import { describeIssue, type ReadPart } from './read-yaml.ts'

const columns = ['code', 'name', 'level', 'parentCode', 'tileColumn', 'tileRow']
interface CsvLine {
  readonly info: { readonly lines: number }
  readonly record: Readonly<Record<string, string>>
}

/** Reads areas.csv: columns code, name, level, parentCode, tileColumn, tileRow; empty = none. */
export function readAreas(file: string, text: string): ReadPart<readonly Area[]> {
  const header = text.slice(0, text.search(/\r?\n|$/))
  if (header !== columns.join(','))
    return refused({
      file,
      line: 1,
      reason: `the header is "${header}"`,
      advice: `write ${columns.join(',')}`,
    })
  try {
    return checkLines(file, parse(text, { columns: true, info: true, skip_empty_lines: true }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return refused({ file, line: Number(error.lines), reason: error.message, advice: 'correct the CSV here' })
  }
}

function checkLines(file: string, lines: CsvLine[]): ReadPart<readonly Area[]> {
  const areas: Area[] = []
  const faults: PackFault[] = []
  for (const { info, record } of lines) {
    const parsed = areaSchema.safeParse({
      ...record,
      parentCode: record.parentCode || null,
      tileColumn: toNumber(record.tileColumn),
      tileRow: toNumber(record.tileRow),
    })
    if (parsed.success) areas.push(parsed.data)
    else
      faults.push(
        ...parsed.error.issues
          .flatMap(describeIssue)
          .map(({ reason, advice }) => ({ file, line: info.lines, reason, advice })),
      )
  }
  const lineOf = (path: readonly PropertyKey[]) => lines[Number(path[0])]?.info.lines ?? 1
  return { value: faults.length > 0 ? undefined : areas, faults, lineOf }
}

function toNumber(text: string | undefined): number | null {
  return text ? Number(text) : null
}
function refused(fault: PackFault): ReadPart<readonly Area[]> {
  return { value: undefined, faults: [fault], lineOf: () => 1 }
}
