import { expect, test } from 'vitest'
import { roles } from '../../../access/rules/policy.ts'
import { maySeeNames, maySeeResult } from './visibility.ts'

const looker = (role: string, agencyId: string, accountId = 'me') => ({ role, agencyId, accountId })

test.each([
  // role, names of the own agency, of another; results of the own agency's people, of another's
  ['operator', true, false, true, false],
  ['caseworker', true, false, false, false],
  ['reviewer', true, false, false, false],
  ['walidata', true, false, false, false],
  ['planner', true, true, true, true],
  ['assessor', false, false, false, false],
  ['head', true, false, true, false],
  ['leader', true, false, false, false],
  ['administrator', true, false, false, false],
])('%s: names own %s, other %s; results own %s, other %s', (role, ownNames, names, ownResults, results) => {
  const of = (agencyId: string) => ({ agencyId, accountId: 'somebody' })
  expect([maySeeNames(looker(role, 'a'), 'a'), maySeeNames(looker(role, 'a'), 'b')]).toEqual([
    ownNames,
    names,
  ])
  expect([maySeeResult(looker(role, 'a'), of('a')), maySeeResult(looker(role, 'a'), of('b'))]).toEqual([
    ownResults,
    results,
  ])
})

test.each(roles)('%s sees the own result, whatever the agency', (role) => {
  expect(maySeeResult(looker(role, 'a'), { agencyId: 'b', accountId: 'me' })).toBe(true)
})

test('a row without an account belongs to nobody', () => {
  expect(maySeeResult(looker('assessor', 'a'), { agencyId: 'b', accountId: null })).toBe(false)
})
