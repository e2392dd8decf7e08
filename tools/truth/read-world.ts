import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** What is really so of one person of a synthetic regency. Dates are 'YYYY-MM-DD'. */
export interface TruePerson {
  readonly family: TrueFamily
  readonly birth: string
  readonly sex: string
  readonly categories: readonly string[]
  readonly attributes: readonly string[]
  /** Day of death or move, or null. */
  readonly leftOn: string | null
}
export interface TrueFamily {
  readonly id: number
  readonly villageCode: string
  readonly desil: number
  readonly members: number[]
}
/** A row of a list that is about a person. */
export interface Row {
  readonly file: string
  readonly sheet: string
  readonly row: number
  readonly person: number
  /** A day or a category id, or ''. */
  readonly says: string
}
export interface Delivery {
  readonly person: number
  readonly programme: string
  readonly on: string
}
export interface World {
  /** By person number; numbers that were never given are holes. */
  readonly people: readonly (TruePerson | undefined)[]
  readonly families: readonly TrueFamily[]
  readonly deliveries: readonly Delivery[]
}

/** Reads people.csv and deliveries.csv of a truth folder (written by `welas synth`). */
export async function readWorld(folder: string): Promise<World> {
  const people: (TruePerson | undefined)[] = []
  const families = new Map<number, TrueFamily>()
  const villages = new Map<string, string>()
  for await (const at of lines(folder, 'people.csv')) {
    const id = Number(at('person'))
    const family = familyOf(families, villages, at)
    family.members.push(id)
    people[id] = {
      family,
      birth: at('birth_date'),
      sex: at('sex'),
      categories: words(at('categories')),
      attributes: words(at('attributes')),
      leftOn: at('vital') === 'alive' ? null : at('vital_on'),
    }
  }
  const deliveries: Delivery[] = []
  for await (const at of lines(folder, 'deliveries.csv'))
    deliveries.push({ person: Number(at('person')), programme: at('programme'), on: at('date') })
  return { people, families: [...families.values()], deliveries }
}

function familyOf(families: Map<number, TrueFamily>, villages: Map<string, string>, at: Cells): TrueFamily {
  const id = Number(at('family'))
  const known = families.get(id)
  if (known) return known
  // One string per village: 2.6 million substrings would keep every line of the file in memory.
  const code = villages.get(at('village')) ?? at('village')
  villages.set(code, code)
  const family = { id, villageCode: code, desil: Number(at('desil')), members: [] }
  families.set(id, family)
  return family
}

/** Rows of rows.csv that are about a person, in the order written. */
export async function* readRows(folder: string): AsyncGenerator<Row> {
  for await (const at of lines(folder, 'rows.csv')) {
    if (at('person') === '') continue
    yield {
      file: at('file'),
      sheet: at('sheet'),
      row: Number(at('row')),
      person: Number(at('person')),
      says: at('says'),
    }
  }
}

const words = (text: string) => (text === '' ? [] : text.split(' '))

/** The cell below a header. */
type Cells = (header: string) => string

/** Truth files have a header line and no quoted cells. */
async function* lines(folder: string, name: string): AsyncGenerator<Cells> {
  let columns: Map<string, number> | null = null
  for await (const line of createInterface({ input: createReadStream(join(folder, name)) })) {
    const cells = line.split(',')
    const known = columns
    if (known) yield (header) => cells[known.get(header)!]!
    else columns = new Map(cells.map((header, index) => [header, index]))
  }
}
