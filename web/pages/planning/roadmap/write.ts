import type { ActionFunctionArgs } from 'react-router'
import { type Language, say } from '../../../../src/kernel/messages.ts'
import { readRupiah } from '../../../../src/planning/roadmap/contract.ts'
import { apiOf, type Outcome } from '../../../api/call-api.ts'
import { text } from '../../../api/form.ts'
import { saveEntry } from '../save.ts'
import { messages } from './messages.ts'

/** Saves what ActionForm asks for. */
export function saveAction(args: ActionFunctionArgs, form: FormData) {
  const [dimensionId = '', subDimensionId = ''] = text(form, 'place').split('/')
  return saveEntry(args, 'action', form, {
    title: text(form, 'actionTitle'),
    description: text(form, 'description'),
    promiseId: text(form, 'promiseId') || null,
    strategyIds: form.getAll('strategyIds').map(String),
    dimensionId,
    subDimensionId: subDimensionId || null,
    agencyId: text(form, 'agencyId'),
    startsOn: text(form, 'startsOn'),
    endsOn: text(form, 'endsOn'),
    dependsOn: form.getAll('dependsOn').map(String),
  })
}

export function saveReport(args: ActionFunctionArgs, form: FormData, actionId: string) {
  const content = { actionId, state: text(form, 'state'), on: text(form, 'on'), note: text(form, 'note') }
  return saveEntry(args, 'action-report', form, content, actionId)
}

/** Saves the money of one year; an amount that cannot be read is told without asking the server. */
export async function saveBudget(
  args: ActionFunctionArgs,
  form: FormData,
  actionId: string,
): Promise<Outcome<unknown>> {
  const year = Number(text(form, 'year'))
  const amounts = Object.fromEntries(
    ['plan', 'revised', 'realised'].map((key) => [key, readRupiah(text(form, `${key}-${year}`), false)]),
  )
  const wrong = Object.entries(amounts).find(([, read]) => read.fault !== null)
  if (wrong) return unreadable(apiOf(args).language, wrong[0])
  const content = {
    actionId,
    year,
    plan: amounts.plan?.amount ?? 0,
    revised: amounts.revised?.amount ?? null,
    realised: amounts.realised?.amount ?? null,
    source: text(form, `source-${year}`),
  }
  return saveEntry(args, 'action-budget', form, content, `${actionId}.${year}`)
}

function unreadable(language: Language, key: string): Outcome<never> {
  const title = say(messages, language, 'budget.unreadable', {
    column: say(messages, language, `money.${key}`),
  })
  return { ok: false, problem: { status: 422, title } }
}
