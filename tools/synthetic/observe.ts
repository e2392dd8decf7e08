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

const rates: Record<Quality, Record<DefectName, number>> = {
  registry: ratesOf('registry'),
  office: ratesOf('office'),
  manual: ratesOf('manual'),
}
function ratesOf(quality: Quality): Record<DefectName, number> {
  return Object.fromEntries(Object.entries(defects).map(([name, d]) => [name, d[quality]])) as Record<
    DefectName,
    number
  >
}
export const rateOf = (quality: Quality, name: DefectName) => rates[quality][name]

/** Which place the list shows for a family that moved inside the regency this year. */
function placeOf(random: Random, family: Family, rate: Record<DefectName, number>): Village {
  return family.movedFrom && random.chance(rate.oldAddress) ? family.movedFrom : family.village
}

/** Writes person and family into `seen` with the defects of a list of this quality. */
export function observe(random: Random, seen: Seen, person: Person, family: Family, quality: Quality): Seen {
  const rate = rates[quality]
  seen.person = person
  seen.family = family
  seen.sex = random.chance(rate.sexWrong) ? (person.sex === 'M' ? 'F' : 'M') : person.sex
  seen.kk = random.chance(rate.nikMistyped / 2) ? mistypeDigits(random, family.kk) : family.kk
  seen.age = ageOf(person)
  seen.name = seenName(random, person, seen.age, rate)
  seenNik(random, seen, person, family, rate)
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

function seenName(random: Random, person: Person, age: number, rate: Record<DefectName, number>): string {
  let name = person.name
  // One draw decides most rows, which have no defect: the sum of the rates is well below one.
  let draw = random.next()
  if ((draw -= rate.nameVariant) < 0) name = spellOtherwise(random, name)
  else if ((draw -= rate.nameTypo) < 0) name = mistype(random, name)
  else if ((draw -= rate.nameShortened) < 0) name = shortenName(random, name)
  else if ((draw -= rate.nameAlias) < 0)
    name = random.chance(0.5)
      ? `${name} AL. ${shortenName(random, name).split(' ')[0]!.slice(0, 4)}`
      : `${name} ${person.sex === 'M' ? 'BIN' : 'BINTI'} ${person.fatherName.split(' ')[0]}`
  if (age > 40 && random.chance(rate.nameTitle)) name = withTitle(random, person, name)
  if (age > 60 && random.chance(rate.nameDeadMark))
    name = `${name} ${random.pick(['(ALM)', 'ALM.', '(ALMH)', '(ALMN0', 'ALMARHUM'])}`
  return name
}

function withTitle(random: Random, person: Person, name: string): string {
  if (person.education.startsWith('DIPLOMA IV') || person.education === 'STRATA II')
    return `${name}, ${random.pick(['S.PD', 'S.E', 'S.SOS', 'S.PD.I', 'S.H'])}`
  return person.sex === 'M'
    ? `${random.pick(['H.', 'H', 'K.H.', 'H. ', 'P.', 'USTADZ'])} ${name}`
    : `${random.pick(['HJ.', 'HJ', 'B.', 'HJ. '])} ${name}`
}

function seenNik(
  random: Random,
  seen: Seen,
  person: Person,
  family: Family,
  rate: Record<DefectName, number>,
): void {
  let nik = person.nik
  if (person.secondNik !== '' && random.chance(rate.nikSecond)) nik = person.secondNik
  let draw = random.next()
  if (nik !== '') {
    if ((draw -= rate.nikMissing) < 0) nik = random.pick(nothingWords)
    else if ((draw -= rate.nikPlaceholder) < 0)
      nik = random.pick(['0', '0000000000000000', '1234567890123456', '9999999999999999', '3509000000000000'])
    else if ((draw -= rate.nikMistyped) < 0) nik = mistypeDigits(random, nik)
    else if ((draw -= rate.nikShortened) < 0) nik = nik.slice(0, 15)
    else if ((draw -= rate.nikOfRelative) < 0)
      nik = family.members[person === family.members[0] && family.members.length > 1 ? 1 : 0]!.nik
    else if ((draw -= rate.nikDecorated) < 0)
      nik = random.pick([`'${nik}`, `\u00a0${nik}`, `${nik} `, `${nik.slice(0, 6)} ${nik.slice(6)}`])
  }
  seen.nik = nik
}

function seenBirth(random: Random, seen: Seen, person: Person, rate: Record<DefectName, number>): void {
  const { year, month, day } = person.birth
  seen.birth = person.birth
  seen.birthText = ''
  let draw = random.next()
  if ((draw -= rate.birthMissing) < 0) {
    seen.birth = null
    seen.birthText = random.pick(nothingWords)
  } else if ((draw -= rate.birthSwapped) < 0) {
    if (day <= 12) seen.birth = { year, month: day, day: month }
  } else if ((draw -= rate.birthStandIn) < 0) {
    seen.birth = random.chance(0.6) ? { year, month: 7, day: 1 } : { year, month: 12, day: 31 }
  } else if ((draw -= rate.birthMistyped) < 0) {
    const kind = random.next()
    if (kind < 0.4) seen.birth = { year, month, day: random.between(1, 28) }
    else if (kind < 0.6) seen.birth = { year, month: random.between(1, 12), day: Math.min(day, 28) }
    else
      seen.birth = {
        year: Math.min(2026, year + random.pick([-10, -2, -1, 1, 2, 10])),
        month: Math.min(month, 10),
        day: Math.min(day, 28),
      }
  }
}

function seenPlace(
  random: Random,
  seen: Seen,
  family: Family,
  quality: Quality,
  rate: Record<DefectName, number>,
): void {
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
