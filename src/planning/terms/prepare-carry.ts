import { createHash } from 'node:crypto'
import type { Actor, Context } from '../../access/index.ts'
import type { IsoDate } from '../../kernel/dates.ts'
import { languages, say } from '../../kernel/messages.ts'
import type { Reader } from '../../kernel/ports.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Text } from '../../pack/index.ts'
import { sensitiveProgrammes } from '../../programmes/index.ts'
import { readMeasured } from '../analysis/read-measured.ts'
import { findTermNames } from '../editions/store.ts'
import type { Plan, Reference } from '../entries/model.ts'
import { planOf } from '../entries/read-plan.ts'
import { findNewest, findTerms, type StoredRevision } from '../entries/store.ts'
import { messages } from '../messages.ts'
import type { thingStates } from './contract.ts'
import { both, type CarriedEntry, type OldTerm, type Thing } from './model.ts'
import { findStranded } from './rules/choose-things.ts'
import { factorsOf, goalsOf, strategiesOf } from './things-of-analysis.ts'
import { maturityOf, readinessOf, roleHoldersOf } from './things-of-baseline.ts'
import { actionsOf, quickWinsOf, trainingsOf } from './things-of-programme.ts'

/** A thing with its place among the others and in the new term. */
export interface Prepared extends Thing {
  readonly key: string
  readonly seen: string
  readonly state: (typeof thingStates)[number]
  /** Keys of things that must be chosen too. */
  readonly needs: readonly string[]
}
export interface Carry {
  readonly old: OldTerm
  readonly things: readonly Prepared[]
  /** What the new term has, withdrawn entries too. */
  readonly there: readonly StoredRevision[]
}

/**
 * What the newest term before this one leaves, each thing as it would stand in this term: judged by the same rules as if
 * somebody wrote it now. Undefined when no other term has a plan.
 */
export async function prepareCarry(
  context: Context,
  actor: Actor,
  reader: Reader,
  dueOn: IsoDate,
): Promise<Carry | undefined> {
  const termId = context.pack.term.id
  const from = (await findTerms(reader)).find((id) => id !== termId)
  if (from === undefined) return undefined
  const old: OldTerm = {
    context,
    id: from,
    name: (await findTermNames(reader)).get(from) ?? from,
    plan: planOf(from, await findNewest(reader, from, null)),
    view: {
      pack: context.pack,
      measured: await readMeasured(context, reader),
      sensitive: sensitiveProgrammes(context.pack),
    },
    dueOn,
  }
  const there = await findNewest(reader, termId, null)
  return { old, there, things: judge(context, actor, from, thingsOf(old), there) }
}

/** The plan of this term as it would be with these entries. */
export function planWith(
  { pack }: Context,
  there: readonly StoredRevision[],
  entries: readonly CarriedEntry[],
): Plan {
  const more = entries.map(({ kind, id, content, reason }) => ({
    kind: kind.name,
    entryId: id,
    revision: 1,
    content,
    reason,
    agencyId: null,
    recordedBy: '',
    recordedAt: '',
    carriedFrom: null,
    first: 0,
  }))
  return planOf(pack.term.id, [...there, ...more])
}

function thingsOf(old: OldTerm): Thing[] {
  return [
    goalsOf,
    factorsOf,
    strategiesOf,
    actionsOf,
    quickWinsOf,
    readinessOf,
    roleHoldersOf,
    maturityOf,
    trainingsOf,
  ].flatMap((of) => of(old))
}

const keyOf = ({ kind, id }: Reference) => `${kind} ${id}`

