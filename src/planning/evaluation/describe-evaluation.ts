import type { Context } from '../../access/index.ts'
import { countEach } from '../../kernel/count-each.ts'
import type { Reader } from '../../kernel/ports.ts'
import { Problem } from '../../kernel/problem.ts'
import { agencyShortName, type PlanSettings } from '../../pack/index.ts'
import type { Plan } from '../entries/model.ts'
import { evidenceOf } from '../evidence/kind.ts'
import { agencyOptions } from '../readiness/agency-options.ts'
import type { EvaluationForm, EvaluationQuestion } from './contract.ts'
import { type Filling, fillFromPlan, readFilling } from './fill-from-plan.ts'
import { answerId, evaluationAnswerKind } from './kinds.ts'
import { answerStates, judge, partTotals, weightedTotals } from './rules/evaluation-score.ts'

type Question = PlanSettings['evaluation']['forms'][number]['parts'][number]['questions'][number]

/**
 * The evaluation form of a year (without one: the newest up to this year) filled from the plan: written answers, what the
 * plan computes up to today or the end of a past year, evidence of both, and totals as claimed and as proven (0 to 100).
 * Throws Problem 404 for a year without a form.
 */
export async function describeEvaluation(
  context: Context,
  plan: Plan,
  reader: Reader,
  asked?: number,
): Promise<EvaluationForm> {
  const { forms } = context.pack.plan.evaluation
  const years = forms.map(({ year }) => year).sort((a, b) => a - b)
  const thisYear = context.clock.now().getUTCFullYear()
  const wanted = asked ?? years.filter((year) => year <= thisYear).at(-1) ?? years[0]
  const form = forms.find(({ year }) => year === wanted)
  if (!form) throw new Problem('planning.evaluation-no-form', 404)
  const filling = await readFilling(context, plan, reader, form.year)
  const weights = form.parts.reduce((sum, { weight }) => sum + weight, 0)
  const parts = form.parts.map((part) => {
    const questions = part.questions.map((question) => describeQuestion(filling, question))
    const totals = partTotals(questions.map(judgedOf))
    return { id: part.id, name: part.name, weight: (part.weight / weights) * 100, ...totals, questions }
  })
  const total = weightedTotals(parts.map((part) => ({ weight: part.weight, totals: part })))
  const states = parts.flatMap((part) => part.questions.map(({ state }) => state))
  return {
    year: form.year,
    years,
    source: form.source,
    asOf: filling.asOf,
    total,
    counts: countEach(answerStates, states),
    parts,
    agencies: agencyOptions(context),
  }
}

function describeQuestion(
  filling: Filling,
  { id: questionId, name, computed }: Question,
): EvaluationQuestion {
  const { context, plan, year } = filling
  const id = answerId(year, questionId)
  const entry = plan.find(evaluationAnswerKind, id)
  const evidence = evidenceOf(plan, 'evaluation-question', id, (one) =>
    agencyShortName(context.pack.agencies, one),
  )
  const filled = computed ? fillFromPlan(filling, computed) : null
  const score = entry?.content.score ?? null
  const asked = { score, computed: filled, evidence }
  return {
    id,
    questionId,
    name,
    revision: entry?.revision ?? 0,
    answer: entry?.content.answer ?? null,
    ...asked,
    ...judge(judgedOf(asked)),
  }
}

function judgedOf({
  score,
  computed,
  evidence,
}: Pick<EvaluationQuestion, 'score' | 'computed' | 'evidence'>) {
  return { score, computed, hasEvidence: evidence.length > 0 }
}
