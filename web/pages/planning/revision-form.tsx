import { type ReactNode, useState } from 'react'
import { Form, useActionData } from 'react-router'

/**
 * A form that writes the next revision of an entry (null = a new one). Refused, what was typed stays: `revision` is still
 * what it was typed on, and `shown` the newest one the page now shows, so that pressing again knowingly writes over that.
 * Once written it is filled anew, so that a new entry is not written twice.
 */
export function RevisionForm(props: {
  entry: { readonly id?: string; readonly revision: number } | null
  /** The page's action sees which form it was; absent where the buttons say it. */
  intent?: string
  className?: string
  children: ReactNode
}) {
  const { entry, intent, className = 'card', children } = props
  const { id = '', revision = 0 } = entry ?? {}
  const outcome = useActionData<{ problem?: unknown }>()
  const refused = Boolean(outcome?.problem)
  const [typedOn, setTypedOn] = useState(revision)
  const [sent, setSent] = useState<{ before: typeof outcome } | null>(null)
  const [written, setWritten] = useState(0)
  if (!refused && typedOn !== revision) setTypedOn(revision)
  if (sent && sent.before !== outcome) {
    setSent(null)
    if (!refused) setWritten(written + 1)
  }
  return (
    <Form
      method="post"
      className={className}
      key={`${id} ${typedOn} ${written}`}
      onSubmit={() => setSent({ before: outcome })}
    >
      {intent === undefined ? null : <input type="hidden" name="intent" value={intent} />}
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="revision" value={typedOn} />
      <input type="hidden" name="shown" value={revision} />
      {children}
    </Form>
  )
}
