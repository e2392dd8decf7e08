import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { useText } from '../../../language.ts'
import { pageTitle } from '../../../ui/page-title.ts'
import { loadPart, PublicPart } from '../public-part.tsx'
import { messages } from './messages.ts'
import { publicMessages } from './messages-public.ts'
import { DirectionSection, StrategySection } from './public-direction.tsx'
import { PublicProfile } from './public-profile.tsx'
import { FactorSection, PositionSection } from './public-swot.tsx'

export const meta = pageTitle(messages, 'title')
export const loader = (args: LoaderFunctionArgs) => loadPart(args, 'analisis', 'Profil daerah')

/** The analysis as it was published: the region, where it stands and why, and where it wants to go. */
export default function PublicAnalysis() {
  const t = useText(messages)
  const part = useLoaderData<typeof loader>()
  return (
    <PublicPart title={t('title')} part={part}>
      {part ? (
        <>
          <Contents />
          <DirectionSection content={part.content} />
          <PublicProfile content={part.content} />
          <PositionSection content={part.content} />
          <FactorSection content={part.content} />
          <StrategySection content={part.content} />
        </>
      ) : null}
    </PublicPart>
  )
}

/** A long page: where its sections stand. */
function Contents() {
  const t = useText(messages)
  const own = useText(publicMessages)
  const sections = [
    ['arah', own('direction')],
    ['profil', t('tab.profil')],
    ['indikator', t('indicators.title')],
    ['kesenjangan', t('gaps.title')],
    ['letak', own('position')],
    ['faktor', own('factors')],
    ['strategi', own('strategies')],
  ] as const
  return (
    <nav aria-label={own('contents')}>
      <ul className="plain-row">
        {sections.map(([id, text]) => (
          <li key={id}>
            <a href={`#${id}`}>{text}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
