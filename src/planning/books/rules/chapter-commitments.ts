import type { PlanCommitment, PlanContent } from '../../editions/rules/plan-content.ts'
import { type Block, column, heading, missing, paragraph, source, table } from './book-model.ts'
import { claimWords, countWords } from './state-words.ts'
import { dateWords, shortDateWords } from './words.ts'

/** Book II, 6: the joint commitment, its lines with owner and day, and the offices that signed. No person is named. */
export function chapterCommitments({ commitments }: PlanContent): Block[] {
  return [
    heading(1, 'Komitmen bersama'),
    ...(commitments.length === 0
      ? [missing('Komitmen bersama: belum dibuka untuk ditandatangani.')]
      : commitments.flatMap(commitmentBlocks)),
  ]
}

function commitmentBlocks(one: PlanCommitment): Block[] {
  const signed = one.offices.filter(({ signedOn }) => signedOn !== null).length
  return [
    heading(2, one.title),
    ...(one.preamble === '' ? [] : [paragraph(one.preamble)]),
    paragraph(
      `Naskah dibuka di ${one.place} pada ${dateWords(one.openedOn)} dan ditandatangani ${signed} dari ${one.offices.length} pejabat.`,
    ),
    table(
      'Butir komitmen, pemilik, batas waktu, dan tindak lanjut',
      [
        column('Butir', 3.6),
        column('Pemilik', 2),
        column('Batas waktu', 1.3),
        column('Keadaan', 1.5),
        column('Bukti', 2),
      ],
      one.lines.map((line) => [
        line.text,
        line.holder === line.agency ? line.agency : `${line.holder} (dahulu ${line.agency})`,
        shortDateWords(line.dueOn),
        claimWords[line.state],
        line.evidence.length === 0
          ? 'belum ada'
          : line.evidence.map(({ title, date }) => `${title} (${dateWords(date)})`).join('; '),
      ]),
      one.lines.length === 0
        ? ''
        : `Keadaan: ${countWords(
            one.lines.map(({ state }) => state),
            claimWords,
          )}.`,
    ),
    table(
      'Penanda tangan menurut jabatan',
      [column('Perangkat daerah', 2.4), column('Jabatan', 2.6), column('Ditandatangani', 2.4)],
      one.offices.map(({ agency, office, signedOn, sample }) => [
        agency,
        office,
        signedOn === null ? 'belum' : `${shortDateWords(signedOn)}${sample ? ' (contoh peragaan)' : ''}`,
      ]),
    ),
    source(`naskah komitmen; sidik SHA-256 ${one.sha256}`),
  ]
}
