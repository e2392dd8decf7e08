import { Link } from 'react-router'
import type { Language } from '../../../src/kernel/messages.ts'
import type { ReviewPairAnswer, SideAnswer } from '../../../src/register/contract.ts'
import { formatDate, formatMonth, type Say, useLanguage, useText } from '../../language.ts'
import { useSession } from '../staff/session.ts'
import { messages } from './messages.ts'

/** Both records in one table, a row per field; what differs is marked by word, weight and colour. */
export function SideBySide({ pair }: { pair: ReviewPairAnswer }) {
  const t = useText(messages)
  return (
    <table className="side-by-side">
      <caption className="visually-hidden">{t('pair.table')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('pair.field')}</th>
          <SideHead side={pair.left} title={t('pair.left')} />
          <SideHead side={pair.right} title={t('pair.right')} />
        </tr>
      </thead>
      <tbody>
        {Object.keys(pair.left.values)
          .filter((field) => pair.left.values[field] !== null || pair.right.values[field] !== null)
          .map((field) => (
            <FieldRow key={field} field={field} pair={pair} />
          ))}
      </tbody>
    </table>
  )
}

function SideHead({ side, title }: { side: SideAnswer; title: string }) {
  const t = useText(messages)
  const language = useLanguage()
  const { source } = side
  const { permissions } = useSession()
  return (
    <th scope="col">
      {title}
      <small>
        {source.agency} · {source.list} · {formatMonth(source.period, language)}
      </small>
      <small>
        {[source.file, source.sheet, t('pair.row', { row: String(source.row) })].filter(Boolean).join(' · ')}
      </small>
      {side.personId === null || !permissions.includes('register.read-person') ? null : (
        <small>
          <Link to={`/kerja/orang/${side.personId}?tujuan=correction`}>{t('pair.person')}</Link>
        </small>
      )}
    </th>
  )
}

function FieldRow({ field, pair }: { field: string; pair: ReviewPairAnswer }) {
  const t = useText(messages)
  const language = useLanguage()
  const [left, right] = [pair.left.values[field] ?? null, pair.right.values[field] ?? null]
  const isNumber = field === 'nik' || field === 'kk'
  const verdict = verdictOf(left, right, pair.differing.includes(field))
  return (
    <tr className={verdict}>
      <th scope="row">
        {t(`field.${field}`)} <small>{t(`pair.${verdict}`)}</small>
      </th>
      <td>{isNumber ? <Digits value={left} other={right} /> : cellText(field, left, t, language)}</td>
      <td>{isNumber ? <Digits value={right} other={left} /> : cellText(field, right, t, language)}</td>
    </tr>
  )
}

/** A year and a date in it are not equal, but fit. */
function verdictOf(left: string | null, right: string | null, differs: boolean) {
  if (left === null || right === null) return 'blank'
  if (differs) return 'differs'
  return left === right ? 'equal' : 'fits'
}

function cellText(field: string, value: string | null, t: Say, language: Language): string {
  if (value === null) return '–'
  if (field === 'sex') return t(`sex.${value}`)
  return field === 'birthDate' && value.length === 10 ? formatDate(value, language) : value
}

/** A NIK or KK number; the digits that differ from the other side are marked. */
function Digits({ value, other }: { value: string | null; other: string | null }) {
  if (value === null) return <>–</>
  return (
    <span className="digits">
      {[...value].map((digit, index) =>
        other === null || other[index] === digit ? (
          digit
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a digit is known by its place
          <mark key={index}>{digit}</mark>
        ),
      )}
    </span>
  )
}
