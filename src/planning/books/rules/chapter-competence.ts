import type { PlanContent } from '../../editions/rules/plan-content.ts'
import { type Block, column, heading, missing, numberColumn, paragraph, table } from './book-model.ts'
import { drawBars } from './draw-bars.ts'
import { fixedWords, noStop, numberWords, orNone, shortDateWords } from './words.ts'

const trainingWords = { planned: 'Direncanakan', held: 'Terlaksana', cancelled: 'Dibatalkan' } as const

/** Book II, 7: levels of the agencies, roles nobody holds, trainings and what training is needed. Agencies, never people. */
export function chapterCompetence({ competence }: PlanContent): Block[] {
  const { agencies, trainings, proposals, source } = competence
  const level = (value: number | null) => (value === null ? 'belum ada' : fixedWords(value, 2))
  return [
    heading(1, 'Kompetensi perangkat daerah'),
    heading(2, 'Tingkat kematangan'),
    ...maturityBlocks(competence),
    heading(2, 'Peran data di tiap perangkat daerah'),
    table(
      'Kematangan dan peran yang belum terisi',
      [
        column('Perangkat daerah', 2.4),
        numberColumn('Diklaim', 0.9),
        numberColumn('Terbukti', 0.9),
        numberColumn('Tahun', 0.7),
        column('Peran yang belum terisi', 3),
      ],
      agencies.map(({ name, maturity, openRoles }) => [
        name,
        level(maturity?.said ?? null),
        level(maturity?.proven ?? null),
        maturity === null ? '–' : String(maturity.year),
        orNone(openRoles.join(', ')),
      ]),
      `Tingkat 1 sampai 5. Sumber: ${noStop(source)}. Hasil perseorangan hanya untuk yang bersangkutan dan kantornya, jadi tidak dimuat.`,
    ),
    heading(2, 'Bimbingan teknis'),
    table(
      'Bimbingan teknis dalam masa jabatan',
      [
        column('Kegiatan', 3),
        column('Tanggal', 1.3),
        numberColumn('Jam', 0.6),
        column('Penyelenggara', 2),
        column('Keadaan', 1.2),
      ],
      trainings.map((one) => [
        one.title,
        shortDateWords(one.heldOn),
        numberWords(one.hours, 1),
        one.host,
        trainingWords[one.state],
      ]),
    ),
    heading(2, 'Bimbingan teknis yang diusulkan'),
    table(
      'Usulan dari kesenjangan kompetensi',
      [
        column('Bimbingan teknis', 1.8),
        column('Untuk', 4.4),
        numberColumn('Jam', 0.5),
        column('Alasan', 2.3),
      ],
      proposals.map((one) => [one.name, one.agencies.join(', '), numberWords(one.hours, 1), one.reason]),
    ),
  ]
}

function maturityBlocks({ instrument, years, agencies }: PlanContent['competence']): Block[] {
  if (!instrument) return [missing('Instrumen kematangan: belum ada.')]
  if (years.length === 0) return [missing('Tingkat kematangan: belum ada jawaban.')]
  const newest = years.at(-1)!
  const known = agencies.flatMap(({ name, maturity }) =>
    maturity === null || maturity.said === null ? [] : [{ name, ...maturity }],
  )
  return [
    paragraph(
      `Instrumen ${instrument.version} (${noStop(instrument.source)}), tingkat yang dituju ${numberWords(instrument.targetLevel, 1)}. Rata-rata perangkat daerah yang menjawab tahun ${newest.year}: ${fixedWords(newest.said, 2)} diklaim, ${fixedWords(newest.proven, 2)} terbukti.`,
    ),
    {
      kind: 'figure',
      title: 'Tingkat kematangan menurut perangkat daerah',
      sentence: `${known.length} perangkat daerah sudah menjawab. Batang emas adalah bagian yang terbukti.`,
      drawing: drawBars({
        bars: known.map(({ name, said, proven }) => ({
          label: name,
          parts: [
            { value: said, words: fixedWords(said ?? 0, 2), colour: 'leaf' },
            {
              value: proven,
              words: proven === null ? 'belum ada' : fixedWords(proven, 2),
              colour: 'tobacco-mid',
            },
          ],
        })),
        max: 5,
        legend: [
          { name: 'Diklaim', colour: 'leaf' },
          { name: 'Terbukti', colour: 'tobacco-mid' },
        ],
      }),
    },
    table(
      'Rata-rata tingkat kematangan tiap tahun',
      [column('Tahun'), numberColumn('Diklaim'), numberColumn('Terbukti')],
      years.map(({ year, said, proven }) => [String(year), fixedWords(said, 2), fixedWords(proven, 2)]),
    ),
  ]
}
