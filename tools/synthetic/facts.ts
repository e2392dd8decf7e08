import { type Attribute, ageOf, type Family, lives, type Person } from './model.ts'
import type { Day } from './numbers.ts'
import { type Random, seedOf } from './random.ts'

const farm = [
  'PETANI/PEKEBUN',
  'BURUH TANI/PERKEBUNAN',
  'BURUH HARIAN LEPAS',
  'WIRASWASTA',
  'KARYAWAN SWASTA',
  'PEDAGANG',
  'TUKANG BATU',
  'SOPIR',
  'PERANGKAT DESA',
  'GURU',
] as const
const town = [
  'KARYAWAN SWASTA',
  'WIRASWASTA',
  'BURUH HARIAN LEPAS',
  'PEDAGANG',
  'PEGAWAI NEGERI SIPIL',
  'GURU',
  'SOPIR',
  'TUKANG BATU',
  'BURUH TANI/PERKEBUNAN',
  'PENSIUNAN',
] as const
/** How much a head's work lifts the family, in deviations of the welfare score. */
const workScore: Readonly<Record<string, number>> = {
  'PEGAWAI NEGERI SIPIL': 1.5,
  PENSIUNAN: 1.1,
  GURU: 1.0,
  'PERANGKAT DESA': 0.8,
  'KARYAWAN SWASTA': 0.55,
  WIRASWASTA: 0.5,
  PEDAGANG: 0.3,
  SOPIR: 0.05,
  'PETANI/PEKEBUN': 0,
  'TUKANG BATU': -0.1,
  'BURUH TANI/PERKEBUNAN': -0.55,
  'BURUH HARIAN LEPAS': -0.5,
  'MENGURUS RUMAH TANGGA': -0.35,
  'BELUM/TIDAK BEKERJA': -0.6,
}
const schools = [
  'TIDAK/BELUM SEKOLAH',
  'BELUM TAMAT SD/SEDERAJAT',
  'TAMAT SD/SEDERAJAT',
  'SLTP/SEDERAJAT',
  'SLTA/SEDERAJAT',
  'DIPLOMA III',
  'DIPLOMA IV/STRATA I',
  'STRATA II',
] as const

/** Fills schooling, work, welfare rank, categories, attributes and the events of 2026 of a family. */
export function addFacts(random: Random, family: Family): void {
  for (const person of family.members) addSchoolAndWork(random, family, person)
  family.desil = desilOf(random, family)
  for (const person of family.members) {
    addCategories(random, family, person)
    addAttributes(random, family, person)
  }
  const head = family.members[0]!
  if (random.chance([0.2, 0.13, 0.08, 0.05, 0.02][family.desil - 1] ?? 0.004))
    head.attributes.push('rumah-tidak-layak')
  addEvents(random, family)
}

function addSchoolAndWork(random: Random, family: Family, person: Person): void {
  const age = ageOf(person)
  const level =
    age < 6
      ? 0
      : age < 13
        ? 1
        : age < 16
          ? 2
          : age < 19
            ? 3
            : adultSchool(random, person.birth.year, family.village.urban)
  person.education = schools[level]!
  if (age < 6) person.occupation = 'BELUM/TIDAK BEKERJA'
  else if (age < 19) person.occupation = 'PELAJAR/MAHASISWA'
  else if (person.sex === 'F' && random.chance(person.relation === 'ISTRI' ? 0.62 : 0.35))
    person.occupation = 'MENGURUS RUMAH TANGGA'
  else if (age > 74 && random.chance(0.6)) person.occupation = 'BELUM/TIDAK BEKERJA'
  else person.occupation = workOf(random, level, family.village.urban)
}

function adultSchool(random: Random, birthYear: number, urban: boolean): number {
  const centre = 1.1 + Math.max(0, birthYear - 1940) * 0.041 + (urban ? 0.75 : 0)
  return Math.max(0, Math.min(7, Math.round(centre + random.bell() * 1.15)))
}

