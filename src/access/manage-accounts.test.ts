import { afterAll, beforeAll, expect, test } from 'vitest'
import { cookiesOf, goodPassword, type Office, openOffice } from '../../test/accounts-example.ts'
import { commands } from './commands.ts'
import { type Actor, systemActor } from './index.ts'
import { acceptInvitation, openInvitation } from './invitations.ts'
import {
  changeAccount,
  closeAccount,
  inviteAccount,
  linkOf,
  listManaged,
  reopenAccount,
  resetAccount,
} from './manage-accounts.ts'
import { confirmFactor, startFactor } from './second-factor.ts'
import type { Scope } from './store-accounts.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.drop())

const desk = () => office.accounts.desk
const administrator = (agencyId: string, change: Partial<Actor> = {}): Actor => ({
  ...systemActor,
  accountId: `admin-${agencyId}`,
  role: 'administrator',
  agencyId,
  ...change,
})
const regency = administrator('diskominfo')
const ofDinsos = administrator('dinsos', { categories: ['anak'] })
const operator: Scope = {
  displayName: 'Rina',
  role: 'operator',
  agencyId: 'dinsos',
  areaCode: null,
  categories: [],
  fieldGroups: ['identity'],
  validFrom: null,
  validTo: null,
  directoryName: null,
}
const accept = (code: string, password = goodPassword) =>
  acceptInvitation(desk(), { code, password, address: null })
const invalid = { code: 'access.invitation-invalid', status: 404 }

test('who is invited sets an own password with a code that works once', async () => {
  const { code, expiresAt } = await inviteAccount(desk(), ofDinsos, 'rina', operator)
  expect(Date.parse(expiresAt) - desk().now().getTime()).toBe(7 * 86_400_000)
  await expect(office.accounts.signIn('rina', goodPassword)).rejects.toMatchObject({ status: 401 })
  expect((await openInvitation(desk(), code, null)).account.displayName).toBe('Rina')
  await expect(accept(code, 'rina-x-rina-y')).rejects.toMatchObject({ code: 'access.weak-password-known' })
  const { stage, setCookies } = await accept(code.toLowerCase().replaceAll('-', ''))
  expect(stage).toBe('open')
  expect(await office.accounts.readSession(cookiesOf(setCookies))).toMatchObject({ displayName: 'Rina' })
  await expect(accept(code)).rejects.toMatchObject(invalid)
  expect((await office.accounts.signIn('rina', goodPassword)).stage).toBe('open')
})

