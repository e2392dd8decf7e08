import { randomUUID } from 'node:crypto'
import { APIError } from 'better-auth'
import { Problem } from '../kernel/problem.ts'
import { recordAudit } from './audit.ts'
import type { Actor, Context } from './model.ts'
import { type Attempts, createAttempts } from './rules/attempts.ts'
import { type Role, roles } from './rules/policy.ts'
import { createSignInLibrary, type SignInLibrary } from './sign-in-library.ts'

export interface NewAccount {
  readonly userName: string
  readonly displayName: string
  readonly role: Role
  readonly agencyId: string
  readonly areaCode: string | null
}

/** Accounts and sessions of one process. */
export interface Accounts {
  /** Makes an account. Throws Problem 'access.weak-password', 'access.unknown-agency', 'access.name-taken'. */
  add(actor: Actor, account: NewAccount, password: string): Promise<void>
  /** Opens a session; returns the cookies that carry it. Throws Problem 401 'access.wrong-login' or 429 'access.too-many-attempts'. */
  signIn(userName: string, password: string): Promise<{ actor: Actor; setCookies: string[] }>
  signOut(headers: Readonly<Record<string, string>>): Promise<string[]>
  /**
   * Does who is signed in know the password of the account? Opens no session and keeps nothing. Failures count with those
   * of sign-in: Problem 429 'access.too-many-attempts'. Never inside a transaction.
   */
  confirm(accountId: string, password: string): Promise<boolean>
  /** Who the request comes from, by its cookie; null = nobody. */
  readSession(headers: Readonly<Record<string, string>>): Promise<Actor | null>
}

const passwordCharactersMin = 12

export function createAccounts(context: Context, secret: string, publicUrl: string): Accounts {
  const library = createSignInLibrary(context.database, secret, publicUrl)
  const attempts = createAttempts()
  return {
    add: (actor, account, password) => addAccount(context, library, actor, account, password),
    async signIn(userName, password) {
      const name = userName.trim().toLowerCase()
      requireAttempt(attempts, name)
      const answer = await library.api.signInUsername({
        body: { username: name, password },
        asResponse: true,
      })
      const setCookies = answer.headers.getSetCookie()
      const actor = answer.ok ? await actorOfCookies(library, cookieHeaderOf(setCookies)) : null
      if (!actor) {
        attempts.failed(name, performance.now())
        context.log.info('access.session.refused')
        throw new Problem('access.wrong-login', 401)
      }
      attempts.succeeded(name)
      await trace(context, actor, 'access.session.opened')
      return { actor, setCookies }
    },
    async signOut(headers) {
      const actor = await actorOfCookies(library, headers.cookie)
      const answer = await library.api.signOut({
        headers: new Headers({ cookie: headers.cookie ?? '' }),
        asResponse: true,
      })
      if (actor) await trace(context, actor, 'access.session.closed')
      return answer.headers.getSetCookie()
    },
    async confirm(accountId, password) {
      const credential = await findCredential(library, accountId)
      if (!credential) return false
      requireAttempt(attempts, credential.userName)
      const isRight = await credential.verify(password)
      if (isRight) attempts.succeeded(credential.userName)
      else attempts.failed(credential.userName, performance.now())
      context.log.info(isRight ? 'access.password.confirmed' : 'access.password.refused')
      return isRight
    },
    readSession: (headers) => actorOfCookies(library, headers.cookie),
  }
}

function requireAttempt(attempts: Attempts, name: string): void {
  const minutes = attempts.waitMinutes(name, performance.now())
  if (minutes > 0) throw new Problem('access.too-many-attempts', 429, { minutes })
}

/** The password of an open account, to be compared; undefined when it has none. */
async function findCredential(library: SignInLibrary, accountId: string) {
  const { internalAdapter, password: hashing } = await library.$context
  const account = (await internalAdapter.findUserById(accountId)) as LibraryAccount | null
  const credentials = await internalAdapter.findAccounts(accountId)
  const hash = credentials.find((one) => one.providerId === 'credential')?.password
  if (!account?.active || !account.username || !hash) return undefined
  return { userName: account.username, verify: (password: string) => hashing.verify({ hash, password }) }
}
interface LibraryAccount {
  readonly username?: string | null
  readonly active?: boolean
}

async function addAccount(
  context: Context,
  library: SignInLibrary,
  actor: Actor,
  account: NewAccount,
  password: string,
): Promise<void> {
  if (password.length < passwordCharactersMin)
    throw new Problem('access.weak-password', 422, { charactersMin: passwordCharactersMin })
  if (!context.pack.agencies.some((agency) => agency.id === account.agencyId)) {
    throw new Problem('access.unknown-agency', 422, { agency: account.agencyId })
  }
  const body = {
    name: account.displayName,
    username: account.userName,
    password,
    email: `${randomUUID()}@welas.invalid`,
    role: account.role,
    agencyId: account.agencyId,
    areaCode: account.areaCode ?? undefined,
    active: true,
  }
  const added = await library.api.signUpEmail({ body }).then(
    () => true,
    (error: unknown) => {
      if (error instanceof APIError) return false
      throw error
    },
  )
  if (!added) throw new Problem('access.name-taken', 409, { userName: account.userName })
  await context.database.write((writer) =>
    recordAudit(writer, context.clock, actor, {
      action: 'access.account.added',
      details: { role: account.role, agency: account.agencyId },
    }),
  )
}

async function trace(context: Context, actor: Actor, action: string): Promise<void> {
  await context.database.write((writer) => recordAudit(writer, context.clock, actor, { action }))
}

async function actorOfCookies(library: SignInLibrary, cookie: string | undefined): Promise<Actor | null> {
  if (!cookie?.includes('welas.session_token=')) return null
  const session = await library.api.getSession({ headers: new Headers({ cookie }) })
  const role = roles.find((candidate) => candidate === session?.user.role)
  if (!session || !role || !session.user.active) return null
  const { id, name, agencyId, areaCode } = session.user
  return { accountId: id, displayName: name, role, agencyId, areaCode: areaCode ?? null }
}

function cookieHeaderOf(setCookies: readonly string[]): string {
  return setCookies.map((cookie) => cookie.split(';')[0]).join('; ')
}
