import type { ExpectedFigure, ExpectedTable } from './account.ts'
import { type Ask, actionStates, counted, longDay, money, shortDay, today, upTo } from './ask.ts'
import { andWords } from './factor-source.ts'
import { actionSql } from './missing-parts.ts'

const source = `Sumber: isian rencana per ${longDay(today)}.`

export interface StoredAction {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly agency: string
  readonly starts: string
  readonly ends: string
  readonly promise: string | null
  readonly dimension: string
  readonly proofs: string | null
  readonly state: string
  readonly before: readonly string[] | null
}

export const readActions = (ask: Ask) =>
  ask.rows<StoredAction>(
    `${actionSql} select id, title, description, agency, starts, ends, promise, dimension, proofs, state,
       (select array_agg(other.title order by place) from jsonb_array_elements_text(action.content->'dependsOn') with ordinality waits (id, place)
        join planned other on other.id = waits.id) as before
     from action order by starts, id`,
  )

export const dimensionsOf = ({ pack }: Ask) =>
  pack.plan.dimensions.sets.find(({ id }) => id === pack.plan.dimensions.active)!

/** Strategies and actions of every dimension. */
export async function expectActions(ask: Ask): Promise<{ tables: ExpectedTable[]; texts: string[] }> {
  const actions = await readActions(ask)
  const strategies = await ask.rows<{ text: string; dimensions: string[] | null }>(
    `${actionSql} select upper(strategy.id) || ': ' || (strategy.content->>'text') as text,
       (select array_agg(distinct dimension) from action where action.content->'strategyIds' ? strategy.id) as dimensions
     from entry strategy where kind = 'strategy'`,
  )
  const { name, source: origin, dimensions } = dimensionsOf(ask)
  const promises = new Map(ask.pack.term.promises.map((one) => [one.id, one.name.id]))
  return {
    tables: dimensions.map((dimension) => {
      const own = actions.filter((action) => action.dimension === dimension.id)
      return {
        caption: `Rencana aksi ${dimension.name.id}`,
        rows: own.map((one) => [
          one.title,
          one.agency,
          shortDay(one.starts),
          shortDay(one.ends),
          (one.promise && promises.get(one.promise)) ?? '–',
          one.state,
        ]),
        note: `Keadaan: ${counted(
          actionStates,
          own.map(({ state }) => state),
        )}. ${source}`,
      }
    }),
    texts: [
      `Dimensi menurut ${name.id}: ${andWords(dimensions.map((one) => one.name.id))}.`,
      `Sumber: ${origin}`,
      ...strategies.map(({ text }) => text),
      ...actions.flatMap((action) => [action.title, describe(action)]),
    ],
  }
}

function describe({ description, before, proofs }: StoredAction): string {
  return [
    ...(description === '' ? [] : [description]),
    ...(before === null ? [] : [`Menunggu selesainya: ${andWords(before)}.`]),
    ...(proofs === null ? [] : [`Bukti: ${proofs}.`]),
  ].join(' ')
}

/** The picture of the roadmap of some actions. */
export function roadmapFigure(ask: Ask, name: string, actions: readonly StoredAction[]): ExpectedFigure {
  const { from, to } = ask.pack.term
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))]
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  const states = actions.map(({ state }) => state)
  const drawn = [
    'Selesai, ada bukti',
    'Diklaim, belum ada bukti',
    'Berjalan',
    'Terlambat',
    'Belum mulai',
    'Dihentikan',
  ]
  return {
    title: `Peta jalan ${name}`,
    sentence: `${actions.length} aksi: ${counted(actionStates, states)}. ${source}`,
    words: [
      ...years,
      ...actions.map(({ title }) => title),
      ...drawn.filter((state) => states.includes(state)),
    ].join(' '),
  }
}

