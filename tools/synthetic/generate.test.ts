import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPack } from '../../src/pack/index.ts'
import { orderFrom } from './commands.ts'
import { defects } from './defects.ts'
import { generate, inHandInOrder, type SyntheticSummary } from './generate.ts'
import { readAreasFromNpm } from './places.ts'

const root = mkdtempSync(join(tmpdir(), 'synthetic-'))
const people = 6000
const jember = { areas: readAreasFromNpm('35.09'), regencyName: 'Jember', categories: [], listKinds: [] }
const make = (seed: number, name: string) => generate({ people, seed, folder: join(root, name), ...jember })

let summary: SyntheticSummary
beforeAll(async () => {
  summary = await make(1, 'first')
  await make(1, 'again')
  await make(2, 'other')
})
afterAll(() => rmSync(root, { recursive: true }))

const filesOf = (name: string) =>
  readdirSync(join(root, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
const hashesOf = (name: string) =>
  filesOf(name).map((file) => [
    file.slice(join(root, name).length),
    createHash('sha256').update(readFileSync(file)).digest('hex'),
  ])
/** Rows of a comma-separated truth file as objects; truth files hold no quoted cells. */
function readTruth(name: string, file: string): Record<string, string>[] {
  const [header, ...lines] = readFileSync(join(root, name, 'truth', file), 'utf8')
    .trimEnd()
    .split('\n')
  const keys = header!.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [keys[i]!, cell])))
}
/** Row numbers of a file, as sheet/number. */
function rowsOf(fileName: string): string[] {
  const bytes = readFileSync(join(root, 'first', fileName))
  if (!fileName.endsWith('.xlsx'))
    return bytes
      .toString('utf8')
      .trimEnd()
      .split('\n')
      .map((_, i) => `/${i + 1}`)
  const parts = unzipSync(bytes)
  const names = [...strFromU8(parts['xl/workbook.xml']!).matchAll(/<sheet name="([^"]+)"/g)].map(
    (match) => match[1]!,
  )
  return names.flatMap((name, i) =>
    [...strFromU8(parts[`xl/worksheets/sheet${i + 1}.xml`]!).matchAll(/<row r="(\d+)"/g)].map(
      (match) => `${name}/${match[1]}`,
    ),
  )
}
const shareOf = <T>(rows: readonly T[], holds: (row: T) => boolean) => rows.filter(holds).length / rows.length

describe('a seed', () => {
  test('gives the same bytes again', () => {
    expect(hashesOf('again')).toEqual(hashesOf('first'))
  })

  test('gives other people than another seed', () => {
    expect(hashesOf('other')).not.toEqual(hashesOf('first'))
    expect(readFileSync(join(root, 'other', 'truth', 'people.csv'))).not.toEqual(
      readFileSync(join(root, 'first', 'truth', 'people.csv')),
    )
  })
})

describe('the truth', () => {
  test('counts exactly as many living residents as were ordered', () => {
    expect(readTruth('first', 'people.csv').filter((person) => person.vital === 'alive')).toHaveLength(people)
  })

  test('spreads people over all 248 villages', () => {
    expect(new Set(readTruth('first', 'people.csv').map((person) => person.village)).size).toBe(248)
  })

  test('names every row of every file once', () => {
    const told = new Map<string, string[]>()
    for (const row of readTruth('first', 'rows.csv'))
      told.set(row.file!, [...(told.get(row.file!) ?? []), `${row.sheet}/${row.row}`])
    expect([...told.keys()].sort()).toEqual(summary.files.map((file) => file.fileName))
    for (const { fileName } of summary.files)
      expect(told.get(fileName)!.toSorted(), fileName).toEqual(rowsOf(fileName).toSorted())
  })

  test('knows the person of every row that the manifest counts', () => {
    const persons = new Set(readTruth('first', 'people.csv').map((person) => person.person))
    const rows = readTruth('first', 'rows.csv').filter((row) => row.person !== '')
    expect(rows.filter((row) => !persons.has(row.person))).toEqual([])
    const personLists = summary.files.filter(
      (file) => !['ambulans-desa', 'jalan', 'pasar'].includes(file.listKindId),
    )
    for (const file of personLists)
      expect(
        rows.filter((row) => row.file === file.fileName),
        file.fileName,
      ).toHaveLength(file.rows)
  })

  test('has a NIK of the right structure for whoever was registered', () => {
    const registered = readTruth('first', 'people.csv').filter(
      (person) => !['', '0'].includes(person.nik!.slice(0, 1)),
    )
    const wrong = registered.filter(
      ({ nik }) => !/^[1-9]\d{5}([04][1-9]|[1256]\d|[37][01])(0[1-9]|1[0-2])\d{2}(?!0000)\d{4}$/.test(nik!),
    )
    expect(wrong).toEqual([])
    const sexBit = shareOf(registered, ({ nik, sex }) => Number(nik!.slice(6, 8)) > 40 === (sex === 'F'))
    expect(sexBit).toBeGreaterThan(0.99)
    expect(sexBit).toBeLessThan(1)
    const dated = shareOf(
      registered,
      ({ nik, birth_date }) => nik!.slice(8, 12) === birth_date!.slice(5, 7) + birth_date!.slice(2, 4),
    )
    expect(dated).toBeGreaterThan(0.97)
    expect(dated).toBeLessThan(1)
  })
})

