import { ageOf, type Family, has, lives, type Person } from './model.ts'
import type { Day } from './numbers.ts'
import { Random, seedOf } from './random.ts'

/** Help that a person or family got; the first date in 2026. `entitled` is the truth by the programme's rule. */
export interface Delivery {
  readonly programme: string
  readonly receiver: Person
  readonly family: Family
  readonly on: Day
  readonly entitled: boolean
}

interface ProgrammeTruth {
  readonly id: string
  readonly unit: 'person' | 'family'
  /** The programme's rule, told a second time here so that the register's answer can be judged against it. */
  entitled(person: Person, family: Family, got: ReadonlySet<string>): boolean
  /** Who wrongly gets it, if anybody does. */
  mayWrongly(person: Person, family: Family): boolean
  /** Entitled units per unit of the pool above, measured on 130,000 people; turns a share of receivers into a rate. */
  readonly poolRatio: number
}

const anyMember = (family: Family, holds: (person: Person) => boolean) =>
  family.members.some((person) => lives(person) && holds(person))
const isPkhComponent = (person: Person) => {
  const age = ageOf(person)
  return age <= 18 || age >= 60 || has(person, 'hamil') || person.categories.includes(9)
}
const adult = (person: Person) => ageOf(person) >= 22

export const programmes: readonly ProgrammeTruth[] = [
  {
    id: 'pkh',
    unit: 'family',
    entitled: (_, f) => f.desil <= 4 && anyMember(f, isPkhComponent),
    mayWrongly: (_, f) => f.desil > 4 && f.desil <= 7,
    poolRatio: 1.27,
  },
  {
    id: 'sembako',
    unit: 'family',
    entitled: (_, f) => f.desil <= 5,
    mayWrongly: (_, f) => f.desil > 5 && f.desil <= 8,
    poolRatio: 1.78,
  },
  {
    id: 'blt-dd',
    unit: 'family',
    entitled: (_, f, got) => f.desil <= 1 && !got.has('pkh'),
    mayWrongly: (_, f) => f.desil > 1 && f.desil <= 4,
    poolRatio: 0.16,
  },
  {
    id: 'insentif-guru-ngaji',
    unit: 'person',
    entitled: (p) => has(p, 'guru-ngaji'),
    mayWrongly: (p) => adult(p) && !has(p, 'guru-ngaji'),
    poolRatio: 0.013,
  },
  {
    id: 'beasiswa',
    unit: 'person',
    entitled: (p, f) => has(p, 'mahasiswa') && ageOf(p) >= 17 && ageOf(p) <= 25 && f.desil <= 5,
    mayWrongly: (p, f) => has(p, 'mahasiswa') && f.desil > 5,
    poolRatio: 0.5,
  },
  {
    id: 'jkn-pbpu',
    unit: 'person',
    entitled: (_, f) => f.desil <= 5,
    mayWrongly: (_, f) => f.desil > 5,
    poolRatio: 1.27,
  },
  {
    id: 'rutilahu',
    unit: 'family',
    entitled: (_, f) => f.desil <= 4 && anyMember(f, (p) => has(p, 'rumah-tidak-layak')),
    mayWrongly: (_, f) => f.desil > 2 && f.desil < 8 && !anyMember(f, (p) => has(p, 'rumah-tidak-layak')),
    poolRatio: 0.12,
  },
  {
    id: 'honor-rt-rw',
    unit: 'person',
    entitled: (p) => has(p, 'rt-rw'),
    mayWrongly: (p) => adult(p) && p.sex === 'M' && !has(p, 'rt-rw'),
    poolRatio: 0.019,
  },
  {
    id: 'bantuan-umkm',
    unit: 'person',
    entitled: (p, f) => has(p, 'umkm') && f.desil <= 5,
    mayWrongly: (p, f) => has(p, 'umkm') && f.desil > 5,
    poolRatio: 0.65,
  },
  {
    id: 'permakanan',
    unit: 'person',
    entitled: (p) => p.categories.includes(8) && ageOf(p) >= 60,
    mayWrongly: (p) => ageOf(p) >= 60 && !p.categories.includes(8),
    poolRatio: 0.1,
  },
  {
    id: 'alat-bantu',
    unit: 'person',
    entitled: (p) => p.categories.includes(9) || p.categories.includes(5),
    mayWrongly: (p) => ageOf(p) >= 50 && !p.categories.includes(9),
    poolRatio: 0.04,
  },
  {
    id: 'bantuan-santri',
    unit: 'person',
    entitled: (p, f) => has(p, 'santri') && f.desil <= 3,
    mayWrongly: (p, f) => has(p, 'santri') && f.desil > 3,
    poolRatio: 0.47,
  },
]

