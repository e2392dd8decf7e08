import type { PlanContent } from '../../editions/rules/plan-content.ts'
import { type Block, column, heading, list, paragraph, table } from './book-model.ts'
import { dateWords } from './words.ts'

/** What a book is printed of: an edition, or the living plan (edition null). */
export interface Occasion {
  readonly edition: string | null
  readonly title: string
  readonly note: string
  readonly date: string
  readonly office: string
}

/** Version, date and sources of the book, and how its numbers are to be read. */
export function chapterAbout(content: PlanContent, occasion: Occasion): Block[] {
  const { region, term, release, dimensions } = content
  const status =
    occasion.edition === null
      ? 'Konsep: dicetak dari rencana yang sedang disusun; dapat berubah dan bukan terbitan'
      : `Terbitan ${occasion.edition}: ${occasion.title}`
  const rows = [
    ['Daerah', `${region.name} (kode ${region.code})`],
    ['Masa jabatan', `${term.name}, ${dateWords(term.from)} sampai ${dateWords(term.to)}`],
    ['Versi', status],
    ['Tanggal', `${dateWords(occasion.date)}; rencana dibaca per ${dateWords(content.drawnOn)}`],
    ['Penerbit', occasion.office],
    [
      'Angka tentang orang',
      release
        ? `Rilis publik ${release.id}, keadaan per ${dateWords(release.asOf)}`
        : 'Belum ada rilis publik, jadi buku ini tidak memuat angka tentang orang',
    ],
    ['Dimensi', dimensions ? `${dimensions.name} (${dimensions.source})` : 'Belum ada'],
    ...(occasion.note === '' ? [] : [['Catatan terbitan', occasion.note]]),
    ...(term.note === '' ? [] : [['Catatan masa jabatan', term.note]]),
  ]
  return [
    heading(1, 'Tentang buku ini'),
    paragraph(
      'Buku ini dicetak oleh sistem dari rencana yang hidup: setiap butir berasal dari isian yang punya pemilik, tanggal, dan riwayat. Buku yang dicetak dari terbitan yang sama selalu sama isinya.',
    ),
    table('Keterangan buku', [column('Hal', 1), column('Keterangan', 3)], rows),
    heading(2, 'Cara membaca'),
    list([
      'Setiap angka disertai sumber dan tanggal. Yang tidak diketahui ditulis “belum ada”, tidak diperkirakan.',
      'Angka tentang orang hanya yang sudah diumumkan dalam rilis publik. “Disembunyikan” berarti angka itu terlalu kecil untuk diumumkan tanpa membuka jati diri orang.',
      '“Selesai, ada bukti” berarti ada dokumen bertanggal. Yang dinyatakan selesai tanpa dokumen ditulis “Diklaim, belum ada bukti”.',
      'Tidak ada nama orang, nilai seorang penilai, atau data pribadi di dalam buku ini.',
    ]),
  ]
}
