import type { PlanContent, PlanReadiness } from '../../editions/rules/plan-content.ts'
import { type Block, column, heading, missing, numberColumn, paragraph, table } from './book-model.ts'
import { drawRadar } from './draw-radar.ts'
import { componentWords, evidenceWords, pillarWords, readinessWords } from './state-words.ts'
import { noStop, numberWords } from './words.ts'

/** "semester 2 tahun 2026" */
export function periodWords(period: string): string {
  const [year, half] = period.split('-S')
  return half === undefined ? period : `semester ${half} tahun ${year}`
}

const percent = (value: number | null) => (value === null ? 'belum ada' : `${numberWords(value, 1)}%`)

/** Book I, 3: how ready the region is in structure, infrastructure and superstructure. */
export function chapterReadiness({ readiness }: PlanContent): Block[] {
  const { period } = readiness
  if (period === null)
    return [heading(1, 'Kesiapan daerah'), missing('Penilaian kesiapan: belum ada butir yang dinilai.')]
  return [
    heading(1, 'Kesiapan daerah'),
    paragraph(
      `Kesiapan dinilai butir demi butir dengan tingkat yang diuraikan dalam kata-kata. “Diklaim” memakai penilaian sendiri apa adanya; “terbukti” menghitung butir tanpa bukti sebagai tingkat terendah. Instrumen: ${readiness.version} (${noStop(readiness.source)}).`,
    ),
    heading(2, `Hasil ${periodWords(period)}`),
    radarFigure(readiness),
    pillarTable(readiness),
    heading(2, 'Perbandingan antarwaktu'),
    table(
      'Kesiapan dari waktu ke waktu, persen dari tingkat tertinggi',
      [column('Periode', 2), numberColumn('Diklaim'), numberColumn('Terbukti'), numberColumn('Penilai')],
      readiness.periods.map((one) => [
        periodWords(one.period),
        percent(one.claimed),
        percent(one.proven),
        percent(one.assessor),
      ]),
    ),
    heading(2, 'Butir kesiapan'),
    ...(['structure', 'infrastructure', 'superstructure'] as const).map((pillar) =>
      itemTable(readiness, pillar),
    ),
  ]
}

/** The radar over the nine components; only drawn when something is assessed. */
export function radarFigure(readiness: PlanReadiness): Block {
  const axes = readiness.pillars.flatMap((pillar) =>
    pillar.components.map((component) => ({
      label: componentWords(component.id),
      values: [component.claimed, component.proven],
    })),
  )
  const { total } = readiness
  return {
    kind: 'figure',
    title: `Kesiapan menurut komponen${readiness.period === null ? '' : `, ${periodWords(readiness.period)}`}`,
    sentence: `Seluruhnya ${percent(total.claimed)} dari tingkat tertinggi menurut penilaian sendiri, ${percent(total.proven)} yang terbukti, ${percent(total.assessor)} menurut penilai. Garis melingkar adalah 25, 50, 75, dan 100 persen.`,
    drawing: drawRadar({ axes, max: 100, rings: 4, series: ['Diklaim', 'Terbukti'] }),
  }
}

/** Pillars and their components. */
export function pillarTable({ pillars, total }: PlanReadiness): Block {
  const row = (name: string, one: PlanReadiness['total']) => [
    name,
    percent(one.claimed),
    percent(one.proven),
    percent(one.assessor),
  ]
  return table(
    'Kesiapan menurut pilar dan komponen, persen dari tingkat tertinggi',
    [
      column('Pilar dan komponen', 3),
      numberColumn('Diklaim'),
      numberColumn('Terbukti'),
      numberColumn('Penilai'),
    ],
    [
      ...pillars.flatMap((pillar) => [
        row(pillarWords[pillar.id], pillar),
        ...pillar.components.map((component) => row(`– ${componentWords(component.id)}`, component)),
      ]),
      row('Seluruhnya', total),
    ],
  )
}

function itemTable(readiness: PlanReadiness, pillar: keyof typeof pillarWords): Block {
  const components = readiness.pillars.find(({ id }) => id === pillar)?.components.map(({ id }) => id) ?? []
  const items = readiness.items.filter((item) => components.includes(item.component))
  return table(
    `Butir ${pillarWords[pillar].toLowerCase()}: tingkat, penilai, dan bukti`,
    [
      column('Butir', 2.2),
      column('Tingkat', 2.3),
      numberColumn('Penilai', 0.9),
      column('Keadaan', 1.3),
      column('Bukti', 3.3),
    ],
    items.map((item) => [
      `${componentWords(item.component)}: ${item.name}`,
      item.level === null ? 'belum dinilai' : `${item.level} dari ${item.top}: ${item.levelText ?? ''}`,
      item.assessorLevel === null ? 'belum' : `${item.assessorLevel} dari ${item.top}`,
      readinessWords[item.state],
      item.evidence.length === 0 ? 'belum ada' : evidenceWords(item.evidence),
    ]),
  )
}
