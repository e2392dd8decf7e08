import { type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router'
import type { PublicCommitment } from '../../../../src/planning/commitments/contract.ts'
import { apiOf } from '../../../api/call-api.ts'
import { visitContext } from '../../../api/visit.ts'
import { formatDate, useLanguage, useText } from '../../../language.ts'
import { type QrPicture, qrPicture } from '../../../ui/qr.ts'
import { messages } from './messages.ts'
import { Owner } from './owner.tsx'
import { fingerprint } from './words.ts'
import './commitments.css'

export const meta: MetaFunction<typeof loader> = ({ loaderData }) => [
  { title: `${loaderData?.commitment.title ?? ''} · Welas` },
]

/** Staff see the same sheet as everybody: it holds nothing but what is public. */
export async function loader(args: LoaderFunctionArgs) {
  const id = encodeURIComponent(args.params.id ?? '')
  const commitment = await apiOf(args).get<PublicCommitment>(`/open/v1/plan/commitments/${id}`)
  const address = `${args.context.get(visitContext).publicUrl}/rencana/komitmen/${commitment.id}`
  return { commitment, address, qr: qrPicture(address) }
}

export default function CommitmentSheet() {
  const t = useText(messages)
  const language = useLanguage()
  const { commitment, address, qr } = useLoaderData<typeof loader>()
  return (
    <article className="sheet">
      <p className="soft small no-print">{t('sheet.print')}</p>
      <h1>{commitment.title}</h1>
      <p className="preamble">{commitment.preamble}</p>
      <ol className="sheet-lines">
        {commitment.lines.map((line) => (
          <li key={line.id}>
            {line.text}{' '}
            <span className="soft">
              (<Owner agency={line.agency} holder={line.holder} moved={line.moved} />;{' '}
              {t('until', { date: formatDate(line.dueOn, language) })})
            </span>
          </li>
        ))}
      </ol>
      <p>{t('sheet.place', { place: commitment.place, date: formatDate(commitment.openedOn, language) })}</p>
      <Signatures commitment={commitment} />
      <Seal commitment={commitment} address={address} qr={qr} />
    </article>
  )
}

function Signatures({ commitment }: { commitment: PublicCommitment }) {
  const t = useText(messages)
  const language = useLanguage()
  return (
    <ul className="sheet-signatures">
      {commitment.offices.map((one) => (
        <li key={`${one.agency} ${one.office}`}>
          <strong>{one.office}</strong>
          <span className="small">
            {one.signedOn === null
              ? t('not-signed')
              : one.valid
                ? t(one.sample ? 'sheet.sample' : 'sheet.signed', {
                    date: formatDate(one.signedOn, language),
                  })
                : t('invalid')}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Seal(props: { commitment: PublicCommitment; address: string; qr: QrPicture }) {
  const t = useText(messages)
  const { commitment, address, qr } = props
  return (
    <footer className="sheet-seal">
      <svg className="qr" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={t('qr', { address })}>
        <rect className="qr-light" width={qr.size} height={qr.size} />
        <path className="qr-dark" d={qr.path} />
      </svg>
      <div>
        <p>{t('sheet.seal', { signed: commitment.signed, all: commitment.signatories })}</p>
        <p>
          <a href={address}>{address}</a>
        </p>
        <p>
          {t('fingerprint.first')} <code className="hash">{fingerprint(commitment.sha256)}</code>
        </p>
      </div>
    </footer>
  )
}