test('two who use one code at once: one sets the password', async () => {
  const { code } = await inviteAccount(desk(), ofDinsos, 'rini', operator)
  const ends = await Promise.allSettled([accept(code), accept(code, 'kuda laut terbang')])
  expect(ends.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a code ends after seven days, with a newer one, and with the account', async () => {
  const first = await inviteAccount(desk(), ofDinsos, 'rino', operator)
  const second = await resetAccount(desk(), ofDinsos, first.id, 'password')
  await expect(accept(first.code)).rejects.toMatchObject(invalid)
  await closeAccount(desk(), ofDinsos, first.id)
  await expect(accept(second.code)).rejects.toMatchObject(invalid)
  await reopenAccount(desk(), ofDinsos, first.id)
  await expect(accept(second.code)).rejects.toMatchObject(invalid)
  const third = await resetAccount(desk(), ofDinsos, first.id, 'password')
  office.later(7 * 86_400 + 1)
  await expect(accept(third.code)).rejects.toMatchObject(invalid)
})

test('guessing codes from one address has to wait', async () => {
  const guess = (text: string) =>
    openInvitation(desk(), text, '203.0.113.77').catch((error) => error.code as string)
  const answers = []
  for (let tried = 0; tried < 60; tried++) answers.push(await guess(`GUESS-${tried}`))
  expect(answers[0]).toBe('access.invitation-invalid')
  expect(answers.at(-1)).toBe('access.too-many-attempts')
})

test('a closed account ends in the middle of its session, and the trace keeps who closed it', async () => {
  const id = await office.add('sari', 'operator')
  const headers = cookiesOf((await office.accounts.signIn('sari', goodPassword)).setCookies)
  await closeAccount(desk(), ofDinsos, id)
  expect(await office.accounts.readSession(headers)).toBeNull()
  const events = await office.context.database.read((reader) =>
    reader.query(
      `select actor_id as "actor", details from access.audit_event where action = 'access.account.closed' and subject_id = $1`,
      [id],
    ),
  )
  expect(events).toEqual([{ actor: 'admin-dinsos', details: { sessions: 1 } }])
})

test('a changed account is traced with what it was and what it is', async () => {
  const id = await office.add('tari', 'operator')
  await changeAccount(desk(), ofDinsos, id, {
    ...operator,
    role: 'head',
    fieldGroups: [],
    validTo: '2026-12-31',
  })
  const event = await office.context.database.read((reader) =>
    reader.first<{ details: object }>(
      `select details from access.audit_event where action = 'access.account.changed' and subject_id = $1`,
      [id],
    ),
  )
  expect(event?.details).toMatchObject({
    role: 'head',
    roleBefore: 'operator',
    validTo: '2026-12-31',
    validToBefore: null,
  })
  expect(JSON.stringify(event)).not.toMatch(/tari|Rina/)
})

test.each<[string, Actor, Partial<Scope>, string]>([
  ['a role above', ofDinsos, { role: 'walidata' }, 'access.may-not-give-role'],
  ['another agency', ofDinsos, { agencyId: 'diskominfo' }, 'access.may-not-give-agency'],
  [
    'a category not entrusted',
    ofDinsos,
    { role: 'caseworker', categories: ['hiv'] },
    'access.may-not-give-category',
  ],
  ['more than the role sees', ofDinsos, { fieldGroups: ['case'] }, 'access.may-not-give-field-group'],
  ['a wider area', administrator('dinsos', { areaCode: '35.09.05' }), {}, 'access.may-not-give-area'],
  [
    'an end before the beginning',
    regency,
    { validFrom: '2026-02-01', validTo: '2026-01-31' },
    'access.ends-before-it-begins',
  ],
])('%s is refused, for new accounts and for old ones', async (_, actor, change, code) => {
  const { id } = (await listManaged(desk(), regency)).find((one) => one.userName === 'rina')!
  const scope = { ...operator, ...change }
  await expect(inviteAccount(desk(), actor, 'baru', scope)).rejects.toMatchObject({ code })
  await expect(changeAccount(desk(), actor, id, scope)).rejects.toMatchObject({ code })
})

test('an agency administrator sees the own agency only; accounts of others look as if there were none', async () => {
  const other = await office.add('dina', 'operator', 'diskominfo')
  const planner = await office.add('rencana', 'planner', 'dinsos')
  const seen = await listManaged(desk(), ofDinsos)
  expect(new Set(seen.map((one) => one.agencyId))).toEqual(new Set(['dinsos']))
  expect(seen.find((one) => one.userName === 'rencana')).toMatchObject({ mayManage: false })
  expect((await listManaged(desk(), regency)).map((one) => one.userName)).toContain('dina')
  const nothing = { code: 'http.not-found', status: 404 }
  for (const id of [other, planner, 'nobody', 'admin-dinsos']) {
    await expect(closeAccount(desk(), ofDinsos, id)).rejects.toMatchObject(nothing)
    await expect(resetAccount(desk(), ofDinsos, id, 'password')).rejects.toMatchObject(nothing)
    await expect(changeAccount(desk(), ofDinsos, id, operator)).rejects.toMatchObject(nothing)
  }
})

test('a lost telephone: against the code and the password the old app ends and a new one must be set up', async () => {
  const id = await office.add('umi', 'caseworker')
  const headers = cookiesOf((await office.accounts.signIn('umi', goodPassword)).setCookies)
  const { key } = await startFactor(desk(), headers, '')
  await confirmFactor(desk(), headers, office.codeOf(key))
  const { code } = await resetAccount(desk(), regency, id, 'second-factor')
  await expect(accept(code, 'not the password')).rejects.toMatchObject({ code: 'access.wrong-password' })
  expect(
    (await office.accounts.signIn('umi', goodPassword)).stage,
    'until it is used the old app counts',
  ).toBe('code')
  expect((await accept(code)).stage).toBe('enrol')
  expect((await office.accounts.signIn('umi', goodPassword)).stage).toBe('enrol')
})

test('a lost password does not get around the second factor', async () => {
  const id = await office.add('vera', 'caseworker')
  const headers = cookiesOf((await office.accounts.signIn('vera', goodPassword)).setCookies)
  const { key } = await startFactor(desk(), headers, '')
  await confirmFactor(desk(), headers, office.codeOf(key))
  const { code } = await resetAccount(desk(), regency, id, 'password')
  expect((await accept(code, 'kuda laut terbang')).stage).toBe('code')
})

const printed: string[] = []
const run = (words: string[], options: Record<string, string | true> = {}) => {
  printed.length = 0
  const context = { ...office.context, accounts: office.accounts }
  return commands[0]!.run({ context, words, options, print: (line) => printed.push(line) })
}

test('the first administrator is made by a command, once; the last one cannot be closed or lowered', async () => {
  await run(['first', 'kepala-ti'], { display: 'Kepala TI' })
  const code = printed.join().match(/#([0-9A-Z-]+)/)?.[1] ?? ''
  expect(printed.join()).toContain(linkOf(desk(), code))
  expect((await accept(code)).stage).toBe('enrol')
  await expect(run(['first', 'lain'], { display: 'Lain' })).rejects.toMatchObject({
    code: 'access.first-exists',
  })
  const { id } = (await listManaged(desk(), regency)).find((one) => one.userName === 'kepala-ti')!
  const last = { code: 'access.last-administrator' }
  await expect(closeAccount(desk(), regency, id)).rejects.toMatchObject(last)
  await expect(
    changeAccount(desk(), regency, id, { ...operator, agencyId: 'diskominfo' }),
  ).rejects.toMatchObject(last)
  await run(['first', 'lain'], { display: 'Lain', again: true })
  await closeAccount(desk(), regency, id)
})

test('commands invite, reset, close and list; they never print a password', async () => {
  await run(['add', 'zaki'], { display: 'Zaki', role: 'operator', agency: 'dinsos', until: '2026-12-31' })
  expect(printed).toEqual([
    expect.stringMatching(/^http:\/\/localhost\/kerja\/undangan#([0-9A-Z]{4}-){4}[0-9A-Z]{4} {2}\(/),
  ])
  await run(['list'])
  expect(printed).toContain('zaki  operator  dinsos  (invited)')
  await run(['close', 'zaki'])
  await run(['list'])
  expect(printed).toContain('zaki  operator  dinsos  (closed)')
  await expect(run(['reset', 'nobody'])).rejects.toMatchObject({ code: 'access.unknown-account' })
})

test('one-time codes are in no row and no trace', async () => {
  const { code } = await inviteAccount(desk(), regency, 'akhir', operator)
  const rows = await office.context.database.read((reader) =>
    reader.query<{ text: string }>(
      `select to_jsonb(i)::text as text from access.invitation i union all select to_jsonb(e)::text from access.audit_event e`,
    ),
  )
  const kept = rows.map((row) => row.text).join('\n')
  expect([code, code.replaceAll('-', '')].filter((text) => kept.includes(text))).toEqual([])
})
