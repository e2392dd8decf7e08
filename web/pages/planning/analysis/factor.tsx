import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { AnalysisPage, ShownFactor } from '../../../../src/planning/analysis/contract.ts'
import { apiOf } from '../../../api/call-api.ts'
import { useLanguage, useText } from '../../../language.ts'
import { Button, Crumbs, Facts, Notice } from '../../../ui/kit.tsx'
import { pageTitle } from '../../../ui/page-title.ts'
import { StatusBadge } from '../../../ui/status.tsx'
import { useSession } from '../../staff/session.ts'
import { EvidenceForm, EvidenceList } from '../evidence.tsx'
import { messages as planMessages } from '../messages.ts'
import { FactorForm } from './factor-form.tsx'
import { messages } from './messages.ts'
import { useNumbers, useSourceText } from './numbers.ts'
import { movementTone, SpreadText } from './swot-tab.tsx'
import { write } from './write.ts'

export const meta = pageTitle(messages, 'factor')

export async function loader(args: LoaderFunctionArgs) {
  const page = await apiOf(args).get<AnalysisPage>('/api/planning/analysis')
  const factor = page.analysis.factors.find((one) => one.id === args.params.id)
  if (!factor) throw data({ status: 404 }, { status: 404 })
  return { page, factor, saved: new URL(args.request.url).searchParams.has('tersimpan') }
}

export const action = (args: ActionFunctionArgs) => write(args)

export default function Factor() {
  const t = useText(messages)
  const plan = useText(planMessages)
  const { page, factor, saved } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  return (
    <div className="stack">
      <div>
        <Crumbs
          label={t('crumbs')}
          items={[{ href: '/kerja/rencana/analisis?tab=swot', text: t('tab.swot') }, { text: factor.text }]}
        />
        <h1>{factor.text}</h1>
        {outcome?.problem ? <Notice tone="problem">{outcome.problem.title}</Notice> : null}
        {outcome?.problem ? null : outcome || saved ? <Notice tone="good">{t('saved')}</Notice> : null}
        <FactorFacts page={page} factor={factor} />
      </div>
      <section>
        <h2>{t('strategies.of')}</h2>
        <StrategiesOf page={page} factor={factor} />
      </section>
      <section>
        <h2>{plan('evidence.title')}</h2>
        <EvidenceList evidence={factor.evidence} />
        <EvidenceForm
          subjectKind="factor"
          subjectId={factor.id}
          agencies={page.agencies.map((one) => ({ value: one.id, label: one.name }))}
        />
      </section>
      <FactorForm page={page} factor={factor} />
      <WithdrawForm factor={factor} />
    </div>
  )
}

function FactorFacts({ page, factor }: { page: AnalysisPage; factor: ShownFactor }) {
  const t = useText(messages)
  const language = useLanguage()
  const { exact } = useNumbers()
  const sourceText = useSourceText()
  const { finding, rating, importance } = factor
  const own = page.ownRatings.find((one) => one.factorId === factor.id)
  return (
    <>
      {finding ? (
        <p className="lead">
          <StatusBadge tone={movementTone[finding.movement]}>{t('live')}</StatusBadge> {sourceText(factor)}
        </p>
      ) : null}
      <Facts
        items={[
          [t('side'), t(`side.${factor.side}`)],
          ...(finding
            ? ([[t('areas'), finding.areas.join(', ')]] as const)
            : ([[t('basis'), sourceText(factor)]] as const)),
          [t('dimension'), factor.dimension?.[language] ?? '–'],
          [t('importance'), importance ? exact(importance.mean) : t('rating.none')],
          [t('weight'), exact(factor.weight)],
          [t('rating'), rating ? exact(rating.mean) : t('rating.none')],
          [t('score'), exact(factor.score)],
          [t('spread'), <SpreadText key="spread" factor={factor} />],
          [t('own'), own ? `${own.importance} / ${own.rating}` : t('rating.none')],
        ]}
      />
      {finding?.sensitive ? <p className="soft">{t('finding.sensitive')}</p> : null}
    </>
  )
}

function StrategiesOf({ page, factor }: { page: AnalysisPage; factor: ShownFactor }) {
  const t = useText(messages)
  const strategies = page.analysis.strategies.filter((one) => one.factorIds.includes(factor.id))
  if (strategies.length === 0) return <p className="soft">{t('strategies.none')}</p>
  return (
    <ul>
      {strategies.map((one) => (
        <li key={one.id}>
          <a href={`/kerja/rencana/analisis?tab=strategi#${one.id}`}>{`${one.crossing}: ${one.text}`}</a>
        </li>
      ))}
    </ul>
  )
}

function WithdrawForm({ factor }: { factor: ShownFactor }) {
  const t = useText(messages)
  const plan = useText(planMessages)
  const allowed = useSession().permissions.includes('planning.edit')
  return (
    <details className="no-print">
      <summary>{t('withdraw.title')}</summary>
      <Form method="post" className="card">
        <input type="hidden" name="intent" value="factor-withdraw" />
        <input type="hidden" name="id" value={factor.id} />
        <input type="hidden" name="revision" value={factor.revision} />
        <p>{t('withdraw.says')}</p>
        <Button look="danger" disabledReason={allowed ? null : plan('denied.edit')}>
          {t('withdraw')}
        </Button>
      </Form>
    </details>
  )
}
