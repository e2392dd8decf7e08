import { type FileEntry, type Format, openWriter } from '../list-file.ts'
import type { Village } from '../places.ts'
import { Random, seedOf } from '../random.ts'
import type { Cell } from '../sheet.ts'
import type { Truth } from '../truth.ts'

interface AreaList {
  readonly listKindId: string
  readonly agencyId: string
  readonly fileName: string
  readonly format: Format
  readonly titles: readonly string[]
  readonly headers: readonly string[]
  /** The village's row after its number, village and kecamatan; null = not in the list. */
  row(random: Random, village: Village): readonly Cell[] | null
}

const lists: readonly AreaList[] = [
  {
    listKindId: 'ambulans-desa',
    agencyId: 'dinkes',
    fileName: '29-ambulans-desa.xlsx',
    format: { kind: 'xlsx' },
    titles: ['DATA AMBULANS DESA', 'KEADAAN OKTOBER 2026'],
    headers: ['No', 'Desa/Kelurahan', 'Kecamatan', 'Jumlah Unit', 'No Polisi', 'Kondisi'],
    row: (random) =>
      random.chance(0.93)
        ? [
            1,
            `P ${random.between(8000, 9999)} ${random.pick(['GP', 'QP', 'RP', 'SP'])}`,
            random.pick(['Baik', 'Baik', 'Baik', 'Rusak ringan']),
          ]
        : random.chance(0.5)
          ? [0, '-', '-']
          : null,
  },
  {
    listKindId: 'jalan',
    agencyId: 'dpu-bm',
    fileName: '30-jalan-2026.xlsx',
    format: { kind: 'xlsx', shared: true },
    titles: ['REALISASI PENANGANAN JALAN KABUPATEN 2026'],
    headers: ['No', 'Desa', 'Kecamatan', 'Nama Ruas', 'Panjang (km)'],
    row: (random, village) =>
      random.chance(0.62)
        ? [
            `RUAS ${village.name.toUpperCase()} - ${village.districtName.toUpperCase()}`,
            random.between(3, 64) / 10,
          ]
        : null,
  },
  {
    listKindId: 'pasar',
    agencyId: 'disperindag',
    fileName: '31-pasar.csv',
    format: { kind: 'csv', delimiter: ',', encoding: 'utf8' },
    titles: [],
    headers: ['no', 'desa', 'kecamatan', 'nama_pasar', 'jumlah'],
    row: (random, village) => (random.chance(0.11) ? [`PASAR ${village.name.toUpperCase()}`, 1] : null),
  },
]

/** Writes the lists about villages themselves: ambulances, roads, markets. */
export function writeAreaLists(
  folder: string,
  seed: number,
  villages: readonly Village[],
  truth: Truth,
  wanted: (listKindId: string) => boolean,
): FileEntry[] {
  return lists
    .filter((list) => wanted(list.listKindId))
    .map((list) => {
      const random = new Random(seedOf(seed, list.listKindId))
      const writer = openWriter(folder, list.fileName, list.format)
      const write = (cells: readonly Cell[]) =>
        truth.row(list.fileName, 'Sheet1', writer.writeRow(cells), null)
      writer.beginSheet('Sheet1')
      for (const title of list.titles) write([title])
      write(list.headers)
      let rows = 0
      for (const village of villages) {
        const cells = list.row(random, village)
        if (cells) write([++rows, village.name.toUpperCase(), village.districtName.toUpperCase(), ...cells])
      }
      writer.close()
      return {
        fileName: list.fileName,
        agencyId: list.agencyId,
        listKindId: list.listKindId,
        period: '2026-10-31',
        rows,
      }
    })
}
