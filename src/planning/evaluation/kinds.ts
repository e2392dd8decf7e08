import { Problem } from '../../kernel/problem.ts'
import type { PlanSettings } from '../../pack/index.ts'
import type { Kind } from '../entries/model.ts'
import { type EvaluationAnswer, evaluationAnswer } from './contract.ts'

export const evaluationAnswerKind: Kind<EvaluationAnswer> = {
  name: 'evaluation-answer',
  content: evaluationAnswer,
  permission: 'planning.edit',
  title: ({ year, questionId }) => `${year}, ${questionId}`,
  check({ context, id, content, before }) {
    // What is withdrawn comes as it stands: the form may have lost the question.
    if (content === before) return
    const { year, questionId } = content
    const known = questionsOf(context.pack.plan, year).some((one) => one.id === questionId)
    if (!known)
      throw new Problem('planning.evaluation-question-unknown', 422, {
        year: String(year),
        question: questionId,
      })
    if (id !== answerId(year, questionId))
      throw new Problem('planning.evaluation-id-wrong', 422, { id: answerId(year, questionId) })
  },
}

export const kinds: readonly Kind<unknown>[] = [evaluationAnswerKind]

export function answerId(year: number, questionId: string): string {
  return `${year}.${questionId}`
}

export function questionsOf({ evaluation }: PlanSettings, year: number) {
  const form = evaluation.forms.find((one) => one.year === year)
  return form?.parts.flatMap((part) => part.questions) ?? []
}
