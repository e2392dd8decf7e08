import type { FileEntry } from '../list-file.ts'
import { openWriter } from '../list-file.ts'
import { type Family, lives } from '../model.ts'
import { observe, type Seen } from '../observe.ts'
import type { Village } from '../places.ts'
import type { Random } from '../random.ts'
import type { Cell, SheetWriter } from '../sheet.ts'
import type { Truth } from '../truth.ts'
import { birthText } from './columns.ts'

const upper = [
  'NO',
  'NAMA LENGKAP',
  'NIK',
  'KELAHIRAN',
  '',
  'JK',
  'STATUS',
  '',
  'PENDIDIKAN',
  'PEKERJAAN',
  'ORANG TUA',
  '',
  'KET',
]
const lower = [
  '',
  '',
  '',
  'Tempat Lahir',
  'Tgl/Bln/Th',
  '',
  'Stat Kwn',
  'SHDK',
  '',
  '',
  'Nama Ibu',
  'Nama Ayah',
  '',
]
const merges = ['A7:A8', 'B7:B8', 'C7:C8', 'D7:E7', 'F7:F8', 'G7:H7', 'I7:I8', 'J7:J8', 'K7:L7', 'M7:M8']
const bookPeriod = '2026-09-30'

/** Villages whose population book is handed in: one of about forty. */
export const keepsBook = (index: number, villages: number) =>
  index % 41 === 7 || (villages < 8 && index === 0)

/** The village's population book (BIP): a heading row for each family, then its members, newborn children included. */
export class VillageBook {
  private readonly writer: SheetWriter
  private readonly truth: Truth
  private readonly seen = {} as Seen
  private readonly fileName: string
  private rows = 0

  constructor(folder: string, village: Village, regencyName: string, truth: Truth) {
    this.truth = truth
    this.fileName = `04-buku-induk-${village.code.replaceAll('.', '')}.xlsx`
    this.writer = openWriter(folder, this.fileName, { kind: 'xlsx' })
    this.writer.beginSheet('BIP', [6, 28, 20, 14, 14, 6, 14, 18, 22, 22, 20, 20, 8])
    const titles = [
      'BUKU INDUK PENDUDUK',
      `DESA/KELURAHAN : ${village.name.toUpperCase()}`,
      `KECAMATAN : ${village.districtName.toUpperCase()}`,
      `KABUPATEN : ${regencyName.toUpperCase()}`,
      'BULAN : SEPTEMBER 2026',
    ]
    titles.forEach((title, i) => {
      this.plain([title])
      this.writer.merge(`A${i + 1}:M${i + 1}`)
    })
    this.plain([])
    this.plain(upper)
    this.plain(lower)
    for (const merge of merges) this.writer.merge(merge)
    this.plain(upper.map((_, i) => `(${i + 1})`))
  }

  add(random: Random, family: Family): void {
    const present = family.members.filter((person) => lives(person) && person.nik !== '')
    if (present.length === 0) return
    const row = this.plain([
      `No. KK : ${family.kk}  Alamat : ${family.address} Nama Dusun : ${family.hamlet}, RT/RW : 00${family.rt}/0${String(family.rw).padStart(2, '0')}`,
    ])
    this.writer.merge(`A${row}:M${row}`)
    present.forEach((person, i) => {
      const seen = observe(random, this.seen, person, family, 'registry')
      const cells = [
        i + 1,
        seen.name,
        seen.nik,
        person.birthPlace,
        birthText(seen, 'dmy-dash'),
        seen.sex === 'M' ? 'L' : 'P',
        person.marital,
        person.relation,
        person.education,
        person.occupation,
        seen.mother,
        person.fatherName,
        null,
      ]
      this.truth.row(this.fileName, 'BIP', this.writer.writeRow(cells), person.id)
      this.rows++
    })
  }

  close(): FileEntry {
    this.writer.close()
    return {
      fileName: this.fileName,
      agencyId: 'dispendukcapil',
      listKindId: 'buku-induk',
      period: bookPeriod,
      rows: this.rows,
    }
  }

  private plain(cells: readonly Cell[]): number {
    const row = this.writer.writeRow(cells)
    this.truth.row(this.fileName, 'BIP', row, null)
    return row
  }
}
