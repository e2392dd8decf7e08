import { randomBytes } from 'node:crypto'
import { todayOf } from '../kernel/dates.ts'
import { Problem } from '../kernel/problem.ts'
import { recordAudit } from './audit.ts'
import type { Directory } from './directory.ts'
import type { Actor, Context } from './model.ts'
import { isInForce, type Stage } from './rules/stage.ts'
import { createSecrets, type Secrets } from './secrets.ts'
import { createSignInLibrary, type SignInLibrary } from './sign-in-library.ts'
import { markSignedIn, type StoredAccount } from './store-accounts.ts'

export type Headers = Readonly<Record<string, string>>

/** What may differ between systems. */
export interface SignInOptions {
  /** The sample accounts of a demo need no second factor. */
  readonly demo?: boolean
  /** Real time, for codes and waits; the clock of a demo stands elsewhere. */
  readonly now?: () => Date
  readonly directories?: readonly Directory[]
}

/** What everything about signing in works with. */
export interface Desk {
  readonly context: Context
  readonly library: SignInLibrary
  readonly secrets: Secrets
  /** Address citizens and officials type, no slash at the end. */
  readonly publicUrl: string
  readonly directories: readonly Directory[]
  now(): Date
  /** One of the accounts that a demo makes for its visitors. */
  isSample(userName: string): boolean
  mustHaveFactor(account: Pick<StoredAccount, 'role' | 'userName'>): boolean
  /** Compares a password; without a hash it takes as long and fails. */
  isPassword(hash: string | undefined, password: string): Promise<boolean>
}

/** Who is signed in, how far, and the cookies that carry it. */
export interface SignedIn {
  readonly stage: Stage
  readonly actor: Actor
  readonly setCookies: string[]
}

export function openDesk(context: Context, secret: string, publicUrl: string, options: SignInOptions): Desk {
  const { secondFactorRoles, sessionHours } = context.pack.settings.access
  const library = createSignInLibrary(context.database, secret, publicUrl, sessionHours)
  const samples = new Set(options.demo ? context.pack.accounts.map((account) => account.userName) : [])
  let nobodysHash: Promise<string> | undefined
  return {
    context,
    library,
    secrets: createSecrets(secret),
    publicUrl,
    directories: options.directories ?? [],
    now: options.now ?? (() => new Date()),
    isSample: (userName) => samples.has(userName),
    mustHaveFactor: ({ role, userName }) => secondFactorRoles.includes(role) && !samples.has(userName),
    async isPassword(hash, password) {
      const hashing = (await library.$context).password
      nobodysHash ??= hashing.hash(randomBytes(16).toString('hex'))
      // Made before it is needed, so that the first unknown name does not take longer.
      const nobodys = await nobodysHash
      const isRight = await hashing.verify({ hash: hash ?? nobodys, password })
      return isRight && hash !== undefined
    },
  }
}

export function actorOfAccount(account: StoredAccount): Actor {
  const { id, displayName, role, agencyId, areaCode, categories, fieldGroups, validTo } = account
  return { accountId: id, displayName, role, agencyId, areaCode, categories, fieldGroups, validTo }
}

export function mayAct(desk: Desk, account: StoredAccount): boolean {
  return isInForce(account, todayOf(desk.context.clock))
}

/** Opens a session; its id is always a new one. The trace says how who signed in has proved it. */
export async function openSession(
  desk: Desk,
  account: StoredAccount,
  stage: Stage,
  by: string,
): Promise<SignedIn> {
  const { library, context } = desk
  const { headers } = await library.api.openSession({
    body: { accountId: account.id, stage, at: desk.now() },
    returnHeaders: true,
  })
  const actor = actorOfAccount(account)
  if (stage === 'open')
    await context.database.write(async (writer) => {
      await markSignedIn(writer, account.id, desk.now().toISOString())
      await recordAudit(writer, context.clock, actor, { action: 'access.session.opened', details: { by } })
    })
  return { stage, actor, setCookies: headers.getSetCookie() }
}

export const noSession = () => new Problem('http.no-session', 401)
