import { formatNumber, type Language } from '../../../kernel/messages.ts'
import type { Ranked } from './rank-options.ts'

interface Named {
  readonly id: string
  readonly name: Readonly<Record<Language, string>>
  readonly weight: number
}
/** A criterion on which an option stands out, and by how much its weighted mean differs from the others'. */
interface Standing {
  readonly name: string
  readonly mean: string
  readonly others: string
  readonly lead: number
}

const words = {
  id: {
    none: 'Belum ada penilaian lengkap, jadi belum berperingkat.',
    rank: (rank: string, of: string) => `Peringkat ${rank} dari ${of}`,
    alone: 'satu-satunya yang sudah dinilai',
    high: ({ name, mean, others }: Standing) =>
      `paling unggul pada ${name} (${mean}; rata-rata semua ${others})`,
    low: ({ name, mean, others }: Standing) =>
      `paling lemah pada ${name} (${mean}; rata-rata semua ${others})`,
    even: 'sama dengan rata-rata pada setiap kriteria',
    tie: 'nilainya sama dengan usulan lain',
    behind: (by: string, name: string) => `tertinggal ${by} dari peringkat di atasnya, terutama pada ${name}`,
  },
  en: {
    none: 'Nobody has scored it completely, so it has no rank yet.',
    rank: (rank: string, of: string) => `Rank ${rank} of ${of}`,
    alone: 'the only one scored so far',
    high: ({ name, mean, others }: Standing) => `strongest on ${name} (${mean}; mean of all ${others})`,
    low: ({ name, mean, others }: Standing) => `weakest on ${name} (${mean}; mean of all ${others})`,
    even: 'at the mean on every criterion',
    tie: 'scored the same as another option',
    behind: (by: string, name: string) => `${by} behind the rank above, most of it on ${name}`,
  },
} as const

/**
 * Why an option has its rank, in words: the criteria on which its weighted mean lies furthest above and below the mean of all
 * ranked options, and what the option above it does better.
 */
export function sayReason(
  criteria: readonly Named[],
  ranking: readonly Ranked[],
  id: string,
): Readonly<Record<Language, string>> {
  return { id: reasonIn('id', criteria, ranking, id), en: reasonIn('en', criteria, ranking, id) }
}

function reasonIn(
  language: Language,
  criteria: readonly Named[],
  ranking: readonly Ranked[],
  id: string,
): string {
  const say = words[language]
  const all = ranking.filter(({ rank }) => rank !== null)
  const one = all.find((other) => other.id === id)
  if (!one) return say.none
  const number = (value: number) => formatNumber(value, language)
  const head = say.rank(number(one.rank!), number(all.length))
  if (all.length === 1) return `${head}: ${say.alone}.`
  const standings = standingsOf(language, criteria, all, one)
  const [best, worst] = [standings[0]!, standings.at(-1)!]
  const parts = [
    ...(best.lead > 0 ? [say.high(best)] : []),
    ...(worst.lead < 0 ? [say.low(worst)] : []),
    ...(best.lead <= 0 && worst.lead >= 0 ? [say.even] : []),
    ...(all.some((other) => other !== one && other.rank === one.rank) ? [say.tie] : []),
    ...behindWhom(language, criteria, all, one),
  ]
  return `${head}: ${parts.join('; ')}.`
}

/** Criteria from the largest lead over the others to the largest lag; a lead smaller than what is written counts as none. */
function standingsOf(
  language: Language,
  criteria: readonly Named[],
  all: readonly Ranked[],
  one: Ranked,
): Standing[] {
  return criteria
    .map(({ name, weight }, index) => {
      const mean = one.parts[index]!.mean
      const others = all.reduce((sum, other) => sum + other.parts[index]!.mean, 0) / all.length
      const [written, compared] = [formatNumber(mean, language), formatNumber(others, language)]
      const lead = written === compared ? 0 : weight * (mean - others)
      return { name: name[language], mean: written, others: compared, lead }
    })
    .sort((a, b) => b.lead - a.lead)
}

function behindWhom(
  language: Language,
  criteria: readonly Named[],
  all: readonly Ranked[],
  one: Ranked,
): string[] {
  const above = all.filter(({ rank }) => rank! < one.rank!).at(-1)
  if (!above) return []
  const lags = criteria.map(({ name }, index) => ({
    name: name[language],
    lag: above.parts[index]!.adds - one.parts[index]!.adds,
  }))
  const most = lags.reduce((a, b) => (b.lag > a.lag ? b : a))
  const by = (above.score! - one.score!).toLocaleString(language === 'id' ? 'id-ID' : 'en-GB', {
    maximumFractionDigits: 2,
  })
  return [words[language].behind(by, most.name)]
}
