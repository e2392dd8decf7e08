import { basename } from 'node:path'
import { Problem } from '../../kernel/problem.ts'
import { columnsOf, type LinkConfig } from './config.ts'
import { readCsv } from './read-csv.ts'
import { type Table, TableBuilder, weighTokens } from './rules/columns.ts'
import type { Field } from './rules/fields.ts'

/** A cell is cut here before it is kept anywhere. */
const cellLettersMax = 1000

/**
 * Step 1: reads every input and encodes its cells into typed arrays.
 * @throws Problem for a missing column, an empty or repeated id
 */
export async function readInputs(config: LinkConfig): Promise<Table> {
  const fields: Field[] = config.fields.map(({ name, kind, dayFirst, weight }) => ({
    name,
    kind,
    dayFirst,
    weight,
  }))
  const builder = new TableBuilder(fields)
  for (let source = 0; source < config.inputs.length; source++) await readInput(config, source, builder)
  const table = builder.finish(
    config.inputs.map(({ unique }) => unique),
    config.inputs.map(({ name }) => name),
  )
  weighTokens(table)
  return table
}

async function readInput(config: LinkConfig, source: number, builder: TableBuilder): Promise<void> {
  const input = config.inputs[source]!
  const file = basename(input.file)
  let id = -1
  let places: number[][] = []
  const ids = new Set<string>()
  const cells: string[] = config.fields.map(() => '')
  await readCsv(
    input.file,
    input.delimiter,
    (header) => {
      const find = (column: string) => {
        const place = header.indexOf(column)
        if (place < 0) throw new Problem('linkage.run.missing-column', 422, { file, column })
        return place
      }
      id = find(input.id)
      places = config.fields.map((field) => columnsOf(field, input).map(find))
    },
    (row, record) => {
      // A long text cut out of a chunk keeps the whole chunk; ids are kept for good, so they get letters of their own.
      const name = row[id]?.slice(0, cellLettersMax) ?? ''
      if (name === '') throw new Problem('linkage.run.no-id', 422, { file, record })
      if (ids.has(name)) throw new Problem('linkage.run.repeated-id', 422, { file, record })
      ids.add(name)
      for (let index = 0; index < places.length; index++) cells[index] = textOf(row, places[index]!)
      builder.add(source, name, cells)
    },
  )
}

/** Columns of one field as one text. */
function textOf(row: readonly string[], places: readonly number[]): string {
  if (places.length === 1) return row[places[0]!]?.slice(0, cellLettersMax) ?? ''
  return places
    .map((place) => row[place]?.slice(0, cellLettersMax) ?? '')
    .filter(Boolean)
    .join(' ')
}
