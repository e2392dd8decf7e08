import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { City } from '../../../test/linkage-city.ts'
import { record, tableOf } from '../../../test/linkage-records.ts'
import { buildIndex } from './block.ts'
import { Clusters } from './clusters.ts'
import type { LinkableRecord } from './encode.ts'
import { explainEvidence } from './explain.ts'
import { noDecisions } from './human-decisions.ts'
import { doubtUnissued } from './issued.ts'
import { type Linked, linkRows } from './link-rows.ts'
import { scoreRows, startScoring } from './score.ts'
import { loadModel, tokenBits } from './weights.ts'

/** Links records in memory: the first `standing` of them stand (each alone) already. */
function link(
  records: readonly LinkableRecord[],
  standing = 0,
  human = noDecisions,
): Linked & { clusters: Clusters } {
  const table = tableOf(records)
  const model = loadModel(2_600_000)
  const clusters = Clusters.from(table.count)
  const before = buildIndex(table, 0, standing)
  doubtUnissued(table, [before], standing)
  const indexes = [before, buildIndex(table, standing, table.count)]
  const scoring = startScoring(table, model, tokenBits(table.dictionary, model), indexes, clusters)
  scoreRows(scoring, standing, table.count)
  return { ...linkRows(scoring, standing, clusters, human, []), clusters }
}

/** 'join', 'review <reason>' or 'separate' for two rows. */
function outcomeOf(a: Partial<LinkableRecord>, b: Partial<LinkableRecord>, human = noDecisions): string {
  const { joins, reviews } = link([record({ id: 1, ...a }), record({ id: 2, ...b })], 1, human)
  const review = reviews[0]
  return joins.length > 0 ? 'join' : review ? `review ${review.reason}` : 'separate'
}

const noNik = { nik: null, nikStatus: 'missing' }
const prse = {
  ...noNik,
  kk: null,
  birthDate: '1980-07-01',
  birthPrecision: 'age',
  sex: null,
  rt: null,
  rw: null,
  motherName: null,
}

describe('two rows', () => {
  test.each<[string, Partial<LinkableRecord>, Partial<LinkableRecord>, string]>([
    ['all the same', {}, {}, 'join'],
    [
      'only NIK and name',
      {},
      { kk: null, birthDate: null, sex: null, districtCode: null, villageCode: null, motherName: null },
      'join',
    ],
    [
      'moved, other KK, same NIK',
      {},
      { kk: '3509020202210002', districtCode: '35.09.02', villageCode: '35.09.02.2002' },
      'join',
    ],
    ['no NIK, same name, date, village', noNik, noNik, 'join'],
    [
      'no NIK, date swapped',
      { ...noNik, birthDate: '1980-05-07' },
      { ...noNik, birthDate: '1980-07-05' },
      'join',
    ],
    [
      'father and son of one name and house',
      { ...noNik, sex: 'M', birthDate: '1950-02-03' },
      { ...noNik, sex: 'M', birthDate: '1980-05-17' },
      'review uncertain',
    ],
    [
      'siblings',
      { ...noNik, name: 'SITI AMINAH' },
      { ...noNik, name: 'SITI ROHMAH', birthDate: '1983-01-02' },
      'separate',
    ],
    [
      'twins without NIK',
      { ...noNik, name: 'SITI AMINAH' },
      { ...noNik, name: 'SITI ROHMAH' },
      'review uncertain',
    ],
    ['twins with NIK', { name: 'ANI' }, { name: 'ANA', nik: '3509011705800002' }, 'separate'],
    ['two valid NIKs, all else the same', {}, { nik: '3509021705800077' }, 'review two-nik'],
    [
      "the husband's NIK on his wife",
      { name: 'SLAMET RIYADI', sex: 'M' },
      { name: 'YULI ASTUTIK', birthDate: '1984-11-30', nikStatus: 'inconsistent' },
      'separate',
    ],
    [
      'one valid NIK on two people',
      { name: 'SLAMET RIYADI', birthDate: null },
      { name: 'YULI ASTUTIK', birthDate: null, districtCode: '35.09.07', villageCode: null },
      'review shared-nik',
    ],
    [
      'name, age and village of a PRSE list',
      { name: 'SANTI' },
      { ...prse, name: 'SANTI' },
      'review uncertain',
    ],
    [
      'one word of the name is another, beside NIK, date and village',
      { name: 'SULASTRI WAHYUNI' },
      { name: 'SULASTRI HANDAYANI', kk: null },
      'join',
    ],
    [
      'the same in another village: the number may be a relative’s',
      {},
      { name: 'SULASTRI HANDAYANI', kk: null, villageCode: '35.09.01.2002' },
      'review uncertain',
    ],
    ['the same in one house', {}, { name: 'SULASTRI HANDAYANI' }, 'review uncertain'],
    [
      'the same with a date that is not the number’s',
      {},
      { name: 'SULASTRI HANDAYANI', kk: null, birthDate: '1984-11-30', nikStatus: 'inconsistent' },
      'review uncertain',
    ],
    [
      'a doubtful number that differs, in one village',
      {},
      { nik: '3509021705800077', nikStatus: 'weak', kk: null, motherName: null },
      'join',
    ],
    [
      'a doubtful number that differs, in another village: a namesake born on the same day',
      {},
      {
        nik: '3509021705800077',
        nikStatus: 'weak',
        kk: null,
        motherName: null,
        villageCode: '35.09.01.2002',
      },
      'review uncertain',
    ],
    ['other sex and year', { ...noNik, sex: 'M', birthDate: '1966-01-02' }, noNik, 'separate'],
    ['one unique list twice', { list: 7 }, { list: 7 }, 'review same-list'],
    ['same people in two periods of a unique list', { list: 7 }, { list: 8 }, 'join'],
    [
      'strangers',
      { name: 'PONIDI', nik: '3509010101500003', birthDate: '1950-01-01', sex: 'M', kk: null },
      { kk: null, motherName: null },
      'separate',
    ],
  ])('%s', (_, a, b, outcome) => {
    expect(outcomeOf(a, b)).toBe(outcome)
    expect(outcomeOf(b, a)).toBe(outcome)
  })

  test("a person's word outranks every weight", () => {
    expect(
      outcomeOf(
        {},
        {},
        {
          same: [],
          different: new Map([
            [0, new Set([1])],
            [1, new Set([0])],
          ]),
        },
      ),
    ).toBe('separate')
    const { clusters } = link([record({ id: 1 }), record({ id: 2, name: 'PONIDI', nik: null })], 1, {
      same: [[0, 1]],
      different: new Map(),
    })
    expect(clusters.root(1)).toBe(0)
  })
})

