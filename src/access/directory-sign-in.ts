import { randomBytes } from 'node:crypto'
import * as openId from 'openid-client'
import { z } from 'zod'
import { Problem } from '../kernel/problem.ts'
import { recordAudit } from './audit.ts'
import { actorOfAccount, type Desk, type Headers, mayAct, type SignedIn } from './desk.ts'
import type { Directory } from './directory.ts'
import { cookiePrefix } from './rules/cookie-prefix.ts'
import { openFor } from './sign-in.ts'
import { findAccountByDirectoryName, type StoredAccount } from './store-accounts.ts'
import { findDirectorySubject, insertDirectorySubject } from './store-directories.ts'

const cookieName = 'welas.directory'
const patienceSeconds = 10
const waySeconds = 10 * 60

/** What must come back as it was sent; kept sealed in a cookie of the browser that set out. */
const wayOut = z.object({
  directoryId: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  back: z.string(),
  until: z.number(),
})

/**
 * Sets out to the directory of an agency (OpenID Connect, code flow with PKCE, state and nonce). Throws Problem 404 when
 * there is none such, 503 'access.directory-down'.
 */
export async function startDirectorySignIn(
  desk: Desk,
  directoryId: string,
  back: string,
): Promise<{ address: string; setCookies: string[] }> {
  const directory = getDirectory(desk, directoryId)
  const configuration = await discover(desk, directory)
  const [state, nonce, verifier] = [
    openId.randomState(),
    openId.randomNonce(),
    openId.randomPKCECodeVerifier(),
  ]
  const address = openId.buildAuthorizationUrl(configuration, {
    redirect_uri: returnAddress(desk),
    scope: directory.claim === 'email' ? 'openid email' : 'openid profile',
    code_challenge: await openId.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  })
  const until = desk.now().getTime() + waySeconds * 1000
  const content = JSON.stringify({ directoryId, state, nonce, verifier, back, until })
  return {
    address: address.href,
    setCookies: [cookie(desk, desk.secrets.seal(content, cookieName), waySeconds)],
  }
}

/**
 * Comes back from the directory: opens a session of the account that was invited under the name the directory vouches
 * for. Makes no account. Throws Problem 403 'access.directory-refused' (not what was sent, or the directory says no), 403
 * 'access.directory-unknown' (no such account, or it may not act), 503 'access.directory-down'.
 */
export async function finishDirectorySignIn(
  desk: Desk,
  headers: Headers,
  query: string,
): Promise<SignedIn & { back: string }> {
  const way = readWay(desk, headers)
  if (!way) throw new Problem('access.directory-refused', 403)
  const directory = getDirectory(desk, way.directoryId)
  const configuration = await discover(desk, directory)
  const claims = await redeem(desk, directory, configuration, way, query)
  const name = nameOf(directory, claims)
  const account = name === null ? null : await findInvited(desk, directory, name, claims.sub)
  if (!account) {
    desk.context.log.info('access.directory.unknown', { directory: directory.id })
    throw new Problem('access.directory-unknown', 403)
  }
  const signedIn = await openFor(desk, account, `directory ${directory.id}`)
  return { ...signedIn, back: way.back, setCookies: [...signedIn.setCookies, cookie(desk, '', 0)] }
}

function getDirectory(desk: Desk, id: string): Directory {
  const directory = desk.directories.find((one) => one.id === id)
  if (!directory) throw new Problem('http.not-found', 404)
  return directory
}

const returnAddress = (desk: Desk) => `${desk.publicUrl}/kerja/masuk/kembali`

/**
 * What the directory says of itself: its addresses and keys. Asked each time, so that keys it changed are known. What it
 * vouches for must carry its signature by a key pair: nothing unsigned, nothing signed with the client secret.
 */
