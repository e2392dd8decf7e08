import { type Ask, longDay, upTo } from './ask.ts'
import { cellWords, type Release } from './release.ts'

export interface StoredFactor {
  readonly source:
    | { readonly kind: 'document'; readonly title: string; readonly date: string }
    | { readonly kind: 'indicator'; readonly indicatorId: string }
    | {
        readonly kind: 'finding'
        readonly programmeId: string
        readonly value: keyof typeof measures
        readonly areaCodes: readonly string[]
      }
  readonly proofs: string | null
}

/** What is counted and out of what, in columns of the public table of a programme. */
const measures = {
  missed: ['yang berhak tetapi terlewat', 'missed', null],
  coverage: ['bagian yang berhak dan sudah menerima', 'reached', 'missed'],
  'exclusion-error': ['bagian yang berhak tetapi terlewat', 'missed', 'reached'],
  'inclusion-error': ['bagian penerima yang tidak berhak', 'wrongly-reached', 'reached'],
} as const

/** What a factor stands on, in the words of the book. */
export async function findSource(
  ask: Ask,
  release: Release,
  { source, proofs }: StoredFactor,
): Promise<string> {
  const shown = proofs === null ? '' : ` Bukti: ${proofs}.`
  if (source.kind === 'document') return `${source.title}, ${longDay(source.date)}.${shown}`
  if (source.kind === 'indicator') return `${await indicatorWords(ask, release, source.indicatorId)}.${shown}`
  const { programmeId, value, areaCodes } = source
  const programme = ask.pack.programmes.find((one) => one.id === programmeId)!
  const areas = await ask.rows<{ name: string }>(
    'select name from reference.area join unnest($1::text[]) with ordinality asked (code, place) using (code) order by place',
    [areaCodes],
  )
  const places = andWords(areas.map(({ name }) => name))
  const figure = await findingWords(release, `program-${programmeId}`, value, areaCodes, programme.unit)
  return `Temuan daftar bersama: ${programme.name.id}, ${measures[value][0]} di ${places}: ${figure}, rilis publik ${release.id} per ${longDay(release.asOf)}.${shown}`
}

async function findingWords(
  release: Release,
  dataset: string,
  value: keyof typeof measures,
  areas: readonly string[],
  unit: string,
): Promise<string> {
  const [, counted, others] = measures[value]
  const part = await release.sum(dataset, counted, areas)
  if (others === null) return `${cellWords(part)} ${unit === 'family' ? 'keluarga' : 'orang'}`
  const rest = await release.sum(dataset, others, areas)
  const whole = (part.value ?? 0) + (rest.value ?? 0)
  if (part.value === null || rest.value === null || whole < 30) return 'disembunyikan'
  return `${upTo(1, (100 * part.value) / whole)} persen`
}

async function indicatorWords(ask: Ask, release: Release, id: string): Promise<string> {
  const published = ask.pack.plan.profile.indicators.find((one) => one.id === id)
  if (published) {
    const newest = [...published.values].sort((a, b) => (a.asOf < b.asOf ? -1 : 1)).at(-1)!
    return `${published.name.id}: ${upTo(2, newest.value)} ${published.unit.id} per ${longDay(newest.asOf)} (${published.source.replace(/\.$/, '')})`
  }
  const [row] = await ask.rows<{ name: string; unit: string; value: number }>(
    `select indicator->'name'->>'id' as name, indicator->'unit'->>'id' as unit, (indicator->'value'->>'value')::float8 as value
     from open_data.promise, jsonb_array_elements(content->'promise'->'indicators') indicator
     where release_id = $1 and indicator->>'id' = $2`,
    [release.id, id],
  )
  return `${row!.name}: ${upTo(2, row!.value)} ${row!.unit} per ${longDay(release.asOf)} (rilis publik ${release.id})`
}

export const andWords = (words: readonly string[]) =>
  words.length < 3 ? words.join(' dan ') : `${words.slice(0, -1).join(', ')}, dan ${words.at(-1)}`
