import type { Language } from '../kernel/messages.ts'
import type { Accounts } from './accounts.ts'
import {
  handedOverOutput,
  invitedOutput,
  inviteInput,
  type Managed,
  managedOutput,
  resetInput,
  scopeInput,
} from './contract.ts'
import {
  changeAccount,
  closeAccount,
  inviteAccount,
  linkOf,
  listManaged,
  reopenAccount,
  resetAccount,
} from './manage-accounts.ts'
import type { Actor, Context } from './model.ts'
import { actorOf, type Route, route } from './route.ts'
import { agencyRoles, isRegencyWide } from './rules/delegation.ts'
import { defaultFieldGroups, roles } from './rules/policy.ts'

const permission = 'access.manage-accounts'

/** Accounts an administrator looks after. */
export function manageRoutes(accounts: Accounts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/access/accounts',
      permission,
      summary: 'Accounts the administrator looks after, and what may be given',
      output: managedOutput,
      handle: async (call) => ({
        json: {
          ...choicesOf(call.context, actorOf(call), call.language),
          accounts: await listManaged(accounts.desk, actorOf(call)),
          directoryAgencies: accounts.desk.directories.map((directory) => directory.agency),
        } satisfies Managed,
      }),
    }),
    route({
      method: 'POST',
      path: '/api/access/accounts',
      permission,
      summary: 'Invite an official: makes the account and a one-time code to hand over',
      input: inviteInput,
      output: invitedOutput,
      handle: async (call) => {
        const { userName, ...scope } = call.input
        const invited = await inviteAccount(accounts.desk, actorOf(call), userName, scope)
        return { json: { ...invited, link: linkOf(accounts.desk, invited.code) }, status: 201 }
      },
    }),
    ...changeRoutes(accounts),
  ]
}

function changeRoutes(accounts: Accounts): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/api/access/accounts/:id',
      permission,
      summary: 'Change role, agency, area, what may be seen, and validity; counts from the next request',
      input: scopeInput,
      handle: async (call) => {
        await changeAccount(accounts.desk, actorOf(call), call.parameters.id!, call.input)
        return { json: {} }
      },
    }),
    route({
      method: 'POST',
      path: '/api/access/accounts/:id/close',
      permission,
      summary: 'Close an account; its sessions end at once',
      handle: async (call) => {
        await closeAccount(accounts.desk, actorOf(call), call.parameters.id!)
        return { json: {} }
      },
    }),
    route({
      method: 'POST',
      path: '/api/access/accounts/:id/reopen',
      permission,
      summary: 'Open a closed account again',
      handle: async (call) => {
        await reopenAccount(accounts.desk, actorOf(call), call.parameters.id!)
        return { json: {} }
      },
    }),
    route({
      method: 'POST',
      path: '/api/access/accounts/:id/reset',
      permission,
      summary: 'A one-time code for a lost password or a lost authenticator app',
      input: resetInput,
      output: handedOverOutput,
      handle: async (call) => {
        const { desk } = accounts
        const handedOver = await resetAccount(desk, actorOf(call), call.parameters.id!, call.input.kind)
        return { json: { ...handedOver, link: linkOf(desk, handedOver.code) }, status: 201 }
      },
    }),
  ]
}

/** What this administrator may give. */
function choicesOf({ pack }: Context, actor: Actor, language: Language) {
  const isAll = isRegencyWide(actor, pack.settings.access.agency)
  const agencies = pack.agencies.filter((agency) => isAll || agency.id === actor.agencyId)
  const areas = pack.areas.filter(
    ({ code }) => !actor.areaCode || code === actor.areaCode || code.startsWith(`${actor.areaCode}.`),
  )
  const categories = pack.categories.filter(
    ({ id, sensitive }) => sensitive && (isAll || actor.categories.includes(id)),
  )
  return {
    isRegencyWide: isAll,
    roles: roles
      .filter((role) => isAll || agencyRoles.includes(role))
      .map((role) => ({ id: role, fieldGroups: [...defaultFieldGroups[role]] })),
    agencies: agencies.map(({ id, shortName }) => ({ id, name: shortName })),
    areas: areas.map(({ code, name }) => ({ code, name })),
    categories: categories.map(({ id, name }) => ({ id, name: name[language] })),
  }
}
