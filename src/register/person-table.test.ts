import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areSimilar, normaliseName, phoneticClass } from '../linkage/index.ts'
import { type IndexedPerson, type PersonQuery, PersonTable, toQuery } from './person-table.ts'

/** How well one word of a name answers an asked one, said once more in the plainest way. */
function likeness(asked: string, token: string): number {
  if (token === asked) return 100
  if (phoneticClass(token) === phoneticClass(asked)) return 92
  if (asked.length >= 3 && token.startsWith(asked)) return 80
  return areSimilar(phoneticClass(asked), phoneticClass(token)) ? 70 : 0
}

/** Score of one person, 0 = not found. */
function scoreOf(person: IndexedPerson, query: PersonQuery): number {
  if (!query.areas.every((area) => (person.place ?? '').startsWith(area))) return 0
  if (query.digits && !(/^\d{16}$/.test(person.nik ?? '') && person.nik!.includes(query.digits))) return 0
  const asked = query.tokens
  if (asked.length === 0) return query.digits ? 100 : query.areas.length > 0 ? 1 : 0
  const tokens = normaliseName(person.name ?? '')
  const values = asked.map((word) => Math.max(0, ...tokens.map((token) => likeness(word, token))))
  const matched = values.filter((value) => value > 0).length
  if (matched < (asked.length >= 3 ? asked.length - 1 : asked.length)) return 0
  const sum = values.reduce((total, value) => total + value, 0)
  return Math.max(1, Math.round(sum / asked.length) - Math.max(0, tokens.length - asked.length) * 3)
}

const word = fc.constantFrom(
  'SITI',
  'SITTI',
  'AMINAH',
  'AMINA',
  'MOHAMMAD',
  'MUHAMAD',
  'NUR',
  'SRI',
  'BUDI',
  'BUDIONO',
)
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
const nik = fc
  .tuple(
    fc.constantFrom('350901', '350910', '351001'),
    fc.constantFrom('010190', '410190', '101010'),
    fc.constantFrom('0001', '1010', '0190'),
  )
  .map((parts) => parts.join(''))
const village = fc.constantFrom('35.09.01.2001', '35.09.02.2001')
const person = fc.record({
  nik: fc.oneof(
    { weight: 4, arbitrary: nik },
    { weight: 1, arbitrary: fc.constantFrom(null, '3509', '35090101O1900001') },
  ),
  name: fc.option(name, { nil: null }),
  place: fc.option(village, { nil: null }),
})
const asked = fc.record({
  text: fc.oneof(
    name,
    nik.chain((all) =>
      fc
        .nat(12)
        .chain((from) => fc.integer({ min: 4, max: 16 - from }).map((length) => all.substr(from, length))),
    ),
    fc.tuple(name, fc.constantFrom('3509', '0190', '1010')).map((parts) => parts.join(' ')),
    fc.constant(''),
  ),
  areas: fc.constantFrom([], ['35.09'], ['35.09.01'], ['35.09.03']),
  limit: fc.integer({ min: 1, max: 5 }),
})

test('the table finds whom looking at everybody finds, in the same order, whatever was added and taken out', () => {
  fc.assert(
    fc.property(
      fc.array(person, { maxLength: 40 }),
      fc.nat(40),
      asked,
      (people, removed, { text, areas, limit }) => {
        const table = new PersonTable(4, 7)
        const all = people.map((one, index): IndexedPerson => ({ ...one, personId: index + 1 }))
        for (const one of all) table.add(one)
        table.remove([removed])
        const query = toQuery(text, areas)
        const hits = all
          .filter(({ personId }) => personId !== removed)
          .map((one) => ({ personId: one.personId, score: scoreOf(one, query) }))
          .filter(({ score }) => score > 0)
          .sort((a, b) => b.score - a.score || a.personId - b.personId)
        expect(table.search(query, limit)).toEqual({
          personIds: hits.slice(0, limit).map(({ personId }) => personId),
          total: hits.length,
        })
      },
    ),
    { numRuns: 500 },
  )
})

test('people who came after the postings were built are found beside those before', () => {
  const table = new PersonTable(10)
  const add = (personId: number, name: string) => table.add({ personId, name, nik: null, place: null })
  for (let id = 1; id <= 6_000; id++) add(id, id === 3 ? 'SULASTRINI' : 'BUDI')
  const find = () => table.search(toQuery('sulastrini', []), 10).personIds
  expect(find()).toEqual([3])
  add(6_001, 'SULASTRINI')
  expect(find()).toEqual([3, 6_001])
  table.remove([3])
  expect(find()).toEqual([6_001])
})
