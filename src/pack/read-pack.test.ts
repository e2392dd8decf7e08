import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PackError } from './pack-error.ts'
import { readPack } from './read-pack.ts'

const example = join(import.meta.dirname, '../../packs/_example')
const jember = join(import.meta.dirname, '../../packs/jember')

interface Change {
  file: string
  from: string
  to: string
}

/** The message lines of the error that the example pack gives after some changes. */
async function faultsAfter(...changes: Change[]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'welas-pack-'))
  try {
    await cp(example, folder, { recursive: true })
    for (const { file, from, to } of changes) {
      const text = await readFile(join(folder, file), 'utf8')
      expect(text).toContain(from)
      await writeFile(
        join(folder, file),
        text.replace(from, () => to),
      )
    }
    const error = await readPack(folder).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(PackError)
    return (error as PackError).message.split('\n').slice(1)
  } finally {
    await rm(folder, { recursive: true })
  }
}

test.each([
  // file, what is changed, to what, line, reason
  ['pack.yaml', 'population: 12000', 'population: many', 5, 'population: Invalid input'],
  ['pack.yaml', 'population: 12000', 'popolation: 12000', 5, 'unknown key "popolation"'],
  ['pack.yaml', 'population: 12000\n', '', 2, 'population is missing'],
  ['pack.yaml', "'2026-10-31'", "'2026-02-30'", 8, 'must be a date'],
  ['pack.yaml', 'sensitiveThreshold: 11', 'sensitiveThreshold: 3', 12, 'below the ordinary one'],
  ['pack.yaml', "'99.01'", "'99.02'", 4, 'exactly the regency 99.02'],
  ['pack.yaml', 'name: {', 'name: [', 3, ''],
  ['areas.csv', 'code,name', 'kode,name', 1, 'the header is "kode,name'],
  ['areas.csv', '99.01.03,Cerah', '99.01.02,Cerah', 5, '"99.01.02" is used twice'],
  [
    'areas.csv',
    '99.01.03,Cerah,district,99.01,0,1',
    '99.01.03,Cerah,district,99.01,0,0',
    5,
    'on the tile of Arum',
  ],
  ['areas.csv', 'Tegalsari,village,99.01.02', 'Tegalsari,village,99.01.09', 12, 'no district "99.01.09"'],
  ['areas.csv', 'Tegalsari,village,99.01.02,0,1', 'Tegalsari,village,99.01.02,0,', 12, 'half a tile'],
  ['areas.csv', 'Tegalsari,village', 'Tegalsari,hamlet', 12, 'not allowed'],
  ['agencies.yaml', 'successor: diskominfo', 'successor: dinas-x', 3, '"dinas-x" is not an agency'],
  ['agencies.yaml', "validTo: '2026-01-01'", "validTo: '2019-01-01'", 3, 'ends before it begins'],
  ['agencies.yaml', 'id: diskominfo,', 'id: dinsos,', 4, '"dinsos" is used twice'],
  ['categories.yaml', '[PRSE, WRSE]', '[PRSE, ABH]', 4, 'already means pmks-03'],
  ['categories.yaml', 'number: 24', 'number: 23', 5, '"23" is used twice'],
  ['columns.yaml', '[Umur, Usia]', '[Umur, No. KK]', 8, '"No. KK" stands under two fields'],
  ['columns.yaml', 'hamlet:', 'dusun:', 11, '"dusun"'],
  ['list-kinds.yaml', 'agency: dispendukcapil', 'agency: dukcapil', 3, '"dukcapil" is not an agency'],
  ['list-kinds.yaml', 'required: [name, desil]', 'required: [name, desile]', 13, 'not allowed'],
  ['list-kinds.yaml', 'what: blt-dd', 'what: blt', 31, '"blt" is not a programme'],
  ['list-kinds.yaml', 'whatField: category', 'what: pmks-99', 22, '"pmks-99" is not a category'],
  ['list-kinds.yaml', ', whatField: category', '', 22, 'does not say what'],
  [
    'list-kinds.yaml',
    'whatField: category',
    'what: pmks-08, whatField: category',
    22,
    'both what and whatField',
  ],
  ['list-kinds.yaml', 'subject: area', 'subject: person', 48, 'cannot claim output'],
  [
    'precedence.yaml',
    'nik: [dispendukcapil, dinsos]',
    'nik: [dispendukcapil, dinas]',
    1,
    '"dinas" is not an agency',
  ],
  ['programmes.yaml', 'rule: desil <= 1', "rule: ' '", 1, 'the rule of blt-dd is empty'],
  ['programmes.yaml', 'excludes: [sembako]', 'excludes: [blt-dd]', 1, '"blt-dd" is not another programme'],
  ['programmes.yaml', 'windowMonths: 3', 'windowMonths: 0', 3, 'windowMonths'],
  ['term.yaml', "to: '2029-12-31'", "to: '2024-12-31'", 4, 'ends before it begins'],
  ['term.yaml', 'onTrack: 76', 'onTrack: 101', 6, 'kept > onTrack > behind'],
  ['term.yaml', 'number: 2', 'number: 1', 25, '"1" is used twice'],
  ['term.yaml', 'programme: blt-dd', 'programme: blt', 39, '"blt" is not a programme'],
  ['term.yaml', 'output: ambulans', 'output: bus', 55, 'no list claims the output "bus"'],
  ['term.yaml', '{ year: 2026, value: 5 }', '{ year: 2025, value: 5 }', 54, 'the year 2025 has two targets'],
  ['term.yaml', '{ year: 2028, value: 9 }', '{ year: 2038, value: 9 }', 54, 'outside the term'],
  [
    'accounts.yaml',
    'areaCode: 99.01.01.2003',
    'areaCode: 99.01.01.9999',
    2,
    '"99.01.01.9999" is not in areas.csv',
  ],
  ['accounts.yaml', 'role: leader', 'role: king', 4, 'role has a value that is not allowed'],
  ['protection.yaml', '  blt-dd:', '  blt-dx:', 14, '"blt-dx" is not a list kind'],
  ['protection.yaml', 'basis: none', 'basis: consent', 16, 'does not fit a list about a area'],
  ['protection.yaml', 'basis: public-task', 'basis: consent', 13, 'cannot rest on consent'],
  ['protection.yaml', 'kind: book', 'kind: work', 36, 'a sharing of kind work cannot rest on consent'],
  ['protection.yaml', 'id: foto-kegiatan', 'id: ppks', 30, '"ppks" is used twice'],
  ['protection.yaml', '  see: { hours: 72', '  look: { hours: 72', 4, 'look'],
] as [string, string, string, number, string][])(
  '%s with "%s" -> "%s" is refused at line %i: %s',
  async (file, from, to, line, reason) => {
    const faults = await faultsAfter({ file, from, to })
    expect(
      faults.filter((fault) => fault.startsWith(`${file}:${line}: `) && fault.includes(reason)),
    ).not.toEqual([])
  },
)

