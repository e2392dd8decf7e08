/**
 * What goes wrong in agencies' files, how often, and where that comes from. Rates are shares of rows (0–1) per quality
 * of list: registry = SIAK export, office = kept in an agency's system, manual = typed by hand in the villages.
 * Source: S = a named source in the domain notes, M = measured there on sample files (small), A = our assumption.
 */
export type Quality = 'registry' | 'office' | 'manual'
export interface Defect {
  readonly registry: number
  readonly office: number
  readonly manual: number
  readonly source: string
}
const defect = (registry: number, office: number, manual: number, source: string): Defect => ({
  registry,
  office,
  manual,
  source,
})

export const defects = {
  nikMissing: defect(
    0,
    0.025,
    0.09,
    'S: 2020 about 20 % of rows fail for NIK or name; split over the five NIK defects (A)',
  ),
  nikPlaceholder: defect(0, 0.004, 0.02, 'S: import tools meet 0 and repeated numbers; rate A'),
  nikMistyped: defect(0.001, 0.01, 0.035, 'A: one digit wrong or two swapped'),
  nikShortened: defect(0.0005, 0.004, 0.012, 'S: 15-digit NIK in sample rows; rate A'),
  nikOfRelative: defect(0.0002, 0.006, 0.03, 'S/G: the head’s number used for the family; rate A'),
  nikSecond: defect(
    0,
    0.5,
    0.5,
    'A: of people who hold two numbers, the share of lists that show the older one',
  ),
  nikScientific: defect(
    0,
    0.001,
    0.001,
    'G: 3.50911E+15 after a CSV was saved from a spreadsheet; CSV lists only',
  ),
  nikDecorated: defect(0, 0.003, 0.012, 'S: apostrophe, NBSP or blanks in the cell; rate A'),
  kkMissing: defect(0, 0.012, 0.07, 'S: people without a family card, 2020; rate A'),
  kkOld: defect(
    0,
    0.03,
    0.06,
    'G: the card changes when a family is formed anew, lists keep the old number; rate A',
  ),
  nameTypo: defect(0.006, 0.03, 0.075, 'A: one letter left out, doubled, swapped or replaced'),
  nameVariant: defect(
    0.005,
    0.06,
    0.16,
    'G: Moh/Muh/M., oe/u, dj/j, doubled letters, f/p, kh/h; applies only where the name allows it',
  ),
  nameTitle: defect(0.002, 0.015, 0.04, 'G: H., Hj., S.Pd; people over 40 only'),
  nameShortened: defect(0.001, 0.012, 0.045, 'A: a word left out'),
  nameAlias: defect(0, 0.003, 0.015, 'S: alias and bin/binti are in use; rate A'),
  nameDeadMark: defect(0, 0.004, 0.01, 'M: MUNIAH (ALMN0 in a sample file; people over 60 only, rate A'),
  birthSwapped: defect(0.001, 0.008, 0.03, 'S: dd/mm read as US dates; days up to 12 only'),
  birthMistyped: defect(0.002, 0.01, 0.03, 'A: a day, month or year off'),
  birthStandIn: defect(0, 0.006, 0.03, 'S: 01-07 and 31-12 as stand-in dates'),
  birthMissing: defect(0, 0.012, 0.05, 'M: empty, NULL, - or Tdk Th in samples; rate A'),
  sexWrong: defect(0.0006, 0.004, 0.012, 'A'),
  villageSpelling: defect(
    0.004,
    0.05,
    0.13,
    'M: 46 of 235 village names differ in spaces, 5 in letters between two official lists',
  ),
  districtMissing: defect(0, 0.01, 0.045, 'A; makes 20 homonymous villages ambiguous'),
  hamletSpelling: defect(0.35, 0.5, 0.6, 'M: DSN, DSN., DS, DUSUN, DUSUN., bare in 18 rows'),
  motherMissing: defect(0.01, 0.3, 0.5, 'A'),
  duplicateRow: defect(0, 0.006, 0.02, 'S: the same person typed twice; rate A'),
  oldAddress: defect(
    0.4,
    0.75,
    0.35,
    'S: “still recorded at the old address”; share of families who moved that show the old place',
  ),
} as const
export type DefectName = keyof typeof defects

/** Words that people type where a value is not known [M]. */
export const nothingWords = ['', '-', 'NULL', 'Tdk Th', 'TIDAK TAHU', ''] as const
/** People not in the SIAK export although they live here: homeless, never registered, arrived, besides the newborn (A). */
export const missingFromRegistry = 0.018
/** People without any NIK: newborns of a few months, some old people, most of the homeless (A). */
export const withoutNik = { newborn: 0.2, old: 0.012, homeless: 0.8, other: 0.0006 }
/** Temporary numbers of village systems (0 + village code + serial) among those never registered (S; rate A). */
export const temporaryNik = 0.35
/** People who hold two NIK (S: cases before 2012; rate A), and people given the number of somebody else (S; rate A). */
export const twoNik = 0.004
export const sharedNik = 0.0008
/** Families that DTSEN knows (brief of the benchmark). */
export const knownToDtsen = 0.93
/** Share of a category or attribute that the agency's own list knows (A). */
export const knownToAgency = 0.9
/** Sizes of files: intake takes at most a million rows at once. */
export const rowsPerFile = 900_000
