import type { PlanAction, PlanContent } from '../../editions/rules/plan-content.ts'
import type { Money } from '../../roadmap/rules/model.ts'
import { sumMoney } from '../../roadmap/rules/sum-money.ts'
import { type Block, column, heading, missing, numberColumn, paragraph, table } from './book-model.ts'
import { drawBars } from './draw-bars.ts'
import { drawRoadmap } from './draw-roadmap.ts'
import { actionWords, countWords } from './state-words.ts'
import { dateWords, noStop, numberWords, rupiahWords, shortDateWords } from './words.ts'

/** Most rows of one picture: more would not stay readable on a page. */
const rowsMax = 26

/** Book II, 4: the actions over the years of the term, by dimension, and their money. */
export function chapterRoadmap(content: PlanContent): Block[] {
  const { actions } = content
  return [
    heading(1, 'Peta jalan'),
    ...(actions.length === 0
      ? [missing('Peta jalan: belum ada aksi.')]
      : [
          paragraph(
            `${actions.length} aksi dalam masa jabatan: ${countWords(
              actions.map(({ state }) => state),
              actionWords,
            )}. Garis putus-putus tegak dalam gambar adalah ${dateWords(content.drawnOn)}.`,
          ),
          ...groupsOf(content).flatMap(({ name, actions: some }) => roadmapFigures(content, name, some)),
        ]),
    heading(1, 'Anggaran'),
    ...budgetBlocks(content),
  ]
}

function groupsOf({ dimensions, actions }: PlanContent): { name: string; actions: readonly PlanAction[] }[] {
  const list = dimensions?.list ?? []
  const known = new Set(list.map(({ id }) => id))
  return [
    ...list.map(({ id, name }) => ({ name, actions: actions.filter((one) => one.dimensionId === id) })),
    { name: 'aksi di luar dimensi', actions: actions.filter((one) => !known.has(one.dimensionId)) },
  ].filter((group) => group.actions.length > 0)
}

export function roadmapFigures(content: PlanContent, name: string, actions: readonly PlanAction[]): Block[] {
  const sorted = [...actions].sort((a, b) => a.startsOn.localeCompare(b.startsOn) || a.id.localeCompare(b.id))
  const pages = Array.from({ length: Math.ceil(sorted.length / rowsMax) }, (_, index) =>
    sorted.slice(index * rowsMax, (index + 1) * rowsMax),
  )
  return pages.map((rows, index) => ({
    kind: 'figure',
    title: `Peta jalan ${name}${pages.length > 1 ? ` (${index + 1} dari ${pages.length})` : ''}`,
    sentence: `${rows.length} aksi: ${countWords(
      rows.map(({ state }) => state),
      actionWords,
    )}.`,
    drawing: drawRoadmap({
      from: content.term.from,
      to: content.term.to,
      today: content.drawnOn,
      rows: rows.map(({ title, startsOn, endsOn, state }) => ({ label: title, startsOn, endsOn, state })),
    }),
  }))
}

/** The numbers of the roadmap's picture. */
export function roadmapTable(actions: readonly PlanAction[]): Block {
  return table(
    'Aksi menurut waktu',
    [
      column('Aksi', 3),
      column('Pemilik', 1.6),
      column('Mulai', 1),
      column('Selesai', 1),
      column('Keadaan', 1.6),
    ],
    actions.map(({ title, agency, startsOn, endsOn, state }) => [
      title,
      agency,
      shortDateWords(startsOn),
      shortDateWords(endsOn),
      actionWords[state],
    ]),
  )
}

/** Rupiah of all actions by year, oldest first, summed as on the screen. */
export function budgetByYear(
  actions: readonly Pick<PlanAction, 'budget'>[],
): (Money & { readonly year: number })[] {
  const lines = actions.flatMap(({ budget }) => budget)
  const years = [...new Set(lines.map(({ year }) => year))].sort((a, b) => a - b)
  return years.map((year) => ({ year, ...sumMoney(lines.filter((line) => line.year === year))! }))
}

const money = (value: number | null) => (value === null ? 'belum ada' : rupiahWords(value))

function budgetBlocks({ actions }: PlanContent): Block[] {
  const years = budgetByYear(actions)
  if (years.length === 0) return [missing('Anggaran: belum ada angka untuk aksi mana pun.')]
  const sources = [...new Set(actions.flatMap(({ budget }) => budget.map(({ source }) => source)))]
  const without = actions.filter(({ budget }) => budget.length === 0).length
  return [
    paragraph(
      `Jumlah seluruh aksi yang punya anggaran; ${without} dari ${actions.length} aksi belum punya. Yang tidak diubah dihitung sebesar rencananya; realisasi hanya memuat aksi yang sudah melaporkannya.`,
    ),
    table(
      'Anggaran menurut tahun',
      [column('Tahun'), numberColumn('Rencana'), numberColumn('Perubahan'), numberColumn('Realisasi')],
      years.map((one) => [String(one.year), money(one.plan), money(one.revised), money(one.realised)]),
      `Sumber: ${sources.map(noStop).join('; ')}.`,
    ),
    {
      kind: 'figure',
      title: 'Anggaran menurut tahun',
      sentence: `Rencana seluruh tahun ${money(years.reduce((sum, { plan }) => sum + plan, 0))}.`,
      drawing: drawBars({
        bars: years.map((one) => ({
          label: String(one.year),
          parts: [
            { value: one.plan, words: money(one.plan), colour: 'leaf' },
            { value: one.realised, words: money(one.realised), colour: 'tobacco-mid' },
          ],
        })),
        legend: [
          { name: 'Rencana', colour: 'leaf' },
          { name: 'Realisasi', colour: 'tobacco-mid' },
        ],
        labelShare: 0.12,
      }),
    },
    table(
      'Anggaran menurut aksi, seluruh tahun',
      [column('Aksi', 3), column('Pemilik', 2), numberColumn('Rencana', 1.3), numberColumn('Realisasi', 1.3)],
      actions
        .filter(({ budget }) => budget.length > 0)
        .map((action) => {
          const known = action.budget.flatMap(({ realised }) => (realised === null ? [] : [realised]))
          const plan = action.budget.reduce((sum, one) => sum + one.plan, 0)
          const realised = known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0)
          return [action.title, action.agency, money(plan), money(realised)]
        }),
    ),
    table(
      'Anggaran tiap aksi menurut tahun, dalam rupiah',
      [
        column('Aksi', 3),
        column('Tahun', 0.7),
        numberColumn('Rencana', 1.5),
        numberColumn('Perubahan', 1.5),
        numberColumn('Realisasi', 1.5),
      ],
      actions.flatMap(({ title, budget }) =>
        budget.map(({ year, plan, revised, realised }) => [
          title,
          String(year),
          rupiah(plan),
          rupiah(revised),
          rupiah(realised),
        ]),
      ),
    ),
  ]
}

const rupiah = (value: number | null) => (value === null ? 'belum ada' : numberWords(value, 0))
