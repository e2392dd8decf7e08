import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toBase32 } from './base32.ts'
import { agencyRoles, findGivingFault, type Manager, mayManage } from './delegation.ts'
import { lockOuts, waitSeconds } from './lock-out.ts'
import { findPasswordFault, isMuchUsed, muchUsed } from './password-policy.ts'
import { defaultFieldGroups, fieldGroups, may, roles } from './policy.ts'
import { isInForce, stageAfterPassword } from './stage.ts'
import { readCode, writeCode } from './written-code.ts'

const siti = { userName: 'siti.aminah', displayName: 'Siti Aminah', agency: ['dinsos', 'Dinas', 'Sosial'] }

test.each([
  ['pendek', 'short'],
  ['x'.repeat(129), 'long'],
  ['aaaaaaaaaaaaaaaa', 'common'],
  ['abcabcabcabcabc', 'common'],
  ['123456789012', 'common'],
  ['098765432109', 'common'],
  ['qwertyuiop123', 'common'],
  ['Password1234', 'common'],
  ['PasswordPassword', 'common'],
  ['RahasiaRahasia1', 'common'],
  ['Indonesia2026', 'common'],
  ['Jember123456', 'common'],
  ['bupatijember', 'common'],
  ['siti.aminah1', 'known'],
  ['SitiAminah2026', 'known'],
  ['dinsos123456', 'known'],
  ['dinassosial', 'short'],
  ['dinassosialdinsos', 'known'],
  ['sepeda hujan kursi', null],
  ['kuda-laut-terbang', null],
  ['8fK2pQ9zL4mN', null],
  ['lapangan tenis pukul empat', null],
])('the password %s is refused as %s', (password, fault) => {
  expect(findPasswordFault(password, siti)).toBe(fault)
})

test.each([
  ['Michelle2026', true],
  ['##leavemealone!!', true],
  ['motherfucker', true],
  ['1a2b3c1a2b3c', true],
  ['sepeda hujan kursi', false],
  ['michelle naik sepeda', false],
])('of the passwords that leaks hold most: %s is %s', (password, expected) => {
  const used = muchUsed(['michelle', 'leavemealone1', 'motherfucker', '1a2b3c1a2b3c', 'ab1', '123456'])
  expect(isMuchUsed(password, used)).toBe(expected)
})

test('no password that repeats a short piece is accepted', () => {
  const piece = fc.string({ minLength: 1, maxLength: 5 })
  fc.assert(fc.property(piece, (text) => findPasswordFault(text.repeat(24).slice(0, 24), siti) !== null))
})

test('a letter more or less of composition never matters: adding random letters to a good password keeps it good', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'bdfhjkmnprtvxz'), maxLength: 20 })
  fc.assert(fc.property(letters, (more) => findPasswordFault(`sepeda hujan kursi ${more}`, siti) === null))
})

test.each([
  [1, 0],
  [4, 0],
  [5, 60],
  [6, 120],
  [7, 240],
  [9, 960],
  [10, 1800],
  [1_000, 1800],
])('after %i failures an account waits %i seconds', (failures, seconds) => {
  expect(waitSeconds(lockOuts.account, failures)).toBe(seconds)
})

test('waits never shrink as failures grow', () => {
  const failures = fc.nat(10_000)
  const kind = fc.constantFrom(lockOuts.account, lockOuts.address)
  fc.assert(
    fc.property(
      kind,
      failures,
      (lockOut, count) => waitSeconds(lockOut, count) <= waitSeconds(lockOut, count + 1),
    ),
  )
})

test.each([
  [true, false, 'code'],
  [true, true, 'code'],
  [false, true, 'enrol'],
  [false, false, 'open'],
] as const)(
  'with a factor %s and required %s the password leads to %s',
  (hasFactor, mustHaveFactor, stage) => {
    expect(stageAfterPassword({ hasFactor, mustHaveFactor })).toBe(stage)
  },
)

test.each([
  [true, null, null, true],
  [false, null, null, false],
  [true, '2026-10-31', null, true],
  [true, '2026-11-01', null, false],
  [true, null, '2026-10-31', true],
  [true, null, '2026-10-30', false],
])('active %s from %s to %s on 2026-10-31: %s', (active, validFrom, validTo, verdict) => {
  expect(isInForce({ active, validFrom, validTo }, '2026-10-31')).toBe(verdict)
})

test('a written code is read as it was meant, however it is typed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 24 }), (bytes) => {
      const code = writeCode(bytes)
      const sloppy = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
      return readCode(sloppy) === readCode(code) && readCode(code).length === bytes.length
    }),
  )
})