describe('several rows', () => {
  /** People known by their numbers, who make a list one of known people. */
  const others = (from: number) =>
    Array.from({ length: 40 }, (_, at) =>
      record({ id: from + at, name: `WARGA${at} KE${at}`, nik: `35090113058000${at + 10}`, birthDate: null }),
    )

  test('eleven Santi in one hamlet: a list of name, age and village joins none of them by machine', () => {
    const eleven = Array.from({ length: 11 }, (_, index) =>
      record({
        id: index + 1,
        name: 'SANTI',
        nik: `350901570580000${index + 1}`.slice(0, 16),
        kk: null,
        birthDate: `198${index % 3}-0${1 + (index % 9)}-11`,
        motherName: null,
      }),
    )
    const { joins, reviews } = link([...eleven, record({ id: 99, ...prse, name: 'SANTI' })], 11)
    expect(joins).toEqual([])
    expect(reviews.length).toBeLessThanOrEqual(2)
  })

  describe('where the office that issues NIKs knows the village', () => {
    const village = Array.from({ length: 120 }, (_, at) => {
      const [nik, name] = [
        `350901${10 + (at % 18)}0375${String(at + 1).padStart(4, '0')}`,
        `WARGA${at} KE${at}`,
      ]
      return record({ id: at + 100, isOfIssuer: true, kk: null, birthDate: null, nik, name })
    })
    const wahyuni = record({ id: 1, isOfIssuer: true })
    const linkTo = (known: readonly LinkableRecord[], row: Partial<LinkableRecord>) => {
      const { joins, reviews } = link([...known, ...village, record({ id: 999, ...row })], known.length + 120)
      const review = reviews[0]
      return joins.length > 0 ? `join ${joins[0]!.other}` : review ? `review ${review.reason}` : 'separate'
    }
    const twin = record({ id: 2, isOfIssuer: true, name: 'SULASTRI WAHYUNA', nik: '3509011705800002' })

    test.each<[string, readonly LinkableRecord[], Partial<LinkableRecord>, string]>([
      ['a number it does not know is no second person’s', [wahyuni], { nik: '3509021705800001' }, 'join 0'],
      [
        'nor is a serial it does not know, where the whole name is the same',
        [wahyuni],
        { nik: '3509011705800051' },
        'join 0',
      ],
      [
        'a number it knows is another person’s',
        [wahyuni, { ...wahyuni, id: 2, nik: '3509021705800001', name: 'PONIDI' }],
        { nik: '3509021705800001' },
        'review two-nik',
      ],
      [
        'a newborn whom it does not know yet is not the twin',
        [wahyuni],
        { nik: '3509011705800002', name: 'SULASTRI WAHYUNA' },
        'review two-nik',
      ],
      [
        'nor are twins whom it knows',
        [wahyuni, twin],
        { nik: '3509011705800002', name: 'SULASTRI WAHYUNA' },
        'join 1',
      ],
      [
        'somebody else of that day in another district is somebody else',
        [wahyuni],
        { nik: '3509021705800001', name: 'SRI HANDAYANI', kk: null, motherName: null },
        'separate',
      ],
    ])('%s', (_, known, row, outcome) => {
      expect(linkTo(known, row)).toBe(outcome)
    })
  })

  test('who else it could be is part of the weight, and said', () => {
    const rini = { kk: null, motherName: null, name: 'RINIWULAN SEKARJATI' }
    const bare = record({ id: 99, ...prse, sex: 'F', name: rini.name })
    const known = [...others(100), record({ id: 1, ...rini })]
    const alone = link([...known, bare, ...others(200)], known.length)
    const own = alone.joins.find(({ row }) => row === known.length)!
    expect(explainEvidence(own.evidence, 'id')).toContain('tidak ada orang lain yang cocok')

    const namesake = record({ id: 2, ...rini, nik: '3509011902800002', birthDate: '1980-02-19' })
    const two = link([...known, namesake, bare, ...others(200)], known.length + 1)
    const question = two.reviews.find(({ row }) => row === known.length + 1)!
    expect(explainEvidence(question.evidence, 'id')).toContain('ada orang lain yang juga cocok')
    expect(question.weight).toBeCloseTo(0, 0)
    const bits = [...question.evidence.fields, question.evidence.name].map((part) => part.bits)
    const sum = bits.reduce((a, b) => a + b, question.evidence.priorBits)
    expect(sum).toBeCloseTo(question.weight, 0)
  })

  describe('a short name with the birth date, of a list whose people are known', () => {
    const santi = record({ id: 1, name: 'SANTI', kk: null, motherName: null, rt: null, rw: null })
    test.each<[string, readonly LinkableRecord[], Partial<LinkableRecord>, string]>([
      ['in her village', [santi], noNik, 'join'],
      ['where another fits as well', [santi, { ...santi, id: 2, nik: '3509021705800002' }], noNik, 'review'],
      ['in another village of the district', [santi], { ...noNik, villageCode: '35.09.01.2002' }, 'review'],
      [
        'beside a doubtful number that differs',
        [santi],
        { nik: '3509021705800077', nikStatus: 'weak' },
        'review',
      ],
    ])('%s', (_, standing, row, outcome) => {
      const known = [...others(100), ...standing]
      const { joins, reviews } = link([...known, { ...santi, id: 99, ...row }, ...others(200)], known.length)
      const of = (pairs: readonly { row: number }[]) =>
        pairs.filter((pair) => pair.row === known.length).length
      expect({ joins: of(joins), reviews: of(reviews) }).toEqual(
        { join: { joins: 1, reviews: 0 }, review: { joins: 0, reviews: standing.length } }[outcome],
      )
    })
  })

  test('two standing persons are never joined by a third record: the best wins, the other is a question', () => {
    const standing = [record({ id: 1, kk: null }), record({ id: 2, ...noNik })]
    const { joins, reviews, clusters } = link([...standing, record({ id: 3 })], 2)
    expect(joins.map(({ row, other }) => [row, other])).toEqual([[2, 0]])
    expect(reviews.map(({ row, other, reason }) => [row, other, reason])).toEqual([[2, 1, 'two-persons']])
    expect(clusters.root(1)).not.toBe(clusters.root(0))
  })

  test('two NIKs do not meet over a row without one', () => {
    const { clusters, reviews } = link(
      [record({ id: 1 }), record({ id: 2, nik: '3509021705800077' }), record({ id: 3, ...noNik })],
      0,
    )
    expect(clusters.root(0)).not.toBe(clusters.root(1))
    expect(reviews.length).toBeGreaterThan(0)
  })

  test('each record joins once, towards its anchor', () => {
    const { joins, anchors } = link(
      Array.from({ length: 5 }, (_, index) => record({ id: index + 10 })),
      0,
    )
    expect(joins.map(({ row }) => row)).toEqual([1, 2, 3, 4])
    expect([...anchors]).toEqual([0, 0, 0, 0, 0])
  })
})

