/** How good a file is, column by column: what became of every cell, and what the worst findings are. Pure. */
import type { Field } from '../../kernel/fields.ts'
import type { CheckedRow, Facts, FieldQuality, Severity } from '../model.ts'
import { isBlank } from './clean-text.ts'

export interface FieldTally {
  /** `mapping`: what the columns of the row's sheet were taken for. */
  add(row: CheckedRow, mapping: readonly (Field | null)[]): void
  counts(): { readonly fields: Record<string, FieldQuality>; readonly severities: Record<string, Severity> }
}

/** Where the value of a column goes when it is not a fact or a column of the same name. */
const targets: Readonly<Partial<Record<Field, readonly (keyof CheckedRow)[]>>> = {
  nameNik: ['name', 'nik'],
  birthPlaceDate: ['birthDate', 'birthPlace'],
  age: ['birthDate'],
  rtRw: ['rt', 'rw'],
  district: ['districtCode'],
  village: ['villageCode'],
}
const rank: Readonly<Record<Severity, number>> = { note: 0, warning: 1, reject: 2 }

export function createFieldTally(): FieldTally {
  const fields: Record<string, { usable: number; doubtful: number; rejected: number; blank: number }> = {}
  const severities: Record<string, Severity> = {}
  return {
    add(row, mapping) {
      for (const { code, severity } of row.findings)
        if (rank[severity] >= rank[severities[code] ?? 'note']) severities[code] = severity
      for (let column = 0; column < mapping.length; column++) {
        const field = mapping[column]
        if (!field || field === 'rowNumber') continue
        fields[field] ??= { usable: 0, doubtful: 0, rejected: 0, blank: 0 }
        fields[field][stateOf(row, column, field)]++
      }
    },
    counts: () => ({ fields, severities }),
  }
}

/** A cell is blank, or its value is used, used with a doubt, or not used. */
function stateOf(row: CheckedRow, column: number, field: Field): keyof FieldQuality {
  if (isBlank(row.cells[column] ?? '')) return 'blank'
  const isDoubtful = row.findings.some((one) => one.column === column && one.severity !== 'note')
  if (!isDoubtful) return 'usable'
  return hasValue(row, field) ? 'doubtful' : 'rejected'
}

function hasValue(row: CheckedRow, field: Field): boolean {
  const places = targets[field]
  if (places) return places.some((place) => row[place] !== null)
  if (field in row) return row[field as keyof CheckedRow] !== null
  return row.facts[field as keyof Facts] !== undefined
}
