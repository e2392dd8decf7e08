import { betterAuth } from 'better-auth'
import { username } from 'better-auth/plugins'
import type { Database } from '../kernel/ports.ts'
import { kyselyOver } from './store-kysely.ts'

const sessionHours = 12

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

/** The sign-in library (decision 0007) over our tables and names. Never call it inside a transaction of ours. */
export function createSignInLibrary(database: Database, secret: string, publicUrl: string) {
  return betterAuth({
    appName: 'Welas',
    baseURL: publicUrl,
    basePath: '/api/access/library',
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: { db: kyselyOver(database), type: 'postgres', schemaName: 'access', transaction: false },
    emailAndPassword: { enabled: true, autoSignIn: false, minPasswordLength: 12 },
    plugins: [
      username({
        maxUsernameLength: 60,
        usernameValidator: (name) => /^[a-z0-9][a-z0-9.-]*$/.test(name),
        schema: { user: { fields: { username: 'user_name', displayUsername: 'shown_user_name' } } },
      }),
    ],
    user: {
      modelName: 'account',
      fields: {
        name: 'display_name',
        emailVerified: 'email_verified',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      additionalFields: {
        role: { type: 'string', required: true, input: true },
        agencyId: { type: 'string', required: true, input: true, fieldName: 'agency_id' },
        areaCode: { type: 'string', required: false, input: true, fieldName: 'area_code' },
        active: { type: 'boolean', required: true, defaultValue: true, input: false },
      },
    },
    session: {
      modelName: 'session',
      expiresIn: sessionHours * 3600,
      updateAge: 3600,
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
      cookiePrefix: 'welas',
      ipAddress: { disableIpTracking: true },
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
    },
  })
}
export type SignInLibrary = ReturnType<typeof createSignInLibrary>
