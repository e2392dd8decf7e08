/** Age groups and sexes of the tables, as parts of names of columns; the last of each is who it is not known of. */
export const ages = ['u0-6', 'u7-17', 'u18-30', 'u31-59', 'u60', 'ux'] as const
export const sexes = ['l', 'p', 'sx'] as const

/** People of one age, of one sex, or of both; by their places in `ages` and `sexes`, null = all. */
export interface Group {
  readonly id: string
  readonly age: number | null
  readonly sex: number | null
}
interface CrossGroup extends Group {
  readonly age: number
  readonly sex: number
}

const sexGroups: readonly Group[] = sexes.map((id, sex) => ({ id, age: null, sex }))
const ageGroups: readonly Group[] = ages.map((id, age) => ({ id, age, sex: null }))
/** Both together, e.g. l.u0-6. */
export const crossGroups: readonly CrossGroup[] = sexes.flatMap((sexId, sex) =>
  ages.map((ageId, age) => ({ id: `${sexId}.${ageId}`, age, sex })),
)
export const groups: readonly Group[] = [...sexGroups, ...ageGroups, ...crossGroups]

/**
 * Whose sex or age nobody wrote down. No table tells how many they are: they are what is left of a total. By what is not
 * written down nobody is recognised, so a small rest is no secret either.
 */
export const isUnknown = ({ age, sex }: Group) => age === ages.length - 1 || sex === sexes.length - 1

/** What the tables tell. */
export const toldGroups = groups.filter((group) => !isUnknown(group))

export const isCross = ({ age, sex }: Group) => age !== null && sex !== null

/** Is who has this age and sex one of the group? */
export const holds = (group: Group, part: { readonly age: number; readonly sex: number }) =>
  (group.age === null || group.age === part.age) && (group.sex === null || group.sex === part.sex)

/** What everybody knows to add up: by sex and by age, of all and of each other. `total` null = all. */
export const groupSums: readonly { readonly total: Group | null; readonly parts: readonly Group[] }[] = [
  { total: null, parts: sexGroups },
  { total: null, parts: ageGroups },
  ...[...sexGroups, ...ageGroups].map((total) => ({
    total,
    parts: crossGroups.filter((one) => holds(total, one)),
  })),
]
