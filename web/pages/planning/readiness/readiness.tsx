import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { ReadinessAnswer } from '../../../../src/planning/readiness/contract.ts'
import { apiOf } from '../../../api/call-api.ts'
import { formatDate, useLanguage } from '../../../language.ts'
import { Tabs } from '../../../ui/kit.tsx'
import { pageTitle } from '../../../ui/page-title.ts'
import { ChangeSection } from './change-section.tsx'
import { ComponentsSection } from './components-section.tsx'
import { GapSection } from './gap-section.tsx'
import { ItemsSection } from './items-section.tsx'
import { messages } from './messages.ts'
import { PeriodsSection } from './periods-section.tsx'
import { PillarCards } from './pillar-cards.tsx'
import './readiness.css'
import { periodName, periodTitle, useReadinessText, useScore } from './words.ts'

export const meta = pageTitle(messages, 'title')

export async function loader(args: LoaderFunctionArgs) {
  const period = new URL(args.request.url).searchParams.get('periode')
  return apiOf(args).get<ReadinessAnswer>(
    `/api/planning/readiness${period ? `?period=${encodeURIComponent(period)}` : ''}`,
  )
}

export default function Readiness() {
  const t = useReadinessText()
  const language = useLanguage()
  const score = useScore()
  const answer = useLoaderData<typeof loader>()
  const { total, period } = answer
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="lead">
        {total.assessed === 0
          ? t('lead.empty', { period: periodName(t, period) })
          : t('lead', {
              period: periodName(t, period),
              proven: score(total.proven),
              claimed: score(total.claimed),
              open: total.claimedItems,
              items: total.items,
            })}
      </p>
      <PillarCards pillars={answer.pillars} />
      <PeriodTabs answer={answer} />
      <p className="soft small">
        {t(answer.open ? 'open' : 'closed', { date: formatDate(answer.closesOn, language) })}
      </p>
      <div className="stack">
        <ComponentsSection components={answer.pillars.flatMap((pillar) => pillar.components)} />
        <ChangeSection answer={answer} />
        <GapSection answer={answer} />
        <ItemsSection answer={answer} />
        <PeriodsSection answer={answer} />
      </div>
      <p className="soft small">{t('source', { source: answer.source, version: answer.version })}</p>
    </>
  )
}

function PeriodTabs({ answer }: { answer: ReadinessAnswer }) {
  const t = useReadinessText()
  const periods = [...new Set([...answer.periods.map((one) => one.period), answer.period])].sort()
  return (
    <Tabs
      label={t('periods')}
      items={periods.map((period) => ({
        href: `/kerja/rencana/kesiapan?periode=${period}`,
        text: periodTitle(t, period),
        current: period === answer.period,
      }))}
    />
  )
}
