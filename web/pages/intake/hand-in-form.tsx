import { type FormEvent, useState } from 'react'
import { Form } from 'react-router'
import type { ListKindsAnswer } from '../../../src/intake/contract.ts'
import { useLanguage, useText } from '../../language.ts'
import { Button, Facts, Field, SelectField } from '../../ui/kit.tsx'
import { DropField } from './drop-field.tsx'
import { messages } from './messages.ts'
import { SendProgress } from './send-progress.tsx'
import { useSending } from './use-sending.ts'

/** Chooses list, date and file. With script the file goes up with progress; without, the form posts as usual. */
export function HandInForm({ choices, period }: { choices: ListKindsAnswer; period: string }) {
  const t = useText(messages)
  const { sending, send, stop } = useSending()
  const [agency, setAgency] = useState(
    choices.agencies.find((candidate) => choices.listKinds.some((kind) => kind.agencyId === candidate.id))
      ?.id ?? '',
  )
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const file = form.get('file')
    void send({
      agency: String(form.get('agency')),
      list: String(form.get('list')),
      period: String(form.get('period')),
      file: file instanceof File ? file : new File([], ''),
    })
  }
  return (
    <Form
      method="post"
      encType="multipart/form-data"
      className="card stack"
      onSubmit={submit}
      aria-labelledby="hand-in"
    >
      <h2 id="hand-in">{t('hand-in')}</h2>
      <div className="grid wide">
        <div>
          <ListChoice choices={choices} agency={agency} onAgency={setAgency} />
          <Field
            label={t('period')}
            hint={t('period-hint')}
            name="period"
            type="date"
            required
            defaultValue={period}
          />
        </div>
        <div>
          <DropField />
          <SendProgress sending={sending} onStop={stop} />
          {sending.state === 'sending' ? null : <Button>{t('send')}</Button>}
        </div>
      </div>
    </Form>
  )
}

function ListChoice({
  choices,
  agency,
  onAgency,
}: {
  choices: ListKindsAnswer
  agency: string
  onAgency: (id: string) => void
}) {
  const t = useText(messages)
  const language = useLanguage()
  const kinds = choices.listKinds.filter((kind) => kind.agencyId === agency)
  const [chosen, setChosen] = useState('')
  const kind = kinds.find((candidate) => candidate.id === chosen) ?? kinds[0]
  const owners = choices.agencies.filter((candidate) =>
    choices.listKinds.some((one) => one.agencyId === candidate.id),
  )
  return (
    <>
      <div
        onChange={(event) => {
          if (event.target instanceof HTMLSelectElement) onAgency(event.target.value)
        }}
      >
        <SelectField
          label={t('agency')}
          name="agency"
          value={agency}
          options={owners.map(({ id, name }) => ({ value: id, label: name }))}
          required
        />
      </div>
      <div
        key={agency}
        onChange={(event) => {
          if (event.target instanceof HTMLSelectElement) setChosen(event.target.value)
        }}
      >
        <SelectField
          label={t('kind')}
          name="list"
          options={kinds.map(({ id, name }) => ({ value: id, label: name[language] }))}
          required
        />
      </div>
      {kind ? (
        <Facts
          items={[
            [t('purpose'), kind.purpose[language]],
            [t('basis'), kind.basis],
          ]}
        />
      ) : null}
    </>
  )
}
