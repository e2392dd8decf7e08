import { Form } from 'react-router'
import type {
  BatchDetailAnswer,
  DifferenceAnswer,
  DifferenceNumbers,
  PlaceAnswer,
} from '../../../src/intake/contract.ts'
import { formatNumber } from '../../../src/kernel/messages.ts'
import { useLanguage, useText } from '../../language.ts'
import { Button, Notice, Table } from '../../ui/kit.tsx'
import { isForecasting } from './batch-progress.tsx'
import { messages } from './life-messages.ts'

const kinds = ['new', 'known', 'changed', 'conflicting', 'ended', 'unchanged', 'unsure', 'rejected'] as const
const shownByVillage = ['new', 'changed', 'conflicting', 'ended', 'unchanged', 'rejected'] as const

/** What the batch changes in the register, in all and by village, and which batches it takes the place of. */
export function BatchDifference({ batch, answer }: { batch: BatchDetailAnswer; answer: DifferenceAnswer }) {
  const t = useText(messages)
  const { difference, place } = answer
  const isWaiting = ['checked', 'approved'].includes(batch.status)
  if (!difference && !isWaiting) return null
  return (
    <section className="stack">
      <h2>{t(isWaiting ? 'difference.will' : 'difference.did')}</h2>
      <Forecast batch={batch} answer={answer} />
      <Place place={place} isWaiting={isWaiting} ended={difference?.totals.ended ?? 0} />
      {difference ? (
        <>
          <Totals totals={difference.totals} isWaiting={isWaiting} />
          {difference.villages.length > 1 ? <Villages villages={difference.villages} /> : null}
        </>
      ) : null}
    </section>
  )
}

/** Whether the numbers are of now, and how to have them worked out anew. */
function Forecast({ batch, answer }: { batch: BatchDetailAnswer; answer: DifferenceAnswer }) {
  const t = useText(messages)
  const { difference, listsSince } = answer
  if (isForecasting(batch))
    return <p role="status">{t(difference ? 'difference.again' : 'difference.wait')}</p>
  const isOld = difference !== null && listsSince > 0
  if (!isOld && (difference || batch.status !== 'checked')) return null
  const reason = isOld
    ? t('difference.old', { count: listsSince })
    : t(batch.preview?.state === 'failed' ? 'difference.failed' : 'difference.none')
  return (
    <Notice tone="warning">
      <p>{reason}</p>
      {batch.status === 'checked' ? (
        <Form method="post">
          <Button look="secondary" name="intent" value="preview">
            {t('work-out-again')}
          </Button>
        </Form>
      ) : null}
    </Notice>
  )
}

function Place({ place, isWaiting, ended }: { place: PlaceAnswer; isWaiting: boolean; ended: number }) {
  const t = useText(messages)
  const language = useLanguage()
  return (
    <>
      <p>
        {place.corrects === null ? null : <>{t('corrects', { id: place.corrects })} </>}
        {t(`meaning.${place.isPart ? 'part' : place.meaning}`)}{' '}
        {place.replaces.length === 0
          ? null
          : t(isWaiting ? 'will-replace' : 'did-replace', { ids: place.replaces.join(', ') })}{' '}
        {place.replacedBy === null ? null : t('replaced-by', { id: place.replacedBy })}
      </p>
      {place.mayChange && (ended > 0 || place.isPart) ? (
        <Notice tone={ended > 0 ? 'warning' : 'plain'}>
          {ended > 0 ? <p>{t('ended-warning', { ended: formatNumber(ended, language) })}</p> : null}
          <Form method="post">
            <Button look="secondary" name="intent" value={place.isPart ? 'whole' : 'part'}>
              {t(place.isPart ? 'is-whole' : 'is-part')}
            </Button>
          </Form>
        </Notice>
      ) : null}
    </>
  )
}

function Totals({ totals, isWaiting }: { totals: DifferenceNumbers; isWaiting: boolean }) {
  const t = useText(messages)
  const language = useLanguage()
  const most = Math.max(...kinds.map((kind) => totals[kind]))
  return (
    <Table
      caption={t(isWaiting ? 'difference.will' : 'difference.did')}
      note={isWaiting ? t('difference.note') : undefined}
      rows={kinds}
      rowKey={(kind) => kind}
      columns={[
        { key: 'result', head: t('result'), cell: (kind) => t(kind) },
        {
          key: 'count',
          head: t('count'),
          numeric: true,
          cell: (kind) => formatNumber(totals[kind], language),
        },
        { key: 'bar', head: t('bar'), cell: (kind) => <Bar value={totals[kind]} most={most} /> },
      ]}
    />
  )
}

type Village = NonNullable<DifferenceAnswer['difference']>['villages'][number]

function Villages({ villages }: { villages: readonly Village[] }) {
  const t = useText(messages)
  const language = useLanguage()
  const changes = ({ numbers }: Village) =>
    numbers.new + numbers.changed + numbers.conflicting + numbers.ended + numbers.rejected
  const most = Math.max(...villages.map(changes))
  return (
    <Table
      caption={t('villages')}
      note={t('villages-note', { count: villages.length })}
      tall={villages.length > 20}
      rows={villages}
      rowKey={(village) => village.code}
      columns={[
        {
          key: 'place',
          head: t('place'),
          cell: ({ name, district }) =>
            name === '' ? t('place-unknown') : district === '' ? name : `${name}, ${district}`,
        },
        { key: 'bar', head: t('bar'), cell: (village) => <Bar value={changes(village)} most={most} /> },
        ...shownByVillage.map((kind) => ({
          key: kind,
          head: t(`head.${kind}`),
          numeric: true,
          cell: ({ numbers }: Village) => formatNumber(numbers[kind], language),
        })),
      ]}
    />
  )
}

/** The number stands beside it. */
function Bar({ value, most }: { value: number; most: number }) {
  const width = most === 0 ? 0 : (100 * value) / most
  return (
    <svg className="chart" viewBox="0 0 100 10" width="100" height="10" aria-hidden="true">
      <rect className="fill-wash" width="100" height="10" rx="2" />
      {value > 0 ? <rect className="fill-good" width={Math.max(1, width)} height="10" rx="2" /> : null}
    </svg>
  )
}
