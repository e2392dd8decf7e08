import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  exactOf,
  type Four,
  formula,
  protect,
  type Regency,
  regencies,
  shown,
} from '../../../../test/random-regency.ts'
import { estimatePart } from './combine.ts'
import { figureOf, indexOf, knownOf, monthsOf, partsOf } from './compute-index.ts'
import { findRaises } from './find-raises.ts'
import { columns, type Estimate, type Formula, type Published, partIds } from './model.ts'

const formulas = fc.record({
  aggregation: fc.constantFrom('geometric' as const, 'arithmetic' as const),
  places: fc.constantFrom('village' as const, 'district' as const),
  worstShare: fc.constantFrom(0.1, 0.2, 0.5, 1),
  weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 6, maxLength: 6 }),
})
const formulaOf = ({ weights, ...rest }: { weights: number[] } & Partial<Formula>): Formula => ({
  ...formula,
  ...rest,
  parts: partIds.map((id, index) => ({ id, weight: weights[index]! })),
})

const exactIndex = (published: Published, by: Formula) => indexOf(knownOf(published), by)
const inside = (value: number, low: number, high: number) => value >= low - 1e-9 && value <= high + 1e-9
const holds = (one: Estimate) =>
  one.low >= -1e-9 &&
  one.high <= 100 + 1e-9 &&
  inside(one.value, one.hiddenLow, one.hiddenHigh) &&
  inside(one.hiddenLow, one.low, one.high) &&
  inside(one.hiddenHigh, one.low, one.high)

test('every figure is a percentage, and both ranges hold it', () => {
  fc.assert(
    fc.property(regencies, formulas, (regency, how) => {
      const by = formulaOf(how)
      for (const published of [exactOf(regency), protect(regency)]) {
        const known = knownOf(published)
        const parts = Object.values(partsOf(known, by)).flatMap((part) => (part ? [estimatePart(part)] : []))
        const areas = published.areas.flatMap(({ code }) => figureOf(known, code, by).index ?? [])
        const months = monthsOf(known, published.asOf, by).flatMap(({ index }) => index ?? [])
        const all = [...parts, ...areas, ...months, ...[indexOf(known, by)].flatMap((one) => one ?? [])]
        expect(all.filter((one) => !holds(one))).toEqual([])
      }
    }),
    { numRuns: 150 },
  )
})

test('with nothing hidden the figure is exact: no range but that of people we cannot tell about', () => {
  fc.assert(
    fc.property(regencies, formulas, (regency, how) => {
      const index = exactIndex(exactOf(regency), formulaOf(how))
      expect(index?.hiddenLow ?? 0).toBeCloseTo(index?.hiddenHigh ?? 0, 9)
    }),
  )
})

test('what is true lies in the published range, for the index, each part, each area and each month', () => {
  fc.assert(
    fc.property(regencies, formulas, (regency, how) => {
      const by = formulaOf({ ...how })
      const [exact, published] = [knownOf(exactOf(regency)), knownOf(protect(regency))]
      const [truth, told] = [partsOf(exact, by), partsOf(published, by)]
      const faults = partIds.flatMap((id) => {
        const [is, says] = [truth[id], told[id]]
        return !is || !says || inside(is.hidden.low, says.hidden.low, says.hidden.high)
          ? []
          : [{ id, is, says }]
      })
      expect(faults).toEqual([])
      const [is, says] = [indexOf(exact, by), indexOf(published, by)]
      const both = [[is, says] as const].filter(([a, b]) => a && b)
      for (const { code } of exact.tree.below('35.99'))
        both.push([figureOf(exact, code, by).index, figureOf(published, code, by).index])
      const months = monthsOf(published, '2026-10-31', by)
      for (const [index, month] of monthsOf(exact, '2026-10-31', by).entries())
        both.push([month.index, months[index]!.index])
      expect(both.filter(([a, b]) => a && b && !inside(a.value, b.hiddenLow, b.hiddenHigh))).toEqual([])
    }),
    { numRuns: 300 },
  )
})

/** The same regency with one missed person of a programme and village reached. */
function reachOne(regency: Regency, p: number, d: number, v: number): Regency {
  const copy = structuredClone(regency) as { programmes: { counts: Four[][][] }[] } & Regency
  const place = copy.programmes[p]!.counts[0]![d]![v]!
  const one = Math.min(1, place[1])
  place[0] += one
  place[1] -= one
  return copy
}

test('reaching one more of the entitled never lowers a part or the index', () => {
  fc.assert(
    fc.property(regencies, formulas, fc.nat(), fc.nat(), fc.nat(), (regency, how, a, b, c) => {
      const by = formulaOf(how)
      const [p, d] = [a % regency.programmes.length, b % regency.districts.length]
      const after = reachOne(regency, p, d, c % (regency.districts[d]! + 1))
      const [first, second] = [knownOf(exactOf(regency)), knownOf(exactOf(after))]
      const [before, now] = [partsOf(first, by), partsOf(second, by)]
      for (const id of partIds)
        expect(now[id]?.hidden.low ?? 1).toBeGreaterThanOrEqual((before[id]?.hidden.low ?? 0) - 1e-12)
      expect(indexOf(second, by)?.value ?? 100).toBeGreaterThanOrEqual(
        (indexOf(first, by)?.value ?? 0) - 1e-9,
      )
    }),
    { numRuns: 500 },
  )
})

