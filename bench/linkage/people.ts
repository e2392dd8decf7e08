import { FamilyMaker } from '../../tools/synthetic/families.ts'
import { mistype } from '../../tools/synthetic/misspell.ts'
import { ageOf, type Family, type Person } from '../../tools/synthetic/model.ts'
import { nameMaker } from '../../tools/synthetic/names.ts'
import type { Day } from '../../tools/synthetic/numbers.ts'
import { readAreasFromNpm, spreadPeople, type Village } from '../../tools/synthetic/places.ts'
import { Random, seedOf } from '../../tools/synthetic/random.ts'
import { lookalikes } from './dirt.ts'

/** Where somebody lives. */
export interface Home {
  readonly village: Village
  readonly hamlet: string
  /** A street with its number, or ''. */
  readonly street: string
  readonly rt: number
  readonly rw: number
  readonly kk: string
  readonly oldKk: string
}

/** A made-up person, as true as the benchmark knows it. */
export interface TruePerson {
  readonly id: number
  readonly nik: string
  readonly name: string
  readonly sex: 'M' | 'F'
  readonly birth: Day
  readonly age: number
  readonly motherName: string
  readonly fatherName: string
  readonly phone: string
  /** Number of another member of the family, or of a neighbour where somebody lives alone. */
  readonly relativeNik: string
  readonly strangerNik: string
  readonly home: Home
  /** Where the person lives after a move, if there is one. */
  readonly otherHome: Home
}

/**
 * Endless made-up people of one regency, family after family, village after village. `about` people are spread over the
 * whole regency, as an agency's list is; those beyond go to any village.
 */
export function* makePeople(about: number, seed: number): Generator<TruePerson> {
  const villages = spreadPeople(readAreasFromNpm('35.09'), about)
  const maker = new FamilyMaker(nameMaker(), 'JEMBER', [...new Set(villages.map(({ region }) => region))])
  let [neighbour, before] = [homeless(villages), '']
  for (let round = 0; ; round++)
    for (const village of villages) {
      const random = new Random(seedOf(seed, `${village.code}/${round}`))
      const wanted = round === 0 ? village.people : 4
      for (let made = 0; made < wanted; ) {
        const family = maker.make(random, village, villages)
        const home = homeOf(family)
        yield* membersOf(random, family, home, neighbour, before)
        made += family.members.length
        before = random.pick(family.members).nik
        // The home a mover goes to is one that was made some time ago, mostly in another village.
        if (random.chance(0.02)) neighbour = home
      }
    }
}

function homeless(villages: readonly Village[]): Home {
  const village = villages[0]!
  return { village, hamlet: village.hamlets[0]!, street: '', rt: 1, rw: 1, kk: '', oldKk: '' }
}

function homeOf(family: Family): Home {
  const { village, hamlet, rt, rw, kk, oldKk, address } = family
  return { village, hamlet, street: address.startsWith('JL.') ? address : '', rt, rw, kk, oldKk }
}

function* membersOf(
  random: Random,
  family: Family,
  home: Home,
  otherHome: Home,
  strangerNik: string,
): Generator<TruePerson> {
  const phone = phoneOf(random)
  const names = namesOf(random, family.members)
  for (const [at, person] of family.members.entries()) {
    const age = ageOf(person)
    const own = age > 16 && random.chance(0.75)
    const relative = family.members[at === 0 ? family.members.length - 1 : 0]!
    yield {
      id: person.id,
      nik: person.nik,
      name: names[at]!,
      sex: person.sex,
      birth: person.birth,
      age,
      motherName: person.motherName,
      fatherName: person.fatherName,
      phone: own ? phoneOf(random) : phone,
      relativeNik: relative === person ? strangerNik : relative.nik,
      strangerNik,
      home,
      otherHome,
    }
  }
}

/** Names of the family, some made alike: twins, siblings, father and son. */
function namesOf(random: Random, members: readonly Person[]): string[] {
  const names: string[] = []
  for (const [at, person] of members.entries()) {
    const before = members[at - 1]
    const siblings = before?.relation === 'ANAK' && person.relation === 'ANAK' && before.sex === person.sex
    const alike = before?.birth === person.birth ? lookalikes.twinsOfLikeName : lookalikes.siblingsOfLikeName
    if (siblings && random.chance(alike)) names.push(nameLike(random, names[at - 1]!))
    else if (isSon(person) && random.chance(lookalikes.sonOfOneName)) names.push(person.fatherName)
    else names.push(person.name)
  }
  return names
}

const isSon = (person: Person) => person.relation === 'ANAK' && person.sex === 'M'

/** A name as parents give it to the second of two: the first word kept, the last one a little different. */
function nameLike(random: Random, name: string): string {
  const words = name.split(' ')
  return [...words.slice(0, -1), mistype(random, words.at(-1)!)].join(' ')
}

function phoneOf(random: Random): string {
  return `08${random.pick(['12', '13', '21', '22', '52', '57', '85', '95', '19', '31'])}${random.between(10_000_000, 99_999_999)}`
}
