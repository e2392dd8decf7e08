import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Context, type Route, rolesWith } from '../../src/access/index.ts'
import { allRoutes } from '../../src/http/routes.ts'
import { loadSamplePlan } from '../../src/planning/index.ts'
import { kindOf } from '../../src/planning/kinds.ts'
import { stateOf } from './effects.ts'
import { leavesOf, type Path, samplesOf, withAt } from './samples.ts'
import {
  countRequests,
  createTestWorld,
  expectSilent,
  oneOfRole,
  readCity,
  type UserName,
  type World,
} from './world.ts'

// Every field of every route takes every hostile text. Each holds the word jahat, to be found in logs and answers.

const texts = [
  `=1+1;jahat' or '1'='1'; delete from register.person_state; --</script><img src=x onerror=alert(1)>{{7*7}}\${7*7}{name}%s
x\r\nSet-Cookie: jahat=1\r\n    at jahat (../../../../etc/jahat:1:1)`,
  'jahat\u0000jahat',
  'jahat\ud800jahat',
  '__proto__',
]
/** Not what any field holds: other types, far too much. */
const odd: readonly unknown[] = [1e300, { $ne: null, jahat: true }, 'jahat'.repeat(4000)]
/** Days and times there are none of, for fields that hold such. */
const days = ['9999-99-99', '2026-02-31T29:61']
/** Hung on what is right, where the beginning may be all that is looked at. */
const appended = "'; select pg_sleep(9) --jahat"

function putsFor(value: unknown): readonly unknown[] {
  const text = String(value)
  return [
    ...texts,
    ...odd,
    ...(/^\d{4}-/.test(text) ? days : []),
    ...(typeof value === 'number' ? [-1, '99999999999999999999'] : []),
    ...(/^\S+$/.test(text) ? [text + appended] : []),
  ]
}

let world: World
const pack = await readCity()
beforeAll(async () => {
  world = await createTestWorld()
  await loadFewEntries(world.context)
})
afterAll(() => world.drop())
countRequests()

/** One entry of each kind and what it leans on. The whole sample plan would make each of the many writings below slow. */
async function loadFewEntries({ pack: city, ...context }: Context): Promise<void> {
  const { sample } = city.plan
  const chosen = new Set(
    sample.filter((one, index) => sample.findIndex(({ kind }) => kind === one.kind) === index),
  )
  for (const one of chosen) {
    const kind = kindOf(one.kind)!
    for (const on of kind.references?.(kind.content.parse(one.content)) ?? [])
      chosen.add(sample.find(({ kind: name, id }) => name === on.kind && id === on.id)!)
  }
  await loadSamplePlan(
    {
      ...context,
      pack: { ...city, plan: { ...city.plan, sample: sample.filter((one) => chosen.has(one)) } },
    },
    () => {},
  )
}

/** Bodies that a route takes; of an entry of the plan one that the sample plan has, so that what it leans on is there. */
function bodiesOf(route: Route) {
  const kind = route.path.match(/^\/api\/planning\/entries\/([a-z-]+)$/)?.[1]
  const entry = pack.plan.sample.find((one) => one.kind === kind)
  const bodies = samplesOf(route)
  return entry ? [{ ...(bodies[0] as object), content: entry.content } as (typeof bodies)[number]] : bodies
}

const table = allRoutes().filter((route) => samplesOf(route).length > 0)
const rows = table.map((route) => [route.method, route.path, route] as const)

const attackerOf = (permission: Route['permission']): UserName | null =>
  permission === 'public' ? null : oneOfRole[rolesWith(permission)[0]!]

/** Things that are there, so that a body gets as far as the database. */
const thereIs = (): readonly (readonly [begin: string, id: string])[] => [
  ['/api/access/accounts/', world.ids['operator-dinkes']],
  ['/api/programmes/promises/', pack.term.promises[0]!.id],
  ['/api/programmes/:id/exports', 'sembako'],
  ['/api/planning/commitments/', 'komitmen-2026'],
  ['/api/planning/competence/trainings/', pack.plan.sample.find(({ kind }) => kind === 'training')!.id],
  ['/api/protection/retention/', String(world.batches.ppks)],
  ['/api/protection/assessments/', 'ppks'],
]
function addressOf({ path }: Route): string {
  const id = thereIs().find(([begin]) => path.startsWith(begin))?.[1] ?? '1'
  return path.replaceAll(/:(\w+)(\{[^/]*\})?/g, encodeURIComponent(id))
}

async function attack(route: Route, body: unknown, at: Path, put: unknown): Promise<string[]> {
  const who = attackerOf(route.permission)
  const isQuery = route.method === 'GET' || route.upload
  const given = withAt(body as never, at, put) as Record<string, unknown>
  if (/entries\/[a-z-]+$/.test(route.path) && at[0] !== 'id') delete given.id
  const query = isQuery
    ? `?${new URLSearchParams(Object.entries(given).map(([name, value]) => [name, String(value)]))}`
    : ''
  const file = route.upload ? new TextEncoder().encode(`NIK;Nama\n1;jahat ${Math.random()}`) : undefined
  const answer = await world.send(who, route.method, addressOf(route) + query, isQuery ? file : given)
  const said = `${at.join('.')} = ${JSON.stringify(put).slice(0, 60)}: ${answer.status}`
  const isOdd = answer.status >= 500 || /set-cookie: jahat/i.test([...answer.headers].join())
  return isOdd ? [said] : []
}

/** Of a list in a body its first only: the others are the same fields once more. */
const fieldsOf = (body: Parameters<typeof leavesOf>[0]) =>
  leavesOf(body).filter((at) => at.every((name) => typeof name === 'string' || name === 0))

const schemasOf: Readonly<Record<string, readonly string[]>> = {
  register: ['register', 'linkage'],
  planning: ['planning', 'open_data.commitment'],
  protection: ['protection', 'register.mark'],
}

test.each(rows)(
  '%s %s takes hostile text in any field as text',
  async (_method, path, route) => {
    const before = await stateOf(world.context)
    const faults: string[] = []
    for (const body of bodiesOf(route))
      for (const at of fieldsOf(body)) {
        const value = at.reduce<unknown>((inner, name) => Reflect.get(inner as object, name), body)
        for (const put of putsFor(value)) faults.push(...(await attack(route, body, at, put)))
      }
    expect(faults).toEqual([])
    const after = await stateOf(world.context)
    const domain = path.split('/')[2]!
    const mayChange = [...(schemasOf[domain] ?? [domain]), 'platform.job']
    const changed = Object.keys(after).filter((name) => after[name] !== before[name])
    expect(changed.filter((name) => !mayChange.some((one) => `${name}.`.startsWith(`${one}.`)))).toEqual([])
    const rowsOf = (state: string | undefined) => Number(state?.split(' ')[0])
    expect(changed.filter((name) => rowsOf(after[name]) < rowsOf(before[name]))).toEqual([])
    expect(world.log.filter((line) => line.includes('jahat'))).toEqual([])
    expectSilent(world.log.join())
  },
  120_000,
)
