import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  commitmentExample,
  createCommitmentContext,
  type Made,
  password,
} from '../../../test/commitment-example.ts'
import type { Context } from '../../access/index.ts'
import { readPlan } from '../entries/read-plan.ts'
import { saveEntry, withdrawEntry } from '../entries/save-entry.ts'
import { insertRevision } from '../entries/store.ts'
import { evidenceKind } from '../evidence/kind.ts'
import type { Commitment } from './contract.ts'
import { describeCommitment, describeCommitments } from './describe-commitments.ts'
import { commitmentKind, commitmentReportKind } from './kinds.ts'
import { readPublicCommitment, readPublicCommitments } from './read-public.ts'
import { canonicalText } from './rules/canonical-text.ts'
import { signCommitment } from './sign-commitment.ts'
import { hashOf, textHash } from './text-hash.ts'
import { verifyCommitment } from './verify-commitment.ts'

let made: Made
let drop: () => Promise<void>
const logged: string[] = []
beforeAll(async () => {
  const { drop: dropAll, ...rest } = await createCommitmentContext()
  made = rest
  drop = dropAll
})
afterAll(() => drop())

const make = (id: string, change: Partial<Commitment> = {}) =>
  saveEntry(made.context, made.actors.bappeda!, commitmentKind, {
    id,
    revision: 0,
    content: { ...commitmentExample, ...change },
  })
const sign = (id: string, who: string, change: { password?: string; context?: Partial<Context> } = {}) =>
  signCommitment(
    { ...made.context, ...change.context },
    made.accounts,
    made.actors[who]!,
    id,
    change.password ?? password,
  )
const at = (day: string) => ({ clock: { now: () => new Date(`${day}T03:00:00Z`) } })
const signaturesOf = async (id: string) => (await verifyCommitment(made.context, id)).signatures

test.each([
  ['a head', 'kepala-dinsos', ['l-dinsos', 'l-dinsos-2']],
  ['a head who took over a merged agency', 'kepala-dinkes', ['l-dinkes', 'l-dlama']],
  ['the leader', 'bupati', ['l-dinsos', 'l-dinsos-2', 'l-dinkes', 'l-dlama', 'l-setda']],
  ['a head of the agency of the leader', 'kepala-setda', ['l-setda']],
])('%s signs the own lines', async (_, who, lines) => {
  const id = `own-${who}`
  await make(id)
  expect(await sign(id, who)).toMatchObject({ lines, sha256: textHash(commitmentExample) })
  const { commitment, own } = await describeCommitment(made.context, made.actors[who]!, id)
  expect(commitment.signatories.find((one) => one.userName === who)?.signature).toMatchObject({
    lines,
    method: 'password',
    fault: null,
  })
  expect(commitment.signed).toBe(1)
  expect(own).toMatchObject({ lines, fault: 'already-signed' })
})

test('a term cannot take the code of a commitment of another term: that one keeps its page', async () => {
  await make('kode-lama')
  await sign('kode-lama', 'bupati')
  const { pack } = made.context
  const next = { ...made.context, pack: { ...pack, term: { ...pack.term, id: 'masa-berikut' } } }
  const given = {
    id: 'kode-lama',
    revision: 0,
    content: { ...commitmentExample, title: 'Lain', opened: false },
  }
  await expect(saveEntry(next, made.actors.bappeda!, commitmentKind, given)).rejects.toMatchObject({
    code: 'planning.commitment-code-taken',
    status: 409,
  })
  expect(await readPublicCommitment(made.context, 'kode-lama')).toMatchObject({ signed: 1 })
})

const late = { signatories: commitmentExample.signatories.map((one) => ({ ...one, termTo: '2026-10-30' })) }
const early = {
  signatories: commitmentExample.signatories.map((one) => ({ ...one, termFrom: '2026-11-01' })),
}
const moved = {
  signatories: commitmentExample.signatories.map((one) =>
    one.userName === 'kepala-dinsos' ? { ...one, agencyId: 'bappeda' } : one,
  ),
  lines: commitmentExample.lines.filter((one) => one.agencyId !== 'dinsos'),
}
const idle = { lines: commitmentExample.lines.filter((one) => one.agencyId !== 'dinsos') }
test.each<[string, string, Partial<Commitment>, { password?: string }, string, number]>([
  ['a wrong password', 'kepala-dinsos', {}, { password: 'another long password' }, 'password-wrong', 403],
  ['a head who is no signatory', 'kepala-lama', {}, {}, 'signing-not-signatory', 403],
  ['a draft', 'kepala-dinsos', { opened: false }, {}, 'signing-not-opened', 409],
  ['another agency', 'kepala-dinsos', moved, {}, 'signing-agency-differs', 403],
  ['after the term', 'kepala-dinsos', late, {}, 'signing-term-over', 403],
  ['before the term', 'kepala-dinsos', early, {}, 'signing-term-not-begun', 403],
  ['no line of the agency', 'kepala-dinsos', idle, {}, 'signing-no-lines', 409],
])('%s is refused and leaves no signature', async (name, who, change, how, code, status) => {
  const id = `refused-${name.replaceAll(' ', '-')}`
  await make(id, change)
  await expect(sign(id, who, how)).rejects.toMatchObject({ code: `planning.${code}`, status })
  expect(await signaturesOf(id)).toEqual([])
})

