import type { ActionFunctionArgs } from 'react-router'
import { apiOf, type ProblemBody } from '../../api/call-api.ts'
import { text } from '../../api/form.ts'

/** What came of a form: an answer, or a problem to show beside it. */
export interface Sent<T> {
  readonly value: T | null
  readonly problem: ProblemBody | null
}

export async function send<T>(args: ActionFunctionArgs, path: string, body: unknown): Promise<Sent<T>> {
  const done = await apiOf(args).attempt<T>('POST', path, body)
  return done.ok ? { value: done.value, problem: null } : { value: null, problem: done.problem }
}

/** Reads fields of a form: text as typed, null for what was left empty. */
export function reader(form: FormData) {
  const typed = (name: string) => text(form, name)
  return { text: typed, orNull: (name: string) => typed(name) || null }
}
