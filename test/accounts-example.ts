import { type Accounts, createAccounts } from '../src/access/accounts.ts'
import { type Context, type Role, systemActor } from '../src/access/index.ts'
import { codeOfStep, stepOf } from '../src/access/totp.ts'
import type { Pack } from '../src/pack/index.ts'
import { createTestContext, tinyPack } from './system.ts'

export const goodPassword = 'sepeda hujan kursi'

/** Two agencies, a district with a village, two sensitive categories; case workers and administrators need a code. */
export const accountsPack: Pack = {
  ...tinyPack,
  areas: (
    [
      ['35.09', 'regency', null],
      ['35.09.05', 'district', '35.09'],
      ['35.09.05.2001', 'village', '35.09.05'],
    ] as const
  ).map(([code, level, parentCode]) => ({
    code,
    name: code,
    level,
    parentCode,
    tileColumn: null,
    tileRow: null,
  })),
  categories: ['hiv', 'anak'].map((id, index) => ({
    id,
    number: index + 1,
    name: { id, en: id },
    unit: 'person' as const,
    sensitive: true,
    definition: '-',
    rule: null,
    ageFrom: null,
    ageTo: null,
  })) as unknown as Pack['categories'],
  settings: {
    ...tinyPack.settings,
    access: {
      agency: 'diskominfo',
      secondFactorRoles: ['caseworker', 'administrator'],
      idleMinutes: 60,
      sessionHours: 12,
    },
  },
}

/** Accounts over a fresh database with a real time that stands still until it is moved. */
export interface Office {
  readonly context: Context
  readonly accounts: Accounts
  /** A second process over the same database. */
  another(): Accounts
  later(seconds: number): void
  /** The code an authenticator app with this key shows now, or some steps away. */
  codeOf(key: string, steps?: number): string
  add(userName: string, role: Role, agencyId?: string): Promise<string>
  actions(): Promise<string[]>
  drop(): Promise<void>
}

export async function openOffice(): Promise<Office> {
  const { context, drop } = await createTestContext(accountsPack)
  let now = Date.now()
  const open = () => createAccounts(context, 's'.repeat(32), 'http://localhost', { now: () => new Date(now) })
  const accounts = open()
  return {
    context,
    accounts,
    another: open,
    later(seconds) {
      now += seconds * 1000
    },
    codeOf: (key, steps = 0) => codeOfStep(fromBase32(key), stepOf(new Date(now)) + steps),
    async add(userName, role, agencyId = 'dinsos') {
      const account = { userName, displayName: `Nama ${userName}`, role, agencyId, areaCode: null }
      await accounts.add(systemActor, account, goodPassword)
      const row = await context.database.read((reader) =>
        reader.first<{ id: string }>('select id from access.account where user_name = $1', [userName]),
      )
      return row!.id
    },
    async actions() {
      const rows = await context.database.read((reader) =>
        reader.query<{ action: string }>('select action from access.audit_event order by id'),
      )
      return rows.map((row) => row.action)
    },
    drop,
  }
}

/** The cookie header a browser would send after these answers. */
export function cookiesOf(setCookies: readonly string[]): { cookie: string } {
  return { cookie: setCookies.map((cookie) => cookie.split(';')[0]).join('; ') }
}

function fromBase32(text: string): Uint8Array {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...text].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2))
}
