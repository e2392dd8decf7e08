/** What each column means: a person's choice, the header, the values, in this order; and how far that can be trusted. Pure. */
import { comparisonKey } from '../../kernel/comparison-key.ts'
import type { Field } from '../../kernel/fields.ts'
import type { ColumnMeaning } from '../model.ts'
import { type CodeList, codedFields } from './find-codes.ts'
import type { HeaderMatch } from './find-header.ts'
import type { ColumnChoices } from './match-columns.ts'
import {
  type ColumnProfile,
  isCoded,
  isTestable,
  isTicked,
  judgeMeaning,
  type KnownWords,
  looksLike,
  profileColumn,
} from './profile-column.ts'
import { dateOrderOf } from './read-date.ts'

export interface ColumnsToUnderstand {
  /** Names of the columns, and the part of each that is its own (without group titles). */
  readonly headers: readonly string[]
  readonly ownNames: readonly string[]
  readonly matched: readonly (HeaderMatch | null)[]
  /** Cells of data rows, row by row. */
  readonly rows: readonly (readonly string[])[]
  readonly choices: ColumnChoices
  /** What a person pointed at, by place. */
  readonly pointed: ReadonlyMap<number, Field | null> | undefined
  readonly words: KnownWords
  readonly codeLists: ReadonlyMap<Field, CodeList>
}
export interface UnderstoodColumns {
  /** One field per column and one column per field, but for ticked categories; null = not used. */
  readonly mapping: (Field | null)[]
  readonly columns: ColumnMeaning[]
}

/** A second column under these names is a question; of others the first is enough. */
const askedTwice: ReadonlySet<Field> = new Set<Field>([
  'nik',
  'kk',
  'name',
  'birthDate',
  'district',
  'village',
])
const dateFields: ReadonlySet<Field> = new Set<Field>([
  'birthDate',
  'birthPlaceDate',
  'deliveredOn',
  'eventDate',
])

export function understandColumns(given: ColumnsToUnderstand): UnderstoodColumns {
  const profiles = given.headers.map((_, column) =>
    profileColumn(given.rows.map((cells) => cells[column] ?? '')),
  )
  const looks = profiles.map((profile) => looksLike(profile, given.words))
  const meanings: (ColumnMeaning | null)[] = given.headers.map((_, column) =>
    chosenMeaning(given, column, profiles[column]!, looks[column]!),
  )
  const taken = new Set<Field>()
  for (const meaning of meanings)
    if (meaning?.field && meaning.category === undefined) {
      // A field chosen twice: the first column has it.
      if (taken.has(meaning.field)) meanings[meanings.indexOf(meaning)] = { ...meaning, field: null }
      taken.add(meaning.field)
    }
  assignHeaders(given, profiles, looks, meanings, taken)
  given.headers.forEach((_, column) => {
    meanings[column] ??= proposal(looks[column]!, taken)
  })
  const columns = meanings.map((meaning, column) => withCodes(meaning!, profiles[column]!, given.codeLists))
  return {
    columns,
    mapping: columns.map(({ field, certainty }) => (certainty === 'ask' ? null : field)),
  }
}

function chosenMeaning(
  { headers, ownNames, choices, pointed, words }: ColumnsToUnderstand,
  column: number,
  profile: ColumnProfile,
  look: ColumnMeaning['looksLike'],
): ColumnMeaning | null {
  const name = ownNames[column] ?? ''
  const category =
    /\p{L}{3}/u.test(name) && isTicked(profile)
      ? (words.categoryOf(name) ?? words.categoryOf(headers[column]!))
      : null
  const ticked = category === null ? {} : { category }
  const key = comparisonKey(headers[column]!)
  const isChosen = pointed?.has(column) || choices.has(key)
  const chosen = pointed?.has(column) ? pointed.get(column)! : (choices.get(key) ?? null)
  if (isChosen)
    return {
      field: chosen,
      certainty: 'sure',
      reason: 'choice',
      looksLike: look,
      ...(chosen === 'category' ? ticked : {}),
    }
  return category === null
    ? null
    : { field: 'category', certainty: 'sure', reason: 'header', looksLike: look, category }
}

interface Claim {
  readonly column: number
  readonly match: HeaderMatch
  readonly verdict: 'agrees' | 'neutral' | 'contradicts'
  readonly score: number
}

