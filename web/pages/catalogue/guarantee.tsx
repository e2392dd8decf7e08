import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { openPaths, type ReleaseWithLedger } from '../../../src/catalogue/contract.ts'
import { formatNumber } from '../../../src/kernel/messages.ts'
import { apiOf } from '../../api/call-api.ts'
import { formatDate, useLanguage, useText } from '../../language.ts'
import { Facts, Table } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { guaranteeMessages } from './guarantee-messages.ts'

export const meta = pageTitle(guaranteeMessages, 'title')

export async function loader(args: LoaderFunctionArgs) {
  const { releases } = await apiOf(args).get<{ releases: ReleaseWithLedger[] }>(openPaths.releases)
  const { origin } = new URL(args.request.url)
  return { release: releases.find((one) => one.current) ?? null, origin }
}

/** What the newest release hides and how that was checked, written from its ledger. */
export default function Guarantee() {
  const t = useText(guaranteeMessages)
  const { release, origin } = useLoaderData<typeof loader>()
  return (
    <div className="stack">
      <div>
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
      </div>
      {release === null ? <p>{t('none')}</p> : <Ledger release={release} />}
      <section>
        <h2>{t('check')}</h2>
        <p>{t('check.1')}</p>
        <pre>welas disclosure attack --address {origin}</pre>
        <p>{t('check.2')}</p>
      </section>
      <section>
        <h2>{t('limits')}</h2>
        <p>{t('limits.1')}</p>
        <p>{t('limits.2')}</p>
      </section>
      {release === null ? null : <Files files={release.ledger.files} />}
    </div>
  )
}

function Ledger({ release: { id, asOf, policyVersion, ledger } }: { release: ReleaseWithLedger }) {
  const t = useText(guaranteeMessages)
  const language = useLanguage()
  const number = (value: number) => formatNumber(value, language)
  const width = ledger.auditWidthMin ?? ledger.threshold - 1
  const limits = {
    small: ledger.threshold - 1,
    sensitive: ledger.sensitiveThreshold,
    width: Math.floor(width),
  }
  return (
    <>
      <section>
        <h2>{t('promise')}</h2>
        {['promise.1', 'promise.2', 'promise.3'].map((key) => (
          <p key={key}>{t(key, limits)}</p>
        ))}
      </section>
      <section>
        <h2>{t('numbers', { release: id })}</h2>
        <Facts
          items={[
            [t('asOf'), formatDate(asOf, language)],
            [t('cells'), number(ledger.cells)],
            [t('shown'), number(ledger.shown)],
            [t('zeros'), number(ledger.zeros)],
            [t('hidden'), number(ledger.hidden)],
            [t('audited'), number(ledger.auditedCells)],
            [t('narrowest'), number(Math.floor(width))],
            [t('approved'), t(ledger.approvedBy === 'system' ? 'approved.system' : 'approved.person')],
            [t('decision'), ledger.decision],
            [t('policy'), policyVersion],
            [t('solver'), ledger.solver ?? '–'],
          ]}
        />
      </section>
      <section>
        <h2>{t('why')}</h2>
        <Table
          caption={t('why.caption')}
          rows={Object.entries(ledger.hiddenBy).sort(([, a], [, b]) => b - a)}
          rowKey={([reason]) => reason}
          columns={[
            { key: 'reason', head: t('why.reason'), cell: ([reason]) => t(`reason.${reason}`) },
            { key: 'count', head: t('why.count'), numeric: true, cell: ([, count]) => number(count) },
          ]}
        />
        <p>{t('sign')}</p>
      </section>
    </>
  )
}

function Files({ files }: { files: Readonly<Record<string, string>> }) {
  const t = useText(guaranteeMessages)
  return (
    <section>
      <h2>{t('files')}</h2>
      <Table
        caption={t('files.caption')}
        rows={Object.entries(files).sort()}
        rowKey={([file]) => file}
        columns={[
          { key: 'file', head: t('files.file'), cell: ([file]) => file },
          { key: 'sha256', head: 'SHA-256', cell: ([, sha256]) => <code>{sha256}</code> },
        ]}
      />
    </section>
  )
}
