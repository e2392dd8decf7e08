import type { ExpectedFigure, ExpectedTable } from './account.ts'
import { type Ask, longDay, percent, proofs, today } from './ask.ts'

const source = `Sumber: isian rencana per ${longDay(today)}.`
const components: readonly (readonly [id: string, name: string])[] = [
  ['people', 'Sumber daya manusia'],
  ['budget', 'Anggaran'],
  ['governance', 'Tata kelola'],
  ['physical', 'Fisik'],
  ['digital', 'Digital dan TIK'],
  ['social', 'Sosial'],
  ['rules', 'Kebijakan dan peraturan'],
  ['institutions', 'Kelembagaan'],
  ['procedures', 'Tata laksana'],
]
const pillars = ['Struktur', 'Infrastruktur', 'Suprastruktur']

/** Levels by item and period: `self` and `assessor` as shares of the top, `proven` with items without a document at the lowest. */
const levelSql = `, item as (
  select * from jsonb_to_recordset($1::jsonb) as item (id text, place int, pillar text, component text, top float8)),
level as (
  select content->>'itemId' as id, content->>'period' as period,
    max((content->>'level')::int) filter (where kind = 'readiness-assessment') as self,
    max((content->>'level')::int) filter (where kind = 'readiness-view') as assessor
  from entry where kind in ('readiness-assessment', 'readiness-view') group by 1, 2),
shown as (
  select item.*, period, self, assessor, ${proofs('readiness-item', 'item.id', 'full', "left(period, 4) || case right(period, 1) when '1' then '-06-30' else '-12-31' end")} as proofs
  from item join level using (id)),
share as (
  select *, 100 * self / top as claimed, case when self is null then null when proofs is null then 0 else 100 * self / top end as proven,
    100 * assessor / top as seen from shown)`

interface Shares {
  readonly claimed: number | null
  readonly proven: number | null
  readonly seen: number | null
}
interface Level {
  readonly id: string
  readonly self: number | null
  readonly assessor: number | null
  readonly proofs: string | null
}

/** Everything the books say of readiness. */
export async function readReadiness(ask: Ask) {
  const { items, version, source: instrument } = ask.pack.plan.readiness
  const given = JSON.stringify(
    items.map(({ id, pillar, component, levels }, place) => ({
      id,
      place,
      pillar,
      component,
      top: levels.length - 1,
    })),
  )
  const sharesBy = (key: string, where: string) =>
    ask.rows<Shares & { key: string }>(
      `${levelSql} select ${key} as key, avg(claimed) as claimed, avg(proven) as proven, avg(seen) as seen from share where ${where} group by 1 order by 1`,
      [given],
    )
  const periods = await sharesBy('period', 'true')
  const newest = periods.at(-1)!.key
  const now = `period = '${newest}'`
  const byPillar = new Map((await sharesBy('pillar', now)).map((row) => [row.key, row]))
  const byComponent = new Map((await sharesBy('component', now)).map((row) => [row.key, row]))
  const levels = await ask.rows<Level>(
    `${levelSql} select id, self, assessor, proofs from share where ${now} order by place`,
    [given],
  )
  const total = periods.at(-1)!
  const nothing: Shares = { claimed: null, proven: null, seen: null }
  const line = (name: string, one: Shares = nothing) => [
    name,
    percent(one.claimed),
    percent(one.proven),
    percent(one.seen),
  ]
  const half = `semester ${newest.at(-1)} tahun ${newest.slice(0, 4)}`
  const radar: ExpectedFigure = {
    title: `Kesiapan menurut komponen, ${half}`,
    sentence: `Seluruhnya ${percent(total.claimed)} dari tingkat tertinggi menurut penilaian sendiri, ${percent(total.proven)} yang terbukti, ${percent(total.seen)} menurut penilai. Garis melingkar adalah 25, 50, 75, dan 100 persen. ${source}`,
    words: `${components.map(([, name]) => name).join(' ')} 25 50 75 100 Diklaim Terbukti`,
  }
  return {
    total,
    radar,
    pillarTable: {
      caption: 'Kesiapan menurut pilar dan komponen, persen dari tingkat tertinggi',
      rows: [
        ...['structure', 'infrastructure', 'superstructure'].flatMap((pillar, index) => [
          line(pillars[index]!, byPillar.get(pillar)),
          ...components
            .slice(3 * index, 3 * index + 3)
            .map(([id, name]) => line(`– ${name}`, byComponent.get(id))),
        ]),
        line('Seluruhnya', total),
      ],
      note: source,
    } satisfies ExpectedTable,
    periodTable: {
      caption: 'Kesiapan dari waktu ke waktu, persen dari tingkat tertinggi',
      rows: periods.map((one) => line(`semester ${one.key.at(-1)} tahun ${one.key.slice(0, 4)}`, one)),
      note: source,
    } satisfies ExpectedTable,
    itemTables: pillars.map((name, index) => itemTable(ask, levels, name, index)),
    lowTable: lowTable(ask, levels),
    texts: [
      `Kesiapan dinilai butir demi butir dengan tingkat yang diuraikan dalam kata-kata. “Diklaim” memakai penilaian sendiri apa adanya; “terbukti” menghitung butir tanpa bukti sebagai tingkat terendah. Instrumen: ${version} (${instrument.trim().replace(/\.$/, '')}).`,
      `Hasil ${half}`,
    ],
  }
}

const nameOf = (component: string) => components.find(([id]) => id === component)![1]

function stateOf({ self, proofs: shown }: Level): string {
  if (self === null) return 'Belum dinilai'
  if (self === 0) return 'Tingkat terendah'
  return shown === null ? 'Diklaim, belum ada bukti' : 'Ada bukti'
}

function itemTable(ask: Ask, levels: readonly Level[], name: string, pillar: number): ExpectedTable {
  const own = components.slice(3 * pillar, 3 * pillar + 3).map(([id]) => id)
  return {
    caption: `Butir ${name.toLowerCase()}: tingkat, penilai, dan bukti`,
    rows: ask.pack.plan.readiness.items
      .filter(({ component }) => own.includes(component))
      .map((item) => {
        const level = levelOf(levels, item.id)
        const top = item.levels.length - 1
        return [
          `${nameOf(item.component)}: ${item.name.id}`,
          level.self === null ? 'belum dinilai' : `${level.self} dari ${top}: ${item.levels[level.self]!.id}`,
          level.assessor === null ? 'belum' : `${level.assessor} dari ${top}`,
          stateOf(level),
          level.proofs ?? 'belum ada',
        ]
      }),
    note: source,
  }
}

const levelOf = (levels: readonly Level[], id: string): Level =>
  levels.find((one) => one.id === id) ?? { id, self: null, assessor: null, proofs: null }

function lowTable(ask: Ask, levels: readonly Level[]): ExpectedTable {
  return {
    caption: 'Butir kesiapan yang dinilai pada tingkat terendah, atau diklaim tanpa bukti',
    rows: ask.pack.plan.readiness.items
      .map((item) => [`${nameOf(item.component)}: ${item.name.id}`, stateOf(levelOf(levels, item.id))])
      .filter(([, state]) => state === 'Tingkat terendah' || state === 'Diklaim, belum ada bukti'),
    note: source,
  }
}