test('one more reached where other counts stay hidden as they are never lowers the published index', () => {
  const reachShown = (published: Published): Published[] =>
    published.programmes.flatMap((programme, p) => {
      const village = [...programme.areas].find(([code, cells]) => {
        const above = [code, code.slice(0, 8), code.slice(0, 5)].map((one) => programme.areas.get(one)!)
        return (
          code.length > 8 &&
          cells.missed.value! > 0 &&
          above.every((one) => !columns.some((x) => one[x].status === 'C'))
        )
      })
      const moved = new Map(programme.areas)
      const changed = village ? [village[0], village[0].slice(0, 8), village[0].slice(0, 5)] : []
      for (const code of changed) {
        const cells = moved.get(code)!
        moved.set(code, {
          ...cells,
          reached: shown(cells.reached.value! + 1),
          missed: shown(cells.missed.value! - 1),
        })
      }
      const programmes = published.programmes.map((one, index) =>
        index === p ? { ...one, areas: moved } : one,
      )
      return village ? [{ ...published, programmes }] : []
    })
  let moves = 0
  fc.assert(
    fc.property(regencies, formulas, (regency, how) => {
      const by = formulaOf(how)
      const published = protect(regency)
      const before = exactIndex(published, by)?.value ?? 0
      for (const after of reachShown(published)) {
        moves++
        expect(exactIndex(after, by)!.value).toBeGreaterThanOrEqual(before - 1e-9)
      }
    }),
    { numRuns: 200 },
  )
  expect(moves).toBeGreaterThan(20)
})

test('the order of villages and programmes changes nothing', () => {
  fc.assert(
    fc.property(regencies, formulas, (regency, how) => {
      const by = formulaOf(how)
      const published = protect(regency)
      const turned: Published = {
        ...published,
        areas: [...published.areas].reverse(),
        programmes: [...published.programmes]
          .reverse()
          .map((one) => ({ ...one, areas: new Map([...one.areas].reverse()) })),
        months: published.months.map((month) => ({
          ...month,
          programmes: new Map([...month.programmes].reverse()),
        })),
      }
      const [one, other] = [exactIndex(published, by), exactIndex(turned, by)]
      for (const end of ['value', 'low', 'high', 'hiddenLow', 'hiddenHigh'] as const)
        expect(other?.[end] ?? 0).toBeCloseTo(one?.[end] ?? 0, 9)
    }),
    { numRuns: 100 },
  )
})

test('a village cut in two equal halves changes nothing', () => {
  const cut = (regency: Regency): Regency => ({
    ...regency,
    districts: regency.districts.map((villages, d) => villages + Number(d === 0)),
    programmes: regency.programmes.map((programme) => ({
      ...programme,
      counts: [
        programme.counts[0]!.map((places, d) =>
          places.flatMap((place, v): Four[] => {
            const half = place.map((value) => value / 2) as Four
            return d === 0 && v === 0 ? [half, half] : [place as Four]
          }),
        ),
      ],
    })),
  })
  fc.assert(
    fc.property(regencies, formulas, (regency, how) => {
      const by = formulaOf(how)
      const [one, other] = [exactIndex(exactOf(regency), by), exactIndex(exactOf(cut(regency)), by)]
      expect(other?.value ?? 0).toBeCloseTo(one?.value ?? 0, 9)
      expect(other?.low ?? 0).toBeCloseTo(one?.low ?? 0, 9)
    }),
  )
})

test('what would raise the index is what brute force finds: everybody a programme missed reached', () => {
  fc.assert(
    fc.property(regencies, formulas, (regency, how) => {
      const by = formulaOf(how)
      const published = exactOf(regency)
      const now = exactIndex(published, by)?.value ?? 0
      const { programmes, places } = findRaises(knownOf(published), published, by)
      for (const raise of [...programmes, ...places]) {
        const after = structuredClone(regency) as unknown as {
          programmes: { counts: Four[][][] }[]
        } & Regency
        const rows = after.programmes[Number(raise.programmeId.slice(1))]!.counts[0]!
        const chosen = raise.areaCode === '35.99' ? rows : [rows[Number(raise.areaCode.slice(7, 8)) - 1]!]
        for (const place of chosen.flat()) {
          place[0] += place[1]
          place[1] = 0
        }
        expect(now + raise.gain).toBeCloseTo(exactIndex(exactOf(after), by)!.value, 9)
        expect(raise.gain).toBeGreaterThanOrEqual(-1e-9)
      }
      const gains = programmes.map((one) => one.gain)
      expect(gains).toEqual([...gains].sort((a, b) => b - a))
    }),
    { numRuns: 150 },
  )
})
