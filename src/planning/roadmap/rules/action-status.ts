import type { IsoDate } from '../../../kernel/dates.ts'
import { claimStateOf } from '../../evidence/rules/claim-state.ts'
import type { ActionState, ActionStatus } from './model.ts'

/** What may be said of an action today: said done it is proven or only claimed; stopped is never late. */
export function actionStatusOf(action: {
  readonly reported: ActionState | null
  readonly hasEvidence: boolean
  readonly endsOn: IsoDate
  readonly today: IsoDate
}): ActionStatus {
  const reported = action.reported ?? 'not-started'
  if (reported === 'stopped') return 'stopped'
  const state = claimStateOf({
    reportedDone: reported === 'done',
    hasEvidence: action.hasEvidence,
    dueOn: action.endsOn,
    today: action.today,
  })
  if (state !== 'open') return state
  return reported === 'running' ? 'running' : 'not-started'
}
