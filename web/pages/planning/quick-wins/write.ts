import type { ActionFunctionArgs } from 'react-router'
import type { QuickWin } from '../../../../src/planning/quick-wins/contract.ts'
import { text } from '../../../api/form.ts'
import { saveEntry, withdrawEntry } from '../save.ts'

/** Saves what QuickWinForm asks for. */
export function saveQuickWin(args: ActionFunctionArgs, form: FormData) {
  return saveEntry(args, 'quick-win', form, {
    title: text(form, 'winTitle'),
    problem: text(form, 'problem'),
    actionId: text(form, 'actionId'),
    agencyId: text(form, 'agencyId'),
    startsOn: text(form, 'startsOn'),
    dueOn: text(form, 'dueOn'),
    result: text(form, 'result'),
    chosen: text(form, 'chosen') === 'yes',
    reportedDone: text(form, 'reportedDone') || null,
  })
}

/** The content the reader saw, with another day it was done; the server refuses any other change of an agency. */
export function saveDone(args: ActionFunctionArgs, form: FormData) {
  const content = JSON.parse(text(form, 'content') || '{}') as QuickWin
  return saveEntry(args, 'quick-win', form, { ...content, reportedDone: text(form, 'doneOn') || null })
}

/** Saves own scores, or takes them back. */
export function saveScores(args: ActionFunctionArgs, form: FormData, quickWinId: string) {
  if (text(form, 'take-back') === 'yes') return withdrawEntry(args, 'quick-win-score', form)
  const scores = [...form].flatMap(([name, value]) =>
    name.startsWith('score-') ? [[name.slice('score-'.length), Number(value)] as const] : [],
  )
  return saveEntry(args, 'quick-win-score', form, { quickWinId, scores: Object.fromEntries(scores) })
}
