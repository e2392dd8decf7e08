import { type Actor, type Context, readAs, recordAudit } from '../access/index.ts'
import type { Language } from '../kernel/messages.ts'
import type { Reader, Writer } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'
import { explainPattern } from '../linkage/index.ts'
import { carryOutDecisions, settlePersons } from './carry-out-decisions.ts'
import type { AlikeAnswer, AlikeGroupsAnswer } from './contract.ts'
import { refreshPersonIndex } from './person-index.ts'
import { type AlikeState, alikeLimits, answerOfSample, sampleRefusal } from './rules/decide-alike.ts'
import { lockRegister } from './store.ts'
import {
  type AlikeRow,
  drawSample,
  keepSample,
  markAlikeDecided,
  openSample,
  readAlike,
  readAlikeOfPattern,
  readGroup,
  readGroups,
  readRest,
  readStatuses,
  reverseAlike,
} from './store-alike.ts'
import { personsOfRecords } from './store-people.ts'
import { type Reviewer, readReviewer } from './store-review.ts'

const groupsMax = 50

/** Groups of questions that read the same, most valuable first. Counts only, nothing about a person. */
export async function listAlike(
  context: Context,
  actor: Actor,
  language: Language,
): Promise<AlikeGroupsAnswer> {
  const groups = await readAs(context, actor, async (staff, app) =>
    readGroups(staff, await readReviewer(app, actor), alikeLimits.groupMin, groupsMax),
  )
  return { groups: groups.map((group) => ({ ...group, ...describe(context, group.pattern, language) })) }
}

/**
 * One group: what people answered, the sample under way, what was decided before, and what may be done now.
 * Throws Problem('register.alike-unknown', 404) when no question ever had the pattern.
 */
export async function readAlikeGroup(
  context: Context,
  actor: Actor,
  pattern: string,
  language: Language,
): Promise<AlikeAnswer> {
  return readAs(context, actor, async (staff, app) => {
    const state = await readState(staff, await readReviewer(app, actor), pattern)
    const acts = await readAlikeOfPattern(staff, pattern)
    const { open, answers } = state
    if (open + answers.same + answers.different + acts.length === 0)
      throw new Problem('register.alike-unknown', 404)
    const running = await readRunning(staff, acts)
    const answer = running && answerOfSample(running.statuses, state)
    return {
      ...describe(context, pattern, language),
      pattern,
      open,
      ...answers,
      limits: alikeLimits,
      mayDraw: running === null && sampleRefusal(state) === null,
      refusal: answer ? ('refusal' in answer ? answer.refusal : null) : sampleRefusal(state),
      sample: running && {
        id: running.act.id,
        pairs: running.pairs,
        outcome: answer && 'outcome' in answer ? answer.outcome : null,
      },
      decided: acts
        .filter((act) => act.outcome !== null)
        .map(({ id, outcome, reason, decidedBy, decidedAt, undoneAt, pairs }) => ({
          id,
          outcome: outcome!,
          reason: reason!,
          by: decidedBy!,
          at: decidedAt!,
          undoneAt,
          pairs,
        })),
    }
  })
}

/**
 * Draws the sample of a group that has to be answered one by one. Throws Problem('register.alike-refused', 409) where
 * the rules of decision 0011 do not allow it, or a sample is under way already.
 */
export async function sampleAlike(context: Context, actor: Actor, pattern: string): Promise<{ id: number }> {
  return readAs(context, actor, async (staff, app) => {
    await lockRegister(app)
    const reviewer = await readReviewer(app, actor)
    const refusal = sampleRefusal(await readState(staff, reviewer, pattern))
    const running = await readRunning(staff, await readAlikeOfPattern(staff, pattern))
    if (refusal !== null || running !== null) throw new Problem('register.alike-refused', 409)
    const id = await openSample(app, pattern, actor.accountId, context.clock.now().toISOString())
    await keepSample(app, id, await drawSample(staff, reviewer, pattern, id, alikeLimits.sample))
    await recordAudit(app, context.clock, actor, {
      action: 'register.alike.sampled',
      subjectKind: 'alike-decision',
      subjectId: id,
    })
    return { id }
  })
}

/**
 * Gives the answer of the sample to the rest of its group (at most alikeLimits.togetherMax questions) as one act, with an
 * audit entry per person of the questions. Throws Problem('register.alike-unknown', 404), Problem('register.alike-refused', 409).
 */