function judge(
  context: Context,
  actor: Actor,
  from: string,
  all: readonly Thing[],
  there: readonly StoredRevision[],
): Prepared[] {
  const standing = new Map(there.map((one) => [`${one.kind} ${one.entryId}`, one]))
  const isFree = ({ kind, id }: CarriedEntry) => !standing.has(keyOf({ kind: kind.name, id }))
  const placed = all.map((thing) => ({ ...thing, key: keyOf(thing), ...placeOf(thing, standing, from) }))
  const open = placed
    .filter(({ state }) => state === 'open')
    .map((thing) => ({ ...thing, entries: thing.entries.filter(isFree) }))
  const entries = open.flatMap((thing) => thing.entries)
  const plan = planWith(context, there, entries)
  const owners = ownersOf(open)
  const titles = new Map(all.map((thing) => [keyOf(thing), thing.title]))
  const leaning = open.map((thing) => ({ ...thing, ...leansOn(thing, owners, standing, from) }))
  const refused = new Map(
    leaning.flatMap(({ lost, ...thing }) => {
      const why = lost
        ? both('carry.why.lost-there', { needs: titles.get(lost) ?? lost })
        : faultOf(context, actor, plan, thing)
      return why ? [[thing.key, why] as const] : []
    }),
  )
  for (const [key, lost] of findStranded(leaning, new Set(refused.keys())))
    refused.set(key, both('carry.why.lost', { needs: titles.get(lost)! }))
  const judged = new Map(
    leaning.map(({ lost: _lost, ...thing }): [string, Prepared] => {
      const why = refused.get(thing.key)
      return [thing.key, why ? { ...thing, state: 'unfit', carry: false, why } : thing]
    }),
  )
  return placed.map((thing) => judged.get(thing.key) ?? { ...thing, carry: false, needs: [] })
}

/** Keys of things by the keys of their entries. */
function ownersOf(things: readonly Pick<Prepared, 'key' | 'entries'>[]): ReadonlyMap<string, string> {
  return new Map(
    things.flatMap(({ key, entries }) =>
      entries.map(({ kind, id }) => [keyOf({ kind: kind.name, id }), key] as const),
    ),
  )
}

/** Whether the new term has it, and whether from here. */
function placeOf(
  { kind, entries, why }: Thing,
  standing: ReadonlyMap<string, StoredRevision>,
  from: string,
): Pick<Prepared, 'seen' | 'state' | 'why'> {
  const own = entries
    .filter((one) => one.kind.name === kind)
    .map(({ id }) => standing.get(keyOf({ kind, id })))
  const found = own.find((one) => one !== undefined)
  const seen = createHash('sha256')
    .update(JSON.stringify(entries.map((one) => [one.kind.name, one.id, one.revision])))
    .digest('hex')
    .slice(0, 16)
  if (!found) return { seen, state: 'open', why }
  return found.carriedFrom === from
    ? { seen, state: 'carried', why: both('carry.why.carried') }
    : { seen, state: 'there', why: both('carry.why.there') }
}

/** What it leans on that must come along; `lost`: what means something else in the new term, or was withdrawn there. */
function leansOn(
  { key, entries }: Pick<Prepared, 'key' | 'entries'>,
  owners: ReadonlyMap<string, string>,
  standing: ReadonlyMap<string, StoredRevision>,
  from: string,
): { needs: readonly string[]; lost?: string } {
  const wanted = entries
    .flatMap(({ kind, content }) => kind.references?.(content) ?? [])
    .map(keyOf)
    .filter((reference) => owners.get(reference) !== key)
  const isThere = (reference: string) => {
    const found = standing.get(reference)
    return found !== undefined && found.content !== null && found.carriedFrom === from
  }
  return {
    needs: [...new Set(wanted.flatMap((reference) => owners.get(reference) ?? []))],
    lost: wanted.find((reference) => !owners.has(reference) && !isThere(reference)),
  }
}

/** What the rules of this term say against it, in their own words. */
function faultOf(
  context: Context,
  actor: Actor,
  plan: Plan,
  { entries }: Pick<Prepared, 'entries'>,
): Text | undefined {
  try {
    for (const { kind, id, content, asItWas } of entries)
      if (!asItWas) kind.check?.({ context, actor, plan, id, content, before: null })
    return undefined
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const [id, en] = languages.map((language) => say(messages, language, error.code, error.params))
    return { id: id!, en: en! }
  }
}