/** Share of first deliveries that falls in each month January … October: help grows through the year. */
const months = [0.27, 0.13, 0.11, 0.1, 0.09, 0.08, 0.07, 0.06, 0.05, 0.04]
/** The dead and those who moved away stay on the lists of help for a while (domain facts, case 7). */
const staysListed = 0.3

/** How often a village leaves out the entitled (18–28 %) and what share of its receivers is not entitled (5–30 %). */
export function errorsOf(
  seed: number,
  villageCode: string,
  programme: string,
): { exclusion: number; inclusion: number } {
  const random = new Random(seedOf(seed, `${programme}/${villageCode}`))
  return { exclusion: 0.18 + 0.1 * random.next(), inclusion: 0.05 + 0.25 * random.next() ** 1.6 }
}

/** Deliveries of a village's families, programme by programme. One instance per village. */
export class DeliveryMaker {
  private readonly errors: readonly { exclusion: number; inclusion: number }[]

  constructor(seed: number, villageCode: string) {
    this.errors = programmes.map((programme) => errorsOf(seed, villageCode, programme.id))
  }

  /** Also counts, per programme, into `onEntitled` every entitled unit. */
  make(
    random: Random,
    family: Family,
    onEntitled: (programme: string, unit: 'person' | 'family', receiver: Person) => void,
  ): Delivery[] {
    const deliveries: Delivery[] = []
    const got = new Set<string>()
    programmes.forEach((programme, index) => {
      const errors = this.errors[index]!
      const wrongRate = Math.min(
        0.9,
        (programme.poolRatio * (1 - errors.exclusion) * errors.inclusion) / (1 - errors.inclusion),
      )
      const receivers = programme.unit === 'family' ? [manager(random, family)] : family.members
      const familyLives = family.members.some(lives)
      for (const receiver of receivers) {
        const present = programme.unit === 'family' ? familyLives : lives(receiver)
        const entitled = present && programme.entitled(receiver, family, got)
        if (entitled) onEntitled(programme.id, programme.unit, receiver)
        const reached = entitled
          ? !random.chance(errors.exclusion)
          : wronglyReached(random, programme, receiver, family, present, wrongRate, got)
        if (!reached) continue
        got.add(programme.id)
        deliveries.push({ programme: programme.id, receiver, family, on: firstDay(random), entitled })
      }
    })
    return deliveries
  }
}

function wronglyReached(
  random: Random,
  programme: ProgrammeTruth,
  receiver: Person,
  family: Family,
  present: boolean,
  rate: number,
  got: ReadonlySet<string>,
): boolean {
  if (!present) return programme.entitled(receiver, family, got) && random.chance(staysListed)
  return programme.mayWrongly(receiver, family) && random.chance(rate)
}

/** Who signs for the family: usually the wife, else the head; sometimes somebody who has died since. */
function manager(random: Random, family: Family): Person {
  const wife = family.members.find((person) => person.relation === 'ISTRI')
  const first = wife && random.chance(0.8) ? wife : family.members[0]!
  return lives(first) || random.chance(staysListed)
    ? first
    : (family.members.find((person) => lives(person) && ageOf(person) >= 17) ?? first)
}

function firstDay(random: Random): Day {
  let left = random.next()
  let month = 0
  while (month < 9 && left >= months[month]!) left -= months[month++]!
  return { year: 2026, month: month + 1, day: random.between(2, 27) }
}
