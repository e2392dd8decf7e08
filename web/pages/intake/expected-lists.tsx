import type { ScheduleAnswer } from '../../../src/intake/contract.ts'
import { formatNumber } from '../../../src/kernel/messages.ts'
import { formatDate, useLanguage, useText } from '../../language.ts'
import { Notice, Table } from '../../ui/kit.tsx'
import { StatusBadge } from '../../ui/status.tsx'
import { messages } from './life-messages.ts'

type Expected = ScheduleAnswer['lists'][number]

/** Which lists are expected, what came and what is late, longest first. */
export function ExpectedLists({ schedule }: { schedule: ScheduleAnswer }) {
  const t = useText(messages)
  const language = useLanguage()
  if (schedule.lists.length === 0) return null
  const several = new Set(schedule.lists.map((list) => list.agencyId)).size > 1
  return (
    <section id="ditunggu">
      <Table
        caption={t('schedule')}
        note={t('schedule-note')}
        tall={schedule.lists.length > 20}
        rows={schedule.lists}
        rowKey={(list) => `${list.agencyId} ${list.listKindId}`}
        columns={[
          {
            key: 'list',
            head: t('list'),
            cell: (list) =>
              list.batchId === null ? (
                list.listKindName[language]
              ) : (
                <a href={`/kerja/daftar/${list.batchId}`}>{list.listKindName[language]}</a>
              ),
          },
          ...(several
            ? [{ key: 'agency', head: t('agency'), cell: (list: Expected) => list.agencyName }]
            : []),
          { key: 'state', head: t('state'), cell: (list) => <State list={list} /> },
          {
            key: 'period',
            head: t('period'),
            cell: (list) =>
              `${formatDate(list.periodFrom, language, 'short')} – ${formatDate(list.periodTo, language, 'short')} (${t(list.expected)})`,
          },
          { key: 'due', head: t('due'), cell: (list) => formatDate(list.due, language, 'short') },
        ]}
      />
    </section>
  )
}

function State({ list }: { list: Expected }) {
  const t = useText(messages)
  const language = useLanguage()
  const days = formatNumber(list.lateDays, language)
  if (list.lateDays > 0)
    return (
      <StatusBadge tone="bad">
        {list.missing > 1 ? t('late-several', { days, missing: list.missing }) : t('late', { days })}
      </StatusBadge>
    )
  if (list.batchId === null) return <StatusBadge tone="none">{t('waiting')}</StatusBadge>
  const arrived = t('arrived', { date: formatDate(list.arrivedOn ?? '', language, 'short') })
  return <StatusBadge tone="good">{arrived}</StatusBadge>
}

/** The reminder on the first page after the sign-in. */
export function LateLists({ late }: { late: number }) {
  const t = useText(messages)
  if (late === 0) return null
  return (
    <Notice tone="warning">
      <p>
        {t('late-lists', { count: late })} <a href="/kerja/daftar#ditunggu">{t('see-late')}</a>
      </p>
    </Notice>
  )
}
