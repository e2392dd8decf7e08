import type { Category } from '../../../src/pack/index.ts'

/** The 26 PPKS categories in their order, for runs without a pack that names them. */
const officialNames = [
  'Anak balita telantar',
  'Anak telantar',
  'Anak berhadapan dengan hukum',
  'Anak jalanan',
  'Anak dengan kedisabilitasan',
  'Anak korban tindak kekerasan',
  'Anak memerlukan perlindungan khusus',
  'Lanjut usia telantar',
  'Penyandang disabilitas',
  'Tuna susila',
  'Gelandangan',
  'Pengemis',
  'Pemulung',
  'Kelompok minoritas',
  'Bekas warga binaan lembaga pemasyarakatan',
  'Orang dengan HIV/AIDS',
  'Korban penyalahgunaan NAPZA',
  'Korban trafficking',
  'Korban tindak kekerasan',
  'Pekerja migran bermasalah sosial',
  'Korban bencana alam',
  'Korban bencana sosial',
  'Perempuan rawan sosial ekonomi',
  'Fakir miskin',
  'Keluarga bermasalah sosial psikologis',
  'Komunitas adat terpencil',
]
const oldNames: Readonly<Record<number, readonly string[]>> = {
  1: ['Anak balita terlantar'],
  2: ['Anak terlantar'],
  8: ['Lanjut usia terlantar'],
  9: ['Penyandang cacat'],
  23: ['WRSE'],
}

/** Names and legacy names by category number, the official one first; only the pack's own categories if it has any. */
export function categoryNames(categories: readonly Category[]): ReadonlyMap<number, readonly string[]> {
  const fromPack = new Map(
    categories.map((category) => [category.number, [category.name.id, ...category.legacyNames]]),
  )
  if (fromPack.size > 0) return fromPack
  return new Map(officialNames.map((name, i) => [i + 1, [name, ...(oldNames[i + 1] ?? [])]]))
}