export async function decideAlike(
  context: Context,
  actor: Actor,
  alikeId: number,
  reason: string,
): Promise<{ pairs: number }> {
  const { pairs, moved } = await readAs(context, actor, async (staff, app) => {
    await lockRegister(app)
    const act = await readAlike(staff, alikeId)
    if (!act) throw new Problem('register.alike-unknown', 404)
    const reviewer = await readReviewer(app, actor)
    const running = await readRunning(staff, [act])
    const state = await readState(staff, reviewer, act.pattern)
    const answer = running && answerOfSample(running.statuses, state)
    if (!answer || 'refusal' in answer) throw new Problem('register.alike-refused', 409)
    const { outcome } = answer
    const now = context.clock.now().toISOString()
    const rest = await readRest(staff, reviewer, act.pattern, alikeLimits.togetherMax)
    const done = await carryOutDecisions(context, app, actor, rest, outcome, reason, now, alikeId)
    await markAlikeDecided(app, alikeId, outcome, reason, actor.accountId, now, done.closed)
    await recordAct(context, app, actor, 'decided-alike', alikeId, [...done.asked, ...done.moved], {
      outcome,
      pairs: rest.length,
    })
    return { pairs: rest.length, moved: done.moved }
  })
  await refreshPersonIndex(context.database, moved)
  return { pairs }
}

/**
 * Takes an act about alike questions back as a whole: its decisions are closed, what gave way to them holds again, and
 * its questions are open once more. The answers to the sample stay. Throws Problem('register.alike-unknown', 404) and
 * Problem('register.alike-refused', 409) when there is nothing to undo.
 */
export async function undoAlike(
  context: Context,
  actor: Actor,
  alikeId: number,
): Promise<{ pattern: string }> {
  const { pattern, moved } = await readAs(context, actor, async (staff, app) => {
    await lockRegister(app)
    const act = await readAlike(staff, alikeId)
    if (!act) throw new Problem('register.alike-unknown', 404)
    if (act.outcome === null || act.undoneAt !== null) throw new Problem('register.alike-refused', 409)
    const now = context.clock.now().toISOString()
    const records = await reverseAlike(app, alikeId, actor.accountId, now)
    const asked = [...new Set((await personsOfRecords(app, records)).values())]
    const { moved } = await settlePersons(context, app, asked, now)
    await recordAct(context, app, actor, 'undone-alike', alikeId, [...asked, ...moved], {
      pairs: act.pairs,
    })
    return { pattern: act.pattern, moved }
  })
  await refreshPersonIndex(context.database, moved)
  return { pattern }
}

/** One entry for the act and one per person: whoever asks what happened to a person finds it there. */
async function recordAct(
  context: Context,
  writer: Writer,
  actor: Actor,
  what: 'decided-alike' | 'undone-alike',
  alikeId: number,
  persons: readonly number[],
  details: Readonly<Record<string, string | number>>,
): Promise<void> {
  const personIds = new Set(persons)
  await recordAudit(writer, context.clock, actor, {
    action: `register.pairs.${what}`,
    subjectKind: 'alike-decision',
    subjectId: alikeId,
    details: { ...details, persons: personIds.size },
  })
  for (const personId of personIds)
    await recordAudit(writer, context.clock, actor, {
      action: `register.person.${what}`,
      subjectKind: 'person',
      subjectId: personId,
      details: { alike: alikeId },
    })
}

async function readState(staff: Reader, reviewer: Reviewer, pattern: string): Promise<AlikeState> {
  const { open, same, different } = await readGroup(staff, reviewer, pattern)
  return { open, answers: { same, different } }
}

/** The sample under way: drawn, not decided, and none of its questions withdrawn with a list. */
async function readRunning(reader: Reader, acts: readonly AlikeRow[]) {
  const act = acts.find((candidate) => candidate.outcome === null)
  if (!act) return null
  const pairs = await readStatuses(reader, act.sample)
  const statuses = pairs.map((pair) => pair.status)
  return statuses.includes('withdrawn') ? null : { act, pairs, statuses }
}

function describe(context: Context, pattern: string, language: Language) {
  const { listKinds, ...said } = explainPattern(pattern, language)
  const nameOf = (id: string) => context.pack.listKinds.find((kind) => kind.id === id)?.name[language] ?? id
  return { ...said, lists: listKinds.map(nameOf) }
}
