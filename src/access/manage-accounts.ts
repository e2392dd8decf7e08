import { randomBytes } from 'node:crypto'
import { todayOf } from '../kernel/dates.ts'
import type { Writer } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'
import { recordAudit } from './audit.ts'
import type { Desk } from './desk.ts'
import { type HandedOver, makeInvitation } from './invitations.ts'
import type { Actor } from './model.ts'
import { findGivingFault, isRegencyWide, type Manager, mayManage } from './rules/delegation.ts'
import { isInForce } from './rules/stage.ts'
import {
  countAccounts,
  findAccountByDirectoryName,
  insertAccount,
  listStoredAccounts,
  lockAccount,
  type Scope,
  type StoredAccount,
  setActive,
  updateScope,
} from './store-accounts.ts'
import { deleteDirectorySubjects } from './store-directories.ts'
import { endInvitations, listOpenInvitations } from './store-invitations.ts'
import { deleteSessions } from './store-sessions.ts'

export const userNamePattern = /^[a-z0-9][a-z0-9.-]{1,59}$/

/** Accounts the administrator sees: of the own agency, or all. */
export async function listManaged(desk: Desk, actor: Actor) {
  const regencyAgency = desk.context.pack.settings.access.agency
  const isAll = isRegencyWide(actor, regencyAgency)
  const today = todayOf(desk.context.clock)
  const { accounts, invitations } = await desk.context.database.read(async (reader) => ({
    accounts: await listStoredAccounts(reader, isAll ? null : actor.agencyId),
    invitations: await listOpenInvitations(reader, desk.now().toISOString()),
  }))
  const invited = new Map(invitations.map((one) => [one.accountId, one]))
  return accounts.map((account) => ({
    ...account,
    invitation: invited.get(account.id) ?? null,
    inForce: isInForce(account, today),
    mustHaveFactor: desk.mustHaveFactor(account),
    mayManage: mayManage(actor, account, regencyAgency),
  }))
}

/**
 * Makes an account without a password and the code its owner sets one with. Throws Problem 409 'access.name-taken',
 * 422 'access.unknown-…', 403 'access.may-not-give-…'.
 */
export async function inviteAccount(
  desk: Desk,
  actor: Actor,
  userName: string,
  scope: Scope,
): Promise<HandedOver & { id: string }> {
  checkScope(desk, actor, scope)
  return desk.context.database.write(async (writer) => {
    const id = await addAccountRow(desk, writer, actor, userName, scope)
    return { id, ...(await makeInvitation(desk, writer, actor, id, 'welcome')) }
  })
}

/** Keeps a new account and its trace in the caller's transaction. Throws Problem 409 'access.name-taken'. */
export async function addAccountRow(
  desk: Desk,
  writer: Writer,
  actor: Actor,
  userName: string,
  scope: Scope,
): Promise<string> {
  const name = userName.trim().toLowerCase()
  const id = randomBytes(16).toString('hex')
  await keepDirectoryNameFree(writer, id, scope)
  if (!userNamePattern.test(name) || !(await insertAccount(writer, id, name, scope)))
    throw new Problem('access.name-taken', 409)
  await recordAudit(writer, desk.context.clock, actor, {
    action: 'access.account.added',
    subjectKind: 'account',
    subjectId: id,
    details: traceOf(scope),
  })
  return id
}

/** Changes what an account is and may; counts from its next request. Throws as `inviteAccount`, 404 for accounts of others. */
export async function changeAccount(desk: Desk, actor: Actor, id: string, scope: Scope): Promise<void> {
  checkScope(desk, actor, scope)
  await manage(desk, actor, id, async (writer, account) => {
    if (account.role === 'administrator') await keepAnAdministrator(desk, writer, account, scope)
    await keepDirectoryNameFree(writer, id, scope)
    if (scope.directoryName !== account.directoryName || scope.agencyId !== account.agencyId)
      await deleteDirectorySubjects(writer, id)
    await updateScope(writer, id, scope)
    return { action: 'access.account.changed', details: { ...beforeOf(account), ...traceOf(scope) } }
  })
}

/** Closes an account: its sessions and invitations end at once. Its name stays, the trace needs it. */
export async function closeAccount(desk: Desk, actor: Actor, id: string): Promise<void> {
  await manage(desk, actor, id, async (writer, account) => {
    if (account.role === 'administrator') await keepAnAdministrator(desk, writer, account, null)
    await setActive(writer, id, false)
    await endInvitations(writer, id, desk.now().toISOString())
    return { action: 'access.account.closed', details: { sessions: await deleteSessions(writer, id) } }
  })
}

