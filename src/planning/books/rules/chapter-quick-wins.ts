import type { PlanContent, PlanQuickWin } from '../../editions/rules/plan-content.ts'
import { type Block, column, heading, missing, numberColumn, paragraph, table } from './book-model.ts'
import { drawBars } from './draw-bars.ts'
import { claimWords, countWords, evidenceWords } from './state-words.ts'
import { fixedWords, noStop, numberWords, shortDateWords } from './words.ts'

/** Book II, 5: how quick wins were ranked, and what became of the chosen ones. */
export function chapterQuickWins({ quickWins }: PlanContent): Block[] {
  const { list, criteria, scoreMax, monthsMax } = quickWins
  if (list.length === 0) return [heading(1, 'Quick win'), missing('Quick win: belum ada usulan.')]
  const ranked = list.filter(({ score }) => score !== null)
  return [
    heading(1, 'Quick win'),
    paragraph(
      `Quick win menjawab masalah utama dan hasilnya terlihat paling lama ${numberWords(monthsMax, 0)} bulan sejak dimulai. Setiap usulan dinilai beberapa orang (1 sampai ${numberWords(scoreMax, 0)}) menurut kriteria berbobot.`,
    ),
    table(
      'Kriteria dan bobotnya',
      [column('Kriteria', 3), numberColumn('Bobot', 1)],
      criteria.map(({ name, share }) => [name, `${numberWords(share * 100, 1)}%`]),
      `Sumber: ${noStop(quickWins.source)} (versi ${quickWins.version}).`,
    ),
    ...(ranked.length === 0
      ? [missing('Peringkat: belum ada usulan yang dinilai lengkap.')]
      : [rankingFigure(ranked, scoreMax), rankingTable(list)]),
    heading(2, 'Quick win yang dipilih'),
    ...chosenBlocks(list.filter(({ chosen }) => chosen)),
  ]
}

export function rankingFigure(ranked: readonly PlanQuickWin[], scoreMax: number): Block {
  const first = ranked[0]!
  return {
    kind: 'figure',
    title: 'Peringkat usulan quick win',
    sentence:
      `Peringkat pertama: ${first.title}, skor ${fixedWords(first.score ?? 0, 2)} dari ${numberWords(scoreMax, 0)}. ${first.reason}`.trim(),
    drawing: drawBars({
      bars: ranked.map((one) => ({
        label: `${one.rank}. ${one.title}`,
        parts: [
          {
            value: one.score,
            words: `${fixedWords(one.score ?? 0, 2)}${one.chosen ? ' dipilih' : ''}`,
            colour: one.chosen ? 'leaf' : 'tobacco-mid',
          },
        ],
      })),
      max: scoreMax,
      labelShare: 0.46,
    }),
  }
}

/** Every proposal with rank and reason. */
export function rankingTable(list: readonly PlanQuickWin[]): Block {
  return table(
    'Usulan quick win menurut peringkat, dengan alasannya',
    [
      numberColumn('Peringkat', 0.8),
      column('Usulan', 2.4),
      numberColumn('Skor', 0.7),
      numberColumn('Penilai', 0.8),
      column('Alasan', 4),
    ],
    list.map((one) => [
      one.rank === null ? 'belum' : String(one.rank),
      `${one.title}${one.chosen ? ' (dipilih)' : ''}`,
      one.score === null ? 'belum' : fixedWords(one.score, 2),
      String(one.scorers),
      one.reason,
    ]),
  )
}

function chosenBlocks(chosen: readonly PlanQuickWin[]): Block[] {
  if (chosen.length === 0) return [missing('Quick win yang dipilih: belum ada.')]
  const states = chosen.flatMap(({ state }) => (state === null ? [] : [state]))
  return [
    table(
      'Quick win yang dipilih: pemilik, waktu, dan keadaan',
      [
        column('Quick win', 2.6),
        column('Pemilik', 1.8),
        column('Mulai', 1.2),
        column('Hasil paling lambat', 1.3),
        column('Keadaan', 1.5),
      ],
      chosen.map((one) => [
        one.title,
        one.agency,
        shortDateWords(one.startsOn),
        shortDateWords(one.dueOn),
        one.state === null ? 'belum ada' : claimWords[one.state],
      ]),
      `Keadaan: ${countWords(states, claimWords)}.`,
    ),
    ...chosen.flatMap((one) => [
      heading(3, one.title),
      paragraph(`Masalah: ${one.problem} Hasil: ${one.result}`),
      ...(one.evidence.length === 0
        ? [missing(`Bukti ${one.title}: belum ada.`)]
        : [paragraph(`Bukti: ${evidenceWords(one.evidence)}.`)]),
    ]),
  ]
}
