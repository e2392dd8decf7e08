import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPack } from '../read-pack.ts'
import { areaFinder } from './find-area.ts'

const { areas } = await readPack(join(import.meta.dirname, '../../../packs/jember'))
const find = areaFinder(areas)
const villages = areas.filter((area) => area.level === 'village')
const districtName = new Map(areas.map((area) => [area.code, area.name]))

describe('what agencies write', () => {
  test.each([
    // district, village, found
    ['GUMUK MAS', 'KARANG REJO', '35.09.04.2008'],
    ['Kec. Sumber Baru', 'Desa Rowotengah', '35.09.03.2008'],
    ['KALIWATES', 'Kel. Jember Kidul', '35.09.19.1005'],
    ['', '35.09.19.1005', '35.09.19.1005'],
    ['', '3509191005', '35.09.19.1005'],
    ['350919', '1005', '35.09.19.1005'],
    ['Bangsalsari', 'Sukorejo', '35.09.09.2006'],
    ['', 'Sukorejo (Kec. Bangsalsari)', '35.09.09.2006'],
    ['', 'SUKOREJO, KECAMATAN SUKOWONO', '35.09.29.2006'],
    // The five villages that BPS spells with other letters.
    ['Ambulu', 'SUMBERREJO', '35.09.12.2003'],
    ['Arjasa', 'KEMUNINGLLOR', '35.09.22.2001'],
    ['Kalisat', 'SUMBER KETEMPAH', '35.09.27.2011'],
    ['Sumberjambe', 'PLEREYAN', '35.09.31.2001'],
    ['Sumbersari', 'KERANJINGAN', '35.09.21.1003'],
    ['not a district', 'Padomasan', '35.09.01.2001'],
  ])('%s / %s -> %s', (district, village, code) => {
    expect(find({ district, village })).toEqual({ districtCode: code.slice(0, 8), villageCode: code })
  })

  test('a village of two districts without its district is ambiguous', () => {
    expect(find({ village: 'Ds. Sukorejo' })).toEqual({ ambiguous: ['35.09.09.2006', '35.09.29.2006'] })
  })

  test('Jember has ten such pairs', () => {
    const ambiguous = villages.filter((village) => 'ambiguous' in (find({ village: village.name }) ?? {}))
    expect(ambiguous).toHaveLength(20)
  })

  test('a known district with a village it does not have keeps the district', () => {
    expect(find({ district: 'Kaliwates', village: 'Atlantis' })).toEqual({
      districtCode: '35.09.19',
      villageCode: null,
    })
    expect(find({ district: 'Kaliwates' })).toEqual({ districtCode: '35.09.19', villageCode: null })
  })

  test.each([
    {},
    { village: '' },
    { village: 'Atlantis' },
    { village: '3509199999' },
    { village: '9999999999' },
    { district: 'Kota Batu' },
  ])('%j is not found', (written) => expect(find(written)).toBeNull())
})

describe('every spelling of every village', () => {
  const village = fc.constantFrom(...villages)
  const spell = (name: string) =>
    fc
      .tuple(
        fc.constantFrom('', 'Desa ', 'DESA. ', 'Ds. ', 'ds.', 'Kel. ', 'KELURAHAN ', 'kel/', 'Kec. ', ' '),
        fc.constantFrom(
          (text: string) => text,
          (text: string) => text.toUpperCase(),
          (text: string) => text.toLowerCase(),
        ),
        fc.array(fc.tuple(fc.nat(name.length), fc.constantFrom(' ', '-', '.', "'", ' ')), { maxLength: 3 }),
      )
      .map(
        ([prefix, shape, marks]) =>
          prefix + marks.reduce((text, [at, mark]) => text.slice(0, at) + mark + text.slice(at), shape(name)),
      )

  test('with its district leads to it', () => {
    const written = village.chain((area) =>
      fc.tuple(fc.constant(area), spell(area.name), spell(districtName.get(area.parentCode!)!)),
    )
    fc.assert(
      fc.property(written, ([area, name, district]) => {
        expect(find({ district, village: name })).toEqual({
          districtCode: area.parentCode,
          villageCode: area.code,
        })
      }),
      { numRuns: 3000 },
    )
  })

  test('by code, with dots or without, leads to it', () => {
    for (const { code, parentCode } of villages)
      for (const written of [code, code.replaceAll('.', ''), ` ${code} `])
        expect(find({ village: written })).toEqual({ districtCode: parentCode, villageCode: code })
  })

  test('with one letter wrong never leads to a village that is not one letter away', () => {
    const typo = village.chain((area) =>
      fc.tuple(
        fc.constant(area),
        fc.nat(area.name.length - 1),
        fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz', ''),
      ),
    )
    fc.assert(
      fc.property(typo, ([area, at, letter]) => {
        const name = area.name.slice(0, at) + letter + area.name.slice(at + 1)
        const found = find({ district: districtName.get(area.parentCode!)!, village: name })
        expect([area.code, undefined]).toContain(
          found && 'villageCode' in found ? (found.villageCode ?? undefined) : undefined,
        )
      }),
      { numRuns: 3000 },
    )
  })
})
