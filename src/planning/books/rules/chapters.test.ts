import { expect, test } from 'vitest'
import { emptyContent, exampleContent } from '../../../../test/plan-content.ts'
import { type Block, type Book, bookIds, textsOf } from './book-model.ts'
import { buildBook } from './build-book.ts'
import { budgetByYear } from './chapter-roadmap.ts'

const occasion = { edition: '2026-1', title: 'Satu', note: '', date: '2026-11-02', office: 'Bappeda' }
const book = (id: Book['id'], content = exampleContent) => buildBook(id, content, occasion)

/** Rows of the table whose caption holds these words; blanks that do not break are ordinary ones here. */
function rowsOf(given: Book, words: string): string[][] {
  const found = given.blocks.find(
    (block): block is Extract<Block, { kind: 'table' }> =>
      block.kind === 'table' && block.caption.includes(words),
  )
  return (found?.rows ?? []).map((row) => row.map((cell) => cell.replaceAll('\u00a0', ' ')))
}
function drawingTexts(given: Book, words: string): string[] {
  const found = given.blocks.find(
    (block): block is Extract<Block, { kind: 'figure' }> =>
      block.kind === 'figure' && block.title.includes(words),
  )
  return (found?.drawing.marks ?? []).flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []))
}

test('Book I: numbers about people are those of the release, hidden ones are said to be hidden', () => {
  expect(rowsOf(book('analisis'), 'Orang dan keluarga')).toEqual([
    ['Orang dalam daftar', '2.874', 'orang'],
    ['Orang yang membutuhkan', '613', 'orang'],
    ['Lanjut usia telantar', '147', 'orang'],
    ['Kategori peka', 'disembunyikan', 'orang'],
  ])
  expect(drawingTexts(book('analisis'), 'Kategori dengan')).toEqual(['Lanjut usia telantar', '147'])
})

test('Book I: indicators with the newest value, its day and its source; the picture has every value', () => {
  expect(rowsOf(book('analisis'), 'Indikator daerah')).toEqual([
    ['Penduduk miskin', '8,67', 'persen', '31 Mar 2025', 'BPS contoh'],
  ])
  expect(drawingTexts(book('analisis'), 'Penduduk miskin')).toEqual(
    expect.arrayContaining(['9,51', '9,01', '8,67']),
  )
})

test('Book I: factors with weight, rating, spread and score; the finding with its public number', () => {
  const rows = rowsOf(book('analisis'), 'Kelemahan: faktor')
  expect(rows.map((row) => row.slice(3))).toEqual([
    ['0,53', '3,25 ± 0,43', '1,71'],
    ['0,06', '3,25 ± 0,43', '0,20'],
  ])
  expect(rows[0]![2]).toBe(
    'Temuan daftar bersama: Makanan lansia, bagian yang berhak tetapi terlewat di Silo dan Mayang: 31,4 persen, rilis publik 2026-10 per 31 Oktober 2026.',
  )
  expect(rows[1]![2]).toContain(': disembunyikan, rilis publik')
  expect(rowsOf(book('analisis'), 'Kekuatan: faktor')[0]![2]).toContain(
    'Bukti: Berita acara serah terima (25 Agu 2026, BA 12/2026, Dinas Contoh)',
  )
})

test('Book I: sums and the position in the quadrant', () => {
  expect(rowsOf(book('analisis'), 'Jumlah skor').map((row) => row[1])).toEqual([
    '1,37',
    '1,91',
    '1,56',
    '1,28',
  ])
  expect(drawingTexts(book('analisis'), 'Posisi daerah')).toContain('(−0,54; 0,28)')
  expect(textsOf(book('analisis')).join(' ')).toContain('kuadran III')
})