export async function reopenAccount(desk: Desk, actor: Actor, id: string): Promise<void> {
  await manage(desk, actor, id, async (writer) => {
    await setActive(writer, id, true)
    return { action: 'access.account.reopened', details: {} }
  })
}

/** A one-time code to set a new password, or to set up a new second factor when the app is lost. */
export async function resetAccount(
  desk: Desk,
  actor: Actor,
  id: string,
  kind: 'password' | 'second-factor',
): Promise<HandedOver> {
  let handedOver: HandedOver | undefined
  await manage(desk, actor, id, async (writer, account) => {
    if (!account.active) throw new Problem('access.account-closed', 409)
    handedOver = await makeInvitation(desk, writer, actor, id, account.hasPassword ? kind : 'welcome')
    return { action: 'access.account.reset', details: { kind } }
  })
  return handedOver!
}

/** The address that carries a code behind the #, which browsers send to nobody. */
export function linkOf(desk: Desk, code: string): string {
  return `${desk.publicUrl}/kerja/undangan#${code}`
}

interface Trace {
  readonly action: string
  readonly details: Readonly<Record<string, string | number | boolean | null>>
}

/** One change of one account with its trace. An account of others looks like none: Problem 404. */
async function manage(
  desk: Desk,
  actor: Actor,
  id: string,
  work: (writer: Writer, account: StoredAccount) => Promise<Trace>,
): Promise<void> {
  await desk.context.database.write(async (writer) => {
    const account = await lockAccount(writer, id)
    const isAllowed = (one: StoredAccount) =>
      actor.role === 'system' || mayManage(actor, one, desk.context.pack.settings.access.agency)
    if (!account || !isAllowed(account)) throw new Problem('http.not-found', 404)
    const trace = await work(writer, account)
    await recordAudit(writer, desk.context.clock, actor, { ...trace, subjectKind: 'account', subjectId: id })
  })
}

/** Somebody must be left who can make accounts for the whole regency. */
async function keepAnAdministrator(
  desk: Desk,
  writer: Writer,
  account: StoredAccount,
  scope: Scope | null,
): Promise<void> {
  const { agency } = desk.context.pack.settings.access
  const stays = scope?.role === 'administrator' && scope.agencyId === agency && scope.areaCode === null
  if (account.agencyId !== agency || stays) return
  if ((await countAccounts(writer, 'administrator', agency)) <= 1)
    throw new Problem('access.last-administrator', 409)
}

/** Two accounts with one name in the directory would be one person. */
async function keepDirectoryNameFree(writer: Writer, id: string, scope: Scope): Promise<void> {
  if (scope.directoryName === null) return
  const other = await findAccountByDirectoryName(writer, scope.agencyId, scope.directoryName)
  if (other && other.id !== id) throw new Problem('access.directory-name-taken', 409)
}

/** Throws when the scope names what the pack does not have, or gives what the actor may not give. */
export function checkScope(desk: Desk, manager: Manager & Pick<Actor, 'role'>, scope: Scope): void {
  const { pack } = desk.context
  if (!pack.agencies.some((agency) => agency.id === scope.agencyId))
    throw new Problem('access.unknown-agency', 422, { agency: scope.agencyId })
  if (scope.areaCode !== null && !pack.areas.some((area) => area.code === scope.areaCode))
    throw new Problem('access.unknown-area', 422, { area: scope.areaCode })
  const sensitive = pack.categories.filter((one) => one.sensitive).map((one) => one.id)
  const unknown = scope.categories.find((category) => !sensitive.includes(category))
  if (unknown !== undefined) throw new Problem('access.unknown-category', 422, { category: unknown })
  if (scope.validFrom && scope.validTo && scope.validTo < scope.validFrom)
    throw new Problem('access.ends-before-it-begins', 422)
  const fault =
    manager.role === 'system' ? null : findGivingFault(manager, scope, pack.settings.access.agency)
  if (fault) throw new Problem(`access.may-not-give-${fault}`, 403)
}

/** What the trace keeps of a scope: no names of people. */
function traceOf({
  role,
  agencyId,
  areaCode,
  categories,
  fieldGroups,
  validFrom,
  validTo,
  directoryName,
}: Scope) {
  return {
    role,
    agency: agencyId,
    area: areaCode,
    categories: categories.join(' '),
    fieldGroups: fieldGroups.join(' '),
    validFrom,
    validTo,
    directory: directoryName !== null,
  }
}

function beforeOf(account: StoredAccount) {
  const before = traceOf(account)
  return Object.fromEntries(Object.entries(before).map(([name, value]) => [`${name}Before`, value]))
}