function workOf(random: Random, school: number, urban: boolean): string {
  if (school >= 6 && random.chance(0.55))
    return random.pick(['PEGAWAI NEGERI SIPIL', 'GURU', 'KARYAWAN SWASTA'])
  const list = urban ? town : farm
  const drawn = random.next() * random.next()
  const work = list[Math.floor(drawn * list.length)]!
  return school < 4 && (work === 'GURU' || work === 'PEGAWAI NEGERI SIPIL') ? 'BURUH HARIAN LEPAS' : work
}

/** Upper bounds of the standard score for deciles 1–9, moved so that the regency is a little poorer than the nation. */
const cuts = [-1.13, -0.71, -0.4, -0.13, 0.13, 0.39, 0.67, 0.99, 1.43]
function desilOf(random: Random, family: Family): number {
  const head = family.members[0]!
  const age = ageOf(head)
  const score =
    (workScore[head.occupation] ?? 0) * 0.6 +
    (schools.indexOf(head.education as never) - 2.6) * 0.24 +
    (family.village.urban ? 0.2 : -0.05) -
    Math.max(0, family.members.length - 4) * 0.14 -
    (head.sex === 'F' ? 0.22 : 0) -
    (age > 65 ? 0.25 : 0) -
    (family.culture === 'madurese' ? 0.08 : 0)
  const z = (score + 0.12 + random.bell() * 0.55) / 0.84
  const at = cuts.findIndex((cut) => z < cut)
  return at < 0 ? 10 : at + 1
}

const disabilities = [
  'FISIK',
  'SENSORIK NETRA',
  'SENSORIK RUNGU',
  'SENSORIK WICARA',
  'INTELEKTUAL',
  'MENTAL',
  'GANDA',
] as const

interface CategoryRate {
  readonly number: number
  readonly from: number
  readonly to: number
  readonly rate: number
  readonly sex?: 'M' | 'F'
  readonly poor?: number
}
/** Categories drawn by age and sex alone; `poor` multiplies the rate for deciles 1–3. Rates are assumptions (README). */
const categoryRates: readonly CategoryRate[] = [
  { number: 1, from: 0, to: 4, rate: 0.002, poor: 4 },
  { number: 2, from: 6, to: 17, rate: 0.003, poor: 4 },
  { number: 3, from: 12, to: 17, rate: 0.0006 },
  { number: 4, from: 6, to: 17, rate: 0.0004, poor: 3 },
  { number: 5, from: 0, to: 17, rate: 0.006 },
  { number: 6, from: 2, to: 17, rate: 0.0004 },
  { number: 7, from: 0, to: 17, rate: 0.0003 },
  { number: 9, from: 18, to: 59, rate: 0.009, poor: 1.5 },
  { number: 9, from: 60, to: 120, rate: 0.028 },
  { number: 10, from: 18, to: 49, rate: 0.0001, sex: 'F' },
  { number: 11, from: 18, to: 75, rate: 0.00008, poor: 3 },
  { number: 12, from: 18, to: 80, rate: 0.0002, poor: 3 },
  { number: 13, from: 16, to: 75, rate: 0.0006, poor: 3 },
  { number: 14, from: 15, to: 70, rate: 0.00003 },
  { number: 15, from: 20, to: 65, rate: 0.0003 },
  { number: 16, from: 18, to: 60, rate: 0.0004 },
  { number: 17, from: 15, to: 55, rate: 0.00025 },
  { number: 18, from: 15, to: 50, rate: 0.00004 },
  { number: 19, from: 18, to: 70, rate: 0.0002 },
  { number: 20, from: 20, to: 60, rate: 0.0008 },
  { number: 22, from: 0, to: 90, rate: 0.0001 },
]