test.each(['bappeda', 'petugas-dinkes'])('%s has no permission to sign', async (who) => {
  await make(`permission-${who}`)
  await expect(sign(`permission-${who}`, who)).rejects.toMatchObject({ code: 'http.not-found' })
})

test('the password of another account does not help', async () => {
  await make('mixed')
  await made.accounts.add(
    made.actors.bappeda!,
    { userName: 'lain', displayName: 'lain', role: 'head', agencyId: 'dinsos', areaCode: null },
    'quite another password',
  )
  await expect(sign('mixed', 'kepala-dinsos', { password: 'quite another password' })).rejects.toMatchObject({
    code: 'planning.password-wrong',
  })
})

test('who signs twice is told so, also at the same moment', async () => {
  await make('twice')
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => sign('twice', 'kepala-dinsos')))
  expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  expect(outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))).toEqual([
    'planning.signing-already-signed',
    'planning.signing-already-signed',
  ])
  await expect(sign('twice', 'kepala-dinsos')).rejects.toMatchObject({
    code: 'planning.signing-already-signed',
    status: 409,
  })
  expect(await signaturesOf('twice')).toHaveLength(1)
})

test('of signatures, a report and evidence at the same moment the public copy loses none', async () => {
  await make('together')
  const report = {
    commitmentId: 'together',
    lineId: 'l-dinkes',
    state: 'done',
    on: '2026-10-20',
    note: '',
  } as const
  const evidence = {
    subject: { kind: 'commitment-line', id: 'together.l-dinkes' } as const,
    title: 'Berita acara serah terima',
    happenedOn: '2026-10-20',
    source: 'BA 7',
    ownerAgencyId: 'dinkes',
    sha256: null,
  }
  await Promise.all([
    ...['bupati', 'kepala-dinsos', 'kepala-dinkes', 'kepala-setda'].map((who) => sign('together', who)),
    saveEntry(made.context, made.actors['petugas-dinkes']!, commitmentReportKind, {
      id: 'together.l-dinkes',
      revision: 0,
      content: report,
    }),
    saveEntry(made.context, made.actors['petugas-dinkes']!, evidenceKind, { revision: 0, content: evidence }),
  ])
  const shown = await readPublicCommitment(made.context, 'together')
  expect(shown.offices.map((one) => one.valid)).toEqual([true, true, true, true])
  expect(shown.lines.find((one) => one.id === 'l-dinkes')).toMatchObject({
    state: 'proven',
    evidence: [{ title: 'Berita acara serah terima', happenedOn: '2026-10-20' }],
  })
})

test('the text of an opened commitment can be neither changed nor withdrawn, by anybody', async () => {
  await make('frozen', { opened: false })
  const planner = made.actors.bappeda!
  const save = (revision: number, content: Commitment) =>
    saveEntry(made.context, planner, commitmentKind, { id: 'frozen', revision, content })
  await save(1, { ...commitmentExample, title: 'Konsep kedua', opened: false })
  await save(2, commitmentExample)
  for (const content of [
    { ...commitmentExample, title: 'Lain' },
    { ...commitmentExample, opened: false },
  ])
    await expect(save(3, content)).rejects.toMatchObject({ code: 'planning.commitment-opened', status: 409 })
  await expect(
    withdrawEntry(made.context, planner, commitmentKind, { id: 'frozen', revision: 3 }),
  ).rejects.toMatchObject({ code: 'planning.commitment-opened' })
})