describe('the lists', () => {
  test('hold about 97 % of the living in the population register', () => {
    const living = new Set(
      readTruth('first', 'people.csv')
        .filter((person) => person.vital === 'alive')
        .map((person) => person.person),
    )
    const listed = new Set(
      readTruth('first', 'rows.csv')
        .filter((row) => row.file === '01-penduduk-siak.csv' && living.has(row.person))
        .map((row) => row.person),
    )
    expect(listed.size / living.size).toBeGreaterThan(0.955)
    expect(listed.size / living.size).toBeLessThan(0.985)
  })

  test('leave out 18–28 % of the entitled and give up to 30 % to others', () => {
    const entitled = readTruth('first', 'entitled.csv')
    const deliveries = readTruth('first', 'deliveries.csv')
    for (const programme of ['pkh', 'sembako', 'jkn-pbpu']) {
      const got = deliveries.filter((delivery) => delivery.programme === programme)
      const right = got.filter((delivery) => delivery.entitled === '1')
      const exclusion = 1 - right.length / entitled.filter((unit) => unit.programme === programme).length
      expect(exclusion, programme).toBeGreaterThan(0.18)
      expect(exclusion, programme).toBeLessThan(0.28)
      expect(1 - right.length / got.length, programme).toBeLessThan(0.3)
      expect(1 - right.length / got.length, programme).toBeGreaterThan(0.05)
    }
  })

  test('have names that differ from the truth about as often as the table of defects says', () => {
    const names = new Map(readTruth('first', 'people.csv').map((person) => [person.person, person.name]))
    const lines = readFileSync(join(root, 'first', '05-dtsen-anggota.csv'), 'utf8').split('\n')
    const rows = readTruth('first', 'rows.csv').filter(
      (row) => row.file === '05-dtsen-anggota.csv' && row.person !== '',
    )
    const changed = shareOf(
      rows,
      (row) => lines[Number(row.row) - 1]!.split(',')[3] !== names.get(row.person),
    )
    const atMost =
      defects.nameTypo.office +
      defects.nameVariant.office +
      defects.nameTitle.office +
      defects.nameShortened.office +
      defects.nameAlias.office
    expect(changed).toBeGreaterThan(atMost * 0.6)
    expect(changed).toBeLessThan(atMost * 1.1)
  })

  test('come in the order in which they are handed in, the population register first', () => {
    expect(summary.files[0]!.listKindId).toBe('penduduk-siak')
    expect(new Set(summary.files.map((file) => file.listKindId)).size).toBe(31)
  })

  test('that go on in a further file come with their first part in front', () => {
    const names = ['02-b.xlsx', '01-a-bagian-2.csv', '01-a.csv', '10-c.txt']
    expect(inHandInOrder(names.map((fileName) => ({ fileName }))).map((file) => file.fileName)).toEqual([
      '01-a.csv',
      '01-a-bagian-2.csv',
      '02-b.xlsx',
      '10-c.txt',
    ])
  })

  test('stay as they were (golden counts; change them when the generator changes)', () => {
    const counts: Record<string, number> = {}
    for (const file of summary.files) counts[file.listKindId] = (counts[file.listKindId] ?? 0) + file.rows
    expect({ families: summary.families, rows: summary.rows, counts }).toMatchInlineSnapshot(`
      {
        "counts": {
          "alat-bantu-disabilitas": 68,
          "ambulans-desa": 237,
          "bansos-pkh": 1680,
          "bansos-sembako": 1869,
          "bantuan-santri": 37,
          "bantuan-umkm": 39,
          "beasiswa": 22,
          "blt-dd": 97,
          "buku-induk": 141,
          "daftar-guru-ngaji": 44,
          "daftar-rt-rw": 27,
          "disabilitas": 63,
          "dtsen": 5606,
          "honor-rt-rw": 34,
          "ibu-hamil": 39,
          "insentif-guru-ngaji": 49,
          "jalan": 167,
          "kematian": 35,
          "lansia-telantar": 76,
          "mahasiswa": 70,
          "pasar": 27,
          "penduduk-siak": 5914,
          "permakanan-lansia": 79,
          "peserta-jkn": 3044,
          "pindah": 31,
          "ppks": 290,
          "prse": 51,
          "rtlh": 98,
          "rutilahu": 97,
          "santri": 92,
          "umkm": 74,
        },
        "families": 2156,
        "rows": 20618,
      }
    `)
  })
})

test('another pack gives its own villages, list kinds and agencies', async () => {
  const pack = await readPack('packs/_example')
  const folder = join(root, 'example')
  const example = await generate({ people: 1200, seed: 3, folder, ...orderFrom(pack) })
  expect(new Set(example.files.map((file) => file.listKindId))).toEqual(
    new Set(pack.listKinds.map((kind) => kind.id)),
  )
  expect(new Set(readTruth('example', 'people.csv').map((person) => person.village))).toEqual(
    new Set(pack.areas.filter((area) => area.level === 'village').map((area) => area.code)),
  )
  expect(example.files.map((file) => file.agencyId)).toEqual(
    example.files.map((file) => pack.listKinds.find((kind) => kind.id === file.listKindId)!.agency),
  )
})
