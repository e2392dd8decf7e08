import type { PeopleFigure, PlanContent, PublishedIndicator } from '../../editions/rules/plan-content.ts'
import { type Block, column, heading, missing, numberColumn, paragraph, source, table } from './book-model.ts'
import { drawBars } from './draw-bars.ts'
import { drawTrend } from './draw-trend.ts'
import { dateWords, noStop, numberWords, shortDateWords } from './words.ts'

const trendsMax = 3

/** Book I, 1: the region from the register's public numbers, its areas and published indicators. */
export function chapterProfile(content: PlanContent): Block[] {
  const { region, release } = content
  return [
    heading(1, 'Profil daerah'),
    paragraph(
      `${region.name} (kode ${region.code}) terdiri atas ${numberWords(region.districts, 0)} kecamatan dan ${numberWords(region.villages, 0)} desa dan kelurahan, dengan penduduk ${numberWords(region.population, 0)} jiwa.`,
    ),
    source(region.populationSource),
    heading(2, 'Orang yang membutuhkan menurut daftar bersama'),
    ...(release ? peopleOf(content, release) : [missing('Angka tentang orang: belum ada rilis publik.')]),
    heading(2, 'Indikator yang diterbitkan'),
    ...indicatorsOf(content.indicators),
  ]
}

function peopleOf(content: PlanContent, release: NonNullable<PlanContent['release']>): Block[] {
  const shown = content.people.filter(({ value }) => value !== null && value > 0)
  const categories = shown
    .filter(({ id }) => id.startsWith('category:'))
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0))
  const most = categories[0]
  return [
    table(
      'Orang dan keluarga dalam daftar bersama',
      [column('Ukuran', 4), numberColumn('Banyaknya', 1.4), column('Satuan', 1)],
      content.people.map((one) => [one.name, figureWords(one), one.unit]),
      `Sumber: daftar bersama, rilis publik ${release.id}, keadaan per ${dateWords(release.asOf)}. Seseorang dapat berada dalam beberapa kategori.`,
    ),
    ...(most
      ? [
          {
            kind: 'figure',
            title: 'Kategori dengan orang terbanyak',
            sentence: `Kategori terbesar adalah ${most.name} (${figureWords(most)} ${most.unit}). Sumber: rilis publik ${release.id}, per ${dateWords(release.asOf)}.`,
            drawing: drawBars({
              bars: categories.slice(0, 10).map((one) => ({
                label: one.name,
                parts: [{ value: one.value, words: figureWords(one), colour: 'leaf' }],
              })),
            }),
          } as const,
        ]
      : []),
  ]
}

export function figureWords({ value, state }: Pick<PeopleFigure, 'value' | 'state'>): string {
  if (value !== null) return numberWords(value, 2)
  return state === 'hidden' ? 'disembunyikan' : 'belum ada'
}

function indicatorsOf(indicators: readonly PublishedIndicator[]): Block[] {
  const withTrend = indicators.filter(({ values }) => values.length > 2).slice(0, trendsMax)
  return [
    table(
      'Indikator daerah yang diterbitkan',
      [
        column('Indikator', 2.4),
        numberColumn('Nilai', 1),
        column('Satuan', 1),
        column('Per', 1.1),
        column('Sumber', 3.6),
      ],
      indicators.map(({ name, unit, values, source }) => {
        const newest = values.at(-1)
        return [
          name,
          newest ? numberWords(newest.value, 2) : 'belum ada',
          unit,
          newest ? shortDateWords(newest.asOf) : '–',
          source,
        ]
      }),
    ),
    ...withTrend.map(trendOf),
  ]
}

function trendOf({ name, unit, values, source }: PublishedIndicator): Block {
  const [first, last] = [values[0]!, values.at(-1)!]
  const moved = last.value === first.value ? 'tetap' : last.value > first.value ? 'naik' : 'turun'
  return {
    kind: 'figure',
    title: `${name}, ${unit}`,
    sentence: `Dari ${numberWords(first.value, 2)} per ${dateWords(first.asOf)} ${moved} menjadi ${numberWords(last.value, 2)} per ${dateWords(last.asOf)}. Sumber: ${noStop(source)}.`,
    drawing: drawTrend({
      points: values.map(({ asOf, value }) => ({ label: asOf.slice(0, 4), value })),
      digits: 2,
    }),
  }
}
