import type { NamedDimension, PlanAction, PlanContent } from '../../editions/rules/plan-content.ts'
import { type Block, column, heading, list, missing, paragraph, source, table } from './book-model.ts'
import { actionWords, countWords } from './state-words.ts'
import { andWords, dateWords, orNone, shortDateWords } from './words.ts'

/** Book II, 2 and 3: per dimension its strategies and its action plan. */
export function chapterStrategies(content: PlanContent): Block[] {
  const { dimensions, strategies, actions } = content
  const carried = new Set(actions.flatMap(({ strategyIds }) => strategyIds))
  const idle = strategies.filter(({ id }) => !carried.has(id))
  return [
    heading(1, 'Strategi dan rencana aksi menurut dimensi'),
    ...(dimensions
      ? [
          paragraph(
            `Dimensi menurut ${dimensions.name}: ${andWords(dimensions.list.map(({ name }) => name))}.`,
          ),
          source(dimensions.source),
          ...dimensions.list.flatMap((dimension) => dimensionBlocks(content, dimension)),
        ]
      : [missing('Dimensi kota cerdas: belum ada.')]),
    ...elsewhere(content),
    ...(idle.length === 0
      ? []
      : [
          heading(2, 'Strategi yang belum punya aksi'),
          list(idle.map(({ id, text }) => `${id.toUpperCase()}: ${text}`)),
        ]),
  ]
}

function dimensionBlocks(content: PlanContent, dimension: NamedDimension): Block[] {
  const actions = content.actions.filter(({ dimensionId }) => dimensionId === dimension.id)
  const named = new Set(actions.flatMap(({ strategyIds }) => strategyIds))
  const strategies = content.strategies.filter(({ id }) => named.has(id))
  const subs = dimension.subDimensions.map(({ name }) => name)
  return [
    heading(2, dimension.name),
    ...(subs.length === 0 ? [] : [paragraph(`Subdimensi: ${andWords(subs)}.`)]),
    ...(strategies.length === 0
      ? [missing(`Strategi untuk ${dimension.name}: belum ada.`)]
      : [
          paragraph('Strategi yang dijalankan oleh aksi dimensi ini:'),
          list(strategies.map(({ id, text }) => `${id.toUpperCase()}: ${text}`)),
        ]),
    actionTable(content, `Rencana aksi ${dimension.name}`, actions),
    ...actions.flatMap((action) => describeAction(content, action)),
  ]
}

/** Actions whose dimension is not in the active set: another set was active when they were written. */
function elsewhere(content: PlanContent): Block[] {
  const known = new Set(content.dimensions?.list.map(({ id }) => id))
  const others = content.actions.filter(({ dimensionId }) => !known.has(dimensionId))
  return others.length === 0
    ? []
    : [heading(2, 'Aksi di luar dimensi'), actionTable(content, 'Rencana aksi di luar dimensi', others)]
}

function actionTable(content: PlanContent, caption: string, actions: readonly PlanAction[]): Block {
  const promises = new Map(content.promises.map((promise) => [promise.id, promise.name]))
  return table(
    caption,
    [
      column('Aksi', 2.8),
      column('Pemilik', 1.6),
      column('Mulai', 1.1),
      column('Selesai', 1.1),
      column('Janji', 1.8),
      column('Keadaan', 1.4),
    ],
    actions.map((action) => [
      action.title,
      action.agency,
      shortDateWords(action.startsOn),
      shortDateWords(action.endsOn),
      orNone(action.promiseId === null ? '' : (promises.get(action.promiseId) ?? '')),
      actionWords[action.state],
    ]),
    actions.length === 0
      ? ''
      : `Keadaan: ${countWords(
          actions.map(({ state }) => state),
          actionWords,
        )}.`,
  )
}

function describeAction({ actions }: PlanContent, action: PlanAction): Block[] {
  const titles = new Map(actions.map((one) => [one.id, one.title]))
  const before = action.dependsOn.map((id) => titles.get(id) ?? id)
  const lines = [
    ...(action.description === '' ? [] : [action.description]),
    ...(before.length === 0 ? [] : [`Menunggu selesainya: ${andWords(before)}.`]),
    ...(action.evidence.length === 0
      ? []
      : [`Bukti: ${action.evidence.map(({ title, date }) => `${title} (${dateWords(date)})`).join('; ')}.`]),
  ]
  return lines.length === 0 ? [] : [heading(3, action.title), paragraph(lines.join(' '))]
}
