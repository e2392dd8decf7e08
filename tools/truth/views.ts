import type { ListKind } from '../../src/pack/index.ts'
import type { Row, World } from './read-world.ts'

/** What somebody knows of one person on one day; null = has never heard of them, or they were not born. */
export interface Known {
  readonly categories: readonly string[]
  readonly attributes: readonly string[]
  /** The rank that a list or the world tells of this person's family through this person; null = untold. */
  readonly desil: number | null
  /** When the person died or moved away as far as is known, or null. */
  readonly leftOn: string | null
}
/** One way to look at the same people: the world as it is, or the lists as they were handed in. */
export interface View {
  know(person: number): Known | null
  /** Days on which the person got help of a programme. */
  help(programme: string, person: number): readonly string[]
}

/**
 * The world: everybody, every fact, every delivery. The truth tells the first day of help only; help once begun is taken
 * to go on while its receiver lives here.
 */
export function worldView(world: World, asOf: string): View {
  const help = new HelpBook()
  for (const { programme, person, on } of world.deliveries) {
    help.add(programme, person, on)
    const leftOn = world.people[person]?.leftOn ?? null
    if (on <= asOf && (leftOn === null || leftOn > asOf)) help.add(programme, person, asOf)
  }
  return {
    know(id) {
      const person = world.people[id]
      return person ? { ...person, desil: person.family.desil } : null
    },
    help: (programme, person) => help.days(programme, person),
  }
}

/** Lists by the name of their file. */
export type Lists = ReadonlyMap<string, { readonly kind: ListKind; readonly period: string }>

/**
 * What a perfect reader of the lists knows on `asOf`: which person each row is about and what the row says, and nothing
 * else. Feed it rows with `add`. Facts come from the pack's claims of the list kind.
 */
export class ListView implements View {
  private readonly world: World
  private readonly lists: Lists
  private readonly asOf: string
  private readonly help_ = new HelpBook()
  private readonly facts = new Map<number, Set<string>>()
  private readonly left = new Map<number, string>()
  rows = 0

  constructor(world: World, lists: Lists, asOf: string) {
    this.world = world
    this.lists = lists
    this.asOf = asOf
  }

  add({ file, person, says }: Row): void {
    const list = this.lists.get(file)
    if (!list || list.kind.subject === 'area') return
    this.rows++
    const facts = this.facts.get(person) ?? new Set()
    this.facts.set(person, facts)
    const told = isDay(says) ? says : list.period
    for (const claim of list.kind.claims) {
      if (claim.kind === 'assistance') this.help_.add(claim.what ?? '', person, told)
      else if (claim.kind === 'vital') this.leaves(person, claim.value ?? 'alive', told)
      else if (claim.kind !== 'output' && list.period <= this.asOf)
        facts.add(`${claim.kind} ${claim.what ?? says}`)
    }
  }

  private leaves(person: number, value: string, on: string): void {
    const before = this.left.get(person)
    if (value !== 'alive' && (before === undefined || on < before)) this.left.set(person, on)
  }

  know(id: number): Known | null {
    const facts = this.facts.get(id)
    if (!facts) return null
    const of = (kind: string) =>
      [...facts].flatMap((fact) => (fact.startsWith(kind) ? [fact.slice(kind.length + 1)] : []))
    return {
      categories: of('category'),
      attributes: of('attribute'),
      desil: facts.has('rank desil') ? this.world.people[id]!.family.desil : null,
      leftOn: this.left.get(id) ?? null,
    }
  }

  help(programme: string, person: number): readonly string[] {
    return this.help_.days(programme, person)
  }
}

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text)

class HelpBook {
  private readonly byProgramme = new Map<string, Map<number, string[]>>()

  add(programme: string, person: number, on: string): void {
    const people = this.byProgramme.get(programme) ?? new Map<number, string[]>()
    this.byProgramme.set(programme, people)
    const days = people.get(person)
    if (days) days.push(on)
    else people.set(person, [on])
  }

  days(programme: string, person: number): readonly string[] {
    return this.byProgramme.get(programme)?.get(person) ?? []
  }
}
