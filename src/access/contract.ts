import { z } from 'zod'
import { agencyRoles } from './rules/delegation.ts'
import { passwordCharactersMax, passwordCharactersMin } from './rules/password-policy.ts'
import { fieldGroups, roles } from './rules/policy.ts'

export { agencyRoles, passwordCharactersMax, passwordCharactersMin }
export const allRoles = roles
export const allFieldGroups = fieldGroups

const password = z.string().min(1).max(1000)
const code = z.string().min(1).max(100)

export const signInInput = z.object({ userName: z.string().min(1).max(100), password })
export const codeInput = z.object({ code })
/** The password again, where who is signed in changes how he signs in. */
export const passwordInput = z.object({ password: z.string().max(1000).default('') })
export const changePasswordInput = z.object({ current: password, next: password })
export const endSessionInput = z.object({ id: z.string().min(1).max(100) })
export const acceptInput = z.object({ code, password })

/** How far a sign-in is: nobody, a code is asked for, a second factor must be set up, signed in. */
export const stageOutput = z.object({ stage: z.enum(['none', 'code', 'enrol', 'open']) })
export type StageAnswer = z.infer<typeof stageOutput>

/** Who is signed in, as screens see it. */
export const meOutput = z.object({
  displayName: z.string(),
  role: z.enum(roles),
  agencyId: z.string().nullable(),
  areaCode: z.string().nullable(),
  permissions: z.array(z.string()),
})
export type Me = z.infer<typeof meOutput>

/** The key of an authenticator app, shown until a code confirms it. */
export const factorKeyOutput = z.object({ key: z.string(), address: z.string() })
export type FactorKeyAnswer = z.infer<typeof factorKeyOutput>
export const recoveryCodesOutput = z.object({ recoveryCodes: z.array(z.string()) })
export type RecoveryCodes = z.infer<typeof recoveryCodesOutput>

export const ownAccountOutput = z.object({
  userName: z.string(),
  validTo: z.string().nullable(),
  hasPassword: z.boolean(),
  hasFactor: z.boolean(),
  mustHaveFactor: z.boolean(),
  codesLeft: z.number(),
  idleMinutes: z.number(),
  sessionHours: z.number(),
  timeZone: z.string(),
  sessions: z.array(
    z.object({ id: z.string(), createdAt: z.string(), usedAt: z.string(), isThis: z.boolean() }),
  ),
})
export type OwnAccount = z.infer<typeof ownAccountOutput>

const directoryId = z.string().min(1).max(100)
export const directoriesOutput = z.object({
  directories: z.array(z.object({ id: z.string(), name: z.string() })),
})
export type Directories = z.infer<typeof directoriesOutput>
export const startDirectoryInput = z.object({ directory: directoryId, back: z.string().max(500) })
export const startedDirectoryOutput = z.object({ address: z.string() })
/** The query string the directory sent the browser back with. */
export const finishDirectoryInput = z.object({ query: z.string().max(4000) })
export const finishedDirectoryOutput = stageOutput.extend({ back: z.string() })
export type FinishedDirectory = z.infer<typeof finishedDirectoryOutput>

const invitationKind = z.enum(['welcome', 'password', 'second-factor'])
export const invitationOutput = z.object({
  kind: invitationKind,
  userName: z.string(),
  displayName: z.string(),
  expiresAt: z.string(),
})
export type InvitationAnswer = z.infer<typeof invitationOutput>

/** A one-time code to hand over, and the address that carries it behind the #, which no server sees. */
export const handedOverOutput = z.object({ code: z.string(), link: z.string(), expiresAt: z.string() })
export type HandedOverAnswer = z.infer<typeof handedOverOutput>

const date = z.iso.date().nullable()
const scope = {
  displayName: z.string().trim().min(2).max(120),
  role: z.enum(roles),
  agencyId: z.string().min(1).max(100),
  areaCode: z.string().max(20).nullable(),
  categories: z.array(z.string().max(100)).max(100),
  fieldGroups: z.array(z.enum(fieldGroups)),
  validFrom: date,
  validTo: date,
  directoryName: z.string().trim().min(1).max(200).nullable(),
}
/** What an administrator says of an account; strict, so that nothing else is changed by the way. */
export const scopeInput = z.strictObject(scope)
export type ScopeInput = z.infer<typeof scopeInput>
export const inviteInput = z.strictObject({ userName: z.string().min(1).max(60), ...scope })
export const resetInput = z.strictObject({ kind: z.enum(['password', 'second-factor']) })

export const managedAccount = z.object({
  id: z.string(),
  userName: z.string(),
  ...scope,
  active: z.boolean(),
  inForce: z.boolean(),
  hasPassword: z.boolean(),
  hasFactor: z.boolean(),
  mustHaveFactor: z.boolean(),
  lastSignedInAt: z.string().nullable(),
  invitation: z.object({ kind: invitationKind, expiresAt: z.string() }).nullable(),
  mayManage: z.boolean(),
})
export type ManagedAccount = z.infer<typeof managedAccount>
const named = z.object({ id: z.string(), name: z.string() })
/** Accounts the administrator looks after, and what may be given. */
export const managedOutput = z.object({
  /** False = an agency's own administrator. */
  isRegencyWide: z.boolean(),
  accounts: z.array(managedAccount),
  roles: z.array(z.object({ id: z.enum(roles), fieldGroups: z.array(z.enum(fieldGroups)) })),
  agencies: z.array(named),
  areas: z.array(z.object({ code: z.string(), name: z.string() })),
  categories: z.array(named),
  /** Agencies whose directory is set up, so that a name there is of use. */
  directoryAgencies: z.array(z.string()),
})
export type Managed = z.infer<typeof managedOutput>
export const invitedOutput = handedOverOutput.extend({ id: z.string() })
