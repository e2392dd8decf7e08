import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createTestDatabase } from '../../test/database.ts'
import { loadPack } from './load-pack.ts'
import { readPack } from './read-pack.ts'

const { database, drop } = await createTestDatabase()
afterAll(drop)

const counts = () =>
  database.read((reader) =>
    reader.first(`select (select count(*) from reference.area) as areas, (select count(*) from reference.agency) as agencies,
      (select count(*) from reference.category) as categories`),
  )

test('loading a pack replaces what another left, and may be done twice', async () => {
  const jember = await readPack(join(import.meta.dirname, '../../packs/jember'))
  const example = await readPack(join(import.meta.dirname, '../../packs/_example'))
  for (const pack of [jember, example, example]) await database.write((writer) => loadPack(writer, pack))
  expect(await counts()).toEqual({ areas: 14, agencies: 4, categories: 5 })
})

test('what is loaded is what the pack says', async () => {
  const rows = await database.read((reader) =>
    reader.query(`select area.*, agency.successor_id from reference.area, reference.agency
      where code = '99.01.01.2003' and agency.id = 'dpmd'`),
  )
  expect(rows).toEqual([
    {
      code: '99.01.01.2003',
      name: 'Karangjati',
      level: 'village',
      parent_code: '99.01.01',
      tile_column: 1,
      tile_row: 0,
      successor_id: 'diskominfo',
    },
  ])
})
