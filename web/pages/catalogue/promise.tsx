import { type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router'
import { openPaths, type PromiseDetail } from '../../../src/catalogue/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { useLanguage, useText } from '../../language.ts'
import { Crumbs, Island } from '../../ui/kit.tsx'
import { languageOfMatches } from '../../ui/page-title.ts'
import { measuredOf } from './measured.ts'
import { messages } from './messages.ts'
import { AreaSection } from './promise-areas.tsx'
import { EvidenceList } from './promise-evidence.tsx'
import { PromiseHead } from './promise-head.tsx'
import { PromiseLineage } from './promise-lineage.tsx'
import { WhoIsReached } from './promise-reach.tsx'
import { TargetList } from './promise-targets.tsx'
import './promise.css'

export const meta: MetaFunction<typeof loader> = ({ loaderData, matches }) => [
  { title: `${loaderData?.promise.name[languageOfMatches(matches)] ?? ''} · Welas` },
]

export function loader(args: LoaderFunctionArgs): Promise<PromiseDetail> {
  return apiOf(args).get<PromiseDetail>(openPaths.promise(encodeURIComponent(args.params.id ?? '')))
}

export default function PromisePage() {
  const t = useText(messages)
  const language = useLanguage()
  const detail = useLoaderData<typeof loader>()
  const { promise } = detail
  const measured = measuredOf(detail)
  return (
    <div className="stack">
      <div>
        <Crumbs
          label={t('crumbs')}
          items={[
            { href: '/', text: t('crumbs.home') },
            { href: '/janji', text: t('promises.title') },
            { text: promise.name[language] },
          ]}
        />
        <PromiseHead detail={detail} />
      </div>
      <TargetList promise={promise} year={detail.release.asOf.slice(0, 4)} />
      {measured.map((one) => (
        <div className="stack" key={one.indicator.id}>
          <WhoIsReached measured={one} title={measured.length > 1} />
          <AreaSection measured={one} detail={detail} />
        </div>
      ))}
      <EvidenceList evidence={detail.evidence} />
      <PromiseLineage detail={detail} measured={measured} />
      <Island name="table-tools" />
      <Island name="copy-link" />
    </div>
  )
}