/** Each field goes to the column whose header and values speak for it most; at a tie to the first. */
function assignHeaders(
  { matched, words }: ColumnsToUnderstand,
  profiles: readonly ColumnProfile[],
  looks: readonly ColumnMeaning['looksLike'][],
  meanings: (ColumnMeaning | null)[],
  taken: Set<Field>,
): void {
  const claims = matched.flatMap((match, column): Claim[] => {
    if (match === null || meanings[column]) return []
    const verdict = judgeMeaning(match.field, profiles[column]!, words)
    const weight = { agrees: 1, neutral: 0, contradicts: -4 }[verdict]
    const filled = profiles[column]!.filled > 0.1 ? 0.5 : 0
    return [{ column, match, verdict, score: (match.quality === 'exact' ? 2 : 1) + weight + filled }]
  })
  const best = claims.toSorted((left, right) => right.score - left.score || left.column - right.column)
  const refuted: Claim[] = []
  for (const claim of best) {
    const { column, match, verdict } = claim
    const look = looks[column]!
    if (verdict === 'contradicts') refuted.push(claim)
    else if (taken.has(match.field)) {
      const asks = askedTwice.has(match.field) && match.quality === 'exact' && verdict === 'agrees'
      meanings[column] = asks
        ? { field: match.field, certainty: 'ask', reason: 'header', looksLike: look }
        : { field: null, certainty: 'likely', reason: 'none', looksLike: look }
    } else {
      taken.add(match.field)
      meanings[column] = { ...trust(match, verdict, profiles[column]!), looksLike: look }
    }
  }
  for (const { column, match } of refuted) {
    const look = looks[column]!
    const other = look && !taken.has(look.field) ? look.field : null
    // Whatever it is, it is not what its header says, and somebody else has that field: nothing to ask.
    if (other === null && taken.has(match.field)) continue
    meanings[column] = {
      field: other ?? match.field,
      certainty: 'ask',
      reason: other ? 'content' : 'header',
      looksLike: look,
    }
    taken.add(other ?? match.field)
  }
}

function trust(
  { field, quality }: HeaderMatch,
  verdict: Claim['verdict'],
  profile: ColumnProfile,
): Pick<ColumnMeaning, 'field' | 'certainty' | 'reason'> {
  // A header that only resembles a known one needs values that agree.
  if (quality === 'near' && verdict !== 'agrees' && profile.values.length > 0 && isTestable(field))
    return { field, certainty: 'ask', reason: 'header' }
  const isSure =
    quality === 'exact' && (verdict === 'agrees' || profile.values.length === 0 || !dateFields.has(field))
  return { field, certainty: isSure ? 'sure' : 'likely', reason: 'header' }
}

/** An unknown header over values that can only be one thing: proposed, never used without a person. */
function proposal(look: ColumnMeaning['looksLike'], taken: Set<Field>): ColumnMeaning {
  if (look === null || taken.has(look.field) || isGivenOtherwise(look.field, taken))
    return { field: null, certainty: 'likely', reason: 'none', looksLike: look }
  taken.add(look.field)
  return { field: look.field, certainty: 'ask', reason: 'content', looksLike: look }
}

function isGivenOtherwise(field: Field, taken: ReadonlySet<Field>): boolean {
  if (field === 'birthDate') return taken.has('birthPlaceDate')
  if (field === 'name' || field === 'nik') return taken.has('nameNik')
  return field === 'rtRw' && taken.has('rt')
}

/** Numbers for words need their list; dates need an order of day and month. */
function withCodes(
  meaning: ColumnMeaning,
  profile: ColumnProfile,
  codeLists: ReadonlyMap<Field, CodeList>,
): ColumnMeaning {
  const { field } = meaning
  if (field === null) return meaning
  if (dateFields.has(field)) return { ...meaning, dateOrder: dateOrderOf(profile.values.map(datePart)) }
  if (!codedFields.has(field) || !isCoded(profile)) return meaning
  const codes = codeLists.get(field)
  const known = codes ? profile.share((text) => codes[String(Number(text))] !== undefined) : 0
  if (codes && known >= 0.5) return { ...meaning, reason: 'code-list', codes }
  return meaning.reason === 'choice' ? meaning : { ...meaning, certainty: 'ask' }
}

const datePart = (text: string) => text.replace(/^\D+/, '')
