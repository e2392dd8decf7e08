import { type DefectName, defects, nothingWords, type Quality } from './defects.ts'
import { mistype, mistypeDigits, shortenName, spellOtherwise, spellVillage } from './misspell.ts'
import { ageOf, type Family, type Person } from './model.ts'
import { type Day, two } from './numbers.ts'
import type { Village } from './places.ts'
import type { Random } from './random.ts'

/** A person as one row of one list shows them: what the typist knew, with the list's defects. Reused from row to row. */
export interface Seen {
  person: Person
  family: Family
  nik: string
  kk: string
  name: string
  /** null = not known; then `birthText` stands in the cell. */
  birth: Day | null
  birthText: string
  age: number
  sex: 'M' | 'F'
  village: string
  district: string
  hamlet: string
  rt: string
  rw: string
  address: string
  mother: string
  head: string
}

/** Defects of one field that exclude one another, with the upper bound of each in one draw from 0 to 1. */
type Slips = readonly (readonly [DefectName, number])[]
type Rates = Readonly<Record<DefectName, number>> & {
  readonly nameSlips: Slips
  readonly nikSlips: Slips
  readonly birthSlips: Slips
  readonly kkSlips: Slips
}

const rates: Readonly<Record<Quality, Rates>> = {
  registry: ratesOf('registry'),
  office: ratesOf('office'),
  manual: ratesOf('manual'),
}

function ratesOf(quality: Quality): Rates {
  const single = Object.fromEntries(Object.entries(defects).map(([name, d]) => [name, d[quality]])) as Record<
    DefectName,
    number
  >
  const slips = (names: readonly DefectName[]): Slips => {
    let bound = 0
    return names.map((name) => {
      bound += single[name]
      return [name, bound] as const
    })
  }
  return {
    ...single,
    nameSlips: slips(['nameVariant', 'nameTypo', 'nameShortened', 'nameAlias']),
    nikSlips: slips([
      'nikMissing',
      'nikPlaceholder',
      'nikMistyped',
      'nikShortened',
      'nikOfRelative',
      'nikDecorated',
    ]),
    kkSlips: slips(['kkMissing', 'kkOld', 'nikMistyped']),
    birthSlips: slips(['birthMissing', 'birthSwapped', 'birthStandIn', 'birthMistyped']),
  }
}

/** The one defect of a field in this row, or null: one draw decides. */
function slip(random: Random, slips: Slips): DefectName | null {
  const draw = random.next()
  for (const [name, bound] of slips) if (draw < bound) return name
  return null
}

export const rateOf = (quality: Quality, name: DefectName) => rates[quality][name]

/** Which place the list shows for a family that moved inside the regency this year. */
function placeOf(random: Random, family: Family, rate: Rates): Village {
  return family.movedFrom && random.chance(rate.oldAddress) ? family.movedFrom : family.village
}

/** Writes person and family into `seen` with the defects of a list of this quality. */
export function observe(random: Random, seen: Seen, person: Person, family: Family, quality: Quality): Seen {
  const rate = rates[quality]
  seen.person = person
  seen.family = family
  seen.sex = random.chance(rate.sexWrong) ? (person.sex === 'M' ? 'F' : 'M') : person.sex
  seen.kk = seenKk(random, family, rate)
  seen.age = ageOf(person)
  seen.name = seenName(random, person, seen.age, rate)
  seen.nik = seenNik(random, person, family, rate)
  seenBirth(random, seen, person, rate)
  seenPlace(random, seen, family, quality, rate)
  seen.mother = random.chance(rate.motherMissing)
    ? ''
    : random.chance(rate.nameVariant)
      ? spellOtherwise(random, person.motherName)
      : person.motherName
  seen.head = family.members[0]!.name
  return seen
}

function seenName(random: Random, person: Person, age: number, rate: Rates): string {
  let name = person.name
  switch (slip(random, rate.nameSlips)) {
    case 'nameVariant':
      name = spellOtherwise(random, name)
      break
    case 'nameTypo':
      name = mistype(random, name)
      break
    case 'nameShortened':
      name = shortenName(random, name)
      break
    case 'nameAlias':
      name = withAlias(random, person, name)
      break
  }
  if (age > 40 && random.chance(rate.nameTitle)) name = withTitle(random, person, name)
  if (age > 60 && random.chance(rate.nameDeadMark)) name = `${name} ${random.pick(deadMarks)}`
  return name
}

const deadMarks = ['(ALM)', 'ALM.', '(ALMH)', '(ALMN0', 'ALMARHUM'] as const

