import type { Expected, ExpectedFigure, ExpectedTable } from './account.ts'
import { type Ask, exactly, longDay, proofs, shortDay, today, upTo } from './ask.ts'
import { findSource, type StoredFactor } from './factor-source.ts'
import { missingParts } from './missing-parts.ts'
import { readReadiness } from './readiness.ts'
import { type Release, readRelease } from './release.ts'

export const planSource = `Sumber: isian rencana per ${longDay(today)}.`

/** Book I as the database has it. */
export async function expectAnalysis(ask: Ask): Promise<Expected> {
  const release = await readRelease(ask)
  const [profile, swot, readiness] = [
    await expectProfile(ask, release),
    await expectSwot(ask, release),
    await readReadiness(ask),
  ]
  return {
    tables: [
      ...profile.tables,
      ...swot.tables,
      readiness.pillarTable,
      readiness.periodTable,
      ...readiness.itemTables,
      await gapTable(ask),
      readiness.lowTable,
    ],
    figures: [...profile.figures, ...swot.figures, readiness.radar],
    texts: [...profile.texts, ...swot.texts, ...readiness.texts, ...(await missingParts(ask))],
  }
}

async function expectProfile(ask: Ask, release: Release): Promise<Expected> {
  const { settings, plan } = ask.pack
  const [areas] = await ask.rows<{ districts: number; villages: number }>(
    `select (count(*) filter (where level = 'district'))::int as districts,
       (count(*) filter (where level = 'village'))::int as villages from reference.area`,
  )
  const indicators = plan.profile.indicators.map((one) => ({
    ...one,
    values: [...one.values].sort((a, b) => (a.asOf < b.asOf ? -1 : 1)),
  }))
  const people = await release.people()
  const bars = people
    .filter(({ category, value }) => category && value !== null && value > 0)
    .sort((a, b) => b.value! - a.value!)
  return {
    tables: [
      {
        caption: 'Orang dan keluarga dalam daftar bersama',
        rows: people.map(({ name, words, unit }) => [name, words, unit]),
        note: `Sumber: daftar bersama, rilis publik ${release.id}, keadaan per ${longDay(release.asOf)}. Seseorang dapat berada dalam beberapa kategori.`,
      },
      {
        caption: 'Indikator daerah yang diterbitkan',
        rows: indicators.map(({ name, unit, source, values }) => {
          const newest = values.at(-1)!
          return [name.id, upTo(2, newest.value), unit.id, shortDay(newest.asOf), source]
        }),
        note: '',
      },
    ],
    figures: [
      {
        title: 'Kategori dengan orang terbanyak',
        sentence: `Kategori terbesar adalah ${bars[0]!.name} (${bars[0]!.words} orang). Sumber: rilis publik ${release.id}, per ${longDay(release.asOf)}.`,
        words: bars
          .slice(0, 10)
          .map(({ name, words }) => `${name} ${words}`)
          .join(' '),
      },
      ...indicators
        .filter(({ values }) => values.length > 2)
        .slice(0, 3)
        .map(trendFigure),
    ],
    texts: [
      `${settings.name.id} (kode ${settings.regencyCode}) terdiri atas ${areas!.districts} kecamatan dan ${areas!.villages} desa dan kelurahan, dengan penduduk ${upTo(0, settings.population)} jiwa.`,
      `Sumber: ${settings.populationSource}`,
    ],
  }
}

type Indicator = Ask['pack']['plan']['profile']['indicators'][number]

function trendFigure({ name, unit, source, values }: Indicator): ExpectedFigure {
  const [first, last] = [values[0]!, values.at(-1)!]
  const moved = last.value === first.value ? 'tetap' : last.value > first.value ? 'naik' : 'turun'
  return {
    title: `${name.id}, ${unit.id}`,
    sentence: `Dari ${upTo(2, first.value)} per ${longDay(first.asOf)} ${moved} menjadi ${upTo(2, last.value)} per ${longDay(last.asOf)}. Sumber: ${source.replace(/\.$/, '')}.`,
    words: `${upTo(2, footOf(values.map((one) => one.value)))} ${values.map(({ asOf, value }) => `${asOf.slice(0, 4)} ${upTo(2, value)}`).join(' ')}`,
  }
}

/** The round number below the least value at which the scale of a trend begins: two fifths of the range below, rounded down. */
export function footOf(values: readonly number[]): number {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const room = (most - least || least) * 0.4
  const step = 10 ** Math.floor(Math.log10(room))
  return Math.max(0, Math.floor((least - room) / step) * step)
}

