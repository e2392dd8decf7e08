import { expect, test } from 'vitest'
import { Problem } from '../../kernel/problem.ts'
import { checkConfig } from './config.ts'

const input = { name: 'a', file: 'a.csv', id: 'id' }
const field = { name: 'name', kind: 'person-name', columns: 'name' }

test('what is left out has its usual value', () => {
  expect(checkConfig({ inputs: [input], fields: [field] }, 'c.json')).toEqual({
    inputs: [{ ...input, unique: false, columns: {} }],
    fields: [{ ...field, dayFirst: true, weight: 1 }],
    thresholds: 'auto',
    twoNumbers: 'weigh',
    answers: [],
    seed: 1,
  })
})

test.each([
  ['no object', [], '(file)'],
  ['no inputs', { inputs: [], fields: [field] }, 'inputs'],
  ['no id', { inputs: [{ name: 'a', file: 'a.csv' }], fields: [field] }, 'inputs.0.id'],
  ['unknown kind', { inputs: [input], fields: [{ ...field, kind: 'iris' }] }, 'fields.0.kind'],
  ['one name twice', { inputs: [input, input], fields: [field] }, 'inputs.1.name'],
  ['one field twice', { inputs: [input], fields: [field, field] }, 'fields.1.name'],
  ['workbook', { inputs: [{ ...input, file: 'a.xlsx' }], fields: [field] }, 'inputs.0.file'],
  ['workbook of answers', { inputs: [input], fields: [field], answers: ['a.csv', 'b.ods'] }, 'answers.1'],
  ['another language', { inputs: [input], fields: [field], explanations: 'nl' }, 'explanations'],
  ['no day', { inputs: [{ ...input, asOf: '30 June 2026' }], fields: [field] }, 'inputs.0.asOf'],
  [
    'review above join',
    { inputs: [input], fields: [field], thresholds: { join: 0.5, review: 0.9 } },
    'thresholds.review',
  ],
])('%s: the fault names its place', (_, value, path) => {
  const fault = () => checkConfig(value, 'c.json')
  expect(fault).toThrow(Problem)
  expect(fault).toThrow(expect.objectContaining({ params: expect.objectContaining({ path }) }))
})
