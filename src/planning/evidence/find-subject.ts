import type { Pack } from '../../pack/index.ts'
import type { Plan } from '../entries/model.ts'
import type { Evidence } from './contract.ts'

/** Whether what an evidence speaks of is there: in the plan, or in the pack's questions. */
export function hasSubject(
  plan: Plan,
  { plan: settings, agencies }: Pack,
  { kind, id }: Evidence['subject'],
): boolean {
  switch (kind) {
    case 'factor':
    case 'action':
    case 'quick-win':
      return plan.has({ kind, id })
    case 'commitment-line':
      return plan.has({ kind: 'commitment', id: id.slice(0, Math.max(0, id.lastIndexOf('.'))) })
    case 'readiness-item':
      return settings.readiness.items.some((item) => item.id === id)
    case 'evaluation-question':
      return settings.evaluation.forms.some(({ year, parts }) =>
        parts.some((part) => part.questions.some((question) => `${year}.${question.id}` === id)),
      )
    case 'maturity-indicator':
      return (settings.competence.maturity?.domains ?? []).some(({ indicators }) =>
        indicators.some((indicator) => agencies.some((agency) => `${agency.id}.${indicator.id}` === id)),
      )
  }
}
