import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import type { AnalysisPage } from '../../../../src/planning/analysis/contract.ts'
import { apiOf } from '../../../api/call-api.ts'
import { useText } from '../../../language.ts'
import { Notice, Tabs } from '../../../ui/kit.tsx'
import { pageTitle } from '../../../ui/page-title.ts'
import { messages } from './messages.ts'
import { ProfileTab } from './profile-tab.tsx'
import { StrategyTab } from './strategy-tab.tsx'
import { SwotTab } from './swot-tab.tsx'
import { VisionTab } from './vision-tab.tsx'
import { write } from './write.ts'

export const meta = pageTitle(messages, 'title')

const tabs = {
  profil: ProfileTab,
  swot: SwotTab,
  strategi: StrategyTab,
  visi: VisionTab,
} as const
type TabName = keyof typeof tabs
const names = Object.keys(tabs) as TabName[]

export async function loader(args: LoaderFunctionArgs) {
  const query = new URL(args.request.url).searchParams
  const page = await apiOf(args).get<AnalysisPage>('/api/planning/analysis')
  return {
    page,
    tab: names.find((name) => name === query.get('tab')) ?? names[0]!,
    crossing: query.get('silang'),
  }
}

export const action = (args: ActionFunctionArgs) => write(args)

export default function Analysis() {
  const t = useText(messages)
  const { page, tab, crossing } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const Shown = tabs[tab]
  return (
    <div className="stack">
      <div>
        <h1>{t('title')}</h1>
        <Tabs
          label={t('tabs')}
          items={names.map((name) => ({
            href: `/kerja/rencana/analisis?tab=${name}`,
            text: t(`tab.${name}`),
            current: name === tab,
          }))}
        />
        {outcome?.problem ? <Notice tone="problem">{outcome.problem.title}</Notice> : null}
        {outcome && !outcome.problem ? <Notice tone="good">{t('saved')}</Notice> : null}
      </div>
      <Shown page={page} crossing={crossing} />
    </div>
  )
}
