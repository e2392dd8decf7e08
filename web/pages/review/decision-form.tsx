import { useEffect, useRef } from 'react'
import { Form, useNavigate, useNavigation } from 'react-router'
import type { ReviewPairAnswer } from '../../../src/register/contract.ts'
import { useText } from '../../language.ts'
import { Button, Field } from '../../ui/kit.tsx'
import { messages } from './messages.ts'

/** Same, different or later; S, B and L do the same from the keyboard, except while typing the note. */
export function DecisionForm({ pair, sample }: { pair: ReviewPairAnswer; sample: number | null }) {
  const t = useText(messages)
  const form = useRef<HTMLFormElement>(null)
  const busy = useNavigation().state !== 'idle'
  const next =
    pair.nextId === null
      ? '/kerja/periksa'
      : `/kerja/periksa/${pair.nextId}${sample === null ? '' : `?contoh=${sample}`}`
  useDecisionKeys(form, busy, next)
  return (
    <Form method="post" ref={form} className="card decision">
      {sample === null ? null : (
        <>
          <p className="tag">{t('pair.in-sample')}</p>
          <input type="hidden" name="sample" value={sample} />
          <input type="hidden" name="pattern" value={pair.pattern} />
        </>
      )}
      <Field
        label={t('pair.note')}
        hint={t('pair.note.hint')}
        name="note"
        maxLength={500}
        autoComplete="off"
      />
      <div className="row">
        <Button name="outcome" value="same">
          {t('pair.same')} <Key name="S" />
        </Button>
        <Button look="danger" name="outcome" value="different">
          {t('pair.different')} <Key name="B" />
        </Button>
        <Button look="secondary" href={next}>
          {t('pair.skip')} <Key name="L" />
        </Button>
      </div>
      <p className="soft small">
        {t('pair.keys')} {t('pair.undo')}
      </p>
    </Form>
  )
}

function Key({ name }: { name: string }) {
  return (
    <span className="key" aria-hidden="true">
      {name}
    </span>
  )
}

function useDecisionKeys(form: React.RefObject<HTMLFormElement | null>, busy: boolean, next: string): void {
  const navigate = useNavigate()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select')
      if (busy || typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      const key = event.key.toLowerCase()
      if (key === 's' || key === 'b') {
        const button = form.current?.querySelector<HTMLButtonElement>(
          `button[value="${key === 's' ? 'same' : 'different'}"]`,
        )
        form.current?.requestSubmit(button)
      }
      if (key === 'l') navigate(next)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [form, busy, next, navigate])
}
