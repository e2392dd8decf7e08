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
  source,
  table,
} from './book-model.ts'
import { missingParts } from './chapter-gaps.ts'
import { indexSentence } from './chapter-index.ts'
import { figureWords } from './chapter-profile.ts'
import { pillarTable, radarFigure } from './chapter-readiness.ts'
import { budgetByYear, roadmapFigures } from './chapter-roadmap.ts'
import { positionSentence, quadrantFigure } from './chapter-swot.ts'
import { actionWords, claimWords, countWords, promiseWords } from './state-words.ts'
import { dateWords, numberWords, rupiahWords, shortDateWords } from './words.ts'

/** Book III: what a regent or a ministry has to know, on a few pages. */
export function chapterSummary(content: PlanContent): Block[] {
  return [
    heading(1, 'Sekilas'),
    content.vision === null ? missing('Visi: belum ada.') : lead(content.vision),
    list(glance(content)),
    ...releaseSource(content),
    paragraph('Rincian setiap angka ada dalam Buku I (analisis) dan Buku II (rencana induk).'),
    heading(1, 'Keadaan dan posisi'),
    ...position(content),
    heading(1, 'Arah'),
    ...direction(content),
    heading(1, 'Peta jalan dan quick win'),
    ...roadmapTable(content),
    ...quickWins(content),
    ...(content.actions.length === 0 ? [] : roadmapFigures(content, 'seluruh dimensi', content.actions)),
    heading(1, 'Komitmen dan pemantauan'),
    ...commitments(content),
    heading(1, 'Yang belum lengkap'),
    list(missingParts(content)),
  ]
}

/** The plan in sentences, each of them counted. */
export function glance(content: PlanContent): string[] {
  const { people, promises, actions, position: where, readiness, welfareIndex } = content
  const needy = people.find(({ id }) => id === 'in-need')
  const budget = budgetByYear(actions).reduce((sum, { plan }) => sum + plan, 0)
  return [
    ...(needy ? [`${needy.name}: ${figureWords(needy)} ${needy.unit}.`] : []),
    promises.length === 0
      ? 'Janji kerja: belum ada.'
      : `${promises.length} janji kerja: ${countWords(
          promises.map(({ state }) => state),
          promiseWords,
        )}.`,
    where ? positionSentence(where) : 'Posisi dalam kuadran SWOT: belum ada.',
    readiness.period === null
      ? 'Kesiapan: belum dinilai.'
      : `Kesiapan ${percentOf(readiness.total.claimed)} menurut penilaian sendiri, ${percentOf(readiness.total.proven)} yang terbukti.`,
    actions.length === 0
      ? 'Aksi: belum ada.'
      : `${actions.length} aksi: ${countWords(
          actions.map(({ state }) => state),
          actionWords,
        )}; anggaran rencana ${budget === 0 ? 'belum ada' : rupiahWords(budget)}.`,
    welfareIndex ? indexSentence(welfareIndex) : 'Indeks welas asih: belum ada.',
  ]
}

const percentOf = (value: number | null) => (value === null ? 'belum ada' : `${numberWords(value, 1)}%`)

function releaseSource({ release }: PlanContent): Block[] {
  return release
    ? [source(`rencana dan rilis publik ${release.id}, keadaan per ${dateWords(release.asOf)}`)]
    : [missing('Angka tentang orang: belum ada rilis publik.')]
}

function position(content: PlanContent): Block[] {
  return [
    content.position
      ? quadrantFigure(content.position)
      : missing('Posisi dalam kuadran: belum ada faktor yang dinilai.'),
    ...(content.readiness.period === null
      ? [missing('Kesiapan: belum dinilai.')]
      : [radarFigure(content.readiness), pillarTable(content.readiness)]),
  ]
}

function direction({ goals, promises }: PlanContent): Block[] {
  const names = new Map(promises.map((promise) => [promise.id, promise.name]))
  return [
    table(
      'Sasaran dan janji yang dilayani',
      [column('Sasaran', 3), column('Janji kerja', 3)],
      goals.map(({ text, promiseIds }) => [
        text,
        promiseIds.map((id) => names.get(id) ?? id).join('; ') || '–',
      ]),
    ),
  ]
}

function roadmapTable(content: PlanContent): Block[] {
  const { actions, dimensions } = content
  if (actions.length === 0) return [missing('Peta jalan: belum ada aksi.')]
  return [
    table(
      'Aksi menurut dimensi',
      [column('Dimensi', 2.4), numberColumn('Aksi', 0.6), column('Keadaan', 3.6)],
      (dimensions?.list ?? []).map(({ id, name }) => {
        const own = actions.filter(({ dimensionId }) => dimensionId === id)
        return [
          name,
          String(own.length),
          own.length === 0
            ? 'belum ada'
            : countWords(
                own.map(({ state }) => state),
                actionWords,
              ),
        ]
      }),
    ),
  ]
}

function quickWins({ quickWins: { list: all } }: PlanContent): Block[] {
  return [
    table(
      'Quick win yang dipilih',
      [column('Quick win', 3), column('Pemilik', 2), column('Paling lambat', 1.4), column('Keadaan', 1.6)],
      all
        .filter(({ chosen }) => chosen)
        .map(({ title, agency, dueOn, state }) => [
          title,
          agency,
          shortDateWords(dueOn),
          state === null ? 'belum ada' : claimWords[state],
        ]),
    ),
  ]
}

function commitments({ commitments: all, welfareIndex }: PlanContent): Block[] {
  return [
    ...(all.length === 0
      ? [missing('Komitmen bersama: belum dibuka untuk ditandatangani.')]
      : all.map((one) => {
          const signed = one.offices.filter(({ signedOn }) => signedOn !== null).length
          return paragraph(
            `${one.title}: ${one.lines.length} butir (${countWords(
              one.lines.map(({ state }) => state),
              claimWords,
            )}), ditandatangani ${signed} dari ${one.offices.length} pejabat.`,
          )
        })),
    welfareIndex ? paragraph(indexSentence(welfareIndex)) : missing('Indeks welas asih: belum ada.'),
  ]
}
