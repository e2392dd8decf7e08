import { Form } from 'react-router'
import type { CommitmentPage } from '../../../../src/planning/commitments/contract.ts'
import { useText } from '../../../language.ts'
import { Button, Field } from '../../../ui/kit.tsx'
import { messages } from './messages.ts'

/** The ceremony: the own lines, read once more, and the own password. Who cannot sign now is told why. */
export function SignForm({ page: { own, commitment } }: { page: CommitmentPage }) {
  const t = useText(messages)
  if (own.fault === 'not-signatory') return null
  const lines = commitment.lines.filter((line) => own.lines.includes(line.id))
  return (
    <section className="card no-print" aria-labelledby="sign-title">
      <h2 id="sign-title">{t('sign.title', { office: own.office ?? '' })}</h2>
      {own.fault === null ? (
        <>
          <p>{t('sign.text', { count: lines.length })}</p>
          <ol>
            {lines.map((line) => (
              <li key={line.id}>{line.text}</li>
            ))}
          </ol>
          <Form method="post">
            <input type="hidden" name="intent" value="sign" />
            <Field
              label={t('sign.password')}
              hint={t('sign.hint')}
              name="password"
              type="password"
              autoComplete="current-password"
              required
              maxLength={200}
            />
            <Button>{t('sign.button')}</Button>
          </Form>
        </>
      ) : (
        <p>{t(`own.${own.fault}`)}</p>
      )}
    </section>
  )
}