async function discover(desk: Desk, directory: Directory): Promise<openId.Configuration> {
  const issuer = new URL(directory.issuer)
  const isOwnMachine = ['localhost', '127.0.0.1'].includes(issuer.hostname)
  const secret = openId.ClientSecretBasic(directory.clientSecret)
  const execute = [openId.enableNonRepudiationChecks, ...(isOwnMachine ? [openId.allowInsecureRequests] : [])]
  const options = { timeout: patienceSeconds, execute }
  return openId
    .discovery(issuer, directory.clientId, undefined, secret, options)
    .catch((error: unknown) => Promise.reject(asProblem(desk, directory, error, 'access.directory-down')))
}

/** Redeems the code for what the directory vouches for, each value checked against what was sent out. */
async function redeem(
  desk: Desk,
  directory: Directory,
  configuration: openId.Configuration,
  way: z.infer<typeof wayOut>,
  query: string,
): Promise<openId.UserInfoResponse> {
  const address = new URL(`${returnAddress(desk)}?${query}`)
  try {
    const tokens = await openId.authorizationCodeGrant(configuration, address, {
      pkceCodeVerifier: way.verifier,
      expectedState: way.state,
      expectedNonce: way.nonce,
      idTokenExpected: true,
    })
    const claims = tokens.claims()!
    if (directory.claim in claims) return claims as openId.UserInfoResponse
    return await openId.fetchUserInfo(configuration, tokens.access_token, claims.sub)
  } catch (error) {
    throw asProblem(desk, directory, error, 'access.directory-refused')
  }
}

/** Not reached, or reached and not right; the reason goes to the log, without values. */
function asProblem(desk: Desk, directory: Directory, error: unknown, code: string): Problem {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unreachable'
  const isDown = code === 'access.directory-down' || reason === 'unreachable' || reason === 'OAUTH_TIMEOUT'
  desk.context.log.info('access.directory.failed', { directory: directory.id, reason })
  return isDown ? new Problem('access.directory-down', 503) : new Problem('access.directory-refused', 403)
}

/** The name the directory vouches for; an e-mail only when the directory has verified it. */
function nameOf({ claim }: Directory, claims: openId.UserInfoResponse): string | null {
  const name = claims[claim]
  if (typeof name !== 'string' || name === '') return null
  return claim === 'email' && claims.email_verified !== true ? null : name
}

/**
 * The account invited under this name, when it may act and belongs to the agency. The first sign-in ties it to the person
 * of the directory: a name that is later given to somebody else opens nothing.
 */
async function findInvited(
  desk: Desk,
  directory: Directory,
  name: string,
  subject: string,
): Promise<StoredAccount | null> {
  const provider = `directory:${directory.id}`
  return desk.context.database.write(async (writer) => {
    const account = await findAccountByDirectoryName(writer, directory.agency, name)
    if (!account || !mayAct(desk, account)) return null
    const known = await findDirectorySubject(writer, account.id, provider)
    if (known !== undefined) return known === subject ? account : null
    await insertDirectorySubject(writer, account.id, provider, subject, randomBytes(16).toString('hex'))
    await recordAudit(writer, desk.context.clock, actorOfAccount(account), {
      action: 'access.directory.tied',
      subjectKind: 'account',
      subjectId: account.id,
      details: { directory: directory.id },
    })
    return account
  })
}

function readWay(desk: Desk, headers: Headers): z.infer<typeof wayOut> | null {
  const name = cookiePrefix(desk.publicUrl) + cookieName
  const sent = headers.cookie?.split(/;\s*/).find((one) => one.startsWith(`${name}=`))
  const sealed = sent?.slice(name.length + 1)
  const content = sealed ? desk.secrets.open(sealed, cookieName) : null
  const way = content === null ? null : wayOut.parse(JSON.parse(content))
  return way && way.until > desk.now().getTime() ? way : null
}

function cookie(desk: Desk, value: string, seconds: number): string {
  const secure = desk.publicUrl.startsWith('https:') ? '; Secure' : ''
  return `${cookiePrefix(desk.publicUrl)}${cookieName}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`
}
