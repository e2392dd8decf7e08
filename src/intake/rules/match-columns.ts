import { comparisonKey } from '../../kernel/comparison-key.ts'
/** Which field a column means, by its header. Pure. */
import type { Field } from '../../kernel/fields.ts'
import { cleanText } from './clean-text.ts'

export type FieldOf = (header: string) => Field | null
type Spellings = Readonly<Partial<Record<Field, readonly string[] | undefined>>>

/** Looks headers up in the spellings of the list kind first, then in those of the pack. */
export function createFieldOf(listHeaders: Spellings, packColumns: Spellings): FieldOf {
  const byKey = new Map<string, Field>()
  for (const spellings of [listHeaders, packColumns]) {
    for (const [field, headers] of Object.entries(spellings)) {
      for (const header of headers ?? []) {
        const key = comparisonKey(header)
        if (key !== '' && !byKey.has(key)) byKey.set(key, field as Field)
      }
    }
  }
  return (header) => {
    const text = cleanText(header)
    if (text === '' || text.length > 80) return null
    return (
      byKey.get(comparisonKey(text)) ??
      byKey.get(comparisonKey(text.replace(/\(\d+\)$/, ''))) ??
      byKey.get(comparisonKey(text.replace(/^\d+[.\s]+/, ''))) ??
      null
    )
  }
}

/** Remembered choices of a person: header key -> field, or null to leave the column out. */
export type ColumnChoices = ReadonlyMap<string, Field | null>

/** One field per column and one column per field: a person's choice first, then the first column that matches. */
export function mapColumns(
  headers: readonly string[],
  matched: readonly (Field | null)[],
  choices: ColumnChoices,
): (Field | null)[] {
  const mapping: (Field | null)[] = headers.map(() => null)
  const taken = new Set<Field>()
  const assign = (column: number, field: Field | null) => {
    if (field === null || taken.has(field)) return
    taken.add(field)
    mapping[column] = field
  }
  headers.forEach((header, column) => {
    assign(column, choices.get(comparisonKey(header)) ?? null)
  })
  headers.forEach((header, column) => {
    if (!choices.has(comparisonKey(header))) assign(column, matched[column] ?? null)
  })
  return mapping
}
