import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSecrets } from './secrets.ts'
import { codeOfStep, findStep, stepOf } from './totp.ts'

const key = Buffer.from('12345678901234567890')

// RFC 6238, appendix B: the last six digits of its codes for SHA-1.
test.each([
  ['1970-01-01T00:00:59Z', '287082'],
  ['2005-03-18T01:58:29Z', '081804'],
  ['2005-03-18T01:58:31Z', '050471'],
  ['2009-02-13T23:31:30Z', '005924'],
  ['2033-05-18T03:33:20Z', '279037'],
  ['2603-10-11T11:33:20Z', '353130'],
])('at %s the code is %s', (time, code) => {
  expect(codeOfStep(key, stepOf(new Date(time)))).toBe(code)
})

test.each([
  [-2, false],
  [-1, true],
  [0, true],
  [1, true],
  [2, false],
])('a clock that is %i steps off is taken: %s', (steps, verdict) => {
  const time = new Date('2026-10-31T05:00:00Z')
  const code = codeOfStep(key, stepOf(time) + steps)
  expect(findStep(key, code, time) !== null).toBe(verdict)
})

test.each(['', '12345', '1234567', 'abcdef', '١٢٣٤٥٦', '12 34 5'])('"%s" is no code', (typed) => {
  expect(findStep(key, typed, new Date(59_000))).toBeNull()
})

test('what is sealed is opened by its owner with its secret only, and shows nothing', () => {
  const [ours, others] = [createSecrets('a'.repeat(32)), createSecrets('b'.repeat(32))]
  fc.assert(
    fc.property(fc.string({ minLength: 8 }), fc.nat(), (text, place) => {
      const sealed = ours.seal(text, 'siti')
      const at = 3 + (place % (sealed.length - 4))
      const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`
      return (
        ours.open(sealed, 'siti') === text &&
        ours.open(sealed, 'budi') === null &&
        others.open(sealed, 'siti') === null &&
        ours.open(changed, 'siti') === null &&
        ours.seal(text, 'siti') !== sealed
      )
    }),
  )
})
