import { afterAll, beforeAll, expect, test } from 'vitest'
import { cookiesOf, goodPassword, type Office, openOffice } from '../../test/accounts-example.ts'
import type { Headers } from './desk.ts'
import { confirmFactor, removeFactor, renewRecoveryCodes, startFactor } from './second-factor.ts'
import { giveCode } from './sign-in.ts'
import { readVisit } from './visit.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.drop())

const desk = () => office.accounts.desk
const step = 30
const refusedAs = (code: string) => ({ code })

async function half(userName: string): Promise<Headers> {
  return cookiesOf((await office.accounts.signIn(userName, goodPassword)).setCookies)
}
/** A case worker with an app; the next code is free. */
async function enrolled(userName: string) {
  const accountId = await office.add(userName, 'caseworker')
  const headers = await half(userName)
  const { key } = await startFactor(desk(), headers, '')
  const { recoveryCodes, setCookies } = await confirmFactor(desk(), headers, office.codeOf(key))
  office.later(step)
  return { accountId, key, recoveryCodes, headers: cookiesOf(setCookies) }
}

test('an account that must have a second factor can do nothing but set it up', async () => {
  await office.add('ani', 'caseworker')
  const { stage, setCookies } = await office.accounts.signIn('ani', goodPassword)
  expect(stage).toBe('enrol')
  const headers = cookiesOf(setCookies)
  expect(await office.accounts.readSession(headers)).toBeNull()
  const { key, address } = await startFactor(desk(), headers, '')
  expect(address).toMatch(
    new RegExp(`^otpauth://totp/Welas%20Kecil%3Aani\\?secret=${key}&issuer=Welas%20Kecil$`),
  )
  await expect(confirmFactor(desk(), headers, '000000')).rejects.toMatchObject(refusedAs('access.wrong-code'))
  expect(await office.accounts.readSession(headers)).toBeNull()
  const confirmed = await confirmFactor(desk(), headers, office.codeOf(key))
  expect(new Set(confirmed.recoveryCodes).size).toBe(10)
  expect(await office.accounts.readSession(cookiesOf(confirmed.setCookies))).toMatchObject({
    role: 'caseworker',
  })
  expect(await readVisit(desk(), headers), 'the id of the session is a new one').toBeNull()
  await expect(startFactor(desk(), cookiesOf(confirmed.setCookies), goodPassword)).rejects.toMatchObject(
    refusedAs('access.factor-exists'),
  )
})

test('a key nobody confirmed does not count, and a new one takes its place', async () => {
  await office.add('beni', 'caseworker')
  const headers = await half('beni')
  const first = await startFactor(desk(), headers, '')
  expect((await office.accounts.signIn('beni', goodPassword)).stage).toBe('enrol')
  const second = await startFactor(desk(), headers, '')
  await expect(confirmFactor(desk(), headers, office.codeOf(first.key))).rejects.toMatchObject(
    refusedAs('access.wrong-code'),
  )
  await confirmFactor(desk(), headers, office.codeOf(second.key))
})

test('sign-in asks for a code; a code works once, however it is sent', async () => {
  const { key } = await enrolled('citra')
  const headers = await half('citra')
  expect(await office.accounts.readSession(headers)).toBeNull()
  const code = office.codeOf(key)
  const opened = await giveCode(desk(), headers, ` ${code.slice(0, 3)} ${code.slice(3)} `)
  expect(await office.accounts.readSession(cookiesOf(opened.setCookies))).toMatchObject({
    role: 'caseworker',
  })
  expect(await readVisit(desk(), headers), 'the half-open session has ended').toBeNull()
  await expect(giveCode(desk(), await half('citra'), code)).rejects.toMatchObject(
    refusedAs('access.wrong-code'),
  )
  const earlier = office.codeOf(key, -1)
  await expect(giveCode(desk(), await half('citra'), earlier)).rejects.toMatchObject(
    refusedAs('access.wrong-code'),
  )
})

