import { describe, expect, test } from 'vitest'
import { record, tableOf } from '../../../test/linkage-records.ts'
import { messages } from '../messages.ts'
import { compare, newComparison } from './compare.ts'
import type { LinkableRecord } from './encode.ts'
import { explainEvidence, explainPattern, patternOf } from './explain.ts'
import { type Evidence, evidenceOf, rivalLevels } from './outcome.ts'
import { levels, loadModel, tokenBits } from './weights.ts'

const nameOf = (given: Partial<Evidence['name']>): Evidence['name'] => ({
  exact: 0,
  alike: 0,
  similar: 0,
  initials: 0,
  faint: 0,
  missing: 0,
  conflicts: 0,
  joined: false,
  bits: 0,
  ...given,
})

describe('explanations', () => {
  test('every level has a sentence in both languages', () => {
    const all = { ...levels, rivals: rivalLevels }
    const keys = Object.entries(all).flatMap(([field, names]) =>
      names.filter((name) => name !== 'missing').map((name) => `linkage.evidence.${field}.${name}`),
    )
    expect(Object.keys(messages.id)).toEqual(expect.arrayContaining(keys))
    expect(Object.keys(messages.en).sort()).toEqual(Object.keys(messages.id).sort())
  })

  test.each<[Partial<Evidence['name']>, string]>([
    [{ exact: 2, bits: 22 }, 'nama sama dan jarang (kurang dari 1 di antara 1.000 orang)'],
    [{ exact: 2, bits: 9 }, 'nama sama, tetapi nama ini umum'],
    [{ exact: 2, bits: 11 }, 'nama sama'],
    [{ exact: 1, alike: 1, bits: 9 }, 'nama sama bunyinya, beda ejaan'],
    [{ similar: 1, bits: 4 }, 'nama hampir sama'],
    [{ exact: 1, initials: 1, bits: 8 }, 'nama sama dengan singkatan'],
    [{ exact: 1, missing: 2, bits: 5 }, 'nama sama, 2 kata tidak ditulis di salah satu data'],
    [{ exact: 1, conflicts: 1, bits: -2 }, 'nama hanya sebagian sama, 1 kata berbeda'],
    [{ conflicts: 2, bits: -10 }, 'nama berbeda'],
    [{ joined: true, bits: 9 }, 'nama sama, beda spasi'],
    [{ faint: 1, bits: -2 }, 'nama agak mirip'],
    [{}, 'nama tidak dapat dibandingkan'],
  ])('a name with %j reads: %s', (name, sentence) => {
    expect(explainEvidence({ fields: [], name: nameOf(name), priorBits: -21 }, 'id')).toEqual([sentence])
  })

  test('the weightiest sentence comes first; the household cap is bookkeeping and not said', () => {
    const evidence: Evidence = {
      fields: [
        { field: 'sex', level: 'equal', bits: 1 },
        { field: 'nik', level: 'same-prefix', bits: -9 },
        { field: 'date', level: 'swapped', bits: 7 },
        { field: 'household', level: 'capped', bits: -12 },
      ],
      name: nameOf({ exact: 2, bits: 22 }),
      priorBits: -21,
    }
    expect(explainEvidence(evidence, 'en')).toEqual([
      'same name, and a rare one (fewer than 1 in 1,000 people)',
      'NIK differs in the serial only (usually two people)',
      'day and month of birth swapped',
      'same sex',
    ])
  })

  test.each<[string, Partial<LinkableRecord>, string]>([
    ['an age', { nik: null, birthPrecision: 'age' }, 'umur cocok'],
    ['an age beside the same NIK', { birthPrecision: 'age', birthDate: '1983-01-01' }, 'umur cocok'],
    ['a year', { nik: null, birthPrecision: 'year' }, 'tahun lahir cocok'],
    ['a wrong year', { nik: null, birthPrecision: 'year', birthDate: '1990-01-01' }, 'tahun lahir berbeda'],
    [
      'an age beside another NIK',
      { nik: '3509021705800001', birthPrecision: 'age' },
      'umur cocok menurut tanggal di dalam NIK',
    ],
  ])('a date made from %s is not called an equal birth date', (_, given, sentence) => {
    const table = tableOf([record({ id: 1 }), record({ id: 2, ...given })])
    const model = loadModel(2_600_000)
    const pair = newComparison()
    compare(table, 0, 1, model, tokenBits(table.dictionary, model), Number.NEGATIVE_INFINITY, pair)
    const sentences = explainEvidence(evidenceOf(pair, model), 'id')
    expect(sentences).toContain(sentence)
    expect(sentences).not.toContain('tanggal lahir sama')
  })

  test.each<[string, Partial<LinkableRecord>, string, boolean]>([
    ['the same', {}, 'uncertain', true],
    [
      'another person with the same signs',
      { nik: '3509022509750003', birthDate: '1975-09-25' },
      'uncertain',
      true,
    ],
    ['another reason', {}, 'two-nik', false],
    ['another village', { villageCode: '35.09.01.2009' }, 'uncertain', false],
  ])('two pairs share a pattern when they read the same: %s', (_, given, reason, same) => {
    const pairOf = (change: Partial<LinkableRecord>, other: Partial<LinkableRecord>) => {
      const table = tableOf([record({ id: 1, ...other }), record({ id: 2, ...other, ...change })])
      const model = loadModel(2_600_000)
      const pair = newComparison()
      compare(table, 0, 1, model, tokenBits(table.dictionary, model), Number.NEGATIVE_INFINITY, pair)
      return evidenceOf(pair, model)
    }
    const { villageCode, ...own } = given
    const left = pairOf({}, {})
    const right = pairOf(villageCode ? { villageCode } : {}, own)
    const lists = ['ppks', 'dtsen']
    const pattern = patternOf(reason, lists, right)
    expect(patternOf('uncertain', lists, left) === pattern).toBe(same)
    expect(patternOf(reason, lists.toReversed(), right)).not.toBe(pattern)
    const explained = explainPattern(pattern, 'en')
    expect(explained).toMatchObject({ reason, listKinds: lists })
    expect(explained.sentences.sort()).toEqual(explainEvidence(right, 'en').sort())
  })
})
