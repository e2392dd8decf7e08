import {
  type FactorSide,
  factorSides,
  type PlanContent,
  type PlanFactor,
  type PlanPosition,
  planCrossings,
} from '../../editions/rules/plan-content.ts'
import { type Block, column, heading, missing, numberColumn, paragraph, table } from './book-model.ts'
import { figureWords } from './chapter-profile.ts'
import { drawBars } from './draw-bars.ts'
import { drawQuadrant } from './draw-quadrant.ts'
import { evidenceWords, sideWords } from './state-words.ts'
import { andWords, dateWords, fixedWords, noStop, numberWords, orNone } from './words.ts'

/** Book I, 2: factors with their evidence, sums, quadrant and what follows from the crossings. */
export function chapterSwot(content: PlanContent): Block[] {
  const { factors, position, strategies, scale } = content
  return [
    heading(1, 'Analisis kekuatan, kelemahan, peluang, dan ancaman'),
    paragraph(
      `Setiap faktor bersandar pada indikator, dokumen, atau temuan daftar bersama. Beberapa penilai memberi kepentingan (1 sampai ${scale.importanceMax}) dan rating (1 sampai ${scale.ratingMax}); bobot adalah bagian kepentingan dalam kelompok internal atau eksternal, skor adalah bobot kali rata-rata rating. Metode: ${noStop(scale.source)}.`,
    ),
    ...quadrantBlocks(position),
    ...factorSides.flatMap((side) => [
      heading(2, sideWords[side]),
      ...factorBlocks(
        content,
        side,
        factors.filter((factor) => factor.side === side),
      ),
    ]),
    heading(2, 'Strategi dari persilangan'),
    ...(strategies.length === 0
      ? [missing('Strategi dari persilangan faktor: belum ada.')]
      : planCrossings.flatMap((crossing) => crossingTable(content, crossing))),
  ]
}

export const crossingWords = {
  SO: 'Kekuatan untuk meraih peluang (SO)',
  WO: 'Mengatasi kelemahan dengan peluang (WO)',
  ST: 'Kekuatan menghadapi ancaman (ST)',
  WT: 'Mengurangi kelemahan, menghindari ancaman (WT)',
} as const

const quadrantWords = {
  I: 'kuadran I: kekuatan dan peluang lebih besar, sehingga strategi yang mendorong maju (SO) didahulukan',
  II: 'kuadran II: kuat, tetapi ancamannya lebih besar daripada peluang, sehingga strategi ST didahulukan',
  III: 'kuadran III: berpeluang, tetapi kelemahannya lebih besar daripada kekuatan, sehingga strategi WO didahulukan',
  IV: 'kuadran IV: kelemahan dan ancaman lebih besar, sehingga strategi bertahan (WT) didahulukan',
} as const

export function positionSentence(position: PlanPosition): string {
  const where = position.quadrant ? quadrantWords[position.quadrant] : 'tepat di garis antara dua kuadran'
  return `Selisih kekuatan dan kelemahan ${fixedWords(position.x, 2)}, selisih peluang dan ancaman ${fixedWords(position.y, 2)}: ${where}.`
}

export function quadrantFigure(position: PlanPosition): Block {
  return {
    kind: 'figure',
    title: 'Posisi daerah dalam kuadran SWOT',
    sentence: positionSentence(position),
    drawing: drawQuadrant({ x: position.x, y: position.y, strategies: crossingWords }),
  }
}

/** The four sums that the position comes from. */
export function sumsTable(position: PlanPosition): Block {
  return table(
    'Jumlah skor tiap sisi',
    [column('Sisi', 2), numberColumn('Jumlah skor', 1), column('Kelompok', 1)],
    factorSides.map((side) => [
      sideWords[side],
      fixedWords(position[side], 2),
      side === 'strength' || side === 'weakness' ? 'Internal (IFAS)' : 'Eksternal (EFAS)',
    ]),
  )
}