test('two who use one code at once: one gets in', async () => {
  const { key } = await enrolled('dewi')
  const [one, two] = [await half('dewi'), await half('dewi')]
  const code = office.codeOf(key)
  const ends = await Promise.allSettled([giveCode(desk(), one, code), giveCode(desk(), two, code)])
  expect(ends.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('each recovery code works once, however it is typed; new ones end the old ones', async () => {
  const { key, recoveryCodes, headers } = await enrolled('eka')
  const [first = '', second = '', third = ''] = recoveryCodes
  await giveCode(desk(), await half('eka'), first.toLowerCase().replaceAll('-', ' '))
  await expect(giveCode(desk(), await half('eka'), first)).rejects.toMatchObject(
    refusedAs('access.wrong-code'),
  )
  await giveCode(desk(), await half('eka'), second)
  const renewed = await renewRecoveryCodes(desk(), headers, office.codeOf(key))
  await expect(giveCode(desk(), await half('eka'), third)).rejects.toMatchObject(
    refusedAs('access.wrong-code'),
  )
  await giveCode(desk(), await half('eka'), renewed[0] ?? '')
  expect((await office.actions()).filter((action) => action === 'access.recovery-code.used')).toHaveLength(3)
})

test('guessing codes has to wait, in every process, and ends with the right one only', async () => {
  const { key } = await enrolled('fajar')
  const headers = await half('fajar')
  for (const guess of ['000001', '000002', '000003', '000004', '000005'])
    await expect(giveCode(desk(), headers, guess)).rejects.toMatchObject(refusedAs('access.wrong-code'))
  const elsewhere = office.another().desk
  const waits = { code: 'access.too-many-attempts', status: 429, params: { minutes: 1 } }
  await expect(giveCode(elsewhere, headers, office.codeOf(key))).rejects.toMatchObject(waits)
  office.later(61)
  await giveCode(elsewhere, headers, office.codeOf(key))
})

test('who takes the second factor off is led to set it up anew, and other sessions end', async () => {
  const { key, headers } = await enrolled('gita')
  const other = cookiesOf((await giveCode(desk(), await half('gita'), office.codeOf(key))).setCookies)
  office.later(step)
  await removeFactor(desk(), headers, office.codeOf(key))
  expect(await readVisit(desk(), other)).toBeNull()
  expect(await readVisit(desk(), headers)).toMatchObject({ stage: 'enrol' })
  expect(await office.accounts.readSession(headers)).toBeNull()
})

test('who need not have one sets it up against the password', async () => {
  await office.add('hadi', 'operator')
  const headers = cookiesOf((await office.accounts.signIn('hadi', goodPassword)).setCookies)
  await expect(startFactor(desk(), headers, 'not this one')).rejects.toMatchObject(
    refusedAs('access.wrong-password'),
  )
  const { key } = await startFactor(desk(), headers, goodPassword)
  await confirmFactor(desk(), headers, office.codeOf(key))
  expect((await office.accounts.signIn('hadi', goodPassword)).stage).toBe('code')
})

test('a signature is confirmed by the password or by a code, which works once', async () => {
  const { accountId, key } = await enrolled('indah')
  expect(await office.accounts.confirm(accountId, goodPassword)).toBe(true)
  const code = office.codeOf(key)
  expect(await office.accounts.confirm(accountId, code)).toBe(true)
  expect(await office.accounts.confirm(accountId, code)).toBe(false)
  expect(await office.accounts.confirm(accountId, 'not this one at all')).toBe(false)
})

test('a half-open session ends after a quarter of an hour', async () => {
  await enrolled('joko')
  const headers = await half('joko')
  expect(await readVisit(desk(), headers)).toMatchObject({ stage: 'code' })
  office.later(16 * 60)
  expect(await readVisit(desk(), headers)).toBeNull()
})

test('neither keys nor codes can be read from the database', async () => {
  const { key, recoveryCodes } = await enrolled('kiki')
  const rows = await office.context.database.read((reader) =>
    reader.query<{ text: string }>(
      `select to_jsonb(f)::text as text from access.second_factor f
       union all select to_jsonb(r)::text from access.recovery_code r
       union all select to_jsonb(e)::text from access.audit_event e`,
    ),
  )
  const kept = rows.map((row) => row.text).join('\n')
  const shown = [key, ...recoveryCodes, ...recoveryCodes.map((code) => code.replaceAll('-', ''))]
  expect(shown.filter((text) => kept.includes(text))).toEqual([])
})