const sides = [
  ['strength', 'Kekuatan'],
  ['weakness', 'Kelemahan'],
  ['opportunity', 'Peluang'],
  ['threat', 'Ancaman'],
] as const

const factorSql = `, rated as (
  select factor.id, factor.content->>'side' as side, factor.content->>'text' as text, factor.content->'source' as source,
    factor.content->>'side' in ('strength', 'weakness') as internal, count(rating.id)::int as raters,
    avg((rating.content->>'importance')::numeric) as importance, avg((rating.content->>'rating')::numeric) as rating,
    stddev_pop((rating.content->>'rating')::numeric) as spread, ${proofs('factor', 'factor.id', 'full')} as proofs
  from entry factor left join entry rating on rating.kind = 'factor-rating' and rating.content->>'factorId' = factor.id
  where factor.kind = 'factor' group by factor.id, factor.content),
scored as (
  select *, importance / sum(importance) over (partition by internal) as weight,
    importance / sum(importance) over (partition by internal) * rating as score from rated)`

interface Factor extends StoredFactor {
  readonly id: string
  readonly side: string
  readonly text: string
  readonly raters: number
  readonly rating: number | null
  readonly spread: number | null
  readonly weight: number | null
  readonly score: number | null
}

async function expectSwot(ask: Ask, release: Release): Promise<Expected> {
  const factors = await ask.rows<Factor>(
    `${factorSql} select id, side, text, source, raters, proofs, rating::float8 as rating, spread::float8 as spread, weight::float8 as weight, score::float8 as score
     from scored order by score desc nulls last, id`,
  )
  const { sums } = await readPosition(ask)
  const { importanceMax, ratingMax, source } = ask.pack.plan.analysis
  const tables: ExpectedTable[] = []
  for (const [side, name] of sides) {
    const own = factors.filter((one) => one.side === side)
    tables.push(await factorTable(ask, release, name, own))
  }
  return {
    tables: [sumsTable(sums), ...tables, ...(await crossingTables(ask))],
    figures: [
      await quadrantFigure(ask),
      {
        title: 'Jumlah skor tiap sisi',
        sentence: `Makin panjang batangnya, makin besar pengaruh sisi itu menurut para penilai. ${planSource}`,
        words: sides.map(([side, name]) => `${name} ${exactly(2, sums[side]!)}`).join(' '),
      },
    ],
    texts: [
      `Setiap faktor bersandar pada indikator, dokumen, atau temuan daftar bersama. Beberapa penilai memberi kepentingan (1 sampai ${importanceMax}) dan rating (1 sampai ${ratingMax}); bobot adalah bagian kepentingan dalam kelompok internal atau eksternal, skor adalah bobot kali rata-rata rating. Metode: ${source.replace(/\.$/, '')}.`,
    ],
  }
}

/** Sums of the four sides and the place they give. */
export async function readPosition(
  ask: Ask,
): Promise<{ sums: Record<string, number>; x: number; y: number; sentence: string }> {
  const rows = await ask.rows<{ side: string; sum: number }>(
    `${factorSql} select side, coalesce(sum(score), 0)::float8 as sum from scored group by side`,
  )
  const sums = Object.fromEntries(rows.map(({ side, sum }) => [side, sum]))
  const [x, y] = [sums.strength! - sums.weakness!, sums.opportunity! - sums.threat!]
  const field = `${x > 0 ? 'S' : 'W'}${y > 0 ? 'O' : 'T'}`
  const sentence = `Selisih kekuatan dan kelemahan ${exactly(2, x)}, selisih peluang dan ancaman ${exactly(2, y)}: ${fields[field]}.`
  return { sums, x, y, sentence }
}

const fields: Record<string, string> = {
  SO: 'kuadran I: kekuatan dan peluang lebih besar, sehingga strategi yang mendorong maju (SO) didahulukan',
  ST: 'kuadran II: kuat, tetapi ancamannya lebih besar daripada peluang, sehingga strategi ST didahulukan',
  WO: 'kuadran III: berpeluang, tetapi kelemahannya lebih besar daripada kekuatan, sehingga strategi WO didahulukan',
  WT: 'kuadran IV: kelemahan dan ancaman lebih besar, sehingga strategi bertahan (WT) didahulukan',
}
const crossings = {
  SO: 'Kekuatan untuk meraih peluang (SO)',
  WO: 'Mengatasi kelemahan dengan peluang (WO)',
  ST: 'Kekuatan menghadapi ancaman (ST)',
  WT: 'Mengurangi kelemahan, menghindari ancaman (WT)',
} as const

