import { expect, test } from 'vitest'
import type { Field } from '../../kernel/fields.ts'
import type { CheckedRow, Finding } from '../model.ts'
import { createFieldTally } from './count-fields.ts'

const blankRow: CheckedRow = {
  ...{
    sheet: 'A',
    rowNumber: 1,
    cells: [],
    verdict: 'accepted',
    findings: [],
    nik: null,
    nikStatus: 'missing',
  },
  ...{
    kk: null,
    name: null,
    birthDate: null,
    birthPrecision: null,
    birthPlace: null,
    sex: null,
    districtCode: null,
  },
  ...{
    villageCode: null,
    hamlet: null,
    rt: null,
    rw: null,
    address: null,
    motherName: null,
    relation: null,
    facts: {},
  },
}
const finding = (severity: Finding['severity']): Finding => ({ column: 0, field: null, code: 'x', severity })

test.each<[Field, string, Partial<CheckedRow>, Finding['severity'] | null, string]>([
  ['nik', '3509011708450003', { nik: '3509011708450003' }, null, 'usable'],
  ['nik', '3509011708450003', { nik: '3509011708450003' }, 'note', 'usable'],
  ['nik', '3509011708450003', { nik: '3509011708450003' }, 'warning', 'doubtful'],
  ['nik', '35090117', {}, 'warning', 'rejected'],
  ['nik', ' - ', {}, null, 'blank'],
  ['name', '', {}, 'reject', 'blank'],
  ['nameNik', 'SITI 3509011708450003', { name: 'SITI' }, 'warning', 'doubtful'],
  ['age', '41', { birthDate: '1985-07-01' }, null, 'usable'],
  ['age', 'tua', {}, 'warning', 'rejected'],
  ['village', 'Sukorejo', {}, 'warning', 'rejected'],
  ['amount', '300000', { facts: { amount: 300_000 } }, 'warning', 'doubtful'],
  ['amount', 'tiga', {}, 'warning', 'rejected'],
])('a cell of %s that says "%s" with %j and %s is %s', (field, cell, values, severity, state) => {
  const tally = createFieldTally()
  const findings = [severity].flatMap((one) => (one === null ? [] : [finding(one)]))
  tally.add({ ...blankRow, ...values, cells: [cell, 'y'], findings }, [field, null])
  const nothing = { usable: 0, doubtful: 0, rejected: 0, blank: 0 }
  expect(tally.counts().fields).toEqual({ [field]: { ...nothing, [state]: 1 } })
})

test('a finding is as bad as the worst time it was met', () => {
  const tally = createFieldTally()
  for (const severity of ['note', 'reject', 'warning'] as const)
    tally.add({ ...blankRow, findings: [finding(severity)] }, [])
  expect(tally.counts().severities).toEqual({ x: 'reject' })
})