export async function expectRoadmap(ask: Ask): Promise<{ figures: ExpectedFigure[]; texts: string[] }> {
  const actions = await readActions(ask)
  return {
    figures: dimensionsOf(ask)
      .dimensions.map(({ id, name }) => ({
        name: name.id,
        own: actions.filter(({ dimension }) => dimension === id),
      }))
      .filter(({ own }) => own.length > 0)
      .map(({ name, own }) => roadmapFigure(ask, name, own)),
    texts: [
      `${actions.length} aksi dalam masa jabatan: ${counted(
        actionStates,
        actions.map(({ state }) => state),
      )}. Garis putus-putus tegak dalam gambar adalah ${longDay(today)}.`,
    ],
  }
}

interface Budget {
  readonly key: string
  readonly agency: string
  readonly plan: number
  readonly revised: number | null
  readonly realised: number | null
}

/** SQL: the budget lines of actions that stand in the plan. */
const budgetSql = `${actionSql}, line as (
  select action.id, title, agency, starts, (b.content->>'year')::int as year, (b.content->>'plan')::numeric as plan,
    (b.content->>'revised')::numeric as revised, (b.content->>'realised')::numeric as realised, b.content->>'source' as source
  from action join entry b on b.kind = 'action-budget' and b.content->>'actionId' = action.id)`
const sums =
  'sum(plan)::float8 as plan, case when count(revised) > 0 then sum(coalesce(revised, plan)) end::float8 as revised, sum(realised)::float8 as realised'

/** Rupiah of the whole term as planned. */
export async function readPlannedTotal(ask: Ask): Promise<number> {
  const [row] = await ask.rows<Budget>(`${budgetSql} select ${sums} from line`)
  return row!.plan
}

export async function expectBudget(
  ask: Ask,
): Promise<{ tables: ExpectedTable[]; figures: ExpectedFigure[]; texts: string[] }> {
  const years = await ask.rows<Budget>(
    `${budgetSql} select year::text as key, ${sums} from line group by year order by year`,
  )
  const byAction = await ask.rows<Budget>(
    `${budgetSql} select title as key, agency, ${sums} from line group by id, title, agency, starts order by starts, id`,
  )
  const lines = await ask.rows<Budget & { year: string }>(
    `${budgetSql} select title as key, year::text as year, plan::float8, revised::float8, realised::float8 from line order by starts, id, year`,
  )
  const sources = await ask.rows<{ source: string }>(
    `${budgetSql} select source from line group by source order by min(starts || id || year)`,
  )
  const [count] = await ask.rows<{ all: number; without: number }>(
    `${budgetSql} select count(*)::int as all, (count(*) filter (where id not in (select id from line)))::int as without from action`,
  )
  const rupiah = (value: number | null) => (value === null ? 'belum ada' : upTo(0, value))
  return {
    tables: [
      {
        caption: 'Anggaran menurut tahun',
        rows: years.map((one) => [one.key, money(one.plan), money(one.revised), money(one.realised)]),
        note: `Sumber: ${sources.map((one) => one.source.replace(/\.$/, '')).join('; ')}.`,
      },
      {
        caption: 'Anggaran menurut aksi, seluruh tahun',
        rows: byAction.map((one) => [one.key, one.agency, money(one.plan), money(one.realised)]),
        note: source,
      },
      {
        caption: 'Anggaran tiap aksi menurut tahun, dalam rupiah',
        rows: lines.map((one) => [
          one.key,
          one.year,
          rupiah(one.plan),
          rupiah(one.revised),
          rupiah(one.realised),
        ]),
        note: source,
      },
    ],
    figures: [
      {
        title: 'Anggaran menurut tahun',
        sentence: `Rencana seluruh tahun ${money(await readPlannedTotal(ask))}. ${source}`,
        words: `Rencana Realisasi ${years.map((one) => `${one.key} ${money(one.plan)} ${money(one.realised)}`).join(' ')}`,
      },
    ],
    texts: [
      `Jumlah seluruh aksi yang punya anggaran; ${count!.without} dari ${count!.all} aksi belum punya. Yang tidak diubah dihitung sebesar rencananya; realisasi hanya memuat aksi yang sudah melaporkannya.`,
    ],
  }
}