export async function quadrantFigure(ask: Ask): Promise<ExpectedFigure> {
  const { x, y, sentence } = await readPosition(ask)
  const names = (['WO', 'SO', 'WT', 'ST'] as const).map((field) => `${field} ${crossings[field]}`)
  return {
    title: 'Posisi daerah dalam kuadran SWOT',
    sentence: `${sentence} ${planSource}`,
    words: `${names.join(' ')} Kelemahan Kekuatan Peluang Ancaman (${exactly(2, x)}; ${exactly(2, y)})`,
  }
}

function sumsTable(sums: Record<string, number>): ExpectedTable {
  return {
    caption: 'Jumlah skor tiap sisi',
    rows: sides.map(([side, name], index) => [
      name,
      exactly(2, sums[side]!),
      index < 2 ? 'Internal (IFAS)' : 'Eksternal (EFAS)',
    ]),
    note: planSource,
  }
}

async function factorTable(
  ask: Ask,
  release: Release,
  name: string,
  factors: readonly Factor[],
): Promise<ExpectedTable> {
  const counts = factors.map(({ raters }) => raters).filter((raters) => raters > 0)
  const [least, most] = [Math.min(...counts), Math.max(...counts)]
  const rows: string[][] = []
  for (const one of factors) {
    const rated = one.rating === null ? 'belum' : `${exactly(2, one.rating)} ± ${exactly(2, one.spread!)}`
    rows.push([
      one.id.toUpperCase(),
      one.text,
      await findSource(ask, release, one),
      one.weight === null ? 'belum' : exactly(2, one.weight),
      rated,
      one.score === null ? 'belum' : exactly(2, one.score),
    ])
  }
  return {
    caption: `${name}: faktor, sumber, dan skor`,
    rows,
    note: `Rating: rata-rata dari ${least === most ? least : `${least} sampai ${most}`} penilai; ± adalah simpangan bakunya. “Belum” berarti belum dinilai, sehingga tidak dihitung.`,
  }
}

async function crossingTables(ask: Ask): Promise<ExpectedTable[]> {
  const rows = await ask.rows<{ crossing: keyof typeof crossings; cells: string[] }>(
    `select strategy.content->>'crossing' as crossing, array[upper(strategy.id), strategy.content->>'text',
       (select string_agg(upper(factor), ', ' order by place) from jsonb_array_elements_text(strategy.content->'factorIds') with ordinality named (factor, place)),
       coalesce(goal.content->>'text', '–')] as cells
     from entry strategy left join entry goal on goal.kind = 'goal' and goal.id = strategy.content->>'goalId'
     where strategy.kind = 'strategy' order by strategy.first`,
  )
  return Object.entries(crossings).map(([crossing, caption]) => ({
    caption,
    rows: rows.filter((row) => row.crossing === crossing).map(({ cells }) => cells),
    note: planSource,
  }))
}

/** What the city says it does not know; which figures are old is told by their day, which no number of people is. */
async function gapTable(ask: Ask): Promise<ExpectedTable> {
  const { profile } = ask.pack.plan
  const newest = (one: Indicator) =>
    one.values
      .map(({ asOf }) => asOf)
      .sort()
      .at(-1)!
  const old = profile.indicators.filter((one) => newest(one) < twoYearsAgo)
  const unmeasured = await ask.rows<{ name: string }>(
    `select indicator->'name'->>'id' as name from open_data.promise p
     join open_data.release r on r.id = p.release_id and r.current,
     jsonb_array_elements(p.content->'promise'->'indicators') with ordinality named (indicator, place)
     where indicator->'value'->>'status' = 'M' order by (p.content->'promise'->>'number')::int, place`,
  )
  return {
    caption: 'Data yang belum ada atau sudah terlalu lama',
    rows: [
      ...profile.gaps.map(({ name, why }) => [name.id, why.id]),
      ...old.map(({ name }) => [name.id, 'Angka terbaru sudah terlalu lama.']),
      ...unmeasured.map(({ name }) => [name, 'Belum pernah diukur.']),
    ],
    note: planSource,
  }
}
const twoYearsAgo = `${Number(today.slice(0, 4)) - 2}${today.slice(4)}`
