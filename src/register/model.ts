import type { IsoDate } from '../kernel/dates.ts'

/** Fields of a person that are chosen among records. `village` brings its district; the others stand alone. */
export const personFields = [
  'nik',
  'kk',
  'relation',
  'name',
  'birthDate',
  'sex',
  'village',
  'hamlet',
  'rt',
  'rw',
  'address',
  'motherName',
  'vitalStatus',
] as const
export type PersonField = (typeof personFields)[number]

export type VitalStatus = 'alive' | 'dead' | 'moved-out' | 'unknown'
export type BirthPrecision = 'day' | 'year' | 'age'

/** What one record says of its person, with who says it and for which period. Null = blank. */
export interface RecordValues {
  readonly recordId: number
  readonly agencyId: string
  readonly period: IsoDate
  readonly nik: string | null
  readonly nikStatus: string
  readonly kk: string | null
  readonly relation: string | null
  readonly name: string | null
  readonly birthDate: IsoDate | null
  readonly birthPrecision: BirthPrecision | null
  readonly sex: string | null
  readonly districtCode: string | null
  readonly villageCode: string | null
  readonly hamlet: string | null
  readonly rt: string | null
  readonly rw: string | null
  readonly address: string | null
  readonly motherName: string | null
  /** Only from lists that make vital claims; null elsewhere. */
  readonly vitalStatus: VitalStatus | null
  /** Date of the death or move; the list's period when the row has none. */
  readonly vitalDate: IsoDate
  /** The row says sensitive things only, or its list does. */
  readonly isSensitive: boolean
}

/** The best values of a person. `sources`: field -> record id; '*' stands for every field not named. */
export interface BestValues {
  readonly nik: string | null
  readonly kk: string | null
  readonly relation: string | null
  readonly name: string | null
  readonly birthDate: IsoDate | null
  readonly birthPrecision: BirthPrecision | null
  readonly sex: string | null
  readonly districtCode: string | null
  readonly villageCode: string | null
  readonly hamlet: string | null
  readonly rt: string | null
  readonly rw: string | null
  readonly address: string | null
  readonly motherName: string | null
  readonly vitalStatus: VitalStatus
  readonly sources: Readonly<Record<string, number>>
}

/** Why a person's page is opened; asked for, kept in the audit. */
export const purposes = ['programme', 'case', 'correction', 'audit', 'request'] as const
export type Purpose = (typeof purposes)[number]