test('Book I: readiness of every item, component and period', () => {
  expect(rowsOf(book('analisis'), 'Kesiapan dari waktu')).toEqual([
    ['semester 1 tahun 2026', '48,1%', '38,9%', '43,5%'],
    ['semester 2 tahun 2026', '58,3%', '41,7%', '50%'],
  ])
  expect(rowsOf(book('analisis'), 'Butir struktur')[0]).toEqual([
    'Sumber daya manusia: Petugas data',
    '3 dari 4: Semua dinas punya petugas',
    '2 dari 4',
    'Ada bukti',
    'Berita acara serah terima (25 Agu 2026, BA 12/2026, Dinas Contoh)',
  ])
  expect(rowsOf(book('analisis'), 'Butir suprastruktur')[0]!.slice(2)).toEqual([
    'belum',
    'Diklaim, belum ada bukti',
    'belum ada',
  ])
})

test('Book I: what is missing is counted', () => {
  const texts = textsOf(book('analisis'))
  expect(texts).toEqual(
    expect.arrayContaining([
      '1 dari 3 aksi belum punya anggaran.',
      '1 dari 3 aksi diklaim selesai tanpa bukti.',
      '1 dari 3 aksi terlambat.',
      '1 dari 2 quick win terlambat atau diklaim tanpa bukti.',
    ]),
  )
})

test('Book II: actions by dimension with owner, days, promise and state', () => {
  expect(rowsOf(book('rencana-induk'), 'Rencana aksi Smart Living')).toEqual([
    [
      'Penjangkauan lansia',
      'Dinas Contoh',
      '1 Mar 2025',
      '30 Jun 2027',
      'Lansia tidak lapar',
      'Selesai, ada bukti',
    ],
    ['Jalan desa', 'Dinas Contoh', '1 Mar 2025', '30 Jun 2027', 'Jalan desa', 'Terlambat'],
  ])
  expect(textsOf(book('rencana-induk')).join(' ')).toContain('Menunggu selesainya: Penjangkauan lansia.')
  expect(textsOf(book('rencana-induk'))).toContain('ST-1: Siapkan jalur evakuasi')
})

test('Book II: budget sums by year, and an unknown year is not zero', () => {
  expect(budgetByYear(exampleContent.actions)).toEqual([
    { year: 2025, plan: 1_250_000_000, revised: 1_300_000_000, realised: 1_175_000_000 },
    { year: 2026, plan: 3_000_000_000, revised: null, realised: 450_500_000 },
  ])
  expect(rowsOf(book('rencana-induk'), 'Anggaran menurut tahun')).toEqual([
    ['2025', 'Rp1,25 miliar', 'Rp1,3 miliar', 'Rp1,18 miliar'],
    ['2026', 'Rp3 miliar', 'belum ada', 'Rp450,5 juta'],
  ])
  expect(rowsOf(book('rencana-induk'), 'Anggaran menurut aksi').map((row) => row.slice(2))).toEqual([
    ['Rp3,65 miliar', 'Rp1,18 miliar'],
    ['Rp600 juta', 'Rp450,5 juta'],
  ])
})

test('Book II: quick wins by rank with criteria, score and reason; a claim is shown as one', () => {
  expect(rowsOf(book('rencana-induk'), 'Kriteria')).toEqual([
    ['Menjawab masalah', '62,5%'],
    ['Selesai setahun', '37,5%'],
  ])
  expect(rowsOf(book('rencana-induk'), 'Usulan quick win')).toEqual([
    ['1', 'Makan siang lansia (dipilih)', '4,36', '4', 'Paling unggul pada masalah.'],
    ['2', 'Bayar tanpa uang tunai', '2,81', '3', 'Lemah pada masalah.'],
  ])
  expect(rowsOf(book('rencana-induk'), 'Quick win yang dipilih')[0]!.at(-1)).toBe('Diklaim, belum ada bukti')
})

test('Book II: commitment lines with their holder, signatures by office, and the hash of the text', () => {
  expect(rowsOf(book('rencana-induk'), 'Butir komitmen')).toEqual([
    [
      'Menjangkau lansia telantar.',
      'Dinas Sosial (dahulu Dinas Lama)',
      '31 Jul 2026',
      'Terlambat',
      'belum ada',
    ],
  ])
  expect(rowsOf(book('rencana-induk'), 'Penanda tangan')).toEqual([
    ['Setda', 'Bupati', '17 Feb 2026 (contoh peragaan)'],
    ['Dinsos', 'Kepala Dinas Sosial', 'belum'],
  ])
  expect(textsOf(book('rencana-induk')).join(' ')).toContain('ab'.repeat(32))
})