function quadrantBlocks(position: PlanPosition | null): Block[] {
  if (!position) return [missing('Posisi dalam kuadran: belum ada faktor yang dinilai.')]
  const colours = {
    strength: 'leaf',
    weakness: 'terracotta',
    opportunity: 'indigo',
    threat: 'tobacco-mid',
  } as const
  return [
    heading(2, 'Posisi'),
    quadrantFigure(position),
    sumsTable(position),
    {
      kind: 'figure',
      title: 'Jumlah skor tiap sisi',
      sentence: 'Makin panjang batangnya, makin besar pengaruh sisi itu menurut para penilai.',
      drawing: drawBars({
        bars: factorSides.map((side) => ({
          label: sideWords[side],
          parts: [{ value: position[side], words: fixedWords(position[side], 2), colour: colours[side] }],
        })),
        labelShare: 0.2,
      }),
    },
  ]
}

function factorBlocks(content: PlanContent, side: FactorSide, factors: readonly PlanFactor[]): Block[] {
  const sorted = [...factors].sort((a, b) => (b.score ?? -1) - (a.score ?? -1) || a.id.localeCompare(b.id))
  return [
    table(
      `${sideWords[side]}: faktor, sumber, dan skor`,
      [
        column('Kode', 0.6),
        column('Faktor', 2.8),
        column('Sumber', 3.6),
        numberColumn('Bobot', 0.7),
        numberColumn('Rating', 0.9),
        numberColumn('Skor', 0.6),
      ],
      sorted.map((factor) => [
        factor.id.toUpperCase(),
        factor.text,
        sourceWords(content, factor),
        factor.weight === null ? 'belum' : fixedWords(factor.weight, 2),
        factor.rating === null
          ? 'belum'
          : `${fixedWords(factor.rating, 2)}${factor.spread === null ? '' : `\u00a0±\u00a0${fixedWords(factor.spread, 2)}`}`,
        factor.score === null ? 'belum' : fixedWords(factor.score, 2),
      ]),
      factors.length === 0
        ? ''
        : `Rating: rata-rata dari ${ratersWords(factors)} penilai; ± adalah simpangan bakunya. “Belum” berarti belum dinilai, sehingga tidak dihitung.`,
    ),
  ]
}

function ratersWords(factors: readonly PlanFactor[]): string {
  const raters = [...new Set(factors.flatMap(({ raters }) => (raters > 0 ? [raters] : [])))].sort(
    (a, b) => a - b,
  )
  if (raters.length === 0) return 'belum ada'
  return raters.length === 1 ? String(raters[0]) : `${raters[0]} sampai ${raters.at(-1)}`
}

/** What a factor stands on, in words, with number and day. */
export function sourceWords({ release }: PlanContent, { source, evidence }: PlanFactor): string {
  const documents = evidence.length === 0 ? '' : ` Bukti: ${evidenceWords(evidence)}.`
  switch (source.kind) {
    case 'document':
      return `${source.title}, ${dateWords(source.date)}.${documents}`
    case 'indicator': {
      const value =
        source.value === null
          ? 'nilainya belum ada'
          : `${numberWords(source.value, 2)} ${source.unit}${source.asOf ? ` per ${dateWords(source.asOf)}` : ''}`
      return `${source.name}: ${value} (${noStop(source.source)}).${documents}`
    }
    case 'finding': {
      const unit = source.value === null ? '' : ` ${source.unit}`
      const where = source.areas.length === 0 ? '' : ` di ${andWords(source.areas)}`
      const asOf = release ? `, rilis publik ${release.id} per ${dateWords(release.asOf)}` : ''
      return `Temuan daftar bersama: ${source.programme}, ${source.measure}${where}: ${figureWords(source)}${unit}${asOf}.${documents}`
    }
  }
}

function crossingTable(content: PlanContent, crossing: keyof typeof crossingWords): Block[] {
  const goals = new Map(content.goals.map((goal) => [goal.id, goal.text]))
  return [
    table(
      crossingWords[crossing],
      [column('Kode', 0.7), column('Strategi', 4), column('Faktor', 1.6), column('Sasaran', 2.6)],
      content.strategies
        .filter((strategy) => strategy.crossing === crossing)
        .map(({ id, text, factorIds, goalId }) => [
          id.toUpperCase(),
          text,
          factorIds.map((factorId) => factorId.toUpperCase()).join(', '),
          orNone(goalId === null ? '' : (goals.get(goalId) ?? '')),
        ]),
    ),
  ]
}
