import { randomBytes } from 'node:crypto'
import { type Desk, type Headers, openDesk, type SignedIn, type SignInOptions } from './desk.ts'
import { addAccountRow, checkScope } from './manage-accounts.ts'
import type { Actor, Context } from './model.ts'
import { checkNewPassword, hashPassword } from './passwords.ts'
import { defaultCategories, defaultFieldGroups, type Role } from './rules/policy.ts'
import { confirm, signIn, signOut } from './sign-in.ts'
import { putPasswordHash, type Scope } from './store-accounts.ts'
import { readVisit } from './visit.ts'

/** An account made with a password by who runs the system; what is not said is what its role usually has. */
export interface NewAccount extends Partial<Scope> {
  readonly userName: string
  readonly displayName: string
  readonly role: Role
  readonly agencyId: string
  readonly areaCode: string | null
}

/** Accounts and sessions of one process. */
export interface Accounts {
  /** What the routes of sign-in, the own account and the administrators work with. */
  readonly desk: Desk
  /** Makes an account. Throws Problem 'access.weak-password-…', 'access.unknown-agency', 'access.name-taken'. */
  add(actor: Actor, account: NewAccount, password: string): Promise<void>
  /**
   * Opens a session; returns how far it is open and the cookies that carry it. Throws Problem 401 'access.wrong-login' or
   * 429 'access.too-many-attempts'.
   */
  signIn(userName: string, password: string): Promise<SignedIn>
  signOut(headers: Headers): Promise<string[]>
  /**
   * Does who is signed in know the password of the account, or have a code of its authenticator app? Opens no session and
   * keeps nothing. Failures count with those of sign-in: Problem 429 'access.too-many-attempts'. Never inside a transaction.
   */
  confirm(accountId: string, proof: string): Promise<boolean>
  /** Who the request comes from, by its cookie; null = nobody, or somebody who is not fully signed in. */
  readSession(headers: Headers): Promise<Actor | null>
}

export function createAccounts(
  context: Context,
  secret: string,
  publicUrl: string,
  options: SignInOptions = {},
): Accounts {
  const desk = openDesk(context, secret, publicUrl, options)
  const samples = new Map<string, string>()
  return {
    desk,
    add: (actor, account, password) => addAccount(desk, actor, account, password, samples),
    signIn: (userName, password) => signIn(desk, { userName, password }),
    signOut: (headers) => signOut(desk, headers),
    confirm: (accountId, proof) => confirm(desk, accountId, proof),
    async readSession(headers) {
      const visit = await readVisit(desk, headers)
      return visit?.stage === 'open' ? visit.actor : null
    },
  }
}

/** The sample accounts of a demo share their password: its hash, slow on purpose, is made once and kept in `samples`. */
async function addAccount(
  desk: Desk,
  actor: Actor,
  account: NewAccount,
  password: string,
  samples: Map<string, string>,
): Promise<void> {
  const scope = scopeOf(desk, account)
  checkScope(desk, actor, scope)
  const isSample = desk.isSample(account.userName)
  await checkNewPassword(desk, { ...scope, userName: account.userName }, password)
  const hash = (isSample && samples.get(password)) || (await hashPassword(desk, password))
  if (isSample) samples.set(password, hash)
  await desk.context.database.write(async (writer) => {
    const id = await addAccountRow(desk, writer, actor, account.userName, scope)
    await putPasswordHash(writer, id, hash, randomBytes(16).toString('hex'))
  })
}

/** The scope of an account, with what its role usually has where nothing else is said. */
export function scopeOf(desk: Desk, account: NewAccount): Scope {
  return {
    displayName: account.displayName,
    role: account.role,
    agencyId: account.agencyId,
    areaCode: account.areaCode,
    categories: account.categories ?? defaultCategories(account.role, desk.context.pack.categories),
    fieldGroups: account.fieldGroups ?? [...defaultFieldGroups[account.role]],
    validFrom: account.validFrom ?? null,
    validTo: account.validTo ?? null,
    directoryName: account.directoryName ?? null,
  }
}
