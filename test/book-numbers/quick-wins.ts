import type { ExpectedFigure, ExpectedTable } from './account.ts'
import { type Ask, claimStates, counted, exactly, longDay, shortDay, today, upTo } from './ask.ts'
import { quickWinSql } from './missing-parts.ts'

const source = `Sumber: isian rencana per ${longDay(today)}.`

export interface RankedWin {
  readonly id: string
  readonly title: string
  readonly agency: string
  readonly chosen: boolean
  readonly starts: string
  readonly due: string
  readonly problem: string
  readonly result: string
  readonly proofs: string | null
  readonly state: string
  readonly rank: number
  readonly score: number
  readonly scorers: number
  /** Mean of every criterion, in the order of the pack. */
  readonly means: readonly number[]
}

/** Only people who scored every criterion count; the score is the weighted mean of their means. */
const rankSql = `${quickWinSql}, criterion as (
  select * from jsonb_to_recordset($1::jsonb) as criterion (id text, place int, weight numeric)),
complete as (
  select content->>'quickWinId' as id, content->'scores' as scores from entry
  where kind = 'quick-win-score' and (select bool_and(content->'scores' ? criterion.id) from criterion)),
mean as (
  select complete.id, criterion.place, criterion.weight, avg((scores->>criterion.id)::numeric) as mean, count(*)::int as scorers
  from complete cross join criterion group by 1, 2, 3),
ranked as (
  select id, sum(mean * weight) / sum(weight) as score, max(scorers) as scorers, array_agg(mean::float8 order by place) as means
  from mean group by id)`

/** Quick wins by rank. */
export function readQuickWins(ask: Ask): Promise<RankedWin[]> {
  const { criteria } = ask.pack.plan.quickWins
  return ask.rows<RankedWin>(
    `${rankSql} select id, title, agency, chosen, content->>'startsOn' as starts, content->>'dueOn' as due, content->>'problem' as problem,
       content->>'result' as result, proofs, state, (rank() over (order by score desc))::int as rank, score::float8 as score, scorers, means
     from followed join ranked using (id) order by ranked.score desc, id`,
    [JSON.stringify(criteria.map(({ id, weight }, place) => ({ id, place, weight })))],
  )
}

export async function expectQuickWins(
  ask: Ask,
): Promise<{ tables: ExpectedTable[]; figures: ExpectedFigure[]; texts: string[] }> {
  const { criteria, monthsMax, scoreMax, source: origin, version } = ask.pack.plan.quickWins
  const ranked = await readQuickWins(ask)
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0)
  const chosen = ranked.filter((one) => one.chosen)
  const reasons = ranked.map((_, index) => reasonOf(ask, ranked, index))
  const first = ranked[0]!
  return {
    tables: [
      {
        caption: 'Kriteria dan bobotnya',
        rows: criteria.map(({ name, weight }) => [name.id, `${upTo(1, (100 * weight) / weights)}%`]),
        note: `Sumber: ${origin.trim().replace(/\.$/, '')} (versi ${version}).`,
      },
      {
        caption: 'Usulan quick win menurut peringkat, dengan alasannya',
        rows: ranked.map((one, index) => [
          String(one.rank),
          `${one.title}${one.chosen ? ' (dipilih)' : ''}`,
          exactly(2, one.score),
          String(one.scorers),
          reasons[index]!,
        ]),
        note: source,
      },
      {
        caption: 'Quick win yang dipilih: pemilik, waktu, dan keadaan',
        rows: chosen.map((one) => [
          one.title,
          one.agency,
          shortDay(one.starts),
          shortDay(one.due),
          one.state,
        ]),
        note: `Keadaan: ${counted(
          claimStates,
          chosen.map(({ state }) => state),
        )}. ${source}`,
      },
    ],
    figures: [
      {
        title: 'Peringkat usulan quick win',
        sentence: `Peringkat pertama: ${first.title}, skor ${exactly(2, first.score)} dari ${scoreMax}. ${reasons[0]} ${source}`,
        words: ranked
          .map((one) => `${one.rank}. ${one.title} ${exactly(2, one.score)}${one.chosen ? ' dipilih' : ''}`)
          .join(' '),
      },
    ],
    texts: [
      `Quick win menjawab masalah utama dan hasilnya terlihat paling lama ${monthsMax} bulan sejak dimulai. Setiap usulan dinilai beberapa orang (1 sampai ${scoreMax}) menurut kriteria berbobot.`,
      ...chosen.flatMap((one) => [
        one.title,
        `Masalah: ${one.problem} Hasil: ${one.result}`,
        one.proofs === null ? `Bukti ${one.title}: belum ada.` : `Bukti: ${one.proofs}.`,
      ]),
    ],
  }
}

/** The reason of a rank, told again from the means alone: furthest above and below the mean of all, and the lag behind the next. */
function reasonOf(ask: Ask, ranked: readonly RankedWin[], index: number): string {
  const { criteria } = ask.pack.plan.quickWins
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0)
  const one = ranked[index]!
  const standings = criteria.map(({ name, weight }, at) => {
    const all = ranked.reduce((sum, other) => sum + other.means[at]!, 0) / ranked.length
    const [own, others] = [upTo(1, one.means[at]!), upTo(1, all)]
    const lead = own === others ? 0 : weight * (one.means[at]! - all)
    return { words: `pada ${name.id} (${own}; rata-rata semua ${others})`, lead }
  })
  const byLead = [...standings].sort((a, b) => b.lead - a.lead)
  const [best, worst] = [byLead[0]!, byLead.at(-1)!]
  const above = ranked.filter(({ rank }) => rank < one.rank).at(-1)
  const lags = criteria.map(({ name, weight }, at) => ({
    name: name.id,
    lag: above ? (weight / weights) * (above.means[at]! - one.means[at]!) : 0,
  }))
  const most = lags.reduce((a, b) => (b.lag > a.lag ? b : a))
  const parts = [
    ...[`paling unggul ${best.words}`].filter(() => best.lead > 0),
    ...[`paling lemah ${worst.words}`].filter(() => worst.lead < 0),
    ...(above
      ? [
          `tertinggal ${upTo(2, above.score - one.score)} dari peringkat di atasnya, terutama pada ${most.name}`,
        ]
      : []),
  ]
  return `Peringkat ${one.rank} dari ${ranked.length}: ${parts.join('; ')}.`
}
