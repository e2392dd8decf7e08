import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { clustersOf, fields, header, makeRows, type Row, write } from '../../../test/linkage-people.ts'
import { checkConfig, readConfig } from './config.ts'
import { readModel, type Trained, writeModel } from './model-file.ts'
import { runLink, runOnRegister, trainModel } from './run-link.ts'
import { trainCommand } from './train-command.ts'

const provenance = { made: 'by a test', on: '2026-11-30', inputs: ['list'], seed: 1 }
const configOf = (file: string, settings: object = {}) =>
  checkConfig({ inputs: [{ name: 'list', file, id: 'id' }], fields, ...settings }, 'c.json')

let [list, folder, model] = ['', '', '']
let trained: Trained
beforeAll(async () => {
  list = await write(makeRows(600, 3, 3))
  folder = dirname(list)
  model = join(folder, 'model.json')
  trained = await trainModel(configOf(list), undefined)
  writeModel(model, configOf(list).fields, trained, provenance)
})

test('what is written is read again', () => {
  const read = readModel(model, configOf(list).fields)
  expect(read.model.m).toEqual(trained.model.m)
  expect(read.model.u).toEqual(trained.model.u)
  expect(read.model.seen).toEqual(trained.model.seen)
  expect(read.model.dependence).toEqual(trained.model.dependence)
  expect(read).toMatchObject({
    rows: trained.rows,
    rules: null,
    model: { lambda: trained.model.lambda, sessions: trained.model.sessions },
  })
})

test('people can read it: levels by name', async () => {
  const file = JSON.parse(await readFile(model, 'utf8'))
  expect(file.provenance).toMatchObject({ ...provenance, rows: trained.rows })
  expect(file.fields.map(({ name }: { name: string }) => name)).toEqual(['nik', 'name', 'date', 'village'])
  expect(Object.keys(file.fields[0].levels)).toEqual(['equal', 'slip', 'serial', 'different'])
})

test('linking by what a list taught is linking it without a model', async () => {
  const [own, given] = [
    await runLink(configOf(list), undefined),
    await runLink(configOf(list, { model }), undefined),
  ]
  expect(given.edges).toEqual(own.edges)
  expect(given.thresholds).toEqual(own.thresholds)
  expect(clustersOf(given)).toEqual(clustersOf(own))
})

test('rules that were chosen are kept: many rows give the same with their own model', async () => {
  const many = await write(makeRows(34_000, 5, 2))
  const learnt = await trainModel(configOf(many), undefined)
  const path = join(folder, 'many.json')
  writeModel(path, configOf(many).fields, learnt, provenance)
  expect(learnt.rules!.map(({ isKept }) => isKept)).toEqual(expect.arrayContaining([true, false]))
  const own = await runLink(configOf(many), undefined)
  const given = await runLink(configOf(many, { model: path }), undefined)
  expect(given.pairsByRule).toEqual(own.pairsByRule)
  expect(given.edges).toEqual(own.edges)
})

test('a list that could teach nothing is linked by what another taught', async () => {
  const people = makeRows(600, 9, 1)
  const copy = people
    .slice(0, 40)
    .map(([id, nik, name, , village]): Row => [`${id}b`, nik!, name!, '', village!])
  const few = await write([...people.slice(0, 40), ...copy])
  const run = await runLink(configOf(few, { model }), undefined)
  expect(clustersOf(run)).toEqual(
    people
      .slice(0, 40)
      .map(([id]) => `${id} ${id}b`)
      .sort(),
  )
})

test('a register begins with a given model', async () => {
  const alone = await write(makeRows(300, 11, 1))
  const run = await runOnRegister(configOf(alone, { model }), join(folder, 'register'), undefined)
  expect(run.model.m).toEqual(trained.model.m)
})

test('the command trains anew, whatever the configuration names, and a configuration finds the model beside it', async () => {
  const config = join(folder, 'config.json')
  const out = join(folder, 'models', 'again.json')
  const settings = { inputs: [{ name: 'list', file: list, id: 'id' }], fields, model: 'models/again.json' }
  await writeFile(config, JSON.stringify(settings))
  const lines: string[] = []
  await trainCommand({ config, out }, (line) => lines.push(line))
  expect(lines).toEqual([expect.stringContaining(`written to ${out}`)])
  const read = await readConfig(config)
  expect(readModel(read.model!, read.fields).model.u).toEqual(trained.model.u)
  await trainCommand({ config }, (line) => lines.push(line))
  expect(lines[1]).toContain('Usage: welas link train')
})

describe('a model that cannot be used says why', () => {
  const changed = async (revive: (key: string, value: unknown) => unknown) => {
    const path = join(await mkdtemp(join(tmpdir(), 'welas-model-')), 'model.json')
    await writeFile(path, JSON.stringify(JSON.parse(await readFile(model, 'utf8'), revive)))
    return path
  }
  const instead = (name: string, other?: unknown) => (key: string, value: unknown) =>
    key === name ? other : value
  test.each([
    ['another form', instead('form', 'splink'), 'form'],
    ['no fields', instead('fields'), 'fields'],
    ['a level is not there', instead('slip'), 'fields.0.levels.slip'],
    ['a share of nothing', instead('u', 0), 'fields.0.levels.equal.u'],
    ['a place that is no field', instead('place', 'hamlet'), 'place'],
  ])('%s', async (_, change, place) => {
    const path = await changed(change)
    const read = () => readModel(path, configOf(list).fields)
    expect(read).toThrow(
      expect.objectContaining({
        code: 'linkage.run.bad-config',
        params: expect.objectContaining({ file: 'model.json', path: place }),
      }),
    )
  })

  test('it is for other fields', () => {
    const other = configOf(list, { fields: fields.with(2, { name: 'born', kind: 'date', columns: 'date' }) })
    expect(() => readModel(model, other.fields)).toThrow(
      expect.objectContaining({
        code: 'linkage.model.other-fields',
        params: { file: 'model.json', field: 'born', place: 3 },
      }),
    )
    expect(() => readModel(model, configOf(list, { fields: fields.slice(0, 3) }).fields)).toThrow(
      'linkage.model.other-fields',
    )
  })

  test('it is no JSON, or not there', async () => {
    await writeFile(join(folder, 'broken.json'), '{')
    for (const file of ['broken.json', 'nowhere.json'])
      expect(() => readModel(join(folder, file), configOf(list).fields)).toThrow(
        'linkage.run.unreadable-config',
      )
  })
})

test('columns in another order are the same list', async () => {
  const turned = await write(makeRows(600, 3, 3), header.toReversed())
  const again = await trainModel(configOf(turned), undefined)
  expect(again.model.u).toEqual(trained.model.u)
})
