import {
  mistype,
  mistypeDigits,
  shortenName,
  spellOtherwise,
  spellVillage,
} from '../../tools/synthetic/misspell.ts'
import { type Day, isoOf } from '../../tools/synthetic/numbers.ts'
import type { Random } from '../../tools/synthetic/random.ts'
import type { Rates, Slip } from './dirt.ts'
import type { Home, TruePerson } from './people.ts'

/** Columns of a set, after the id. */
export const columns = [
  'nik',
  'kk',
  'name',
  'birth_date',
  'sex',
  'village',
  'district',
  'address',
  'mother_name',
  'phone',
] as const

/** The cells of one row that speaks of a person, in the order of `columns`, with what goes wrong at these rates. */
export function writeRow(random: Random, person: TruePerson, home: Home, rates: Rates): string[] {
  return [
    nikOf(random, person, rates),
    kkOf(random, home, rates),
    nameOf(random, person, rates),
    birthOf(random, person.birth, rates),
    sexOf(random, person.sex, rates),
    villageOf(random, home, rates),
    random.chance(rates.districtMissing) ? '' : home.village.districtName.toUpperCase(),
    addressOf(random, home, rates),
    motherOf(random, person.motherName, rates),
    phoneOf(random, person.phone, rates),
  ]
}

/** The one slip of a field in this row, or null: one draw decides. */
function slipOf(random: Random, rates: Rates, slips: readonly Slip[]): Slip | null {
  let draw = random.next()
  for (const slip of slips) {
    if (draw < rates[slip]) return slip
    draw -= rates[slip]
  }
  return null
}

const nikSlips = [
  'nikMissing',
  'nikPlaceholder',
  'nikMistyped',
  'nikOfRelative',
  'nikOfStranger',
  'nikSerialZero',
  'nikLastDigitZero',
] as const
const placeholders = ['0', '-', '0000000000000000', '3509000000000000', '9999999999999999'] as const

function nikOf(random: Random, person: TruePerson, rates: Rates): string {
  const { nik } = person
  switch (slipOf(random, rates, nikSlips)) {
    case 'nikMissing':
      return ''
    case 'nikPlaceholder':
      return random.pick(placeholders)
    case 'nikMistyped':
      return mistypeDigits(random, nik)
    case 'nikOfRelative':
      return person.relativeNik
    case 'nikOfStranger':
      return person.strangerNik
    case 'nikSerialZero':
      return `${nik.slice(0, 12)}0000`
    case 'nikLastDigitZero':
      // A spreadsheet keeps 15 digits of a number.
      return `${nik.slice(0, 15)}0`
    default:
      return nik
  }
}

function kkOf(random: Random, home: Home, rates: Rates): string {
  switch (slipOf(random, rates, ['kkMissing', 'kkOld', 'kkMistyped'])) {
    case 'kkMissing':
      return ''
    case 'kkOld':
      return home.oldKk
    case 'kkMistyped':
      return home.kk === '' ? '' : mistypeDigits(random, home.kk)
    default:
      return home.kk
  }
}

function nameOf(random: Random, person: TruePerson, rates: Rates): string {
  let { name } = person
  if (random.chance(rates.nameVariant)) name = spellOtherwise(random, name)
  if (random.chance(rates.nameTypo)) name = mistype(random, name)
  if (random.chance(rates.nameShortened)) name = shortenName(random, name)
  const words = name.split(' ')
  if (words.length > 1) name = arrange(random, words, rates).join(' ')
  if (random.chance(rates.nameFather))
    name = `${name} ${person.sex === 'M' ? 'BIN' : 'BINTI'} ${person.fatherName.split(' ')[0]}`
  if (person.age > 25 && random.chance(rates.nameTitle)) name = withTitle(random, person, name)
  return name
}

/** Words swapped, written as one, or one of them shortened to its first letter. */
function arrange(random: Random, words: readonly string[], rates: Rates): readonly string[] {
  const last = words.length - 1
  switch (slipOf(random, rates, ['nameSwapped', 'nameMerged', 'nameInitial'])) {
    case 'nameSwapped':
      return [...words.slice(1), words[0]!]
    case 'nameMerged':
      return [`${words[0]}${words[1]}`, ...words.slice(2)]
    case 'nameInitial':
      return words.map((word, at) => (at === last ? `${word[0]}${random.chance(0.5) ? '.' : ''}` : word))
    default:
      return words
  }
}