function addCategories(random: Random, family: Family, person: Person): void {
  const age = ageOf(person)
  const poor = family.desil <= 3
  for (const entry of categoryRates) {
    if (age < entry.from || age > entry.to || (entry.sex && entry.sex !== person.sex)) continue
    if (random.chance(entry.rate * (poor ? (entry.poor ?? 1) : 1))) person.categories.push(entry.number)
  }
  const alone = family.members.length === 1
  if (age >= 60 && family.desil <= 5 && random.chance(alone ? 0.4 : 0.05)) person.categories.push(8)
  const ownHome = person.sex === 'F' && person.relation === 'KEPALA KELUARGA' && age >= 18 && age < 60
  if (ownHome && family.desil <= 6 && random.chance(0.5)) person.categories.push(23)
  if (person.relation === 'KEPALA KELUARGA' && family.desil === 1 && random.chance(0.3))
    person.categories.push(24)
  if (person.relation === 'KEPALA KELUARGA' && random.chance(0.0015)) person.categories.push(25)
  if (isDisasterVillage(family) && random.chance(0.05)) person.categories.push(21)
  if (person.categories.includes(9) || person.categories.includes(5)) {
    person.attributes.push('disabilitas')
    person.disability = random.pick(disabilities)
  }
}

/** About one village in 31 had a flood or landslide this year. */
const isDisasterVillage = (family: Family) => (seedOf(3, family.village.code) >>> 0) % 31 === 3

function addAttributes(random: Random, family: Family, person: Person): void {
  const age = ageOf(person)
  const give = (attribute: Attribute, rate: number) => {
    if (random.chance(rate)) person.attributes.push(attribute)
  }
  const madurese = family.culture === 'madurese'
  if (age >= 22 && age <= 75) give('guru-ngaji', madurese ? 0.017 : 0.009)
  if (age >= 18 && age <= 24) give('mahasiswa', family.desil > 6 ? 0.2 : family.desil > 3 ? 0.1 : 0.045)
  if (person.sex === 'F' && age >= 18 && age <= 42 && person.marital === 'KAWIN')
    give('hamil', age < 35 ? 0.085 : 0.03)
  if (person.relation === 'KEPALA KELUARGA' && person.sex === 'M' && age >= 28 && age <= 72)
    give('rt-rw', 0.025)
  if (age >= 22 && age <= 65)
    give('umkm', person.occupation === 'PEDAGANG' || person.occupation === 'WIRASWASTA' ? 0.14 : 0.012)
  if (age >= 10 && age <= 20) give('santri', madurese ? 0.16 : 0.07)
}

const deathRates: readonly (readonly [number, number])[] = [
  [1, 0.009],
  [15, 0.0004],
  [40, 0.0011],
  [50, 0.003],
  [60, 0.006],
  [70, 0.013],
  [80, 0.034],
  [200, 0.085],
]
const dayOf2026 = (random: Random, from = 1): Day => ({
  year: 2026,
  month: random.between(from, 10),
  day: random.between(1, 28),
})

function addEvents(random: Random, family: Family): void {
  if (random.chance(0.0035)) {
    const on = dayOf2026(random, 2)
    for (const person of family.members) leave(person, on)
    return
  }
  for (const person of family.members) {
    const age = ageOf(person)
    const rate = deathRates.find(([below]) => age < below)![1]
    if (random.chance(rate)) {
      const on = dayOf2026(random)
      person.vital = 'dead'
      person.vitalOn =
        person.birth.year === 2026 && on.month <= person.birth.month ? { year: 2026, month: 10, day: 31 } : on
    } else if (age >= 18 && age <= 32 && person.relation === 'ANAK' && random.chance(0.012))
      leave(person, dayOf2026(random, 2))
  }
  if (family.members.every((person) => !lives(person))) return
  for (const person of family.members)
    if (person.marital === 'KAWIN' && widowed(family, person)) person.marital = 'CERAI MATI'
}

function leave(person: Person, on: Day): void {
  const bornLater = person.birth.year === 2026 && person.birth.month >= on.month
  person.vital = 'moved-out'
  person.vitalOn = bornLater ? { year: 2026, month: 10, day: 31 } : on
}

function widowed(family: Family, person: Person): boolean {
  const partner =
    person.relation === 'KEPALA KELUARGA'
      ? family.members[1]
      : person.relation === 'ISTRI'
        ? family.members[0]
        : undefined
  return partner?.vital === 'dead' && (partner.relation === 'ISTRI' || partner.relation === 'KEPALA KELUARGA')
}
