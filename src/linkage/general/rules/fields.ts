/** What a field can mean. Each kind has its own comparison; the levels of a comparison stand in levelsOf. */
export const fieldKinds = [
  'national-id',
  'household-id',
  'person-name',
  'given-name',
  'surname',
  'date',
  'sex',
  'place',
  'address',
  'phone',
  'category',
  'text',
] as const
export type FieldKind = (typeof fieldKinds)[number]

const nameLevels = [
  'missing',
  'equal',
  'alike',
  'similar',
  'swapped',
  'shorter',
  'initials',
  'partly',
  'different',
]
const textLevels = ['missing', 'equal', 'alike', 'similar', 'partly', 'different']

/**
 * Levels of a comparison by kind, from full agreement down; 0 is always "missing on one side": no evidence.
 * `slip` = one typing slip (a digit, two neighbours, day and month); `serial` = two well-formed NIKs that differ in their
 * serial only: brothers and neighbours registered together, not a slip; `shorter` = words left out on one side; `age` and
 * `near` = one side is an age, and the years agree as far as it can tell, or nearly.
 */
export const levelsOf: Readonly<Record<FieldKind, readonly string[]>> = {
  'national-id': ['missing', 'equal', 'slip', 'serial', 'different'],
  'household-id': ['missing', 'equal', 'slip', 'different'],
  'person-name': nameLevels,
  'given-name': nameLevels,
  surname: nameLevels,
  date: ['missing', 'equal', 'slip', 'age', 'part', 'year', 'near', 'different'],
  sex: ['missing', 'equal', 'different'],
  place: textLevels,
  address: ['missing', 'equal', 'most', 'half', 'different'],
  phone: ['missing', 'equal', 'slip', 'different'],
  category: ['missing', 'equal', 'different'],
  text: textLevels,
}

/** Most levels of any kind, and most fields: a pattern of levels is one number below 2^53. */
export const levelsMax = 9
export const fieldsMax = 16

export interface Field {
  readonly name: string
  readonly kind: FieldKind
  /** Dates with digits only tell nothing of their order: 03/04/1970 is 3 April when true. */
  readonly dayFirst: boolean
  /** Multiplies the evidence of this field; 1 unless the person who links says otherwise. */
  readonly weight: number
}

export const isName = (kind: FieldKind) =>
  kind === 'person-name' || kind === 'given-name' || kind === 'surname'

/** Kinds kept as a packed number: two integers a row. */
export const isNumber = (kind: FieldKind) =>
  kind === 'national-id' || kind === 'household-id' || kind === 'phone'

/** True for the columns that name the person: given name, surname, and the first whole name; a second one is a parent's. */
export function ownNames(fields: readonly Field[]): boolean[] {
  const first = fields.findIndex(({ kind }) => kind === 'person-name')
  return fields.map(({ kind }, index) => kind === 'given-name' || kind === 'surname' || index === first)
}

const ofPerson: ReadonlySet<FieldKind> = new Set(['national-id', 'date', 'sex', 'text'])

/**
 * True for the columns that the people of one house share: all but what is a person's own (number, first names, date, sex,
 * texts such as an e-mail address or an occupation).
 * Together they are one piece of evidence (weigh.ts).
 */
export function householdFields(fields: readonly Field[]): boolean[] {
  const own = ownNames(fields)
  return fields.map(({ kind }, index) => kind === 'surname' || !(own[index] || ofPerson.has(kind)))
}
