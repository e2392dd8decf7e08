import { type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router'
import { type Home as HomeData, openPaths } from '../../../src/catalogue/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { textIn, useText } from '../../language.ts'
import { languageOfMatches } from '../../ui/page-title.ts'
import { useCellText, usePercent } from './cell-value.tsx'
import { CoverageBars } from './coverage-bars.tsx'
import { CategoryTable, NeedMap } from './home-need.tsx'
import { messages } from './messages.ts'
import { PromiseField } from './promise-field.tsx'
import { ReleaseStamp } from './release-stamp.tsx'
import './home.css'
import './promise.css'
import './promise-field.css'

export const meta: MetaFunction = ({ matches }) => {
  const t = textIn(messages, languageOfMatches(matches))
  return [{ title: `Welas: ${t('home.title')}` }, { name: 'description', content: t('home.lead') }]
}

export function loader(args: LoaderFunctionArgs): Promise<HomeData> {
  return apiOf(args).get<HomeData>(openPaths.home)
}

export default function Home() {
  const t = useText(messages)
  const home = useLoaderData<typeof loader>()
  return (
    <div className="stack">
      <section className="hero">
        <div>
          <h1>{t('home.title')}</h1>
          <p className="lead">{t('home.lead')}</p>
          <search>
            <form className="search" action="/cari">
              <input type="search" name="q" aria-label={t('home.search')} placeholder={t('home.search')} />
              <button className="button" type="submit">
                {t('home.go')}
              </button>
            </form>
          </search>
          {home.release === null ? null : <Figures home={home} />}
        </div>
        <PromiseCard home={home} />
      </section>
      {home.release === null ? null : (
        <>
          <section>
            <h2>{t('home.missed')}</h2>
            <p className="soft">{t('home.missed.text')}</p>
            <CoverageBars promises={home.list} barsMax={8} />
          </section>
          <NeedMap districts={home.peopleInNeedByDistrict} />
          <CategoryTable categories={home.categories} />
        </>
      )}
    </div>
  )
}

function PromiseCard({ home }: { home: HomeData }) {
  const t = useText(messages)
  const count = home.list.length
  const many = (...statuses: (keyof HomeData['statusCounts'])[]) =>
    home.list.filter(({ status }) => statuses.includes(status)).length
  if (home.release === null)
    return (
      <div>
        <ReleaseStamp release={null} />
      </div>
    )
  return (
    <div className="card">
      <h2>{t('home.promises', { count })}</h2>
      <p>
        {t('home.sentence', {
          count,
          good: many('kept', 'on-track'),
          poor: many('behind', 'far-behind'),
          unproven: many('claimed', 'no-target'),
          hidden: many('hidden') === 0 ? '' : t('home.sentence.hidden', { count: many('hidden') }),
        })}
      </p>
      <PromiseField promises={home.list} />
      <div className="row spread promise-card-foot">
        <ReleaseStamp release={home.release} />
        <p className="small">
          <a href="/janji">{t('home.all-promises')}</a>
        </p>
      </div>
    </div>
  )
}

function Figures({ home }: { home: HomeData }) {
  const t = useText(messages)
  const text = useCellText()
  const percent = usePercent()
  const { people, peopleInNeed, families } = home
  const share = people.value && peopleInNeed.value !== null ? (peopleInNeed.value / people.value) * 100 : null
  return (
    <dl className="figures">
      <div>
        <dt>
          {t('home.in-need')}
          <br />
          <span className="small">{t('home.in-need.share', { percent: percent(share) })}</span>
        </dt>
        <dd className="number">{text(peopleInNeed)}</dd>
      </div>
      <div>
        <dt>{t('home.people')}</dt>
        <dd className="number">{text(people)}</dd>
      </div>
      <div>
        <dt>{t('home.families')}</dt>
        <dd className="number">{text(families)}</dd>
      </div>
    </dl>
  )
}
