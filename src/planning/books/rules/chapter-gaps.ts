import type { PlanContent } from '../../editions/rules/plan-content.ts'
import { type Block, column, heading, list, paragraph, table } from './book-model.ts'
import { componentWords } from './state-words.ts'
import { dateWords } from './words.ts'

/** Book I, 4: what is not there yet: data, evidence, promises without an action. Nothing is glossed over. */
export function chapterGaps(content: PlanContent): Block[] {
  return [
    heading(1, 'Kesenjangan'),
    paragraph('Bab ini menyebut yang belum ada, supaya dapat dikerjakan lebih dahulu.'),
    heading(2, 'Data yang belum ada'),
    table(
      'Data yang belum ada atau sudah terlalu lama',
      [column('Data', 2), column('Mengapa', 3)],
      content.gaps.map(({ name, why }) => [name, why]),
    ),
    heading(2, 'Yang belum lengkap dalam rencana'),
    list(missingParts(content)),
    heading(2, 'Kesiapan yang paling rendah'),
    table(
      'Butir kesiapan yang dinilai pada tingkat terendah, atau diklaim tanpa bukti',
      [column('Butir', 3), column('Keadaan', 2)],
      content.readiness.items
        .filter(({ state }) => state === 'none' || state === 'claimed')
        .map((item) => [
          `${componentWords(item.component)}: ${item.name}`,
          item.state === 'none' ? 'Tingkat terendah' : 'Diklaim, belum ada bukti',
        ]),
    ),
  ]
}

/** What a plan should have and this one does not, each in a sentence. Never empty: no fault is a finding too. */
export function missingParts(content: PlanContent): string[] {
  const { factors, actions, quickWins, promises, release, readiness, commitments } = content
  const withAction = new Set(actions.map((action) => action.promiseId))
  const found: (readonly [boolean, string])[] = [
    [content.vision === null, 'Visi belum ditulis.'],
    [content.goals.length === 0, 'Sasaran belum ada.'],
    [factors.length === 0, 'Faktor kekuatan, kelemahan, peluang, dan ancaman belum ada.'],
    ...count(factors, ({ rating }) => rating === null, 'faktor belum dinilai.'),
    [readiness.period === null, 'Kesiapan belum dinilai.'],
    [actions.length === 0, 'Aksi belum ada.'],
    ...count(promises, ({ id }) => !withAction.has(id), 'janji belum punya aksi.'),
    ...count(actions, ({ budget }) => budget.length === 0, 'aksi belum punya anggaran.'),
    ...count(actions, ({ state }) => state === 'claimed', 'aksi diklaim selesai tanpa bukti.'),
    ...count(actions, ({ state }) => state === 'late', 'aksi terlambat.'),
    [!quickWins.list.some(({ chosen }) => chosen), 'Belum ada quick win yang dipilih.'],
    ...count(
      quickWins.list,
      ({ state }) => state === 'claimed' || state === 'late',
      'quick win terlambat atau diklaim tanpa bukti.',
    ),
    [commitments.length === 0, 'Komitmen bersama belum dibuka untuk ditandatangani.'],
    [release === null, 'Belum ada rilis publik, sehingga angka tentang orang belum dapat dimuat.'],
  ]
  const sentences = found.flatMap(([is, sentence]) => (is ? [sentence] : []))
  return sentences.length > 0
    ? sentences
    : [`Tidak ada bagian rencana yang belum lengkap per ${dateWords(content.drawnOn)}.`]
}

function count<T>(
  all: readonly T[],
  is: (one: T) => boolean,
  sentence: string,
): (readonly [boolean, string])[] {
  const found = all.filter(is).length
  return [[found > 0, `${found} dari ${all.length} ${sentence}`]]
}
