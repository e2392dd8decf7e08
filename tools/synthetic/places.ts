import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Random, seedOf } from './random.ts'

export interface PlaceSource {
  readonly code: string
  readonly name: string
  readonly level: 'regency' | 'district' | 'village'
  readonly parentCode: string | null
}
export interface Village {
  readonly code: string
  readonly name: string
  readonly districtCode: string
  readonly districtName: string
  /** NIK region of the kecamatan: 350919. */
  readonly region: string
  readonly urban: boolean
  readonly people: number
  /** Share of families that speak Madurese. */
  readonly madurese: number
  readonly hamlets: readonly string[]
}

/**
 * Residents in thousands and share of Madurese families by kecamatan of Jember (code 35.09.xx). The weights only
 * spread the wanted number of people; the shares follow the known pattern (north and east Madurese, south Javanese).
 */
const districts: Readonly<Record<string, readonly [number, number]>> = {
  '35.09.01': [53, 0.05],
  '35.09.02': [68, 0.05],
  '35.09.03': [104, 0.35],
  '35.09.04': [83, 0.06],
  '35.09.05': [73, 0.06],
  '35.09.06': [86, 0.35],
  '35.09.07': [46, 0.06],
  '35.09.08': [120, 0.15],
  '35.09.09': [119, 0.6],
  '35.09.10': [81, 0.12],
  '35.09.11': [120, 0.05],
  '35.09.12': [110, 0.05],
  '35.09.13': [83, 0.4],
  '35.09.14': [62, 0.6],
  '35.09.15': [40, 0.8],
  '35.09.16': [85, 0.5],
  '35.09.17': [79, 0.7],
  '35.09.18': [73, 0.4],
  '35.09.19': [118, 0.45],
  '35.09.20': [98, 0.55],
  '35.09.21': [128, 0.45],
  '35.09.22': [40, 0.92],
  '35.09.23': [66, 0.85],
  '35.09.24': [44, 0.93],
  '35.09.25': [33, 0.97],
  '35.09.26': [50, 0.92],
  '35.09.27': [78, 0.95],
  '35.09.28': [65, 0.95],
  '35.09.29': [62, 0.96],
  '35.09.30': [108, 0.85],
  '35.09.31': [63, 0.96],
}
const hamletNames =
  'KRAJAN,KRAJAN I,KRAJAN II,SUMBERAN,CURAH,GUMUK,KEBONSARI,KALIWINING,TEGALAN,PANDEAN,SUMBERJERUK,CANGKRING,LENGKONG,DARUNGAN,GLUNDENGAN,SEMPUSARI,KARANGANYAR,SUMBERWARU,TEGALBATU,BARURAN,CALOK,GADUNGAN,BINDUNG,PATEMPURAN,LANGSEPAN,SUCO,BADDEAN,PERENG,JATIAN,KOPANG'.split(
    ',',
  )

/** The regency's areas straight from the npm package, for runs without a pack. */
export function readAreasFromNpm(regencyCode: string): PlaceSource[] {
  const resolve = createRequire(import.meta.url).resolve
  const folder = resolve('idn-area-data/package.json').replace(/package\.json$/, 'data/')
  const rows = (file: string) =>
    readFileSync(folder + file, 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','))
  const own = (code: string) => code === regencyCode || code.startsWith(`${regencyCode}.`)
  return [
    ...rows('districts.csv')
      .filter((r) => own(r[0]!))
      .map((r): PlaceSource => ({ code: r[0]!, name: r[2]!, level: 'district', parentCode: r[1]! })),
    ...rows('villages.csv')
      .filter((r) => own(r[0]!))
      .map((r): PlaceSource => ({ code: r[0]!, name: r[2]!, level: 'village', parentCode: r[1]! })),
  ]
}

function hamletsOf(code: string, urban: boolean): string[] {
  const random = new Random(seedOf(7, code))
  const count = random.between(2, 6)
  const names = new Set<string>([urban ? 'LINGKUNGAN KRAJAN' : 'KRAJAN'])
  while (names.size < count) names.add((urban ? 'LINGKUNGAN ' : '') + random.pick(hamletNames))
  return [...names]
}

/** The NIK region of a kecamatan; invented provinces get numbers of a real one, since none else are well-formed. */
function regionOf(districtCode: string): string {
  const digits = districtCode.replaceAll('.', '')
  return Number(digits.slice(0, 2)) <= 96 ? digits : `3509${digits.slice(4)}`
}

/** Villages with the number of residents each gets; the numbers add up to exactly `total`. */
export function spreadPeople(areas: readonly PlaceSource[], total: number): Village[] {
  const names = new Map(areas.map((a) => [a.code, a.name]))
  const villages = areas.filter((a) => a.level === 'village').sort((a, b) => (a.code < b.code ? -1 : 1))
  const perDistrict = new Map<string, number>()
  const weightOf = (code: string) => 0.55 + new Random(seedOf(1, code)).next() * 1.1
  for (const v of villages)
    perDistrict.set(v.parentCode!, (perDistrict.get(v.parentCode!) ?? 0) + weightOf(v.code))
  const weights = villages.map(
    (v) => ((districts[v.parentCode!]?.[0] ?? 50) * weightOf(v.code)) / perDistrict.get(v.parentCode!)!,
  )
  const sum = weights.reduce((a, b) => a + b, 0)
  let [before, running] = [0, 0]
  return villages.map((v, i) => {
    running += weights[i]!
    const upTo = i === villages.length - 1 ? total : Math.round((running / sum) * total)
    const people = upTo - before
    before = upTo
    const urban = v.code.slice(9, 10) === '1'
    return {
      code: v.code,
      name: v.name,
      districtCode: v.parentCode!,
      districtName: names.get(v.parentCode!) ?? v.parentCode!,
      region: regionOf(v.parentCode!),
      urban,
      people,
      madurese: districts[v.parentCode!]?.[1] ?? 0.5,
      hamlets: hamletsOf(v.code, urban),
    }
  })
}
