import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { layouts, type Measured, measureVariant } from '../../test/fixtures/layouts/index.ts'
import { type Pack, readPack } from '../pack/index.ts'

let pack: Pack
beforeAll(async () => {
  pack = await readPack(fileURLToPath(new URL('../../packs/jember', import.meta.url)))
})

/** Seed 0 = as its program writes it. More seeds: tools/bench/intake-layouts.ts. */
const seeds = [7, 151]
const loud = ({ wrongSilent, rows, rowsFound, rowsInvented, kindDoubted }: Measured) => ({
  wrongSilent,
  rowsMissed: rows - rowsFound,
  rowsInvented,
  kindDoubted,
})
const clean = { wrongSilent: 0, rowsMissed: 0, rowsInvented: 0, kindDoubted: 0 }

describe.each(layouts)('$id', (layout) => {
  test('as its program writes it: every column and every row', async () => {
    const measured = await measureVariant(pack, layout, 0)
    expect(measured.faults).toEqual([])
    expect(loud(measured)).toEqual(clean)
  })

  test('distorted: no value wrong in silence, no row missed, three of four columns at the very least', async () => {
    for (const seed of seeds) {
      const measured = await measureVariant(pack, layout, seed)
      expect(loud(measured), measured.faults.join('\n')).toEqual(clean)
      expect(measured.columnsRight / measured.columns, measured.faults.join('\n')).toBeGreaterThan(0.74)
    }
  })
})
