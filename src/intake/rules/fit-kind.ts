/** Whether the list is of the kind it was handed in as. Pure. */
import { comparisonKey } from '../../kernel/comparison-key.ts'
import type { Field } from '../../kernel/fields.ts'
import type { SheetLayout } from '../model.ts'
import type { FieldOf } from './match-columns.ts'

/** How lists of a kind are recognised. */
export interface KindSigns {
  readonly id: string
  readonly name: string
  readonly fieldOf: FieldOf
  /** Fields without which a row of it says nothing. */
  readonly needs: readonly Field[]
  /** Comparison keys of headers that only this kind has. */
  readonly ownHeaders: ReadonlySet<string>
  /** Words of its name that not every list has. */
  readonly words: ReadonlySet<string>
}

/** Points by which another kind must fit better before anything is said. */
const lead = 3
const pointsMax = 4

/**
 * The kind that titles and headers fit much better than `chosen`, or null. Only told when the chosen kind misses a field it
 * needs, or when the title names another kind and not this one.
 */
export function betterKind(
  kinds: readonly KindSigns[],
  chosen: string,
  sheets: readonly SheetLayout[],
  titles: readonly string[],
): { id: string; name: string } | null {
  const read = sheets.filter((sheet) => sheet.headerRow !== null && sheet.role === 'data')
  const headers = read.flatMap((sheet) => sheet.headers)
  const meant = read.flatMap((sheet) => (sheet.columns ?? []).map(({ field }) => field))
  const words = new Set(titles.flatMap((title) => title.toLowerCase().split(/[^a-z]+/)))
  const judged = kinds.map((kind) => ({ kind, ...judge(kind, headers, meant, words) }))
  const own = judged.find(({ kind }) => kind.id === chosen)
  const best = judged
    .filter(({ misses, signs }) => misses === 0 && signs >= signsMin)
    .toSorted((left, right) => right.points - left.points)[0]
  if (!own || !best || best.kind.id === chosen) return null
  const isDoubtful = own.misses > 0 || (best.titleWords > 1 && own.titleWords === 0)
  return isDoubtful && best.points - own.points >= lead ? { id: best.kind.id, name: best.kind.name } : null
}

/** `signs`: what speaks for this kind and not for any list of people. */
function judge(
  kind: KindSigns,
  headers: readonly string[],
  meant: readonly (Field | null)[],
  words: ReadonlySet<string>,
) {
  const given = new Set<Field | null>([...headers.map(kind.fieldOf), ...meant])
  given.delete(null)
  const isGiven = (field: Field) => given.has(field) || given.has(joinedWith[field] ?? null)
  const misses = kind.needs.filter((field) => !isGiven(field)).length
  const ownHeaders = headers.filter((header) => kind.ownHeaders.has(comparisonKey(header))).length
  const titleWords = [...kind.words].filter((word) => words.has(word)).length
  const special = kind.needs.filter((field) => !ofEveryList.has(field) && isGiven(field)).length
  const signs = Math.min(pointsMax, ownHeaders) + Math.min(pointsMax, titleWords * 2) + special * 2
  return { misses, titleWords, signs, points: signs - misses * 3 }
}

const signsMin = 2
const ofEveryList: ReadonlySet<Field> = new Set<Field>(['name', 'nik', 'village', 'district'])
const joinedWith: Readonly<Partial<Record<Field, Field>>> = {
  name: 'nameNik',
  nik: 'nameNik',
  village: 'district',
  birthDate: 'birthPlaceDate',
}
