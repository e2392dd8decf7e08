import { expect, test } from 'vitest'
import { capabilityOf, type NeededRole, postState, type RoleStaff } from './capability.ts'
import { findGaps, type LowIndicator } from './gaps.ts'

const roles: NeededRole[] = [
  { id: 'producer', needed: 2, neededAt: { b: 0 } },
  { id: 'analyst', needed: 1, neededAt: {} },
]
const skills = [
  { id: 'check', roles: ['producer'] },
  { id: 'count', roles: ['analyst', 'producer'] },
]
const holder = (name: string, ...known: string[]) => ({ name, skills: known })
const staff = (roleId: string, ...holders: RoleStaff['holders']): RoleStaff => ({
  agencyId: 'a',
  roleId,
  holders,
})
const mapOf = (own: readonly RoleStaff[]) => capabilityOf(['a', 'b'], roles, skills, own)
const gapsOf = (own: readonly RoleStaff[], low: readonly LowIndicator[] = []) =>
  findGaps(mapOf(own), skills, own, low)
    .filter((one) => one.agencyId === 'a')
    .map((one) => [one.skillId, one.people, ...one.reasons])
const all = [
  staff('producer', holder('P', 'check', 'count'), holder('Q')),
  staff('analyst', holder('R', 'count')),
]

test.each([
  [
    'nobody',
    [],
    [
      ['empty', 2],
      ['empty', 1],
    ],
  ],
  [
    'one of two',
    [staff('producer', holder('P', 'check', 'count'))],
    [
      ['part', 1],
      ['empty', 1],
    ],
  ],
  [
    'all there',
    all,
    [
      ['full', 0],
      ['full', 0],
    ],
  ],
  [
    'there without the skill',
    [staff('producer', holder('P'), holder('Q'))],
    [
      ['weak', 0],
      ['empty', 1],
    ],
  ],
  [
    'more than needed',
    [staff('analyst', holder('P', 'count'), holder('Q'))],
    [
      ['empty', 2],
      ['full', 0],
    ],
  ],
])('the map with %s', (_, own, expected) => {
  const [capability] = mapOf(own)
  expect(capability!.posts.map((post) => [postState(post), post.vacant])).toEqual(expected)
  expect(capability!.filled + capability!.vacant).toBe(capability!.needed)
})

test('an agency that does not need a role has no vacancy in it', () => {
  const [, other] = mapOf([])
  expect(other!.posts.map((post) => [postState(post), post.vacant])).toEqual([
    ['none', 0],
    ['empty', 1],
  ])
})

test.each([
  ['nothing is lacking', all, [], []],
  [
    'nobody is there: one to teach per vacancy',
    [],
    [],
    [
      ['check', 2, 'vacant-role'],
      ['count', 3, 'vacant-role'],
    ],
  ],
  [
    'nobody has the skill: everybody in the role learns it',
    [staff('producer', holder('P', 'count'), holder('Q')), staff('analyst', holder('R', 'count'))],
    [],
    [['check', 2, 'skill-missing']],
  ],
  [
    'who holds two roles is one to teach',
    [staff('producer', holder('P', 'check'), holder('Q')), staff('analyst', holder(' p '))],
    [],
    [['count', 2, 'skill-missing']],
  ],
  [
    'a low indicator counts at least one',
    all,
    [{ agencyId: 'a', skillIds: ['count'] }],
    [['count', 1, 'low-indicator']],
  ],
  ['a low indicator of another agency', all, [{ agencyId: 'b', skillIds: ['check'] }], []],
  [
    'several reasons are one gap',
    [],
    [{ agencyId: 'a', skillIds: ['check'] }],
    [
      ['check', 2, 'vacant-role', 'low-indicator'],
      ['count', 3, 'vacant-role'],
    ],
  ],
])('gaps: %s', (_, own, low, expected) => {
  expect(gapsOf(own, low)).toEqual(expected)
})
