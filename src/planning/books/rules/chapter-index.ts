import type { PlanContent, PlanIndex } from '../../editions/rules/plan-content.ts'
import { type Block, column, heading, missing, numberColumn, paragraph, table } from './book-model.ts'
import { drawBars } from './draw-bars.ts'
import { drawTrend } from './draw-trend.ts'
import { dateWords, fixedWords, monthWords, noStop, numberWords } from './words.ts'

/** As many as can be read side by side. */
const monthsMax = 9

const figure = (value: number | null) => (value === null ? 'belum ada' : numberWords(value, 1))

/** Book II, 8: the published index of how well people in need are found and reached, from the public release. */
export function chapterIndex({ welfareIndex }: PlanContent): Block[] {
  if (!welfareIndex)
    return [
      heading(1, 'Indeks welas asih'),
      missing('Indeks welas asih: belum ada rilis publik yang memuatnya.'),
    ]
  const months = welfareIndex.months.slice(-monthsMax)
  const known = months.filter(({ value }) => value !== null)
  return [
    heading(1, 'Indeks welas asih'),
    paragraph(indexSentence(welfareIndex)),
    indexFigure(welfareIndex),
    partsTable(welfareIndex),
    ...(known.length < 2
      ? []
      : [
          {
            kind: 'figure',
            title: 'Indeks dari bulan ke bulan',
            sentence: `Dari ${figure(known[0]!.value)} per ${dateWords(known[0]!.asOf)} menjadi ${figure(known.at(-1)!.value)} per ${dateWords(known.at(-1)!.asOf)}. Supaya bulan dapat dibandingkan, deret ini hanya memakai bagian indeks yang ada setiap bulan; karena itu nilainya dapat berbeda dari indeks di atas. ${sourceOf(welfareIndex)}`,
            drawing: drawTrend({
              points: months.map(({ asOf, value }) => ({ label: monthWords(asOf), value })),
            }),
          } as const,
        ]),
    heading(2, 'Yang paling menaikkan indeks'),
    table(
      'Kenaikan indeks bila semua yang terlewat dijangkau',
      [
        column('Program', 2.4),
        column('Wilayah', 1.6),
        column('Pemilik', 2),
        numberColumn('Kenaikan (poin)', 1),
      ],
      welfareIndex.raises.map(({ programme, area, agency, gain }) => [
        programme,
        area,
        agency,
        fixedWords(gain, 2),
      ]),
      sourceOf(welfareIndex),
    ),
  ]
}

/** What the index is made of. */
export function partsTable(welfareIndex: PlanIndex): Block {
  return table(
    'Bagian indeks dan bobotnya',
    [column('Bagian', 1.8), column('Arti', 4), numberColumn('Bobot', 0.8), numberColumn('Nilai', 0.9)],
    welfareIndex.parts.map(({ name, meaning, weight, value }) => [
      name,
      meaning,
      numberWords(weight, 2),
      figure(value),
    ]),
    `Rumus ${welfareIndex.version} (${noStop(welfareIndex.source)}). ${sourceOf(welfareIndex)}`,
  )
}

export function indexSentence({ value, low, high, asOf }: PlanIndex): string {
  if (value === null) return `Indeks welas asih per ${dateWords(asOf)}: belum dapat dihitung.`
  const range =
    low === null || high === null ? '' : ` (antara ${numberWords(low, 1)} dan ${numberWords(high, 1)})`
  return `Indeks welas asih per ${dateWords(asOf)}: ${numberWords(value, 1)} dari 100${range}.`
}

const sourceOf = ({ asOf }: PlanIndex) => `Sumber: rilis publik per ${dateWords(asOf)}.`

export function indexFigure(welfareIndex: PlanIndex): Block {
  return {
    kind: 'figure',
    title: 'Bagian indeks welas asih',
    sentence: `Nilai tiap bagian, 0 sampai 100. ${sourceOf(welfareIndex)}`,
    drawing: drawBars({
      bars: welfareIndex.parts.map(({ name, value }) => ({
        label: name,
        parts: [{ value, words: figure(value), colour: 'leaf' }],
      })),
      max: 100,
    }),
  }
}
