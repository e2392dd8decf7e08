import type { Context } from '../../access/index.ts'
import { agencyShortName } from '../../pack/index.ts'
import { andWords } from '../books/rules/words.ts'
import type { CommitmentList } from '../commitments/contract.ts'
import type { CompetenceSummary } from '../competence/contract.ts'
import type { Plan } from '../entries/model.ts'
import { evidenceOf } from '../evidence/kind.ts'
import type { CriterionSensitivity, QuickWins } from '../quick-wins/contract.ts'
import type { ReadinessAnswer } from '../readiness/contract.ts'
import type { Roadmap } from '../roadmap/contract.ts'
import { actionBudgetKind } from '../roadmap/kinds.ts'
import { evidenceOfContent } from './content-analysis.ts'
import type { PlanContent, PlanTurn, ReadinessFigures } from './rules/plan-content.ts'

const figuresOf = ({ claimed, proven, assessor }: ReadinessFigures): ReadinessFigures => ({
  claimed,
  proven,
  assessor,
})

export function readinessOf(readiness: ReadinessAnswer): PlanContent['readiness'] {
  return {
    version: readiness.version,
    source: readiness.source,
    period: readiness.periods.length === 0 ? null : readiness.period,
    total: figuresOf(readiness.total),
    pillars: readiness.pillars.map(({ id, score, components }) => ({
      id,
      ...figuresOf(score),
      components: components.map((component) => ({ id: component.id, ...figuresOf(component.score) })),
    })),
    items: readiness.items.map((item) => ({
      id: item.id,
      component: item.component,
      name: item.name.id,
      level: item.self?.level ?? null,
      levelText: item.self?.text.id ?? null,
      assessorLevel: item.assessor?.level ?? null,
      top: item.top,
      state: item.state,
      evidence: evidenceOfContent(item.evidence),
    })),
    periods: readiness.periods.map(({ period, total }) => ({ period, ...figuresOf(total) })),
  }
}

export function actionsOf(context: Context, plan: Plan, { actions }: Roadmap): PlanContent['actions'] {
  const budgets = Map.groupBy(plan.of(actionBudgetKind), ({ content }) => content.actionId)
  return actions.map(({ id, content, subDimension, carriedBy, status, reportedOn }) => ({
    id,
    title: content.title,
    description: content.description,
    promiseId: content.promiseId,
    strategyIds: content.strategyIds,
    dimensionId: content.dimensionId,
    subDimension: subDimension?.id ?? null,
    agency: carriedBy.name,
    startsOn: content.startsOn,
    endsOn: content.endsOn,
    dependsOn: content.dependsOn,
    state: status,
    reportedOn,
    evidence: evidenceOfContent(
      evidenceOf(plan, 'action', id, (one) => agencyShortName(context.pack.agencies, one)),
    ),
    budget: (budgets.get(id) ?? [])
      .map(({ content: { year, plan: planned, revised, realised, source } }) => ({
        year,
        plan: planned,
        revised,
        realised,
        source,
      }))
      .sort((a, b) => a.year - b.year),
  }))
}

export function quickWinsOf(context: Context, plan: Plan, given: QuickWins): PlanContent['quickWins'] {
  return {
    version: given.version,
    source: given.source,
    scoreMax: given.scoreMax,
    monthsMax: given.monthsMax,
    criteria: given.criteria.map(({ id, name, share }) => ({ id, name: name.id, share })),
    list: given.quickWins.map(({ id, content, carriedBy, state, rank, score, scorers, parts, reason }) => ({
      id,
      title: content.title,
      problem: content.problem,
      result: content.result,
      actionId: content.actionId,
      agency: carriedBy.name,
      startsOn: content.startsOn,
      dueOn: content.dueOn,
      chosen: content.chosen,
      state,
      rank,
      score,
      scorers,
      parts: parts.map(({ criterionId, mean, adds }) => ({ criterionId, mean, adds })),
      reason: reason.id,
      evidence: evidenceOfContent(
        evidenceOf(plan, 'quick-win', id, (one) => agencyShortName(context.pack.agencies, one)),
      ),
    })),
    sensitivity: {
      topK: given.topK,
      criteria: given.sensitivity.map((one) => ({
        ...one,
        winner: turnOf(one.winner),
        topK: turnOf(one.topK),
      })),
    },
  }
}

function turnOf(turn: CriterionSensitivity['winner']): PlanTurn | null {
  return turn && { weight: turn.weight, change: turn.change, enters: turn.enters }
}

/** Opened ones only: a draft is nobody's word yet. Signatories by their office. */
export function commitmentsOf({ commitments }: CommitmentList): PlanContent['commitments'] {
  return commitments.flatMap(({ id, title, preamble, place, openedOn, sha256, lines, signatories }) =>
    openedOn === null
      ? []
      : [
          {
            id,
            title,
            preamble,
            place,
            openedOn,
            sha256,
            lines: lines.map((line) => ({
              id: line.id,
              text: line.text,
              agency: line.agency,
              holder: line.holder.name,
              dueOn: line.dueOn,
              state: line.state,
              evidence: evidenceOfContent(line.evidence),
            })),
            offices: signatories.map(({ agency, office, signature }) => {
              const holds = signature !== null && signature.fault === null
              return {
                agency,
                office,
                signedOn: holds ? signature.signedAt.slice(0, 10) : null,
                sample: holds && signature.method === 'sample',
              }
            }),
          },
        ],
  )
}

/** Levels of agencies and their posts; no person, no result of one. */
export function competenceOf(given: CompetenceSummary): PlanContent['competence'] {
  const roles = new Map(given.roles.map((role) => [role.id, role.name.id]))
  const roleOf = (id: string) => roles.get(id) ?? id
  const { instrument } = given
  return {
    source: given.source,
    instrument: instrument
      ? { version: instrument.version, source: instrument.source, targetLevel: instrument.targetLevel }
      : null,
    agencies: given.agencies.map(({ id, shortName, posts, maturity }) => {
      const newest = maturity.at(-1)
      return {
        id,
        name: shortName,
        openRoles: posts.filter(({ vacant }) => vacant > 0).map(({ roleId }) => roleOf(roleId)),
        posts: posts.map(({ roleId, needed, vacant }) => ({
          role: roleOf(roleId),
          needed,
          filled: needed - vacant,
        })),
        maturity: newest ? { year: newest.year, said: newest.said, proven: newest.proven } : null,
      }
    }),
    years: (instrument?.years ?? []).map(({ year, said, proven }) => ({ year, said, proven })),
    trainings: given.trainings.map(({ id, title, heldOn, hours, host, state }) => ({
      id,
      title,
      heldOn,
      hours,
      host,
      state,
    })),
    proposals: given.proposals.map(({ courseId, name, agencies, hours, skills }) => ({
      id: courseId,
      name: name.id,
      agencies,
      hours,
      // The reason told inside counts people; the public learns which skills are lacking.
      reason: `Menambah keahlian ${andWords(skills.map((skill) => skill.id))}.`,
    })),
  }
}
