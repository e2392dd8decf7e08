import type { Route } from '../access/index.ts'
import { Problem } from '../kernel/problem.ts'

/**
 * A visitor's allowance: points that come back evenly. A person at work spends a few hundred in a busy minute; a program
 * that empties the register page by page, or prints books without end, runs dry. An address has more: a whole office, or
 * a mobile network's customers, may sit behind one.
 */
const allowances = {
  account: { pointsMax: 600, perSecond: 10 },
  address: { pointsMax: 1_200, perSecond: 20 },
} as const

/** Above this, who has not been here for longest is forgotten. */
const visitorsMax = 100_000

export interface Visitor {
  readonly kind: keyof typeof allowances
  readonly id: string
}

/** Takes what a route costs from its visitor. Throws Problem 429 'http.too-many-requests' with the seconds to wait. */
export type TakePoints = (visitor: Visitor, route: Pick<Route, 'method' | 'path' | 'upload'>) => void

/** `nowMs` never goes back, e.g. performance.now. */
export function createRateLimit(nowMs: () => number): TakePoints {
  const visitors = new Map<string, { points: number; atMs: number }>()
  return ({ kind, id }, route) => {
    const { pointsMax, perSecond } = allowances[kind]
    const key = `${kind} ${id}`
    const atMs = nowMs()
    const before = visitors.get(key) ?? { points: pointsMax, atMs }
    const points = Math.min(pointsMax, before.points + ((atMs - before.atMs) / 1000) * perSecond)
    const cost = costOf(route)
    if (points < cost)
      throw new Problem('http.too-many-requests', 429, { seconds: Math.ceil((cost - points) / perSecond) })
    // Set anew, so that the map stays in the order of last visits.
    visitors.delete(key)
    visitors.set(key, { points: points - cost, atMs })
    if (visitors.size > visitorsMax) visitors.delete(visitors.keys().next().value!)
  }
}

/** Expensive: what reads or writes whole files, and what hands out people or their rows. */
const expensive = /\/(people|rows|samples|exports?|books?|workbook|document)\b|\.(pdf|docx|csv|xlsx)\b/

/** Points a call costs. */
export function costOf({ method, path, upload }: Pick<Route, 'method' | 'path' | 'upload'>): number {
  // A file in a hundred parts costs little more than the same file whole.
  if (upload) return path.endsWith('/parts') ? 2 : 20
  if (expensive.test(path)) return 5
  return method === 'POST' ? 3 : 1
}
