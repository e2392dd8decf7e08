import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Problem } from '../kernel/problem.ts'
import { costOf, createRateLimit, type Visitor } from './rate-limit.ts'

const get = { method: 'GET', path: '/api/programmes/promises' } as const
const ani: Visitor = { kind: 'account', id: 'ani' }

test.each([
  [{ method: 'GET', path: '/api/intake/batches' }, 1],
  [{ method: 'POST', path: '/api/planning/entries/goal' }, 3],
  [{ method: 'POST', path: '/api/register/people' }, 5],
  [{ method: 'GET', path: '/api/register/people/:id' }, 5],
  [{ method: 'POST', path: '/api/programmes/exports/:id/fetch' }, 5],
  [{ method: 'GET', path: '/open/v1/datasets/:id{.+\\.csv}' }, 5],
  [{ method: 'GET', path: '/api/planning/books/:book' }, 5],
  [{ method: 'POST', path: '/api/intake/batches', upload: true }, 20],
  [{ method: 'POST', path: '/api/intake/uploads/:id/parts', upload: true }, 2],
] as const)('%j costs %i', (route, points) => {
  expect(costOf(route)).toBe(points)
})

test('in any stretch of time an account gets no more than its store and what came back meanwhile', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3_000), { minLength: 700, maxLength: 1_500 }), (pausesMs) => {
      let nowMs = 0
      const take = createRateLimit(() => nowMs)
      const answeredAt: number[] = []
      for (const pauseMs of pausesMs) {
        nowMs += pauseMs / 100
        if (isAnswered(() => take(ani, get))) answeredAt.push(nowMs)
      }
      answeredAt.forEach((toMs, index) => {
        const fromMs = answeredAt[Math.max(0, index - 650)]!
        const answered = Math.min(index, 650) + 1
        expect(answered).toBeLessThanOrEqual(600 + ((toMs - fromMs) / 1000) * 10 + 1e-6)
      })
    }),
    { numRuns: 20 },
  )
})

test('who waits as long as told is answered, others are not kept waiting', () => {
  let nowMs = 0
  const take = createRateLimit(() => nowMs)
  for (let call = 0; call < 600; call++) take(ani, get)
  const refused = problemOf(() => take(ani, get))
  expect(refused).toMatchObject({ code: 'http.too-many-requests', status: 429, params: { seconds: 1 } })
  take({ kind: 'account', id: 'budi' }, get)
  take({ kind: 'address', id: 'ani' }, get)
  nowMs += Number(refused?.params.seconds) * 1000
  take(ani, get)
})

test('who has not come for longest is forgotten when there are very many, others are not', () => {
  const take = createRateLimit(() => 0)
  const budi: Visitor = { kind: 'account', id: 'budi' }
  for (let call = 0; call < 600; call++) for (const visitor of [budi, ani]) take(visitor, get)
  for (let visitor = 0; visitor < 99_999; visitor++) take({ kind: 'address', id: String(visitor) }, get)
  expect(problemOf(() => take(ani, get))?.status).toBe(429)
  take(budi, get)
})

const isAnswered = (work: () => void) => problemOf(work) === null
function problemOf(work: () => void): Problem | null {
  try {
    work()
    return null
  } catch (error) {
    return error as Problem
  }
}
