import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { TextFile } from '../../tools/synthetic/csv-writer.ts'
import { Random, seedOf, Weighted } from '../../tools/synthetic/random.ts'
import { type Level, overlap, type Rates, ratesOf, rowsPerPerson, twiceInSecond } from './dirt.ts'
import { makePeople, type TruePerson } from './people.ts'
import { ShuffledFile } from './shuffled-file.ts'
import { columns, writeRow } from './write-row.ts'

export interface SetOrder {
  /** Rows of the one file, or of both together. */
  readonly rows: number
  readonly dirt: Level
  readonly seed: number
  readonly folder: string
  /** One file to find doubles in, or two files to link. */
  readonly files: 1 | 2
}

/** Fields of the sets as `welas link run` reads them. */
export const fields = [
  { name: 'nik', kind: 'national-id', columns: ['nik'] },
  { name: 'name', kind: 'person-name', columns: ['name'] },
  { name: 'birth date', kind: 'date', columns: ['birth_date'] },
  { name: 'sex', kind: 'sex', columns: ['sex'] },
  { name: 'village', kind: 'place', columns: ['village'] },
  { name: 'district', kind: 'place', columns: ['district'] },
  { name: 'address', kind: 'address', columns: ['address'] },
  { name: 'kk', kind: 'household-id', columns: ['kk'] },
  { name: 'mother', kind: 'person-name', columns: ['mother_name'] },
  { name: 'phone', kind: 'phone', columns: ['phone'] },
] as const

/**
 * Writes a made-up set of people: people.csv, or a.csv and b.csv; truth.csv (source, id, entity); config.json for
 * `welas link run`; set.json, which says what it is. The same order gives the same bytes.
 */
export function makeSet(order: SetOrder): void {
  mkdirSync(order.folder, { recursive: true })
  const sources = order.files === 1 ? ['people'] : ['a', 'b']
  const rowsOf = (at: number) => Math.floor((order.rows + (order.files - 1 - at)) / order.files)
  const files = sources.map((source, at) => new ShuffledFile(order.folder, source, rowsOf(at), order.seed))
  fill(files, order)
  const truth = new TextFile(join(order.folder, 'truth.csv'))
  truth.write('source,id,entity\n')
  for (const file of files) {
    const out = new TextFile(join(order.folder, `${file.source}.csv`))
    out.write(`id,${columns.join(',')}\n`)
    file.close(out, truth)
    out.close()
  }
  truth.close()
  describe(order, sources)
}

function fill(files: readonly ShuffledFile[], { rows, dirt, seed }: SetOrder): void {
  const random = new Random(seedOf(seed, `rows/${dirt}`))
  const rates = ratesOf(dirt)
  const counts = new Weighted(rowsPerPerson, 100)
  // People per row: 1 / 1.85 in one file; a person of two files has 1.49 rows.
  for (const person of makePeople(Math.ceil(rows / (files.length === 1 ? 1.85 : 1.49)), seed)) {
    if (files.every((file) => file.isFull())) return
    const [first, second] = files
    if (second) addToBoth(random, first!, second, person, rates)
    else addRows(random, first!, person, rates, counts.draw(random))
  }
}

function addToBoth(
  random: Random,
  first: ShuffledFile,
  second: ShuffledFile,
  person: TruePerson,
  rates: Rates,
): void {
  const draw = random.next()
  if (draw < overlap.both + overlap.firstOnly) addRows(random, first, person, rates, 1)
  if (draw < overlap.both || draw >= overlap.both + overlap.firstOnly)
    addRows(random, second, person, rates, random.chance(twiceInSecond) ? 2 : 1)
}

function addRows(random: Random, file: ShuffledFile, person: TruePerson, rates: Rates, rows: number): void {
  const moves = random.chance(rates.moved)
  for (let row = 0; row < rows; row++) {
    const home = moves && random.chance(0.5) ? person.otherHome : person.home
    file.add(writeRow(random, person, home, rates), person.id)
  }
}

function describe(order: SetOrder, sources: readonly string[]): void {
  const { rows, dirt, seed } = order
  const config = {
    inputs: sources.map((name) => ({
      name,
      file: `${name}.csv`,
      id: 'id',
      ...(name === 'a' && { unique: true }),
    })),
    fields,
    thresholds: 'auto',
    seed: 1,
  }
  const set = {
    name: `indonesian-${dirt}-${rows}${order.files === 2 ? '-link' : ''}`,
    settings: 'indonesian',
    rows,
    dirt,
    seed,
  }
  writeFileSync(join(order.folder, 'config.json'), `${JSON.stringify(config, null, 2)}\n`)
  writeFileSync(join(order.folder, 'set.json'), `${JSON.stringify(set, null, 2)}\n`)
}
