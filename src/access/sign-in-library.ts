import { betterAuth } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'
import type { Database } from '../kernel/ports.ts'
import { cookiePrefix } from './rules/cookie-prefix.ts'
import { kyselyOver } from './store-kysely.ts'

/** How an account proves who it is: the library calls it account, we call it credential. */
const credentialTable = {
  modelName: 'credential',
  fields: {
    userId: 'account_id',
    providerId: 'provider_id',
    accountId: 'provider_account_id',
    accessToken: 'access_token',
    refreshToken: 'refresh_token',
    idToken: 'id_token',
    accessTokenExpiresAt: 'access_token_expires_at',
    refreshTokenExpiresAt: 'refresh_token_expires_at',
    createdAt: 'created_at',
    updatedAt: 'updated_at',
  },
}

/** Opens a session for who has proved who he is: by password and code, by a directory, by an invitation. */
const sessionOpening = {
  id: 'session-opening',
  endpoints: {
    openSession: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ accountId: z.string(), stage: z.string(), at: z.date() }) },
      async (call) => {
        const { internalAdapter } = call.context
        const user = await internalAdapter.findUserById(call.body.accountId)
        if (!user) return null
        const { stage, at } = call.body
        const kept = { stage, createdAt: at, updatedAt: at }
        const session = await internalAdapter.createSession(user.id, false, kept, true)
        await setSessionCookie(call, { session, user })
        return { sessionId: session.id }
      },
    ),
  },
}

/**
 * The sign-in library (decisions 0007, 0017) over our tables and names: hashes of passwords, sessions and their cookies.
 * Never call it inside a transaction of ours.
 */
export function createSignInLibrary(
  database: Database,
  secret: string,
  publicUrl: string,
  sessionHours: number,
) {
  return betterAuth({
    appName: 'Welas',
    baseURL: publicUrl,
    basePath: '/api/access/library',
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: { db: kyselyOver(database), type: 'postgres', schemaName: 'access', transaction: false },
    emailAndPassword: { enabled: true, disableSignUp: true },
    plugins: [sessionOpening],
    user: {
      modelName: 'account',
      fields: {
        name: 'display_name',
        emailVerified: 'email_verified',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      additionalFields: {
        userName: { type: 'string', fieldName: 'user_name', input: false },
        role: { type: 'string', input: false },
        agencyId: { type: 'string', fieldName: 'agency_id', input: false },
      },
    },
    session: {
      modelName: 'session',
      expiresIn: sessionHours * 3600,
      // A session is not prolonged: when it was last used is ours (store-sessions.ts).
      disableSessionRefresh: true,
      additionalFields: { stage: { type: 'string', required: false, input: false } },
      fields: {
        userId: 'account_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    account: credentialTable,
    verification: {
      modelName: 'verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    advanced: {
      cookiePrefix: `${cookiePrefix(publicUrl)}welas`,
      ipAddress: { disableIpTracking: true },
      // The prefix of the library would be the weaker __Secure-.
      useSecureCookies: false,
      defaultCookieAttributes: {
        httpOnly: true,
        secure: publicUrl.startsWith('https:'),
        sameSite: 'lax',
        path: '/',
      },
    },
  })
}
export type SignInLibrary = ReturnType<typeof createSignInLibrary>