function withAlias(random: Random, person: Person, name: string): string {
  if (random.chance(0.5)) return `${name} AL. ${shortenName(random, name).split(' ')[0]!.slice(0, 4)}`
  return `${name} ${person.sex === 'M' ? 'BIN' : 'BINTI'} ${person.fatherName.split(' ')[0]}`
}

function withTitle(random: Random, person: Person, name: string): string {
  const studied = person.education.startsWith('DIPLOMA IV') || person.education === 'STRATA II'
  if (studied) return `${name}, ${random.pick(['S.PD', 'S.E', 'S.SOS', 'S.PD.I', 'S.H'])}`
  const titles = person.sex === 'M' ? ['H.', 'H', 'K.H.', 'H.', 'P.', 'USTADZ'] : ['HJ.', 'HJ', 'B.', 'HJ.']
  return `${random.pick(titles)} ${name}`
}

function seenKk(random: Random, family: Family, rate: Rates): string {
  switch (slip(random, rate.kkSlips)) {
    case 'kkMissing':
      return random.pick(nothingWords)
    case 'kkOld':
      return family.oldKk
    case 'nikMistyped':
      return mistypeDigits(random, family.kk)
    default:
      return family.kk
  }
}

const placeholders = [
  '0',
  '0000000000000000',
  '1234567890123456',
  '9999999999999999',
  '3509000000000000',
] as const

function seenNik(random: Random, person: Person, family: Family, rate: Rates): string {
  const nik = person.secondNik !== '' && random.chance(rate.nikSecond) ? person.secondNik : person.nik
  if (nik === '') return ''
  switch (slip(random, rate.nikSlips)) {
    case 'nikMissing':
      return random.pick(nothingWords)
    case 'nikPlaceholder':
      return random.pick(placeholders)
    case 'nikMistyped':
      return mistypeDigits(random, nik)
    case 'nikShortened':
      return nik.slice(0, 15)
    case 'nikOfRelative':
      return family.members[person === family.members[0] && family.members.length > 1 ? 1 : 0]!.nik
    case 'nikDecorated':
      return random.pick([`'${nik}`, `\u00a0${nik}`, `${nik} `, `${nik.slice(0, 6)} ${nik.slice(6)}`])
    default:
      return nik
  }
}

function seenBirth(random: Random, seen: Seen, person: Person, rate: Rates): void {
  const { year, month, day } = person.birth
  seen.birth = person.birth
  seen.birthText = ''
  switch (slip(random, rate.birthSlips)) {
    case 'birthMissing':
      seen.birth = null
      seen.birthText = random.pick(nothingWords)
      break
    case 'birthSwapped':
      if (day <= 12) seen.birth = { year, month: day, day: month }
      break
    case 'birthStandIn':
      seen.birth = random.chance(0.6) ? { year, month: 7, day: 1 } : { year, month: 12, day: 31 }
      break
    case 'birthMistyped':
      seen.birth = mistypeDay(random, person.birth)
  }
}

function mistypeDay(random: Random, { year, month, day }: Day): Day {
  const kind = random.next()
  if (kind < 0.4) return { year, month, day: random.between(1, 28) }
  if (kind < 0.6) return { year, month: random.between(1, 12), day: Math.min(day, 28) }
  const wrong = Math.min(2026, year + random.pick([-10, -2, -1, 1, 2, 10]))
  return { year: wrong, month: Math.min(month, 10), day: Math.min(day, 28) }
}

function seenPlace(random: Random, seen: Seen, family: Family, quality: Quality, rate: Rates): void {
  const village = placeOf(random, family, rate)
  seen.village = random.chance(rate.villageSpelling)
    ? spellVillage(random, village.name)
    : village.name.toUpperCase()
  seen.district = random.chance(rate.districtMissing) ? '' : village.districtName.toUpperCase()
  const hamlet = village === family.village ? family.hamlet : village.hamlets[0]!
  seen.hamlet = random.chance(rate.hamletSpelling)
    ? `${random.pick(['DSN ', 'DSN. ', 'DS ', 'DS. ', 'DUSUN ', 'DUSUN. '])}${hamlet.replace('LINGKUNGAN ', '')}`
    : hamlet
  seen.rt = quality === 'registry' ? `0${two(family.rt)}` : `${random.chance(0.5) ? '0' : '00'}${family.rt}`
  seen.rw =
    quality === 'registry' ? `0${two(family.rw)}` : `${random.chance(0.5) ? '0' : ''}${two(family.rw)}`
  seen.address =
    family.address.startsWith('JL.') && village === family.village
      ? family.address
      : quality === 'registry'
        ? `DUSUN ${hamlet}`
        : `${seen.hamlet} RT ${seen.rt} RW ${seen.rw}`
}
