import { type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router'
import { openPaths, type PromiseDetail } from '../../../src/catalogue/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { useLanguage, useText } from '../../language.ts'
import { Crumbs, Island } from '../../ui/kit.tsx'
import { languageOfMatches } from '../../ui/page-title.ts'
import { measuredOf } from './measured.ts'
import { messages } from './messages.ts'
import { AreaSection } from './promise-areas.tsx'
import { PromiseHead } from './promise-head.tsx'
import { PromiseLineage } from './promise-lineage.tsx'
import './promise.css'

export const meta: MetaFunction<typeof loader> = ({ loaderData, matches }) => [
  {
    title: `${loaderData?.promise.name[languageOfMatches(matches)] ?? ''}: ${loaderData?.area.name ?? ''} · Welas`,
  },
]

/** The villages of one district, under the same promise. */
export function loader(args: LoaderFunctionArgs): Promise<PromiseDetail> {
  const { id = '', kecamatan = '' } = args.params
  return apiOf(args).get<PromiseDetail>(
    `${openPaths.promise(encodeURIComponent(id))}?area=${encodeURIComponent(kecamatan)}`,
  )
}

export default function District() {
  const t = useText(messages)
  const language = useLanguage()
  const detail = useLoaderData<typeof loader>()
  const { promise, area } = detail
  const measured = measuredOf(detail)
  return (
    <div className="stack">
      <div>
        <Crumbs
          label={t('crumbs')}
          items={[
            { href: '/', text: t('crumbs.home') },
            { href: '/janji', text: t('promises.title') },
            { href: `/janji/${promise.id}`, text: promise.name[language] },
            { text: area.name },
          ]}
        />
        <PromiseHead detail={detail} area={area.name} />
      </div>
      {measured.map((one) => (
        <AreaSection key={one.indicator.id} measured={one} detail={detail} />
      ))}
      <PromiseLineage detail={detail} measured={measured} />
      <Island name="table-tools" />
      <Island name="copy-link" />
    </div>
  )
}
