import { type Accounts, createAccounts } from '../src/access/accounts.ts'
import { type Actor, type Context, type Role, systemActor } from '../src/access/index.ts'
import { loadPack } from '../src/pack/index.ts'
import type { Commitment } from '../src/planning/commitments/contract.ts'
import { planPack } from './plan-example.ts'
import { createTestContext } from './system.ts'

export const password = 'a long enough password'
/** user name -> role and agency */
const people: Readonly<Record<string, readonly [Role, string]>> = {
  bupati: ['leader', 'setda'],
  'kepala-dinsos': ['head', 'dinsos'],
  'kepala-dinkes': ['head', 'dinkes'],
  'kepala-setda': ['head', 'setda'],
  'kepala-lama': ['head', 'diskominfo'],
  bappeda: ['planner', 'bappeda'],
  'petugas-dinkes': ['operator', 'dinkes'],
}

/** The plan example with accounts that can sign in, and agency `dlama`, which went into dinkes on 2026-01-02. */
export async function createCommitmentContext() {
  const pack = planPack()
  const merged = {
    ...pack.agencies[0]!,
    id: 'dlama',
    name: 'Dinas Lama',
    shortName: 'Dlama',
    validTo: '2026-01-01',
    successor: 'dinkes',
  }
  const { context, drop } = await createTestContext({ ...pack, agencies: [...pack.agencies, merged] })
  await context.database.write((writer) => loadPack(writer, context.pack))
  const accounts = createAccounts(context, 's'.repeat(32), 'http://localhost')
  const actors: Record<string, Actor> = {}
  for (const [userName, [role, agencyId]] of Object.entries(people)) {
    await accounts.add(
      systemActor,
      { userName, displayName: userName, role, agencyId, areaCode: null },
      password,
    )
    actors[userName] = (await accounts.signIn(userName, password)).actor
  }
  return { context, accounts, actors, drop }
}
export type Made = { context: Context; accounts: Accounts; actors: Record<string, Actor> }

const term = { termFrom: '2025-01-01', termTo: '2029-12-31' }
/** A commitment of five lines, one of an agency that was merged, and five signatories. */
export const commitmentExample: Commitment = {
  title: 'Komitmen bersama',
  preamble: 'Kami yang bertanda tangan di bawah ini berjanji:',
  place: 'Contoh',
  lines: [
    { id: 'l-dinsos', text: 'Menjangkau lansia', agencyId: 'dinsos', dueOn: '2026-12-31', actionId: null },
    { id: 'l-dinsos-2', text: 'Daftar bersama', agencyId: 'dinsos', dueOn: '2026-06-30', actionId: null },
    { id: 'l-dinkes', text: 'Ambulans', agencyId: 'dinkes', dueOn: '2026-10-31', actionId: null },
    { id: 'l-dlama', text: 'Sampah', agencyId: 'dlama', dueOn: '2026-12-31', actionId: null },
    { id: 'l-setda', text: 'Mengawal', agencyId: 'setda', dueOn: '2026-10-30', actionId: null },
  ],
  signatories: [
    { agencyId: 'setda', userName: 'bupati', office: 'Bupati', ...term },
    { agencyId: 'dinsos', userName: 'kepala-dinsos', office: 'Kepala Dinas Sosial', ...term },
    { agencyId: 'dinkes', userName: 'kepala-dinkes', office: 'Kepala Dinas Kesehatan', ...term },
    { agencyId: 'setda', userName: 'kepala-setda', office: 'Sekretaris Daerah', ...term },
  ],
  opened: true,
}
