import type { Actor } from '../../src/access/index.ts'
import type { Database, Row } from '../../src/kernel/ports.ts'

/**
 * Who may see what, once more: plain loops over every row, written from the sentences of docs/reference/permissions and not
 * from the policies of the database. Slow and separate on purpose.
 */
export interface World {
  readonly [table: string]: readonly Row[]
}
export const peopleTables = [
  'intake.batch',
  'intake.record',
  'linkage.evidence',
  'linkage.decision',
  'linkage.review_pair',
  'linkage.answer',
  'linkage.alike_decision',
  'register.person',
  'register.family',
  'register.membership',
  'register.person_state',
  'register.claim',
] as const

export async function readWorld(database: Database): Promise<World> {
  const world: Record<string, Row[]> = {}
  for (const table of [...peopleTables, 'reference.category', 'reference.list_kind'])
    world[table] = await database.read((reader) => reader.query(`select * from ${table}`))
  return world
}

const readsPeople = ['caseworker', 'reviewer', 'walidata']
const handsIn = ['operator', 'caseworker']

/** People are read at one desk, lists as they were handed in at another; the database can be asked as both. */
export type Desk = 'register' | 'lists' | 'both'

export class Evaluator {
  readonly world: World
  readonly actor: Actor
  readonly desk: Desk
  constructor(world: World, actor: Actor, desk: Desk = 'both') {
    this.world = world
    this.actor = actor
    this.desk = desk
  }

  /** Rows of a table that the actor may see, with every column. */
  rows(table: (typeof peopleTables)[number]): Row[] {
    return this.world[table]!.filter((row) => this.seer(table)(row))
  }

  seer(table: (typeof peopleTables)[number]): (row: Row) => boolean {
    const seers: Record<(typeof peopleTables)[number], (row: Row) => boolean> = {
      'intake.batch': (row) => this.seesBatch(row),
      'intake.record': (row) => this.seesRecord(row),
      'linkage.evidence': () => this.people,
      'linkage.decision': (row) =>
        this.people && [row.record_id, row.other_record_id].every((id) => this.seesRecord(this.record(id))),
      'linkage.review_pair': (row) => this.seesPair(row),
      'linkage.answer': (row) =>
        this.world['linkage.review_pair']!.some((pair) => pair.id === row.pair_id && this.seesPair(pair)),
      'linkage.alike_decision': (row) =>
        this.world['linkage.review_pair']!.some(
          (pair) => pair.pattern === row.pattern && this.seesPair(pair),
        ),
      'register.person': (row) => this.seesPerson(this.living(row.id as number)),
      'register.family': (row) =>
        this.states.some((state) => state.family_id === row.id && this.seesState(state)),
      'register.membership': (row) => this.seesMembership(row),
      'register.person_state': (row) => this.seesState(row),
      'register.claim': (row) => this.seesClaim(row),
    }
    return seers[table]
  }

  get people(): boolean {
    return this.desk !== 'lists' && readsPeople.includes(this.actor.role)
  }
  get states(): Row[] {
    return this.world['register.person_state']!.filter((state) => state.recorded_to === null)
  }

  has(group: 'identity' | 'contact' | 'welfare'): boolean {
    return this.actor.fieldGroups.includes(group)
  }

  isOpen(categoryId: unknown): boolean {
    const category = this.world['reference.category']!.find((one) => one.id === categoryId)
    if (!category) return false
    if (!category.sensitive) return true
    return this.actor.fieldGroups.includes('case') && this.actor.categories.includes(category.id as string)
  }

  inside(row: Row): boolean {
    const { areaCode } = this.actor
    if (areaCode === null) return true
    const place = (row.village_code ?? row.district_code ?? '') as string
    return place === areaCode || place.startsWith(`${areaCode}.`)
  }

  /** A list is closed when each of its rows says a closed category; a row when every category it names is closed. */
  isListOpen(kindId: unknown): boolean {
    const kind = this.world['reference.list_kind']!.find((one) => one.id === kindId)
    return kind !== undefined && (kind.categories as string[]).every((id) => this.isOpen(id))
  }
  isRowOpen(record: Row): boolean {
    const named = [((record.facts as Row | null)?.category as string | string[] | undefined) ?? []].flat()
    const list = this.batch(record.batch_id)
    return this.isListOpen(list.list_kind_id) && (named.length === 0 || named.some((id) => this.isOpen(id)))
  }