function withTitle(random: Random, person: TruePerson, name: string): string {
  if (person.age < 45) return `${name}${random.pick([', S.PD', ', SE', ' S.PD.I', ', S.H.', ', A.MD'])}`
  return `${random.pick(person.sex === 'M' ? ['H.', 'H', 'K.H.', 'P.', 'DRS.'] : ['HJ.', 'HJ', 'B.', 'DRA.'])} ${name}`
}

function birthOf(random: Random, birth: Day, rates: Rates): string {
  const { year, month, day } = birth
  switch (slipOf(random, rates, ['birthMissing', 'birthSwapped', 'birthHeaped', 'birthMistyped'])) {
    case 'birthMissing':
      return ''
    case 'birthSwapped':
      return isoOf(day <= 12 ? { year, month: day, day: month } : birth)
    case 'birthHeaped':
      return isoOf({ year, month: random.chance(0.5) ? 1 : 7, day: 1 })
    case 'birthMistyped':
      return isoOf(mistypeDay(random, birth))
    default:
      return isoOf(birth)
  }
}

function mistypeDay(random: Random, { year, month, day }: Day): Day {
  const kind = random.next()
  if (kind < 0.45) return { year, month, day: random.between(1, 28) }
  if (kind < 0.65) return { year, month: random.between(1, 12), day: Math.min(day, 28) }
  return { year: Math.min(2026, year + random.pick([-10, -2, -1, 1, 2, 10])), month, day: Math.min(day, 28) }
}

function sexOf(random: Random, sex: 'M' | 'F', rates: Rates): string {
  if (random.chance(rates.sexMissing)) return ''
  return (sex === 'M') !== random.chance(rates.sexWrong) ? 'L' : 'P'
}

function villageOf(random: Random, { village }: Home, rates: Rates): string {
  if (random.chance(rates.villageMissing)) return ''
  return random.chance(rates.villageSpelling)
    ? spellVillage(random, village.name)
    : village.name.toUpperCase()
}

const three = (door: number) => String(door).padStart(3, '0')
/** Ways to write where a house stands: hamlet or street, RT and RW. */
const addressStyles: readonly ((place: string, rt: number, rw: number) => string)[] = [
  (place, rt, rw) => `DUSUN ${place} RT ${three(rt)} RW ${three(rw)}`,
  (place, rt, rw) => `DSN. ${place} RT.${rt} RW.${rw}`,
  (place, rt, rw) => `DSN ${place} RT/RW ${three(rt)}/${three(rw)}`,
  (place, rt, rw) => `${place} ${three(rt)}/${three(rw)}`,
  (place, rt, rw) => `RT ${rt} / RW ${rw} DUSUN ${place}`,
  (place, rt, rw) => `Dsn ${place.toLowerCase()} rt0${rt} rw0${rw}`,
  (place) => `DUSUN ${place}`,
  (_, rt, rw) => `RT ${rt} RW ${rw}`,
]

function addressOf(random: Random, home: Home, rates: Rates): string {
  if (random.chance(rates.addressMissing)) return ''
  const rt = random.chance(rates.doorWrong) ? random.between(1, 6) : home.rt
  if (home.street !== '' && random.chance(0.8))
    return random.chance(0.5) ? home.street : `${home.street} RT ${rt} RW ${home.rw}`
  return random.pick(addressStyles)(home.hamlet.replace('LINGKUNGAN ', ''), rt, home.rw)
}

function motherOf(random: Random, name: string, rates: Rates): string {
  if (random.chance(rates.motherMissing)) return ''
  return random.chance(rates.motherVariant) ? shortenName(random, spellOtherwise(random, name)) : name
}

function phoneOf(random: Random, phone: string, rates: Rates): string {
  if (random.chance(rates.phoneMissing)) return ''
  return random.chance(rates.phoneOther) ? `08${random.between(1_000_000_000, 9_999_999_999)}` : phone
}
