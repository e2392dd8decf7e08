import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { csvCell } from '../../src/kernel/csv.ts'
import { TextFile } from '../../tools/synthetic/csv-writer.ts'
import { seedOf } from '../../tools/synthetic/random.ts'

const rowsPerPart = 200_000

/**
 * A CSV of exactly `rows` rows in an order that says nothing about who belongs together, with ids that say nothing either. Rows
 * go to a part file by their place; the parts are sorted one by one, so that memory holds one part, whatever the size.
 */
export class ShuffledFile {
  readonly source: string
  private count = 0
  private readonly rows: number
  private readonly folder: string
  private readonly parts: readonly TextFile[]
  private readonly placeOf: (index: number) => number

  constructor(folder: string, source: string, rows: number, seed: number) {
    this.source = source
    this.rows = rows
    this.folder = join(folder, `.parts-${source}`)
    mkdirSync(this.folder, { recursive: true })
    this.placeOf = permutation(rows, seedOf(seed, `order/${source}`))
    const parts = Math.max(1, Math.ceil(rows / rowsPerPart))
    this.parts = Array.from({ length: parts }, (_, part) => new TextFile(join(this.folder, `${part}`)))
  }

  isFull(): boolean {
    return this.count === this.rows
  }

  /** Adds a row that speaks of the entity; a full file takes no more. */
  add(cells: readonly string[], entity: number): void {
    if (this.isFull()) return
    const place = this.placeOf(this.count++)
    this.parts[Math.floor(place / rowsPerPart)]!.write(
      `${place}\t${entity}\t${cells.map(csvCell).join(',')}\n`,
    )
  }

  /** Writes the rows in their order to `file`, and whom they speak of to `truth`. */
  close(file: TextFile, truth: TextFile): void {
    for (const [part, partFile] of this.parts.entries()) {
      partFile.close()
      const lines = readFileSync(join(this.folder, `${part}`), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
      const rows = lines.map((line) => line.split('\t')).sort((a, b) => Number(a[0]) - Number(b[0]))
      for (const [place = '', entity = '', cells = ''] of rows) {
        const id = `${this.source.slice(0, 1).toUpperCase()}${place.padStart(7, '0')}`
        file.write(`${id},${cells}\n`)
        truth.write(`${this.source},${id},${entity}\n`)
      }
    }
    rmSync(this.folder, { recursive: true })
  }
}

/**
 * A one-to-one shuffle of 0 to size - 1 that needs no memory: a Feistel network of four rounds over the next square of a
 * power of two, walked until it lands inside.
 */
export function permutation(size: number, seed: number): (index: number) => number {
  let half = 2
  while (half * half < size) half *= 2
  const round = (value: number, key: number) => {
    let hash = Math.imul(value ^ seedOf(seed, `round/${key}`), 0x9e3779b1)
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
    return (hash ^ (hash >>> 13)) & (half - 1)
  }
  const walk = (index: number) => {
    let [left, right] = [Math.floor(index / half), index % half]
    for (let key = 0; key < 4; key++) [left, right] = [right, left ^ round(right, key)]
    return left * half + right
  }
  return (index) => {
    let place = walk(index)
    while (place >= size) place = walk(place)
    return place
  }
}
