import { type ActionFunctionArgs, Form, useActionData } from 'react-router'
import type { BudgetImport } from '../../../../src/planning/roadmap/contract.ts'
import { apiOf } from '../../../api/call-api.ts'
import { text } from '../../../api/form.ts'
import { useLanguage, useText } from '../../../language.ts'
import { Button, Crumbs, Field, Notice, Table } from '../../../ui/kit.tsx'
import { pageTitle } from '../../../ui/page-title.ts'
import { useSession } from '../../staff/session.ts'
import { messages } from './messages.ts'
import { rupiahInDigits } from './words.ts'

export const meta = pageTitle(messages, 'import')

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const file = form.get('sheet')
  const query = new URLSearchParams({ mode: text(form, 'mode') || 'preview' })
  if (file instanceof File) query.set('name', file.name.slice(0, 200))
  for (const name of ['token', 'year']) if (text(form, name)) query.set(name, text(form, name))
  const done = await apiOf(args).upload<BudgetImport>(
    `/api/planning/budget?${query}`,
    file instanceof File && file.size > 0 ? file : null,
  )
  return done.ok ? { result: done.value, problem: null } : { result: null, problem: done.problem }
}

/** One form for looking and writing: the chosen file stays chosen, and what is written is what was seen. */
export default function BudgetImportView() {
  const t = useText(messages)
  const outcome = useActionData<typeof action>()
  const allowed = useSession().permissions.includes('planning.edit')
  const denied = allowed ? null : t('denied')
  const result = outcome?.result
  const isOpen = result && !result.written && result.changes.length > 0
  const isWell = result && result.notMatched.length === 0 && result.wrongNumbers.length === 0
  return (
    <div className="stack">
      <div>
        <Crumbs
          label={t('crumbs')}
          items={[{ href: '/kerja/rencana/program', text: t('title') }, { text: t('import') }]}
        />
        <h1>{t('import')}</h1>
        <p className="lead">{t('import.lead')}</p>
        {outcome?.problem ? <Notice tone="problem">{outcome.problem.title}</Notice> : null}
        {result ? <Outcome result={result} /> : null}
      </div>
      <Form method="post" encType="multipart/form-data" className="card no-print">
        <input type="hidden" name="token" value={isOpen ? result.token : ''} />
        <Field
          label={t('import.file')}
          hint={t('import.hint')}
          name="sheet"
          type="file"
          accept=".xlsx,.ods,.csv,.txt"
          required
          disabled={!allowed}
        />
        <Field
          label={t('import.year')}
          hint={t('import.year-hint')}
          name="year"
          type="number"
          min={2000}
          max={2100}
          disabled={!allowed}
        />
        <p className="row">
          <Button name="mode" value="preview" look={isOpen ? 'secondary' : 'primary'} disabledReason={denied}>
            {t('import.preview')}
          </Button>
          {isOpen ? (
            <Button name="mode" value={isWell ? 'all' : 'confirm'} disabledReason={denied}>
              {t(isWell ? 'import.all' : 'import.confirm', { count: result.changes.length })}
            </Button>
          ) : null}
        </p>
        {isOpen ? <p className="soft small">{t('import.again')}</p> : null}
      </Form>
      {result ? <Details result={result} /> : null}
    </div>
  )
}

function Outcome({ result }: { result: BudgetImport }) {
  const t = useText(messages)
  const numbers = {
    read: result.rowsRead,
    matched: result.rowsMatched,
    changed: result.changes.length,
    unchanged: result.unchanged,
    unmatched: result.notMatched.length,
    wrong: result.wrongNumbers.length,
  }
  return (
    <Notice
      tone={result.written ? 'good' : 'plain'}
      title={t(result.written ? 'import.written' : 'import.seen')}
    >
      <p>{t('import.sentence', numbers)}</p>
      {!result.written && result.changes.length === 0 ? <p>{t('import.nothing')}</p> : null}
    </Notice>
  )
}

function Details({ result }: { result: BudgetImport }) {
  const t = useText(messages)
  const language = useLanguage()
  const digits = (amount: number | null | undefined) => rupiahInDigits(amount ?? null, language)
  const change = (one: BudgetImport['changes'][number], key: 'plan' | 'revised' | 'realised') =>
    one.before === null || one.before[key] === one.after[key]
      ? digits(one.after[key])
      : `${digits(one.before[key])} → ${digits(one.after[key])}`
  return (
    <>
      {result.wrongNumbers.length > 0 ? (
        <Table
          blocks
          caption={t('import.wrong')}
          rows={result.wrongNumbers}
          rowKey={(one) => `${one.sheet} ${one.row} ${one.column}`}
          columns={[
            { key: 'row', head: t('col.cell'), cell: (one) => `${one.sheet} ${one.column}${one.row}`.trim() },
            { key: 'written', head: t('col.written'), cell: (one) => one.written },
            { key: 'sentence', head: t('col.why'), cell: (one) => one.sentence },
          ]}
        />
      ) : null}
      {result.notMatched.length > 0 ? (
        <Table
          blocks
          caption={t('import.unmatched')}
          rows={result.notMatched}
          rowKey={(one) => `${one.sheet} ${one.row}`}
          columns={[
            { key: 'row', head: t('col.row'), cell: (one) => `${one.sheet} ${one.row}`.trim() },
            { key: 'name', head: t('col.name'), cell: (one) => one.name || '–' },
            { key: 'sentence', head: t('col.why'), cell: (one) => one.sentence },
          ]}
        />
      ) : null}
      {result.changes.length > 0 ? (
        <Table
          blocks
          caption={t(result.written ? 'import.changed' : 'import.changes')}
          rows={result.changes}
          rowKey={(one) => `${one.actionId} ${one.year}`}
          columns={[
            { key: 'title', head: t('col.action'), cell: (one) => one.title },
            { key: 'year', head: t('col.year'), numeric: true, cell: (one) => String(one.year) },
            ...(['plan', 'revised', 'realised'] as const).map((key) => ({
              key,
              head: t(`money.${key}`),
              numeric: true,
              cell: (one: BudgetImport['changes'][number]) => change(one, key),
            })),
          ]}
        />
      ) : null}
    </>
  )
}
