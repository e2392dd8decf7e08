import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { Overview } from '../../../src/planning/overview/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { useText } from '../../language.ts'
import { Notice } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { messages } from './messages.ts'
import { Attention } from './start/attention.tsx'
import { messages as startMessages } from './start/messages.ts'
import { PartCards } from './start/part-cards.tsx'
import './start/start.css'

export const meta = pageTitle(messages, 'title')

export async function loader(args: LoaderFunctionArgs) {
  const query = new URL(args.request.url).searchParams
  return {
    overview: await apiOf(args).get<Overview>('/api/planning/overview'),
    filter: { agency: query.get('perangkat') ?? '', kind: query.get('jenis') ?? '' },
  }
}

/** Where each kind of entry is made. */
const stepHrefs: Readonly<Record<NonNullable<Overview['next']>, string>> = {
  vision: '/kerja/rencana/analisis?tab=visi',
  factor: '/kerja/rencana/analisis?tab=swot',
  strategy: '/kerja/rencana/analisis?tab=strategi',
  'readiness-assessment': '/kerja/rencana/kesiapan',
  action: '/kerja/rencana/program',
  'quick-win': '/kerja/rencana/quick-win',
  commitment: '/kerja/rencana/komitmen',
  meeting: '/kerja/rencana/rapat',
}

/** The state of the plan now: what waits for somebody, then one small picture of every part. */
export default function PlanStart() {
  const t = useText(messages)
  const s = useText(startMessages)
  const { overview, filter } = useLoaderData<typeof loader>()
  const { next } = overview
  return (
    <div className="stack">
      <div>
        <h1>{t('title')}</h1>
        {next === null ? null : (
          <Notice tone="warning" title={s(next === 'vision' ? 'next.first' : 'next')}>
            <p>
              <a href={stepHrefs[next]}>{s(`next.${next}`)}</a>
            </p>
          </Notice>
        )}
        <Attention overview={overview} filter={filter} />
      </div>
      <section>
        <h2>{s('parts')}</h2>
        <PartCards overview={overview} />
      </section>
    </div>
  )
}
