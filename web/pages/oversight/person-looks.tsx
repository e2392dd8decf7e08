import { type ActionFunctionArgs, Form, useActionData } from 'react-router'
import type { LooksAnswer } from '../../../src/oversight/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { text } from '../../api/form.ts'
import { useText } from '../../language.ts'
import { Button, Field, Notice } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { Looks } from './looks.tsx'
import { messages } from './messages.ts'

export const meta = pageTitle(messages, 'tab.person')

/** A post, so that no NIK ever stands in an address. */
export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const asked = { personId: text(form, 'personId'), nik: text(form, 'nik'), reason: text(form, 'reason') }
  const done = await apiOf(args).attempt<LooksAnswer>('POST', '/api/oversight/looks/person', {
    personId: asked.personId === '' ? null : Number(asked.personId),
    nik: asked.nik === '' ? null : asked.nik,
    reason: asked.reason,
    page: Number(text(form, 'page')) || 1,
  })
  return done.ok ? { asked, found: done.value, problem: null } : { asked, found: null, problem: done.problem }
}

export default function PersonLooks() {
  const t = useText(messages)
  const result = useActionData<typeof action>()
  return (
    <>
      <Form method="post" className="card" autoComplete="off">
        <Field
          label={t('person.id')}
          hint={t('person.id-hint')}
          name="personId"
          inputMode="numeric"
          pattern="[0-9]{1,15}"
          defaultValue={result?.asked.personId}
        />
        <Field
          label={t('person.nik')}
          hint={t('person.nik-hint')}
          name="nik"
          inputMode="numeric"
          pattern="[0-9]{16}"
          defaultValue={result?.asked.nik}
        />
        <Field
          label={t('reason')}
          hint={t('reason-hint')}
          name="reason"
          required
          minLength={5}
          maxLength={300}
          defaultValue={result?.asked.reason}
        />
        <Button>{t('search')}</Button>
      </Form>
      {result?.problem ? <Notice tone="problem">{result.problem.title}</Notice> : null}
      {result?.found ? <Looks found={result.found} asked={result.asked} /> : null}
    </>
  )
}
