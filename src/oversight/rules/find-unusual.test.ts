import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DayOfAccount, findUnusual, limits } from './find-unusual.ts'

const quiet = { people: 0, exported: 0, atNight: 0, outside: 0, samePerson: 0, refused: 0 }
const dayOf = (day: string, change: Partial<DayOfAccount> = {}): DayOfAccount => ({
  accountId: 'a',
  day,
  ...quiet,
  ...change,
})
const usualDays = ['01', '02', '03'].map((day) => dayOf(`2026-10-${day}`, { people: 30 }))

test.each([
  ['a quiet day', {}, []],
  ['a usual day', { people: 30 }, []],
  ['five times the usual', { people: 150 }, []],
  ['more than five times the usual', { people: 151 }, [['many-people', 151, 30]]],
  ['few exported', { exported: 499 }, []],
  ['many exported', { exported: 500 }, [['many-exported', 500, 500]]],
  ['one act at night', { atNight: 1 }, [['at-night', 1, 0]]],
  ['one person of elsewhere', { outside: 1 }, [['outside-area', 1, 0]]],
  ['one person nine times', { samePerson: 9 }, []],
  ['one person ten times', { samePerson: 10 }, [['same-person', 10, 10]]],
  ['a few refusals', { refused: 19 }, []],
  ['many refusals', { refused: 20 }, [['refused', 20, 20]]],
] as const)('%s', (_, change, expected) => {
  const found = findUnusual([...usualDays, dayOf('2026-10-20', change)], '2026-10-20')
  expect(found.flatMap(({ signs }) => signs.map(({ kind, value, usual }) => [kind, value, usual]))).toEqual(
    expected,
  )
})

test('the first day of an account is many from the least number on', () => {
  const first = (people: number) => findUnusual([dayOf('2026-10-20', { people })], '2026-10-01').length
  expect([first(limits.peopleMin), first(limits.peopleMin + 1)]).toEqual([0, 1])
})

const days = fc.array(
  fc.record({
    accountId: fc.constantFrom('a', 'b'),
    day: fc.integer({ min: 1, max: 28 }).map((day) => `2026-10-${String(day).padStart(2, '0')}`),
    people: fc.nat({ max: 300 }),
    exported: fc.nat({ max: 1_000 }),
    atNight: fc.nat({ max: 2 }),
    outside: fc.nat({ max: 2 }),
    samePerson: fc.nat({ max: 20 }),
    refused: fc.nat({ max: 40 }),
  }),
  { maxLength: 20 },
)

test('what others do changes nothing, and more of a thing never hides its sign', () => {
  fc.assert(
    fc.property(days, days, (own, others) => {
      const mine = own.map((one) => ({ ...one, accountId: 'a' }))
      const theirs = others.map((one) => ({ ...one, accountId: 'b' }))
      const ofMine = (all: DayOfAccount[]) =>
        findUnusual(all, '2026-10-01').filter(({ accountId }) => accountId === 'a')
      expect(ofMine([...mine, ...theirs])).toEqual(ofMine(mine))
      const kinds = (all: DayOfAccount[], at: number) =>
        findUnusual([all[at]!, ...all.filter((_, place) => place !== at)], '2026-10-01')
          .filter(({ day }) => day === all[at]!.day)
          .flatMap(({ signs }) => signs.map(({ kind }) => kind))
      fc.pre(new Set(mine.map(({ day }) => day)).size === mine.length && mine.length > 0)
      const more = mine.map((one, at) =>
        at === 0
          ? { ...one, atNight: one.atNight + 1, people: one.people + 1, refused: one.refused + 1 }
          : one,
      )
      expect(kinds(more, 0)).toEqual(expect.arrayContaining(kinds(mine, 0)))
    }),
  )
})
