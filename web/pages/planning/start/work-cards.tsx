import type { Overview } from '../../../../src/planning/overview/contract.ts'
import { formatDate, useLanguage, useText } from '../../../language.ts'
import { ProgressBar } from '../../../ui/progress-bar.tsx'
import { messages as planMessages } from '../messages.ts'
import { moneyInWords } from '../roadmap/words.ts'
import { Card, None, States } from './card.tsx'
import { messages } from './messages.ts'

export function RoadmapCard({ actions, counts, budget }: Overview['roadmap']) {
  const t = useText(messages)
  const plan = useText(planMessages)
  const language = useLanguage()
  return (
    <Card href="/kerja/rencana/program" title={plan('roadmap')}>
      {actions === 0 ? (
        <None>{t('roadmap.none')}</None>
      ) : (
        <>
          <p>{t('roadmap', { actions, proven: counts.proven })}</p>
          <States id="roadmap" title={t('roadmap.title')} counts={counts} />
        </>
      )}
      {budget === null ? null : (
        <p className="small">
          {t('roadmap.budget', {
            realised: moneyInWords(budget.realised, language),
            ceiling: moneyInWords(budget.ceiling, language),
            share: budget.ceiling === 0 ? 0 : Math.round((100 * budget.realised) / budget.ceiling),
          })}
        </p>
      )}
    </Card>
  )
}

export function QuickWinCard({ options, chosen, counts }: Overview['quickWins']) {
  const t = useText(messages)
  const plan = useText(planMessages)
  return (
    <Card href="/kerja/rencana/quick-win" title={plan('quick-wins')}>
      {options === 0 ? (
        <None>{t('quick-wins.none')}</None>
      ) : (
        <>
          <p>{t('quick-wins', { options, chosen })}</p>
          {chosen === 0 ? null : <States id="quick-wins" title={t('quick-wins.title')} counts={counts} />}
        </>
      )}
    </Card>
  )
}

export function CommitmentCard({ opened, signed, signatories, counts }: Overview['commitments']) {
  const t = useText(messages)
  const plan = useText(planMessages)
  const sentence = t('commitments', { signed, signatories })
  return (
    <Card href="/kerja/rencana/komitmen" title={plan('commitments')}>
      {opened === 0 ? (
        <None>{t('commitments.none')}</None>
      ) : (
        <>
          <p>{sentence}</p>
          <ProgressBar percent={signatories === 0 ? 0 : (100 * signed) / signatories} label={sentence} />
          <States id="commitments" title={t('commitments.title')} counts={counts} />
        </>
      )}
    </Card>
  )
}

export function MeetingCard({ meeting }: { meeting: Overview['meeting'] }) {
  const t = useText(messages)
  const plan = useText(planMessages)
  const language = useLanguage()
  return (
    <Card href="/kerja/rencana/rapat" title={plan('meetings')}>
      {meeting === null ? (
        <None>{t('meeting.none')}</None>
      ) : (
        <>
          <p>
            <span className="number">{meeting.inDays}</span> {t('meeting.days')}
          </p>
          <p>
            <a href={`/kerja/rencana/rapat/${encodeURIComponent(meeting.id)}`}>{meeting.title}</a>{' '}
            {`(${formatDate(meeting.heldOn, language)})`}
          </p>
        </>
      )}
    </Card>
  )
}

export function EditionCard({ edition }: { edition: Overview['edition'] }) {
  const t = useText(messages)
  const plan = useText(planMessages)
  const language = useLanguage()
  return (
    <Card href="/kerja/rencana/terbitan" title={plan('editions')}>
      {edition === null ? (
        <None>{t('edition.none')}</None>
      ) : (
        <>
          <p>
            <span className="number">{edition.changes}</span> {t('edition.changes')}
          </p>
          <p>
            {t('edition', {
              id: edition.id,
              title: edition.title,
              date: formatDate(edition.publishedAt, language),
            })}
          </p>
        </>
      )}
    </Card>
  )
}
