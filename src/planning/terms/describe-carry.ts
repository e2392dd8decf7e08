import type { Actor, Context } from '../../access/index.ts'
import { todayOf } from '../../kernel/dates.ts'
import type { Reader } from '../../kernel/ports.ts'
import { commitmentKind } from '../commitments/commitment-kind.ts'
import { followLines } from '../commitments/follow-lines.ts'
import { kinds } from '../kinds.ts'
import { type CarryPage, carriedKinds, type ShownThing } from './contract.ts'
import { both, type OldTerm } from './model.ts'
import { type Prepared, prepareCarry } from './prepare-carry.ts'
import { withNeeds } from './rules/choose-things.ts'

/** What the term before leaves: what is proposed to go along and why, what stays, and what must be signed anew. */
export async function describeCarry(context: Context, actor: Actor, reader: Reader): Promise<CarryPage> {
  const { id, name, from, to } = context.pack.term
  const lastOfYear = `${from.slice(0, 4)}-12-31`
  const dueOn = lastOfYear < to ? lastOfYear : to
  const carry = await prepareCarry(context, actor, reader, dueOn)
  const term = { id, name, from, to }
  if (!carry) return { from: null, to: term, dueOn, groups: [], stays: [], openLines: [] }
  const { old, things } = carry
  return {
    from: { id: old.id, name: old.name },
    to: term,
    dueOn,
    groups: groupsOf(things),
    stays: staysOf(old, things),
    openLines: openLinesOf(old),
  }
}

function groupsOf(things: readonly Prepared[]): CarryPage['groups'] {
  const byKey = new Map(things.map((thing) => [thing.key, thing]))
  const proposed = withNeeds(
    things,
    things.filter(({ carry }) => carry).map(({ key }) => key),
  )
  const show = (thing: Prepared): ShownThing => {
    const by = things.find(({ key, needs }) => proposed.has(key) && needs.includes(thing.key))
    const isNeeded = !thing.carry && proposed.has(thing.key) && by !== undefined
    const count = (kind: string) =>
      thing.entries.filter((one) => one.kind.name === kind && one.kind.name !== thing.kind).length
    return {
      id: thing.id,
      seen: thing.seen,
      title: thing.title,
      state: thing.state,
      proposed: proposed.has(thing.key),
      why: isNeeded ? both('carry.why.needed', { by: by.title }) : thing.why,
      changes: [...thing.changes],
      brings: {
        reports: count('action-report'),
        budgets: count('action-budget'),
        evidence: count('evidence'),
      },
      leansOn: thing.needs.map((key) => {
        const { kind, id, title } = byKey.get(key)!
        return { kind, id, title }
      }),
    }
  }
  return carriedKinds.flatMap((kind) => {
    const own = things.filter((thing) => thing.kind === kind)
    return own.length === 0 ? [] : [{ kind, things: own.map(show) }]
  })
}

/** Why entries of a kind stay when no thing takes them along. */
export const whyStays: Readonly<Record<string, string>> = {
  vision: 'direction',
  mission: 'direction',
  'factor-rating': 'persons',
  'readiness-view': 'persons',
  'maturity-view': 'persons',
  'quick-win-score': 'persons',
  commitment: 'commitment',
  'commitment-report': 'commitment',
  meeting: 'meeting',
  decision: 'meeting',
  'decision-report': 'meeting',
  training: 'training',
  'evaluation-answer': 'evaluation',
  'readiness-assessment': 'older',
  'maturity-assessment': 'older',
  'action-budget': 'budget',
  evidence: 'evidence',
}
/** Kinds whose entries are named one by one: those that name no person and are few. */
const named = ['vision', 'mission', 'commitment', 'meeting', 'training']

function staysOf({ plan }: OldTerm, things: readonly Prepared[]): CarryPage['stays'] {
  const going = new Set(things.flatMap(({ entries }) => entries.map(({ kind, id }) => `${kind.name} ${id}`)))
  return kinds.flatMap((kind) => {
    const rest = plan.of(kind).filter(({ id }) => !going.has(`${kind.name} ${id}`))
    if (rest.length === 0) return []
    const titles = named.includes(kind.name) ? rest.map(({ content }) => kind.title(content)) : []
    const why = both(`carry.stays.${whyStays[kind.name] ?? 'other'}`)
    return [{ kind: kind.name, count: rest.length, titles, why }]
  })
}

function openLinesOf({ context, plan }: OldTerm): CarryPage['openLines'] {
  return plan
    .of(commitmentKind)
    .filter(({ content }) => content.opened)
    .flatMap((entry) =>
      followLines(context.pack, plan, entry, todayOf(context.clock))
        .filter(({ state }) => state !== 'proven')
        .map((line) => ({
          commitmentId: entry.id,
          commitment: entry.content.title,
          id: line.id,
          text: line.text,
          agency: line.holder.name,
          dueOn: line.dueOn,
          state: line.state,
        })),
    )
}
