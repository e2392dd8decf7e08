import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPack } from '../read-pack.ts'
import { agencyOn } from './find-agency.ts'
import { categoryFinder } from './find-category.ts'

const pack = await readPack(join(import.meta.dirname, '../../../packs/jember'))
const find = categoryFinder(pack.categories)

test.each([
  ['WRSE', 'pmks-23'],
  ['Perempuan Rawan Sosial Ekonomi', 'pmks-23'],
  ['LANJUT USIA TERLANTAR', 'pmks-08'],
  ['8. Lanjut usia telantar', 'pmks-08'],
  ['Penyandang cacat', 'pmks-09'],
  ['Gelandangn', 'pmks-11'],
  ['anak nakal', 'pmks-03'],
  ['PMKS-26', 'pmks-26'],
  ['KBLH', null],
  ['', null],
])('the category "%s" is %s', (text, id) => {
  expect(find(text)).toBe(id)
})

test('every name and legacy name of every category leads to it', () => {
  for (const { id, name, legacyNames } of pack.categories)
    for (const text of [name.id, name.id.toUpperCase(), ...legacyNames]) expect(find(text)).toBe(id)
})

test('the duties of a merged agency are with its successor after the merger', () => {
  expect(agencyOn(pack.agencies, 'diskopum', '2026-01-01')?.id).toBe('diskopum')
  expect(agencyOn(pack.agencies, 'diskopum', '2026-01-02')?.id).toBe('disperinnakerkop')
  expect(agencyOn(pack.agencies, 'no-such', '2026-01-02')).toBeUndefined()
})