test('a fault in one file does not hide or multiply faults in another', async () => {
  const faults = await faultsAfter(
    { file: 'agencies.yaml', from: 'shortName: Dinsos, ', to: '' },
    { file: 'term.yaml', from: 'programme: blt-dd', to: 'programme: blt' },
  )
  expect(faults).toEqual([
    'agencies.yaml:2: 1.shortName is missing (add it)',
    'term.yaml:39: "blt" is not a programme (correct the id; programmes.yaml has them)',
  ])
})

test('a list kind that is not in the register of processing is a fault at its own line', async () => {
  const faults = await faultsAfter({ file: 'protection.yaml', from: '  blt-dd:', to: '  blt-dx:' })
  expect(faults).toContain(
    'list-kinds.yaml:25: "blt-dd" is not in the register of processing (add blt-dd under "lists" of protection.yaml)',
  )
})

test('every missing file is named', async () => {
  const error = await readPack('/nowhere').catch((thrown: unknown) => thrown)
  expect((error as PackError).faults.map((fault) => `${fault.file}: ${fault.reason}`)).toHaveLength(11)
})

test('the example pack reads, with its defaults filled in', async () => {
  const pack = await readPack(example)
  expect(pack.areas).toHaveLength(14)
  expect(pack.agencies[0]).toMatchObject({ id: 'dispendukcapil', validTo: null, successor: null })
  expect(pack.listKinds[0]).toMatchObject({ uniquePersons: false, complete: true, headers: {} })
})

test('the Jember pack reads and holds what it says', async () => {
  const pack = await readPack(jember)
  expect(pack.areas.filter((area) => area.level === 'district')).toHaveLength(31)
  expect(pack.areas.filter((area) => area.level === 'village')).toHaveLength(248)
  expect(pack.areas.filter((area) => area.level !== 'regency' && area.tileColumn === null)).toEqual([])
  expect(pack.categories.map((category) => category.number)).toEqual(
    Array.from({ length: 26 }, (_, index) => index + 1),
  )
  expect(pack.listKinds).toHaveLength(31)
  expect(pack.programmes).toHaveLength(12)
  expect(pack.term.promises.map((promise) => promise.number)).toEqual(
    Array.from({ length: 22 }, (_, index) => index + 1),
  )
  expect(pack.term.promises.filter((promise) => promise.origin === 'sourced')).toHaveLength(13)
})

test('every programme of Jember has a list of deliveries and a promise', async () => {
  const pack = await readPack(jember)
  const programmes = pack.programmes.map((programme) => programme.id).sort()
  const claims = pack.listKinds.flatMap((kind) => kind.claims)
  const delivered = claims.flatMap((claim) => (claim.kind === 'assistance' ? [claim.what] : []))
  const measures = pack.term.promises
    .flatMap((promise) => promise.indicators)
    .map((indicator) => indicator.measure)
  const promised = measures.flatMap((measure) => (measure.kind === 'programme' ? [measure.programme] : []))
  expect([...new Set(delivered)].sort()).toEqual(programmes)
  expect([...new Set(promised)].sort()).toEqual(programmes)
})
