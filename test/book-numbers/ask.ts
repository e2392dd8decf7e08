import type { Context } from '../../src/access/index.ts'
import type { Value } from '../../src/kernel/ports.ts'

/**
 * A reading of the plan by SQL alone, for the test that checks every number of the books. Nothing here uses what the books
 * are made with; only the settings of a city (names, scales, weights) are taken from its pack, where they live.
 */
export interface Ask {
  readonly pack: Context['pack']
  /** Runs a query over `entry` (newest content of every entry) and `carrier` (who carries the duties of an agency today). */
  rows<Row>(sql: string, values?: readonly Value[]): Promise<Row[]>
}

/** The day of the test's clock. */
export const today = '2026-10-31'

const frame = `with recursive entry as (
  select * from (
    select distinct on (kind, entry_id) kind, entry_id as id, content, recorded_at, min(id) over (partition by kind, entry_id) as first
    from planning.entry_revision order by kind, entry_id, revision desc) newest
  where content is not null),
chain as (
  select id as start, id from reference.agency
  union all
  select chain.start, agency.successor_id from chain join reference.agency using (id)
  where agency.valid_to < date '${today}' and agency.successor_id is not null),
carrier as (
  select chain.start, agency.* from chain join reference.agency using (id)
  where agency.valid_to is null or agency.valid_to >= date '${today}'),
proof as (
  select content->'subject'->>'kind' as of_kind, content->'subject'->>'id' as of_id, content->>'title' as title,
    content->>'happenedOn' as day, content->>'source' as source, agency.short_name as agency, entry.id
  from entry join reference.agency on agency.id = content->>'ownerAgencyId' where kind = 'evidence')
`

export function createAsk({ database, pack }: Context): Ask {
  return {
    pack,
    rows: <Row>(sql: string, values: readonly Value[] = []) =>
      database.read((reader) => reader.query<Row & Record<string, unknown>>(frame + sql, [...values])),
  }
}

/** SQL: evidence of `kind` and `id` as the books write it, newest first; null = none. `until` = SQL of the last day counted. */
export function proofs(kind: string, id: string, words: 'short' | 'full', until = "'9999'"): string {
  const day = words === 'short' ? longDaySql : shortDaySql
  const text =
    words === 'short'
      ? `title || ' (' || ${day('day')} || ')'`
      : `title || ' (' || ${day('day')} || ', ' || source || ', ' || agency || ')'`
  return `(select string_agg(${text}, '; ' order by day desc, proof.id) from proof
    where of_kind = '${kind}' and of_id = ${id} and day <= ${until})`
}

const months = 'Januari,Februari,Maret,April,Mei,Juni,Juli,Agustus,September,Oktober,November,Desember'.split(
  ',',
)
const longMonth = (day: string) => `(array['${months.join("','")}'])[extract(month from (${day})::date)::int]`
const longDaySql = (day: string) =>
  `extract(day from (${day})::date) || ' ' || ${longMonth(day)} || ' ' || extract(year from (${day})::date)`
const shortDaySql = (day: string) =>
  `extract(day from (${day})::date) || ' ' || left(${longMonth(day)}, 3) || ' ' || extract(year from (${day})::date)`

export const longDay = (day: string) =>
  `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`
export const shortMonth = (day: string) =>
  `${months[Number(day.slice(5, 7)) - 1]!.slice(0, 3)} ${day.slice(0, 4)}`
export const shortDay = (day: string) => `${Number(day.slice(8))} ${shortMonth(day)}`

const number = (value: number, least: number, most: number) =>
  new Intl.NumberFormat('id-ID', { minimumFractionDigits: least, maximumFractionDigits: most })
    .format(value)
    .replace('-', '−')
/** At most so many digits after the comma. */
export const upTo = (digits: number, value: number) => number(value, 0, digits)
export const exactly = (digits: number, value: number) => number(value, digits, digits)
export const percent = (value: number | null) => (value === null ? 'belum ada' : `${upTo(1, value)}%`)

/** Rupiah as people say it. */
export function money(value: number | null): string {
  if (value === null) return 'belum ada'
  if (value >= 1e12) return `Rp${upTo(2, value / 1e12)} triliun`
  if (value >= 1e9) return `Rp${upTo(2, value / 1e9)} miliar`
  return value >= 1e6 ? `Rp${upTo(2, value / 1e6)} juta` : `Rp${upTo(0, value)}`
}

/** "2 berjalan; 1 terlambat": how often each state occurs, in the order in which the books name them. */
export function counted(words: readonly string[], states: readonly string[]): string {
  const times = (word: string) => states.filter((one) => one === word).length
  return words
    .filter((word) => times(word) > 0)
    .map((word) => `${times(word)} ${word.toLowerCase()}`)
    .join('; ')
}

export const claimStates = ['Selesai, ada bukti', 'Diklaim, belum ada bukti', 'Terlambat', 'Berjalan']
export const actionStates = [...claimStates, 'Belum mulai', 'Dihentikan']

/** SQL: what may be said of a thing said done or not, due on a day, with evidence or not; `else` = what it is before that. */
export const stateSql = (done: string, due: string, proof: string, other: string) =>
  `case when ${done} then case when ${proof} is null then '${claimStates[1]}' else '${claimStates[0]}' end
    when ${due} < '${today}' then '${claimStates[2]}' else ${other} end`