test('Book II: levels of agencies and the index with its parts', () => {
  expect(rowsOf(book('rencana-induk'), 'Kematangan dan peran')).toEqual([
    ['Dinsos', '2,14', '1,39', '2026', 'Analis data'],
    ['DPU', 'belum ada', 'belum ada', '–', '–'],
  ])
  expect(rowsOf(book('rencana-induk'), 'Bagian indeks').map((row) => row.slice(2))).toEqual([
    ['0,6', '71,2'],
    ['0,4', 'belum ada'],
  ])
  expect(textsOf(book('rencana-induk'))).toContain(
    'Indeks welas asih per 31 Oktober 2026: 49,4 dari 100 (antara 44,1 dan 58,9).',
  )
})

test('Book II: the sentence of the index names the first and last month that its picture shows', () => {
  const months = Array.from({ length: 14 }, (_, index) => ({
    asOf: `20${25 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-28`,
    value: 30.5 + index,
  }))
  const content = { ...exampleContent, welfareIndex: { ...exampleContent.welfareIndex!, months } }
  const given = book('rencana-induk', content)
  const shown = drawingTexts(given, 'Indeks dari bulan').filter((text) => text.includes(','))
  expect(textsOf(given).join(' ')).toContain('Dari 35,5 per 28 Juni 2025 menjadi 43,5 per 28 Februari 2026.')
  expect([shown.includes('35,5'), shown.includes('43,5'), shown.includes('34,5')]).toEqual([
    true,
    true,
    false,
  ])
})

test('Book III: the plan in counted sentences', () => {
  const texts = textsOf(book('ringkasan')).map((text) => text.replaceAll('\u00a0', ' '))
  expect(texts).toEqual(
    expect.arrayContaining([
      'Orang yang membutuhkan: 613 orang.',
      '2 janji kerja: 1 sesuai jalur; 1 angkanya disembunyikan.',
      'Kesiapan 58,3% menurut penilaian sendiri, 41,7% yang terbukti.',
      '3 aksi: 1 selesai, ada bukti; 1 diklaim, belum ada bukti; 1 terlambat; anggaran rencana Rp4,25 miliar.',
    ]),
  )
})

test.each(bookIds)(
  '%s of an empty plan has all its chapters and no table of numbers but its own facts',
  (id) => {
    const headings = (given: Book) =>
      given.blocks.flatMap((block) => (block.kind === 'heading' && block.level === 1 ? [block.text] : []))
    const empty = book(id, emptyContent)
    expect(headings(empty)).toEqual(headings(book(id)))
    const tables = empty.blocks.flatMap((block) => (block.kind === 'table' ? [block.caption] : []))
    expect(tables).toEqual(['Tabel 1. Keterangan buku'])
    expect(empty.blocks.filter(({ kind }) => kind === 'figure')).toEqual([])
    expect(empty.blocks.filter(({ kind }) => kind === 'missing').length).toBeGreaterThan(3)
  },
)

test('a draft says so, an edition names itself', () => {
  const draft = buildBook('analisis', exampleContent, { ...occasion, edition: null })
  expect(textsOf(draft).join(' ')).toContain('Konsep: dicetak dari rencana yang sedang disusun')
  expect(textsOf(book('analisis')).join(' ')).toContain('Terbitan 2026-1: Satu')
})

test('every picture of Book I stands near the source of its numbers', () => {
  const about = /Sumber|rilis publik|Instrumen|Rumus|Metode|semester|Bukti|Keadaan/
  const without = book('analisis').blocks.flatMap((block, index, all) => {
    const around = all
      .slice(Math.max(0, index - 8), index + 3)
      .flatMap((one) => ('text' in one ? [one.text] : 'note' in one ? [one.note, ...one.rows.flat()] : []))
    return block.kind === 'figure' && !about.test([...around, block.sentence].join(' ')) ? [block.title] : []
  })
  expect(without).toEqual([])
})