test('a signature under a text that was changed behind the back of the program no longer holds', async () => {
  await make('tampered')
  await sign('tampered', 'kepala-dinsos')
  await sign('tampered', 'bupati')
  expect((await verifyCommitment(made.context, 'tampered')).whole).toBe(true)
  const [first, ...others] = commitmentExample.lines
  const changed = { ...commitmentExample, lines: [{ ...first!, dueOn: '2029-12-31' }, ...others] }
  await made.context.database.write((writer) =>
    insertRevision(writer, made.context.pack.term.id, {
      kind: 'commitment',
      entryId: 'tampered',
      revision: 2,
      content: changed,
      reason: '',
      agencyId: null,
      recordedBy: 'nobody',
      recordedAt: '2026-10-31T05:00:00Z',
    }),
  )
  const verified = await verifyCommitment(made.context, 'tampered')
  expect(verified).toMatchObject({ sha256: textHash(changed), whole: false })
  expect(verified.signatures.map((one) => one.fault)).toEqual(['text-changed', 'text-changed'])
  const plan = await made.context.database.read((reader) => readPlan(reader, made.context.pack.term.id))
  const { commitments } = await made.context.database.read((reader) =>
    describeCommitments(made.context, plan, reader),
  )
  expect(commitments.find((one) => one.id === 'tampered')?.signed).toBe(0)
  await sign('tampered', 'kepala-setda')
  expect((await readPublicCommitment(made.context, 'tampered')).offices.map((one) => one.valid)).toEqual([
    false,
    false,
    false,
    true,
  ])
})

test('a signature given in office holds after the office has ended', async () => {
  await make('aged')
  await sign('aged', 'kepala-dinsos')
  const later = { ...made.context, ...at('2031-01-01') }
  expect((await verifyCommitment(later, 'aged')).whole).toBe(true)
})

test('the password is in no row, no audit and no log', async () => {
  const log = {
    info: (event: string, fields = {}) => void logged.push(JSON.stringify([event, fields])),
    error: (event: string, error: unknown) => void logged.push(JSON.stringify([event, String(error)])),
  }
  await make('quiet')
  await sign('quiet', 'kepala-dinsos', { context: { log } })
  await sign('quiet', 'bupati', { password: 'wrong but long enough', context: { log } }).catch(() => {})
  const kept = await made.context.database.read((reader) =>
    reader.query<{ text: string }>(
      `select to_jsonb(a)::text as text from access.audit_event a union all
       select to_jsonb(s)::text from planning.commitment_signature s union all
       select to_jsonb(r)::text from planning.entry_revision r union all
       select to_jsonb(c)::text from access.credential c union all
       select to_jsonb(o)::text from open_data.commitment o`,
    ),
  )
  const signings = kept.filter((row) => row.text.includes('planning.commitment.signed'))
  expect(signings.length).toBeGreaterThan(0)
  const secrets = [password, 'wrong but long enough']
  expect(
    [...kept.map((row) => row.text), ...logged].filter((text) =>
      secrets.some((secret) => text.includes(secret)),
    ),
  ).toEqual([])
})

test('a signing opens no session', async () => {
  await make('session')
  const sessions = () => made.context.database.read((reader) => reader.query('select id from access.session'))
  const before = await sessions()
  await sign('session', 'kepala-dinsos')
  expect(await sessions()).toEqual(before)
})

test.each([
  "update planning.commitment_signature set office = 'x'",
  'delete from planning.commitment_signature',
  'truncate planning.commitment_signature',
])('the application cannot: %s', async (sql) => {
  await expect(made.context.database.write((writer) => writer.query(sql))).rejects.toThrow(
    /permission denied/,
  )
})

test.each(['planning.commitment_signature', 'planning.entry_revision', 'access.account'])(
  'the public role cannot read %s',
  async (table) => {
    await expect(
      made.context.database.read((reader) => reader.query(`select * from ${table}`), 'welas_public'),
    ).rejects.toThrow(/permission denied/)
  },
)

test('drafts are not public; what is public names offices, not people, and its hash can be recomputed', async () => {
  await make('draft', { opened: false })
  await make('shown')
  await sign('shown', 'kepala-dinsos')
  await expect(readPublicCommitment(made.context, 'draft')).rejects.toMatchObject({ status: 404 })
  const { commitments } = await readPublicCommitments(made.context)
  expect(commitments.map((one) => one.id)).toContain('shown')
  expect(commitments.map((one) => one.id)).not.toContain('draft')
  const shown = await readPublicCommitment(made.context, 'shown')
  expect(hashOf(shown.text)).toBe(shown.sha256)
  expect(shown.text).toBe(canonicalText(commitmentExample))
  const stored = await made.context.database.read(
    (reader) => reader.query<{ content: unknown }>('select content from open_data.commitment'),
    'welas_public',
  )
  const told = JSON.stringify([shown, stored])
  const names = ['kepala-', 'bupati', made.actors['kepala-dinsos']!.accountId]
  expect(names.filter((name) => told.includes(name))).toEqual([])
})
