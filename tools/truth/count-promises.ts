import type { Pack, Programme } from '../../src/pack/index.ts'
import {
  anyOf,
  evaluateRule,
  type PersonFacts,
  type Verdict,
} from '../../src/programmes/rules/evaluate-rule.ts'
import { parseRule } from '../../src/programmes/rules/parse-rule.ts'
import type { Rule } from '../../src/programmes/rules/rule-model.ts'
import type { TrueFamily, World } from './read-world.ts'
import type { Known, View } from './views.ts'

export const countNames = ['entitled', 'reached', 'missed', 'wronglyReached', 'cannotTell'] as const
export type CountName = (typeof countNames)[number]
export type Counts = Record<CountName, number>
/** Area code (villages, districts, the regency) -> counts. */
export type AreaCounts = Map<string, Counts>

interface Member {
  readonly known: Known
  readonly facts: PersonFacts
  readonly here: boolean
  /** Days of help in each programme's window, by programme. */
  readonly helped: ReadonlyMap<string, readonly string[]>
}

/**
 * The counts of every programme of the pack on `asOf` as one view of the world has them, person by person in plain loops
 * with the slow evaluator. Shares the parser of rules with the register's way of counting, and nothing else.
 */
export function countPromises(world: World, view: View, pack: Pack, asOf: string): Map<string, AreaCounts> {
  const rules = pack.programmes.map((programme) => parseRule(programme.rule))
  const counts = new Map(pack.programmes.map(({ id }) => [id, new Map() as AreaCounts]))
  for (const family of world.families) {
    const members = membersOf(world, view, pack, family, asOf)
    for (const [index, programme] of pack.programmes.entries())
      for (const unit of unitsOf(programme, rules[index]!, members))
        addUp(counts.get(programme.id)!, family.villageCode, unit)
  }
  return counts
}

function membersOf(world: World, view: View, pack: Pack, family: TrueFamily, asOf: string): Member[] {
  const seen = family.members.flatMap((id) => {
    const known = view.know(id)
    return known ? [{ id, known }] : []
  })
  // The rank is the family's: who is told of one member is told of all.
  const desil = seen.find(({ known }) => known.desil !== null)?.known.desil ?? null
  return seen.map(({ id, known }) => {
    const { birth, sex } = world.people[id]!
    const helped = helpOf(view, pack, id, asOf)
    const here = birth <= asOf && (known.leftOn === null || known.leftOn > asOf)
    const attributes = Object.fromEntries(known.attributes.map((attribute) => [attribute, []]))
    const { categories } = known
    const receives = [...helped].flatMap(([programme, days]) => (days.length > 0 ? [programme] : []))
    return {
      known,
      here,
      helped,
      facts: { age: ageOn(birth, asOf), sex, desil, categories, attributes, receives },
    }
  })
}

function helpOf(view: View, pack: Pack, person: number, asOf: string): Map<string, readonly string[]> {
  return new Map(
    pack.programmes.map(({ id, windowMonths }) => {
      const from = monthEndBefore(asOf, windowMonths)
      return [id, view.help(id, person).filter((day) => day > from && day <= asOf)]
    }),
  )
}

interface Unit {
  readonly entitled: Verdict
  readonly got: boolean
}

/** Who left and got help before that is no concern any more; help after it went to the wrong place. */
function unitsOf(programme: Programme, rule: Rule, members: readonly Member[]): Unit[] {
  const here = members.filter((member) => member.here)
  const family = here.map((member) => member.facts)
  const verdict = (member: Member) => (member.here ? evaluateRule(rule, member.facts, family) : false)
  const gotAfterLeaving = ({ helped, known }: Member) =>
    helped.get(programme.id)!.some((day) => known.leftOn === null || day > known.leftOn)
  const got = (member: Member) =>
    helpedAtAll(member, programme.id) && (member.here || gotAfterLeaving(member))
  if (programme.unit === 'person')
    return members.map((member) => ({ entitled: verdict(member), got: got(member) }))
  if (members.length === 0) return []
  // A family that lives on keeps what a member got who has died since.
  const familyGot =
    here.length > 0
      ? members.some((member) => helpedAtAll(member, programme.id))
      : members.some(gotAfterLeaving)
  return [{ entitled: anyOf(members.map(verdict)), got: familyGot }]
}

const helpedAtAll = (member: Member, programme: string) => member.helped.get(programme)!.length > 0

function addUp(areas: AreaCounts, villageCode: string, { entitled, got }: Unit): void {
  const names: CountName[] =
    entitled === null
      ? ['cannotTell']
      : entitled
        ? ['entitled', got ? 'reached' : 'missed']
        : got
          ? ['wronglyReached']
          : []
  if (names.length === 0) return
  for (const code of [villageCode, villageCode.slice(0, 8), villageCode.slice(0, 5)]) {
    const counts = areas.get(code) ?? { entitled: 0, reached: 0, missed: 0, wronglyReached: 0, cannotTell: 0 }
    areas.set(code, counts)
    for (const name of names) counts[name]++
  }
}

function ageOn(birth: string, asOf: string): number {
  const years = Number(asOf.slice(0, 4)) - Number(birth.slice(0, 4))
  return birth.slice(5) > asOf.slice(5) ? years - 1 : years
}

/** The last day of the month `months` before that of `asOf`. */
function monthEndBefore(asOf: string, months: number): string {
  const first = new Date(Date.UTC(Number(asOf.slice(0, 4)), Number(asOf.slice(5, 7)) - months, 0))
  return first.toISOString().slice(0, 10)
}