test.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('%s is %s in base 32 (RFC 4648)', (text, written) => {
  expect(toBase32(new TextEncoder().encode(text))).toBe(written)
})

const regency = 'diskominfo'
const of = (agencyId: string, areaCode: string | null = null, categories: string[] = []): Manager => ({
  accountId: 'me',
  agencyId,
  areaCode,
  categories,
})
const wanted = {
  role: 'operator' as const,
  agencyId: 'dinsos',
  areaCode: null,
  categories: [],
  fieldGroups: [],
}

test.each([
  ['the regency gives all', of(regency), { role: 'leader', categories: ['hiv'] }, null],
  ['an own operator', of('dinsos'), {}, null],
  ['an own administrator', of('dinsos'), { role: 'administrator' }, null],
  ['a walidata', of('dinsos'), { role: 'walidata' }, 'role'],
  ['an inspector', of('dinsos'), { role: 'inspector' }, 'role'],
  ['another agency', of('dinsos'), { agencyId: 'dinkes' }, 'agency'],
  ['the whole regency from one district', of('dinsos', '35.09.01'), {}, 'area'],
  ['a neighbour with the same digits', of('dinsos', '35.09.1'), { areaCode: '35.09.10' }, 'area'],
  ['a village of the district', of('dinsos', '35.09.01'), { areaCode: '35.09.01.2001' }, null],
  ['a category not entrusted', of('dinsos'), { role: 'caseworker', categories: ['hiv'] }, 'category'],
  ['an entrusted category', of('dinsos', null, ['hiv']), { role: 'caseworker', categories: ['hiv'] }, null],
  ['more than the role sees', of('dinsos'), { fieldGroups: ['case'] }, 'field-group'],
  ['a regency administrator of one district', of(regency, '35.09.01'), { agencyId: 'dinsos' }, 'agency'],
] as const)('%s', (_, manager, change, fault) => {
  const asked = { ...wanted, ...change } as Parameters<typeof findGivingFault>[1]
  expect(findGivingFault(manager, asked, regency)).toBe(fault)
})

test.each([
  ['itself', of(regency), { id: 'me', role: 'administrator', agencyId: regency }, false],
  ['anybody, by the regency', of(regency), { id: 'x', role: 'leader', agencyId: 'setda' }, true],
  ['an own operator', of('dinsos'), { id: 'x', role: 'operator', agencyId: 'dinsos' }, true],
  ['a planner of the own agency', of('bappeda'), { id: 'x', role: 'planner', agencyId: 'bappeda' }, false],
  ['an operator of another agency', of('dinsos'), { id: 'x', role: 'operator', agencyId: 'dinkes' }, false],
] as const)('may change %s', (_, manager, account, verdict) => {
  expect(mayManage(manager, account, regency)).toBe(verdict)
})

test('whatever an agency administrator may give, he may also take back, and none of it reaches beyond the agency', () => {
  const asked = fc.record({
    role: fc.constantFrom(...roles),
    agencyId: fc.constantFrom('dinsos', 'dinkes', regency),
    areaCode: fc.constantFrom(null, '35.09.01', '35.09.01.2001', '35.09.02'),
    categories: fc.subarray(['hiv', 'anak']),
    fieldGroups: fc.subarray([...fieldGroups]),
  })
  const manager = fc.constantFrom(of('dinsos'), of('dinsos', '35.09.01'), of('dinsos', null, ['anak']))
  fc.assert(
    fc.property(manager, asked, (who, what) => {
      const isGiven = findGivingFault(who, what, regency) === null
      const isManaged = mayManage(who, { id: 'x', ...what }, regency)
      const isWithin =
        what.agencyId === 'dinsos' &&
        agencyRoles.includes(what.role) &&
        what.categories.every((one) => who.categories.includes(one)) &&
        what.fieldGroups.every((one) => defaultFieldGroups[what.role].includes(one))
      return !isGiven || (isManaged && isWithin)
    }),
  )
})

test('duties are apart: who makes accounts neither opens people nor reads the trace, who reads the trace does neither', () => {
  expect(roles.filter((role) => may(role, 'access.manage-accounts'))).toEqual(['administrator'])
  expect(roles.filter((role) => may(role, 'access.read-audit'))).toEqual(['inspector'])
  const others = ['register.search', 'register.read-person', 'intake.approve', 'programmes.export'] as const
  expect(
    others.filter((permission) => may('administrator', permission) || may('inspector', permission)),
  ).toEqual([])
})