describe('a noisy list against a register', () => {
  const city = new City(3000, 7)
  const register = Array.from({ length: 2500 }, (_, index) => city.row(index + 1, index, 1, 0.05))
  const list = Array.from({ length: 1500 }, (_, index) => city.row(index + 10_001, index * 2, 2, 1))
  const togetherOf = (records: readonly LinkableRecord[], standing: number) => {
    const { clusters } = link(records, standing)
    const groups = [...Map.groupBy(records.keys(), (row) => clusters.root(row)).values()].filter(
      (rows) => rows.length > 1,
    )
    return new Set(
      groups.map((rows) =>
        rows
          .map((row) => records[row]!.id)
          .sort((x, y) => x - y)
          .join('+'),
      ),
    )
  }
  const expected = togetherOf([...register, ...list], register.length)

  test('joins are right and most are found', () => {
    const pairs = [...expected].flatMap((group) =>
      group
        .split('+')
        .map(Number)
        .filter((id) => id > 10_000)
        .map((id) => [group, id] as const),
    )
    const wrong = pairs.filter(([group, id]) => !group.split('+').includes(String((id - 10_001) * 2 + 1)))
    expect(wrong.length).toBeLessThanOrEqual(1)
    expect(pairs.length).toBeGreaterThan(1250 * 0.9)
  })

  test('the order of rows within a list changes nothing in who is joined', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(list, { minLength: list.length }), (shuffled) => {
        expect(togetherOf([...register, ...shuffled], register.length)).toEqual(expected)
      }),
      { numRuns: 3 },
    )
  })

  test('linking the same rows again gives the same answer', () => {
    expect(togetherOf([...register, ...list], register.length)).toEqual(expected)
  })
})
