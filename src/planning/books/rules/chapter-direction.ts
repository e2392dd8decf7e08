import type { PlanContent } from '../../editions/rules/plan-content.ts'
import {
  type Block,
  column,
  heading,
  lead,
  list,
  missing,
  numberColumn,
  paragraph,
  table,
} from './book-model.ts'
import { promiseWords } from './state-words.ts'
import { dateWords, orNone } from './words.ts'

/** Book II, 1: vision, missions, goals and the promises they serve. */
export function chapterDirection(content: PlanContent): Block[] {
  const { vision, missions, goals } = content
  return [
    heading(1, 'Visi, misi, dan sasaran'),
    heading(2, 'Visi'),
    vision === null ? missing('Visi: belum ada.') : lead(vision),
    heading(2, 'Misi'),
    missions.length === 0
      ? missing('Misi: belum ada.')
      : list(
          missions.map(({ text }) => text),
          true,
        ),
    heading(2, 'Sasaran'),
    goals.length === 0 ? missing('Sasaran: belum ada.') : goalTable(content),
    heading(2, 'Janji kerja'),
    ...promiseBlocks(content),
  ]
}

export function goalTable({ goals, promises, strategies }: PlanContent): Block {
  const names = new Map(promises.map((promise) => [promise.id, promise.name]))
  return table(
    'Sasaran, janji yang dilayani, dan strategi',
    [column('Kode', 0.6), column('Sasaran', 3), column('Janji kerja', 2.6), column('Strategi', 1.2)],
    goals.map((goal) => [
      goal.id.toUpperCase(),
      goal.text,
      orNone(goal.promiseIds.map((id) => names.get(id) ?? id).join('; ')),
      orNone(
        strategies
          .filter(({ goalId }) => goalId === goal.id)
          .map(({ id }) => id.toUpperCase())
          .join(', '),
      ),
    ]),
  )
}

function promiseBlocks({ promises, release, actions }: PlanContent): Block[] {
  if (promises.length === 0) return [missing('Janji kerja: belum ada.')]
  return [
    paragraph(
      'Keadaan setiap janji dihitung dari angka yang diumumkan menurut aturan yang diumumkan pula; tidak ada yang mengetiknya.',
    ),
    table(
      'Janji kerja, keadaannya, dan aksi yang melayaninya',
      [
        numberColumn('No', 0.4),
        column('Janji', 2.5),
        column('Pemilik', 1.2),
        column('Keadaan', 2.3),
        column('Aksi', 3.1),
      ],
      promises.map((promise) => [
        String(promise.number),
        promise.name,
        promise.agency,
        promiseWords[promise.state],
        orNone(
          actions
            .filter(({ promiseId }) => promiseId === promise.id)
            .map(({ title }) => title)
            .join('; '),
        ),
      ]),
      release
        ? `Sumber: keadaan menurut rilis publik ${release.id} per ${dateWords(release.asOf)}; aksi menurut isian rencana.`
        : '',
    ),
  ]
}
