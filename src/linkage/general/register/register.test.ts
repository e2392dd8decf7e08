import { mkdtemp, readdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { fields, header, makeRows, type Row } from '../../../../test/linkage-people.ts'
import { runLinkCommand } from '../command.ts'
import { checkConfig } from '../config.ts'
import { newCrew } from '../crew.ts'
import { randomFrom } from '../rules/random.ts'
import { type LinkRun, runLink, runOnRegister } from '../run-link.ts'
import { writeResults } from '../write-results.ts'
import { openRegister } from './find.ts'
import { holding, readManifest } from './manifest.ts'
import { linkAgain } from './run-again.ts'
import { writeFiles } from './save.ts'

const newFolder = () => mkdtemp(join(tmpdir(), 'welas-register-'))

async function configOf(rows: readonly Row[], name = 'list', unique = false) {
  const file = join(await newFolder(), 'people.csv')
  await writeFile(file, `${[header, ...rows].map((cells) => cells.join(',')).join('\n')}\n`)
  return checkConfig({ inputs: [{ name, file, id: 'id', unique }], fields }, 'c.json')
}

const linkTo = async (folder: string, rows: readonly Row[], threads = 1) =>
  runOnRegister(await configOf(rows), folder, () => {}, threads)

/** Person number by id. */
const personsOf = ({ table, names, resolution }: LinkRun) =>
  new Map(Array.from({ length: table.count }, (_, row) => [names.id(row), resolution.clusters.root(row)]))

/** Pairs of ids that are one person, as "id id". */
function pairsOf(persons: ReadonlyMap<string, number>): Set<string> {
  const groups = Map.groupBy(persons.keys(), (id) => persons.get(id)!)
  const pairs = new Set<string>()
  for (const group of groups.values()) {
    const ids = group.sort()
    ids.forEach((id, at) => {
      for (const other of ids.slice(at + 1)) pairs.add(`${id} ${other}`)
    })
  }
  return pairs
}

/** Share of the pairs of either that both have. */
function agreement(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = [...one].filter((pair) => other.has(pair)).length
  return both / (one.size + other.size - both)
}

const registerOf = async (folder: string) => {
  const files = (await readdir(folder)).sort()
  return Promise.all(
    files.map(async (file) => [file, (await readFile(join(folder, file))).toString('latin1')]),
  )
}

const rows = makeRows(600, 5, 3)
/** Dealt out by chance: people have rows in one list and in several. */
const deal = randomFrom(1)
const dealt = rows.map(() => Math.floor(deal() * 3))
const lists = [0, 1, 2].map((list) => rows.filter((_, at) => dealt[at] === list))
let atOnce: Set<string>

beforeAll(async () => {
  atOnce = pairsOf(personsOf(await runLink(await configOf(rows), () => {}, 1)))
})

test('lists one after the other, in any order, join whom linking all at once joins', async () => {
  for (const order of [
    [0, 1, 2],
    [2, 0, 1],
    [1, 2, 0],
  ]) {
    const folder = await newFolder()
    await linkTo(folder, lists[order[0]!]!)
    await linkTo(folder, lists[order[1]!]!)
    const run = await linkTo(folder, lists[order[2]!]!)
    expect(run.table.count).toBe(rows.length)
    expect(agreement(pairsOf(personsOf(run)), atOnce)).toBeGreaterThan(0.98)
  }
})

describe('a register that begins with a list without duplicates', () => {
  const first = rows.filter(([id]) => id!.endsWith('-0'))

  test('learns from the first list that has its people, and then joins whom linking all at once joins', async () => {
    const folder = await newFolder()
    const before = personsOf(await linkTo(folder, first))
    const run = await linkTo(
      folder,
      rows.filter(([id]) => !id!.endsWith('-0')),
    )
    expect([...before].filter(([id, person]) => personsOf(run).get(id) !== person)).toEqual([])
    expect(agreement(pairsOf(personsOf(run)), atOnce)).toBeGreaterThan(0.98)
  })

  test('loses no rule: later lists are found by what it could not use', async () => {
    const folder = await newFolder()
    // Nothing but the number tells who these are.
    const later = first.slice(0, 40).map(([id, nik]) => [`${id}x`, nik!, '', '', ''])
    await linkTo(folder, first)
    const { edges, names } = await linkTo(folder, later)
    const found = Array.from(edges.a.subarray(0, edges.count), (a, edge) =>
      [names.id(a), names.id(edges.b[edge]!)].sort().join(' '),
    )
    expect(found).toEqual(expect.arrayContaining(later.map(([id]) => `${id!.slice(0, -1)} ${id}`)))
  })
})

test('a register learns anew when it has twice the rows, and not before', async () => {
  const folder = await newFolder()
  const many = makeRows(1000, 7, 3)
  const [half, tenth] = [Math.floor(many.length * 0.5), Math.floor(many.length * 0.1)]
  await linkTo(folder, many.slice(0, half))
  const modelOf = () => JSON.stringify(readManifest(folder)!.model)
  const first = modelOf()
  await linkTo(folder, many.slice(half, half + tenth))
  expect(modelOf()).toBe(first)
  await linkTo(folder, many.slice(half + tenth))
  expect(readManifest(folder)!.trainedRows).toBe(many.length)
  expect(modelOf()).not.toBe(first)
})

test('the number of a person stays, whatever lists come after', async () => {
  const folder = await newFolder()
  const first = personsOf(await linkTo(folder, lists[0]!))
  const second = personsOf(await linkTo(folder, lists[1]!))
  const third = personsOf(await linkTo(folder, [...lists[2]!, ...makeRows(50, 9, 3).map(renamed)]))
  expect([...first].filter(([id, person]) => second.get(id) !== person)).toEqual([])
  expect([...second].filter(([id, person]) => third.get(id) !== person)).toEqual([])
})

const renamed = ([id, ...rest]: Row): Row => [`x${id}`, ...rest]

test('the same list again changes not one byte, and finds the same persons', async () => {
  const folder = await newFolder()
  await linkTo(folder, lists[0]!)
  const before = await linkTo(folder, lists[1]!)
  const files = await registerOf(folder)
  const again = await linkTo(folder, lists[1]!.toReversed())
  expect(await registerOf(folder)).toEqual(files)
  expect(personsOf(again)).toEqual(personsOf(before))
  expect(again.register.isSeen.reduce((sum, seen) => sum + seen, 0)).toBe(lists[1]!.length)
  expect(again.register.changed).toEqual([])
})

test('a known row that says something else is told, and not linked anew', async () => {
  const folder = await newFolder()
  const first = await linkTo(folder, lists[0]!)
  const [[id, ...rest], ...others] = lists[0]! as [Row, ...Row[]]
  const run = await linkTo(folder, [[id!, ...rest.with(1, 'QWERTY')], ...others])
  expect(run.register.changed.map((row) => run.names.id(row))).toEqual([id])
  expect(personsOf(run)).toEqual(personsOf(first))
})

test('a row that has to do with nobody changes nothing', async () => {
  const stranger = ['x', '1201014107330009', 'Zefanya Queqqo', '1933-07-01', 'Xyz']
  const [one, other] = [await newFolder(), await newFolder()]
  for (const folder of [one, other]) await linkTo(folder, lists[0]!)
  const without = pairsOf(personsOf(await linkTo(one, lists[1]!)))
  expect(pairsOf(personsOf(await linkTo(other, [...lists[1]!, stranger])))).toEqual(without)
})

test('two standing persons stay two, and the pair waits for review', async () => {
  const folder = await newFolder()
  await linkTo(folder, lists[0]!)
  const halves = [
    ['t0', '3509201402770001', 'Rahayu', '', ''],
    ['t1', '', 'Sumiati', '1977-02-14', 'desa wira'],
  ]
  const two = personsOf(await linkTo(folder, halves))
  expect(two.get('t0')).not.toBe(two.get('t1'))
  const config = await configOf([['t2', '3509201402770001', 'Sumiati Rahayu', '1977-02-14', 'desa wira']])
  const run = await runOnRegister(config, folder, () => {}, 1)
  const after = personsOf(run)
  expect([after.get('t0'), after.get('t1')]).toEqual([two.get('t0'), two.get('t1')])
  expect([two.get('t0'), two.get('t1')]).toContain(after.get('t2'))
  expect(run.resolution.refused.map(({ reason }) => reason)).toEqual(['standing-persons'])
  await writeResults(config, run, join(folder, 'out'))
  const pairs = await readFile(join(folder, 'out', 'pairs.csv'), 'utf8')
  expect(pairs.match(/,(join|review),/g)!.sort()).toEqual([',join,', ',review,'])
})

test('two threads add the same as one', async () => {
  const [one, many] = [await newFolder(), await newFolder()]
  await linkTo(one, lists[0]!)
  await linkTo(many, lists[0]!, 2)
  await linkTo(one, lists[1]!)
  await linkTo(many, lists[1]!, 2)
  expect(await registerOf(many)).toEqual(await registerOf(one))
})

test('many small lists keep few indexes', async () => {
  const folder = await newFolder()
  for (let list = 0; list < 12; list++) await linkTo(folder, rows.slice(list * 40, list * 40 + 40))
  const manifest = readManifest(folder)!
  expect(manifest.rows).toBe(480)
  expect(manifest.lists.length).toBe(12)
  expect(manifest.indexes.length).toBeLessThanOrEqual(4)
  const files = (await readdir(folder)).filter((file) => file.startsWith('index-'))
  expect(files.length).toBe(manifest.indexes.flatMap(({ rules }) => rules.filter(Boolean)).length)
})

test('a run that is killed before its last step leaves the register as it was', async () => {
  const folder = await newFolder()
  await linkTo(folder, lists[0]!)
  const [manifest, crew] = [readManifest(folder)!, newCrew(1)]
  writeFiles(folder, manifest, await linkAgain(crew, await configOf(lists[1]!), folder, manifest, () => {}))
  await writeFile(join(folder, 'lock'), '999999999')
  expect(readManifest(folder)).toEqual(manifest)
  const other = await newFolder()
  await linkTo(other, lists[0]!)
  expect(personsOf(await linkTo(folder, lists[2]!))).toEqual(personsOf(await linkTo(other, lists[2]!)))
})

test.each(['names.words.pool.bytes', 'rows.records.ints', 'ids.ends.ints', 'register.json'])(
  'damage to %s is seen',
  async (file) => {
    const folder = await newFolder()
    await linkTo(folder, lists[0]!)
    const path = join(folder, file)
    const bytes = await readFile(path)
    bytes[bytes.length >> 1]! ^= 1
    await writeFile(path, bytes)
    await expect(linkTo(folder, lists[1]!)).rejects.toMatchObject({ code: 'linkage.register.damaged' })
    bytes[bytes.length >> 1]! ^= 1
    await writeFile(path, bytes)
    await truncate(path, bytes.length - 4)
    await expect(openRegister(folder)).rejects.toMatchObject({
      code: 'linkage.register.damaged',
      params: { file },
    })
  },
)

test('a configuration that does not fit is refused with the place', async () => {
  const folder = await newFolder()
  await linkTo(folder, lists[0]!)
  const config = await configOf(lists[1]!)
  const other = { ...config, fields: config.fields.with(2, { ...config.fields[2]!, dayFirst: false }) }
  await expect(runOnRegister(other, folder, () => {}, 1)).rejects.toMatchObject({
    code: 'linkage.register.other-fields',
    params: { field: 'date', place: 3 },
  })
  await expect(
    runOnRegister(await configOf(lists[1]!, 'list', true), folder, () => {}, 1),
  ).rejects.toMatchObject({ code: 'linkage.register.other-input', params: { input: 'list' } })
})

test('a second run at the same time is refused', async () => {
  const folder = await newFolder()
  await holding(folder, () =>
    expect(linkTo(folder, lists[0]!)).rejects.toMatchObject({ code: 'linkage.register.busy' }),
  )
  expect((await linkTo(folder, lists[0]!)).table.count).toBe(lists[0]!.length)
})

test('one person typed in is found as a row of a list would be, and leaves no trace', async () => {
  const folder = await newFolder()
  await linkTo(folder, lists[0]!)
  await linkTo(folder, lists[1]!)
  const register = await openRegister(folder)
  const typed = lists[2]!.slice(0, 60)
  const found = typed.map(([, nik, name, date, village]) =>
    register.find({ nik: nik!, name: name!, date: date!, village: village! }),
  )
  const run = await linkTo(folder, typed)
  const standing = (id: string) =>
    Array.from({ length: run.edges.count }, (_, edge) => edge)
      .filter((edge) => run.names.id(run.edges.b[edge]!) === id)
      .filter((edge) => run.edges.a[edge]! < run.register.firstNew)
      .map((edge) => `${run.names.id(run.edges.a[edge]!)} ${run.edges.weight[edge]!.toFixed(3)}`)
  expect(found.map((list) => list.map(({ id, weight }) => `${id} ${weight.toFixed(3)}`).sort())).toEqual(
    typed.map(([id]) => standing(id!).sort()),
  )
  const odd = { name: 'Qwertyuiop Zxcvbnm Asdfghjkl', village: 'Poiuyt', nik: '', date: '' }
  register.find(odd)
  expect(
    typed.map(([, nik, name, date, village]) =>
      register.find({ nik: nik!, name: name!, date: date!, village: village! }),
    ),
  ).toEqual(found)
})

test('a name nobody has is not taken for another that was typed in before', async () => {
  const folder = await newFolder()
  await linkTo(folder, lists[0]!)
  const [asked, untouched] = [await openRegister(folder), await openRegister(folder)]
  const answers = lists[0]!.slice(0, 20).map(([, nik, name, date, village]) => {
    const typed = { nik: nik!, date: date!, village: village! }
    asked.find({ ...typed, name: `${name}q` })
    const other = { ...typed, name: 'Qwertyuiop Zxcvbnm' }
    return [asked.find(other), untouched.find(other)]
  })
  expect(answers.map(([after]) => after)).toEqual(answers.map(([, fresh]) => fresh))
})

test('the command keeps a register, and writes the persons of its own list or of all', async () => {
  const folder = await newFolder()
  const config = join(folder, 'config.json')
  const linesOf = async (list: readonly Row[], all: boolean) => {
    const { inputs } = await configOf(list)
    await writeFile(
      config,
      JSON.stringify({ inputs: [{ name: 'list', file: inputs[0]!.file, id: 'id' }], fields }),
    )
    const options = { config, register: join(folder, 'register'), out: join(folder, 'out') }
    await runLinkCommand(all ? { ...options, all: true } : options, () => {})
    return (await readFile(join(folder, 'out', 'clusters.csv'), 'utf8')).split('\n').length - 2
  }
  expect(await linesOf(lists[0]!, false)).toBe(lists[0]!.length)
  expect(await linesOf(lists[1]!, false)).toBe(lists[1]!.length)
  expect(await linesOf(lists[2]!, true)).toBe(rows.length)
})
