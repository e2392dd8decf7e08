import {
  type ActionFunctionArgs,
  Form,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { AlikeAnswer } from '../../../src/register/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { formatDate, useLanguage, useText } from '../../language.ts'
import { Button, Crumbs, Field, Notice, Table } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { messages } from './messages.ts'
import './review.css'

export const meta = pageTitle(messages, 'alike.title')

const addressOf = (pattern: string | undefined) => encodeURIComponent(pattern ?? '')

export function loader(args: LoaderFunctionArgs): Promise<AlikeAnswer> {
  return apiOf(args).get<AlikeAnswer>(`/api/register/alike/${addressOf(args.params.pattern)}`)
}

/** Draws a sample, decides the rest, or undoes a decision; each then shows the group again. */
export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const [intent, id] = String(form.get('intent')).split('-')
  const pattern = addressOf(args.params.pattern)
  const path =
    intent === 'draw'
      ? `/api/register/alike/${pattern}/sample`
      : `/api/register/alike-decisions/${Number(id)}${intent === 'undo' ? '/undo' : ''}`
  const body = intent === 'decide' ? { reason: String(form.get('reason') ?? '') } : {}
  const done = await apiOf(args).attempt('POST', path, body)
  return done.ok ? redirect(`/kerja/periksa/serupa/${pattern}`) : { problem: done.problem }
}

export default function Alike() {
  const t = useText(messages)
  const group = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()?.problem
  return (
    <>
      <Crumbs
        label={t('pair.crumb')}
        items={[
          { href: '/kerja/periksa', text: t('pair.crumb') },
          { href: '/kerja/periksa/serupa', text: t('alike.title') },
          { text: t(`reason.${group.reason}`) },
        ]}
      />
      {problem ? <Notice tone="problem">{problem.title}</Notice> : null}
      <h1>{t('alike.heading', { open: group.open })}</h1>
      <ul>
        {group.sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p>
        {t('column.lists')}: {group.lists.join(' ⇄ ')}.
      </p>
      <p>
        {t('alike.so-far')} {t('alike.answers', { same: group.same, different: group.different })}.
      </p>
      <ol className="alike-steps">
        <li>
          <h2>{t('alike.step.sample')}</h2>
          <Sample group={group} />
        </li>
        <li>
          <h2>{t('alike.step.decide')}</h2>
          <Rest group={group} />
        </li>
      </ol>
      {group.decided.length > 0 ? <Decided group={group} /> : null}
    </>
  )
}

function Sample({ group }: { group: AlikeAnswer }) {
  const t = useText(messages)
  if (group.sample === null)
    return (
      <Form method="post">
        <p>{t('alike.sample.text', { sample: group.limits.sample })}</p>
        <Button name="intent" value="draw" disabledReason={refusalText(group, t)}>
          {t('alike.draw', { sample: group.limits.sample })}
        </Button>
      </Form>
    )
  const { id, pairs } = group.sample
  const first = pairs.find((pair) => pair.status === 'open')
  return (
    <>
      <ul className="alike-sample">
        {pairs.map((pair) => (
          <li key={pair.id}>
            <Link to={`/kerja/periksa/${pair.id}?contoh=${id}`}>
              {t('pair.number', { id: String(pair.id) })}
            </Link>{' '}
            <strong>{t(`alike.status.${pair.status}`)}</strong>
          </li>
        ))}
      </ul>
      {first ? <Button href={`/kerja/periksa/${first.id}?contoh=${id}`}>{t('alike.go-on')}</Button> : null}
    </>
  )
}

function Rest({ group }: { group: AlikeAnswer }) {
  const t = useText(messages)
  if (!group.sample?.outcome)
    return <p className="soft">{group.sample ? refusalText(group, t) : t('alike.first-sample')}</p>
  const { id, outcome } = group.sample
  const count = Math.min(group.open, group.limits.togetherMax)
  return (
    <Form method="post" className="card">
      <p>{t(`alike.rest.${outcome}`, { count, sample: group.limits.sample })}</p>
      <Field
        label={t('alike.reason')}
        hint={t('alike.reason.hint')}
        name="reason"
        minLength={10}
        maxLength={500}
        required
      />
      <Button name="intent" value={`decide-${id}`}>
        {t(`alike.decide.${outcome}`, { count })}
      </Button>
      <p className="soft small">{t('alike.reversible')}</p>
    </Form>
  )
}

function Decided({ group }: { group: AlikeAnswer }) {
  const t = useText(messages)
  const language = useLanguage()
  return (
    <Form method="post">
      <Table
        caption={t('alike.decided')}
        rows={group.decided}
        rowKey={(act) => act.id}
        columns={[
          {
            key: 'what',
            head: t('alike.column.decision'),
            cell: (act) => t(`alike.did.${act.outcome}`, { count: act.pairs }),
          },
          { key: 'reason', head: t('alike.column.reason'), cell: (act) => act.reason },
          {
            key: 'by',
            head: t('alike.column.by'),
            cell: (act) => `${act.by}, ${formatDate(act.at, language)}`,
          },
          {
            key: 'undo',
            head: t('alike.column.undo'),
            cell: (act) =>
              act.undoneAt === null ? (
                <Button look="danger" name="intent" value={`undo-${act.id}`}>
                  {t('alike.undo')}
                </Button>
              ) : (
                t('alike.undone', { date: formatDate(act.undoneAt, language) })
              ),
          },
        ]}
      />
    </Form>
  )
}

function refusalText(group: AlikeAnswer, t: ReturnType<typeof useText>): string | null {
  return group.refusal === null
    ? null
    : t(`alike.refusal.${group.refusal}`, { groupMin: group.limits.groupMin })
}
