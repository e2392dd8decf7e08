import type { Culture, Sex } from './names.ts'
import type { Day } from './numbers.ts'
import type { Village } from './places.ts'

/** The day the truth is told for. Ages, rules and "living" are as of this day. */
export const today: Day = { year: 2026, month: 10, day: 31 }

export type Relation = 'KEPALA KELUARGA' | 'ISTRI' | 'ANAK' | 'ORANG TUA' | 'MERTUA' | 'FAMILI LAIN'
export type Marital = 'BELUM KAWIN' | 'KAWIN' | 'CERAI HIDUP' | 'CERAI MATI'
export type Attribute =
  | 'guru-ngaji'
  | 'mahasiswa'
  | 'hamil'
  | 'rumah-tidak-layak'
  | 'rt-rw'
  | 'umkm'
  | 'santri'
  | 'disabilitas'
export type Vital = 'alive' | 'dead' | 'moved-out'

export interface Person {
  id: number
  readonly name: string
  readonly sex: Sex
  readonly birth: Day
  readonly birthPlace: string
  /** '' = never registered. */
  nik: string
  /** A second number from an earlier registration elsewhere, or ''. */
  secondNik: string
  motherName: string
  fatherName: string
  readonly relation: Relation
  marital: Marital
  education: string
  occupation: string
  /** Numbers 1–26 of the PPKS categories. */
  readonly categories: number[]
  readonly attributes: Attribute[]
  disability: string
  vital: Vital
  vitalOn: Day | null
}

export interface Family {
  readonly id: number
  readonly kk: string
  /** The number of the card the family had before; the same as `kk` when it has had one only. */
  readonly oldKk: string
  readonly village: Village
  /** Where the family lived until it moved inside the regency in 2026; lists made before show this. */
  readonly movedFrom: Village | null
  readonly hamlet: string
  readonly rt: number
  readonly rw: number
  readonly address: string
  readonly culture: Culture
  readonly members: Person[]
  desil: number
}

/** Completed years on the day of the truth. */
export function ageOf(person: { readonly birth: Day }): number {
  const { year, month, day } = person.birth
  const years = today.year - year
  return month > today.month || (month === today.month && day > today.day) ? years - 1 : years
}

/** A living resident on the day of the truth. */
export const lives = (person: Person) => person.vital === 'alive'
/** Born after the population export of January was taken. */
export const isNewborn = (person: Person) => person.birth.year === 2026 && person.birth.month > 1
export const has = (person: Person, attribute: Attribute) => person.attributes.includes(attribute)
