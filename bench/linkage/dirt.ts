/**
 * What is wrong in the rows of a benchmark set, as shares of rows (0 to 1), for each level of dirt. The kinds are those of
 * tools/synthetic/defects.ts, where their sources stand; these rates are assumptions. clean = an export of one careful office,
 * typical = lists of several offices, filthy = typed by hand in the villages.
 */
export const levels = ['clean', 'typical', 'filthy'] as const
export type Level = (typeof levels)[number]

/** Name of the slip: [clean, typical, filthy]. Slips of one field marked "one of" exclude one another. */
const table = {
  // NIK, one of
  nikMissing: [0.01, 0.12, 0.3],
  nikPlaceholder: [0, 0.01, 0.04],
  nikMistyped: [0.003, 0.02, 0.05],
  nikOfRelative: [0, 0.008, 0.03],
  nikOfStranger: [0, 0.002, 0.008],
  nikSerialZero: [0, 0.004, 0.015],
  nikLastDigitZero: [0, 0.006, 0.02],
  // KK, one of
  kkMissing: [0.01, 0.12, 0.35],
  kkOld: [0.01, 0.06, 0.1],
  kkMistyped: [0.002, 0.01, 0.03],
  // Name, each by itself
  nameVariant: [0.02, 0.12, 0.28],
  nameTypo: [0.006, 0.04, 0.1],
  nameShortened: [0.003, 0.025, 0.07],
  nameInitial: [0.002, 0.015, 0.04],
  nameSwapped: [0.001, 0.01, 0.03],
  nameMerged: [0.002, 0.015, 0.04],
  nameTitle: [0.004, 0.025, 0.06],
  nameFather: [0, 0.008, 0.025],
  // Birth date, one of
  birthMissing: [0.002, 0.04, 0.15],
  birthSwapped: [0.002, 0.015, 0.04],
  birthHeaped: [0.001, 0.02, 0.06],
  birthMistyped: [0.004, 0.02, 0.05],
  // The rest, each by itself
  sexMissing: [0, 0.02, 0.08],
  sexWrong: [0.0006, 0.004, 0.012],
  villageSpelling: [0.004, 0.06, 0.15],
  villageMissing: [0, 0.01, 0.05],
  districtMissing: [0, 0.03, 0.1],
  addressMissing: [0.02, 0.12, 0.3],
  doorWrong: [0.002, 0.03, 0.08],
  motherMissing: [0.02, 0.35, 0.6],
  motherVariant: [0.02, 0.1, 0.25],
  phoneMissing: [0.2, 0.5, 0.75],
  phoneOther: [0.02, 0.1, 0.15],
  // A person whose later rows show another village and family card
  moved: [0.01, 0.04, 0.08],
} as const satisfies Readonly<Record<string, readonly [number, number, number]>>

export type Slip = keyof typeof table
export type Rates = Readonly<Record<Slip, number>>

/** Rates of one level. */
export function ratesOf(level: Level): Rates {
  const at = levels.indexOf(level)
  return Object.fromEntries(Object.entries(table).map(([slip, rates]) => [slip, rates[at]])) as Rates
}

/** Rows by which a person is known in one set, as [rows, weight]; on average 1.85. */
export const rowsPerPerson = [
  [1, 50],
  [2, 28],
  [3, 13],
  [4, 6],
  [5, 2],
  [6, 1],
] as const

/** Shares of people, the same for every level: what makes two people look like one. */
export const lookalikes = {
  /** Twins whose names differ in a few letters; one in ninety births is of twins. */
  twinsOfLikeName: 0.5,
  /** Sons who bear their father's whole name. */
  sonOfOneName: 0.006,
  /** Siblings whose names differ in a few letters. */
  siblingsOfLikeName: 0.02,
} as const

/** Of the people of two files to link: shares known to both, to the first only; the others are in the second only. */
export const overlap = { both: 0.45, firstOnly: 0.275 } as const
/** Of the people in the second file, the share that stands there twice. The first file holds everybody once. */
export const twiceInSecond = 0.06
