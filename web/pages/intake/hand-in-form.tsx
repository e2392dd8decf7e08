import { type DragEvent, type FormEvent, useRef, useState } from 'react'
import { Form, useNavigate } from 'react-router'
import type { ListKindsAnswer } from '../../../src/intake/contract.ts'
import { useLanguage, useText } from '../../language.ts'
import { Button, Facts, Field, Notice, SelectField } from '../../ui/kit.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { messages } from './messages.ts'
import { sendFile } from './send-file.ts'

type Sending =
  | { readonly state: 'idle' }
  | { readonly state: 'sending'; readonly name: string; readonly percent: number }
  | { readonly state: 'problem'; readonly sentence: string }

/** Chooses list, date and file. With script the file goes up with progress; without, the form posts as usual. */
export function HandInForm({ choices, period }: { choices: ListKindsAnswer; period: string }) {
  const t = useText(messages)
  const navigate = useNavigate()
  const [agency, setAgency] = useState(
    choices.agencies.find((candidate) => choices.listKinds.some((kind) => kind.agencyId === candidate.id))
      ?.id ?? '',
  )
  const [sending, setSending] = useState<Sending>({ state: 'idle' })
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const file = form.get('file')
    if (!(file instanceof File) || file.name === '')
      return setSending({ state: 'problem', sentence: t('choose-file') })
    const order = {
      agency: String(form.get('agency')),
      list: String(form.get('list')),
      period: String(form.get('period')),
      file,
    }
    setSending({ state: 'sending', name: file.name, percent: 0 })
    const sent = await sendFile(order, (percent) =>
      setSending({ state: 'sending', name: file.name, percent }),
    )
    if ('problem' in sent)
      return setSending({ state: 'problem', sentence: sent.problem ?? t('connection-lost') })
    await navigate(`/kerja/daftar/${sent.batchId}${sent.already ? '?pesan=already' : ''}`)
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
      {sending.state === 'problem' ? <Notice tone="problem">{sending.sentence}</Notice> : null}
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
          {sending.state === 'sending' ? (
            <SendProgress name={sending.name} percent={sending.percent} />
          ) : (
            <Button>{t('send')}</Button>
          )}
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

function DropField() {
  const t = useText(messages)
  const box = useRef<HTMLDivElement>(null)
  const [isOver, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const input = box.current?.querySelector('input')
    if (input && event.dataTransfer.files.length > 0) input.files = event.dataTransfer.files
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra way; the file input inside serves everybody
    <div
      ref={box}
      className={isOver ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Field
        label={isOver ? t('drop') : t('file')}
        hint={t('file-hint')}
        name="file"
        type="file"
        required
        accept=".xlsx,.xls,.xlsb,.xlsm,.ods,.csv,.txt,.tsv,.zip"
      />
    </div>
  )
}

function SendProgress({ name, percent }: { name: string; percent: number }) {
  const t = useText(messages)
  const text = percent < 100 ? t('sending', { name, percent }) : t('sent')
  return (
    <div role="status">
      <p>{text}</p>
      <ProgressBar percent={percent} label={text} />
    </div>
  )
}
