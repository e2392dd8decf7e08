import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actor } from '../../../test/plan-example.ts'
import { allText, openProtection, type ProtectionExample } from '../../../test/protection-example.ts'
import { createApp, routes } from '../../http/index.ts'
import type { Problem } from '../../kernel/problem.ts'
import { makeCode } from './code.ts'
import { cancelCode, issueCode } from './issue-code.ts'
import { lookAtOwn } from './look-at-own.ts'
import { allowances, Limiter } from './rules/limiter.ts'

let example: ProtectionExample
beforeAll(async () => {
  example = await openProtection()
})
afterAll(() => example.drop())

const caseworker = { ...actor('caseworker', 'dinsos'), categories: ['pmks-18'] }
const walidata = actor('walidata', 'diskominfo')
const minute = 60_000
const start = Date.parse('2026-10-01T00:00:00Z')
/** A moment of its own for every look, so that the limiter never stands in the way. */
let looks = 0
const later = () => example.at(new Date(start + 11 * minute * ++looks).toISOString())
const slipFor = (personId: number, showsSensitive = false, context = later()) =>
  issueCode(context, caseworker, { personId, givenTo: 'self', identityProof: 'KTP dilihat', showsSensitive })
const look = (code: string, context = later()) => lookAtOwn(context, code, null, 'id')
const problemOf = (trying: Promise<unknown>) =>
  trying.then(
    () => 'answered',
    ({ code, status, params, message }: Problem) => JSON.stringify([code, status, params, message]),
  )

test('the holder of a slip sees lists and help, without the sensitive list, name or number', async () => {
  const { code } = await slipFor(example.people.siti)
  const found = await look(` ${code.toLowerCase().replaceAll('-', ' ')} `)
  expect(found.lists.map(({ list }) => list).sort()).toEqual(['bansos', 'penduduk'])
  expect(found.assistance).toEqual([{ name: 'PKH', on: '2026-05-01' }])
  expect(found).toMatchObject({ categories: [], showsSensitive: false, office: 'Kantor desa' })
  expect(JSON.stringify(found)).not.toMatch(/SITI|3509/)
})

test('a slip made for it shows the own sensitive entries', async () => {
  const { code } = await slipFor(example.people.siti, true)
  const found = await look(code)
  expect(found.categories).toEqual([{ name: 'ODHA', since: '2026-01-01' }])
  expect(found.lists.map(({ list }) => list)).toContain('odha')
})

test('a slip never shows more than its maker sees', async () => {
  const given = { givenTo: 'self' as const, identityProof: 'KTP dilihat', personId: example.people.siti }
  const ask = (who: typeof walidata, showsSensitive: boolean) =>
    problemOf(issueCode(example.context, who, { ...given, showsSensitive }))
  expect(await ask(walidata, true)).toContain('protection.slip-shows-more')
  expect(await ask({ ...walidata, fieldGroups: ['identity'] }, false)).toContain('protection.slip-shows-more')
  expect(await ask({ ...caseworker, areaCode: '35.09.02' }, false)).toContain('register.person-unknown')
})

test('wrong, malformed, used, expired, cancelled and replaced codes are one answer', async () => {
  const used = await slipFor(example.people.siti)
  await look(used.code)
  const today = later()
  const cancelled = await slipFor(example.people.siti, false, today)
  await cancelCode(today, caseworker, example.people.siti)
  const replaced = await slipFor(example.people.buri, false, example.context)
  await slipFor(example.people.buri, false, example.context)
  const expired = await slipFor(example.people.tolak, false, example.at('2026-01-01T00:00:00Z'))
  const answers = new Set<string>()
  for (const code of [
    used.code,
    cancelled.code,
    replaced.code,
    expired.code,
    makeCode(),
    '',
    'x'.repeat(64),
    '0',
  ])
    answers.add(await problemOf(look(code)))
  expect([...answers]).toEqual(['["protection.code-refused",404,{},"protection.code-refused"]'])
})

test('a slip is valid for seven days, and not a moment longer', async () => {
  const issued = '2027-01-01T00:00:00Z'
  const first = await slipFor(example.people.tolak, false, example.at(issued))
  expect(await problemOf(look(first.code, example.at('2027-01-08T00:00:00Z')))).toContain('refused')
  const second = await slipFor(example.people.tolak, false, example.at(issued))
  expect(await problemOf(look(second.code, example.at('2027-01-07T23:59:59Z')))).toBe('answered')
})

test('of many who use a code at once, one sees the entries', async () => {
  const { code } = await slipFor(example.people.siti)
  const context = later()
  const answers = await Promise.all(Array.from({ length: 20 }, () => problemOf(look(code, context))))
  expect(answers.filter((answer) => answer === 'answered')).toHaveLength(1)
})

test('the code stands nowhere in the database, and the trace has making, using and reading', async () => {
  const { code } = await slipFor(example.people.siti)
  await look(code)
  const text = await allText(example.context, 'access', 'protection', 'platform', 'register')
  const bare = code.replaceAll('-', '')
  expect(text).not.toContain(code)
  expect(text.toUpperCase()).not.toContain(bare)
  for (const action of ['own-code.issued', 'own-code.used', 'own-look.read'])
    expect(text).toContain(`protection.${action}`)
})

