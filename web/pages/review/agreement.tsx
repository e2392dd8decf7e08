import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatNumber, type Language } from '../../../src/kernel/messages.ts'
import type { AgreementAnswer } from '../../../src/register/contract.ts'
import { apiOf } from '../../api/call-api.ts'
import { type Say, useLanguage, useText } from '../../language.ts'
import { Facts, Notice, Table } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { messages } from './messages.ts'
import { ReviewTabs } from './review-tabs.tsx'
import './review.css'

export const meta = pageTitle(messages, 'agreement.title')

export function loader(args: LoaderFunctionArgs): Promise<AgreementAnswer> {
  return apiOf(args).get<AgreementAnswer>('/api/register/agreement')
}

export default function ReviewAgreement() {
  const t = useText(messages)
  const language = useLanguage()
  const { total, pairs, second, settling } = useLoaderData<typeof loader>()
  return (
    <>
      <h1>{t('agreement.title')}</h1>
      <ReviewTabs current="agreement" />
      <p className="lead">{t('agreement.lead')}</p>
      <Facts
        items={[
          [t('agreement.answered'), formatNumber(total.answered, language)],
          [t('agreement.share'), shareText(total, t, language)],
          [t('agreement.kappa'), kappaText(total, t, language)],
          [t('agreement.second'), formatNumber(second, language)],
          [t('agreement.settling'), formatNumber(settling, language)],
        ]}
      />
      {pairs.length === 0 ? (
        <Notice>
          <p>{t('agreement.none')}</p>
        </Notice>
      ) : (
        <Table
          caption={t('agreement.caption')}
          rows={pairs.map((pair, index) => ({ ...pair, index }))}
          rowKey={(pair) => pair.index}
          columns={[
            {
              key: 'who',
              head: t('agreement.who'),
              cell: (pair) => pair.names?.join(' ⇄ ') ?? t('agreement.you', { n: pair.index + 1 }),
            },
            { key: 'answered', head: t('agreement.answered'), numeric: true, cell: (pair) => pair.answered },
            {
              key: 'share',
              head: t('agreement.share'),
              numeric: true,
              cell: (pair) => shareText(pair, t, language),
            },
            {
              key: 'kappa',
              head: t('agreement.kappa'),
              numeric: true,
              cell: (pair) => kappaText(pair, t, language),
            },
          ]}
        />
      )}
      <h2>{t('agreement.how')}</h2>
      <p>{t('agreement.how.twice')}</p>
      <p>{t('agreement.how.kappa')}</p>
      <p>{t('agreement.how.joins')}</p>
    </>
  )
}

type Agreement = AgreementAnswer['total']

function shareText({ share, agreed, answered }: Agreement, t: Say, language: Language): string {
  return share === null
    ? t('agreement.unknown')
    : t('agreement.of', { percent: formatNumber(share * 100, language), agreed, answered })
}

/** Below this the interval spans nearly everything. */
const answeredMin = 10

function kappaText(agreement: Agreement, t: Say, language: Language): string {
  const { answered, kappa, kappaLow, kappaHigh } = agreement
  if (answered < answeredMin) return t('agreement.few', { answeredMin })
  if (kappa === null || kappaLow === null || kappaHigh === null) return t('agreement.unknown')
  const [middle, low, high] = [kappa, kappaLow, kappaHigh].map((value) =>
    value.toLocaleString(language === 'id' ? 'id-ID' : 'en-GB', { maximumFractionDigits: 2 }),
  )
  return t('agreement.interval', { middle: middle!, low: low!, high: high! })
}