  isOwn(batch: Row): boolean {
    return (
      this.desk !== 'register' && handsIn.includes(this.actor.role) && batch.agency_id === this.actor.agencyId
    )
  }
  get approves(): boolean {
    return this.desk !== 'register' && this.actor.role === 'walidata'
  }
  seesBatch(batch: Row): boolean {
    if (this.approves || this.isOwn(batch)) return true
    return this.people && batch.applied_at !== null && this.isListOpen(batch.list_kind_id)
  }

  seesRecord(record: Row): boolean {
    const batch = this.batch(record.batch_id)
    const placeless = record.village_code === null && record.district_code === null
    if (this.isOwn(batch) && (placeless || this.inside(record))) return true
    if (!this.isRowOpen(record)) return false
    if (this.approves && this.inside(record)) return true
    if (!this.people || !this.seesBatch(batch)) return false
    return (this.inside(record) && record.verdict !== 'rejected') || this.speaksOfHere(record)
  }
  speaksOfHere(record: Row): boolean {
    return this.world['register.membership']!.some(
      (one) => one.record_id === record.id && one.recorded_to === null && this.isHere(one.person_id),
    )
  }
  isHere(personId: unknown): boolean {
    return this.states.some((state) => state.person_id === personId && this.inside(state))
  }

  seesMembership(one: Row): boolean {
    return (
      this.people &&
      (this.actor.areaCode === null || this.isHere(one.person_id)) &&
      this.seesRecord(this.record(one.record_id))
    )
  }
  seesState(state: Row): boolean {
    return (
      this.people &&
      this.inside(state) &&
      this.world['register.membership']!.some(
        (one) => one.person_id === state.person_id && one.recorded_to === null && this.seesMembership(one),
      )
    )
  }
  seesPerson(personId: number): boolean {
    return this.states.some((state) => state.person_id === personId && this.seesState(state))
  }
  living(personId: number): number {
    const person = this.world['register.person']!.find((one) => one.id === personId)!
    return person.merged_into === null ? personId : this.living(person.merged_into as number)
  }

  seesClaim(claim: Row): boolean {
    if (!this.people || !this.seesRecord(this.record(claim.record_id))) return false
    if (claim.person_id === null) return this.inside(claim)
    if (this.actor.areaCode !== null && !this.isHere(claim.person_id)) return false
    if (claim.kind === 'vital') return true
    return this.has('welfare') && (claim.kind !== 'category' || this.isOpen(claim.what))
  }

  seesPair(pair: Row): boolean {
    const sides = [this.record(pair.record_id), this.record(pair.other_record_id)]
    return this.people && sides.every((side) => this.inside(side) && this.isRowOpen(side))
  }

  record(id: unknown): Row {
    return this.world['intake.record']!.find((one) => one.id === id)!
  }
  batch(id: unknown): Row {
    return this.world['intake.batch']!.find((one) => one.id === id)!
  }

  /** What the views show instead of the plain columns. */
  shown(row: Row): Row {
    const mask = (number: unknown) =>
      number === null || this.has('identity')
        ? number
        : `${String(number).slice(0, 6)}••••••••${String(number).slice(-2)}`
    const hide = (group: 'identity' | 'contact', value: unknown) =>
      value === null || this.has(group) ? value : '•••'
    return {
      name: row.name,
      nik: mask(row.nik),
      birth_date:
        row.birth_date === null || this.has('identity')
          ? row.birth_date
          : `${String(row.birth_date).slice(0, 4)}-01-01`,
      birth_precision: row.birth_precision === 'day' && !this.has('identity') ? 'year' : row.birth_precision,
      mother_name: hide('identity', row.mother_name),
      hamlet: hide('contact', row.hamlet),
      rt: hide('contact', row.rt),
      rw: hide('contact', row.rw),
      address: hide('contact', row.address),
    }
  }
}