test('a code has 70 random bits in 14 letters nobody confuses', () => {
  const codes = Array.from({ length: 2_000 }, () => makeCode().replaceAll('-', ''))
  expect(new Set(codes).size).toBe(2_000)
  expect(codes.every((code) => /^[0-9A-HJKMNP-TV-Z]{14}$/.test(code))).toBe(true)
  expect(new Set(codes.join('')).size).toBe(32)
})

/** Ten tries a second for three hours: those that wait, and some 5,000 that are let through. bench/own-look.ts lets all through. */
test('a dictionary of 100,000 codes finds nothing, and its answers tell of the time only', async () => {
  const slips = [await slipFor(example.people.siti), await slipFor(example.people.buri)]
  const near = slips.flatMap(({ code }) =>
    [...code.replaceAll('-', '')].flatMap((letter, at) =>
      ['0', '1', 'Z'].filter((other) => other !== letter).map((other) => replaceAt(code, at, other)),
    ),
  )
  const random = Array.from({ length: 100_000 }, () => makeCode())
  const from = Date.parse('2031-01-01T00:00:00Z')
  const answers = new Map<string, number>()
  for (const [at, code] of [...near, ...random].entries()) {
    const answer = await problemOf(
      lookAtOwn(
        example.at(new Date(from + at * 100).toISOString()),
        code,
        `10.0.${at % 250}.${at % 241}`,
        'id',
      ),
    )
    const told = answer.replace(/\d+\}/, 'n}')
    answers.set(told, (answers.get(told) ?? 0) + 1)
  }
  expect([...answers.keys()].sort()).toEqual([
    '["protection.code-refused",404,{},"protection.code-refused"]',
    '["protection.own-look-waits",429,{"minutes":n},"protection.own-look-waits"]',
  ])
  expect(answers.get('["protection.code-refused",404,{},"protection.code-refused"]')).toBeGreaterThan(4_000)
}, 300_000)

function replaceAt(code: string, at: number, letter: string): string {
  const bare = code.replaceAll('-', '')
  return `${bare.slice(0, at)}${letter}${bare.slice(at + 1)}`
}

test('too many from one address, or from all, wait, whatever they type', async () => {
  const context = example.at('2030-01-01T00:00:00Z')
  const { code } = await slipFor(example.people.siti, false, context)
  const from = (address: string, typed = 'X') => problemOf(lookAtOwn(context, typed, address, 'id'))
  const first = []
  for (let tries = 0; tries < allowances.address.triesMax; tries++) first.push(await from('203.0.113.7'))
  expect(new Set(first).size).toBe(1)
  const waiting = await from('203.0.113.7', code)
  expect(waiting).toBe(await from('203.0.113.7'))
  expect(waiting).toContain('"protection.own-look-waits",429,{"minutes":10}')
  for (let tries = allowances.address.triesMax; tries < allowances.all.triesMax; tries++)
    await from(`203.0.113.${tries % 200}${tries}`)
  expect(await from('198.51.100.1', code)).toContain('own-look-waits')
  const after = example.at('2030-01-01T00:10:00Z')
  expect(await problemOf(lookAtOwn(after, code, '203.0.113.7', 'id'))).toBe('answered')
})

test('in every span no address and not all together get more tries than allowed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 20_000 })), {
        maxLength: 600,
      }),
      (tries) => {
        const limiter = new Limiter()
        let now = 1_000_000_000
        const passed: { address: string; now: number }[] = []
        for (const [who, pauseMs] of tries) {
          now += pauseMs
          const address = `2001:db8:0:${who}::${now}`
          expect(limiter.take(address, now) === 0 && passed.push({ address: `${who}`, now })).not.toBe(null)
        }
        // A span begins with its first try, so that two spans may touch: at most twice the allowance in any ten minutes.
        for (const { address, now: end } of passed) {
          const near = passed.filter((one) => one.now > end - allowances.all.spanMs && one.now <= end)
          expect(near.length).toBeLessThanOrEqual(2 * allowances.all.triesMax)
          expect(near.filter((one) => one.address === address).length).toBeLessThanOrEqual(
            2 * allowances.address.triesMax,
          )
        }
      },
    ),
    { numRuns: 50 },
  )
})

test('over HTTP all refusals have the same bytes and headers, and what is no code is refused like one', async () => {
  const { context } = example
  const app = createApp({
    context: later(),
    accounts: { readSession: async () => null } as never,
    runner: { alive: () => true } as never,
    routes,
    publicUrl: 'http://localhost',
    version: '1',
  })
  const post = async (body: unknown) => {
    const answer = await app.request('/api/protection/own-look', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return JSON.stringify([answer.status, [...answer.headers], await answer.text()])
  }
  const used = await slipFor(example.people.siti)
  await look(used.code)
  const answers = new Set<string>()
  for (const body of [
    { code: used.code },
    { code: makeCode() },
    {},
    { code: 5 },
    { code: ['a'] },
    { code: '\u0000' },
  ])
    answers.add(await post(body))
  expect(answers.size).toBe(1)
  expect([...answers][0]).toContain('404')
  expect(context.pack.settings.id).toBe('tiny')
})
