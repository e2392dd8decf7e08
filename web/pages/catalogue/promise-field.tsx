import type { PublicPromise, PublicStatus } from '../../../src/catalogue/contract.ts'
import { useLanguage, useText } from '../../language.ts'
import { PatternDefinitions } from '../../ui/patterns.tsx'
import { messages } from './messages.ts'
import { statusOrder, statusTone } from './status-words.ts'

const leafShape = 'M20 2C31 7 38 18 35 29 32 37 26 41 20 42 14 41 8 37 5 29 2 18 9 7 20 2z'
const veins = 'M20 6v6M20 33v9M20 9l5 4M20 9l-5 4M20 38l7-5M20 38l-7-5'

/** All promises as leaves, one row per status, best first: the state of the term in one look. */
export function PromiseField({ promises }: { promises: readonly PublicPromise[] }) {
  const t = useText(messages)
  const rows = statusOrder
    .map((status) => ({ status, members: promises.filter((promise) => promise.status === status) }))
    .filter(({ members }) => members.length > 0)
  return (
    <div className="promise-field">
      <svg width="0" height="0" className="visually-hidden" aria-hidden="true">
        <PatternDefinitions prefix="leaf" />
      </svg>
      {rows.map(({ status, members }) => (
        <StatusRow key={status} status={status} members={members} />
      ))}
      {rows.some(({ status }) => status === 'hidden') ? (
        <p className="small soft">{t('status.hidden.why')}</p>
      ) : null}
    </div>
  )
}

function StatusRow({ status, members }: { status: PublicStatus; members: readonly PublicPromise[] }) {
  const t = useText(messages)
  const label = t(`status.${status}`)
  return (
    <div className="status-row">
      <p className="status-count">
        <strong>{members.length}</strong> {label}
      </p>
      <ul>
        {members.map((promise) => (
          <li key={promise.id}>
            <Leaf promise={promise} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Leaf({ promise }: { promise: PublicPromise }) {
  const language = useLanguage()
  const tone = statusTone[promise.status]
  const name = promise.name[language]
  return (
    <a className={`leaf ${tone}`} href={`/janji/${promise.id}`} title={name}>
      <span className="visually-hidden">
        {promise.number}. {name}
      </span>
      <svg viewBox="0 0 40 44" aria-hidden="true">
        <path className={`fill-${tone}`} d={leafShape} />
        {tone === 'bad' ? <path fill="url(#leaf-lines)" opacity="0.5" d={leafShape} /> : null}
        <path className="vein" d={veins} />
        <text x="20" y="27.5" textAnchor="middle">
          {promise.number}
        </text>
      </svg>
    </a>
  )
}
