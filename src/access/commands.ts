import type { Command, CommandCall } from '../kernel/command.ts'
import { isIsoDate } from '../kernel/dates.ts'
import { Problem } from '../kernel/problem.ts'
import { type Accounts, type NewAccount, scopeOf } from './accounts.ts'
import { closeAccount, inviteAccount, linkOf, resetAccount } from './manage-accounts.ts'
import { type Context, systemActor } from './model.ts'
import { roles } from './rules/policy.ts'
import { countAccounts, findAccountByName, listStoredAccounts } from './store-accounts.ts'
import { verifyAudit } from './verify-audit.ts'

type Here = Context & { readonly accounts: Accounts }

export const commands: readonly Command<Here>[] = [
  {
    name: 'account',
    summary:
      'Make the first administrator, invite, reset, close or list accounts; prints one-time links, never a password',
    usage:
      'account first NAME --display TEXT [--again] | account add NAME --display TEXT --role ROLE --agency AGENCY [--area CODE] [--until DATE] | account reset NAME [--second-factor] | account close NAME | account list',
    options: ['display', 'role', 'agency', 'area', 'until'],
    needs: 'context',
    run: runAccountCommand,
  },
  {
    name: 'verify-audit',
    summary: 'Recompute the audit chain and name every entry that was changed, removed or moved',
    usage: 'verify-audit',
    options: [],
    needs: 'context',
    run: async ({ context, print }) => {
      const { entries, lastHash, faults } = await context.database.read(verifyAudit)
      for (const { id, fault } of faults) print(`entry ${id}: ${fault}`)
      print(
        `${entries} entries, last hash ${lastHash}, ${faults.length === 0 ? 'chain whole' : `${faults.length} faults`}`,
      )
      if (faults.length > 0) throw new Problem('access.audit-broken', 409, { faults: faults.length })
    },
  },
]

async function runAccountCommand(call: CommandCall<Here>): Promise<void> {
  const [verb] = call.words
  if (verb === 'first') return makeFirst(call)
  if (verb === 'add') return invite(call, newAccountOf(call))
  if (verb === 'reset') return reset(call)
  if (verb === 'close') return closeAccount(call.context.accounts.desk, systemActor, await idOf(call))
  return printAccounts(call)
}

/** The first administrator looks after all accounts. Once there is one, another is made only when told so. */
async function makeFirst(call: CommandCall<Here>): Promise<void> {
  const { context, options } = call
  const { agency } = context.pack.settings.access
  const known = await context.database.read((reader) => countAccounts(reader, 'administrator', agency))
  if (known > 0 && options.again !== true) throw new Problem('access.first-exists', 409)
  await invite(call, {
    userName: wordOf(call, 'name'),
    displayName: given(call, 'display'),
    role: 'administrator',
    agencyId: agency,
    areaCode: null,
  })
}

function newAccountOf(call: CommandCall<Here>): NewAccount {
  const wanted = given(call, 'role')
  const role = roles.find((candidate) => candidate === wanted)
  if (!role) throw new Problem('access.bad-role', 422, { role: wanted, roles: roles.join(', ') })
  const { area, until } = call.options
  if (until !== undefined && (until === true || !isIsoDate(until)))
    throw new Problem('access.missing-option', 422, { option: 'until' })
  return {
    userName: wordOf(call, 'name'),
    displayName: given(call, 'display'),
    role,
    agencyId: given(call, 'agency'),
    areaCode: typeof area === 'string' ? area : null,
    validTo: until ?? null,
  }
}

async function invite({ context, print }: CommandCall<Here>, account: NewAccount): Promise<void> {
  const { desk } = context.accounts
  const invited = await inviteAccount(desk, systemActor, account.userName, scopeOf(desk, account))
  print(`${linkOf(desk, invited.code)}  (${invited.expiresAt.slice(0, 10)})`)
}

async function reset(call: CommandCall<Here>): Promise<void> {
  const { desk } = call.context.accounts
  const kind = call.options['second-factor'] === true ? 'second-factor' : 'password'
  const { code, expiresAt } = await resetAccount(desk, systemActor, await idOf(call), kind)
  call.print(`${linkOf(desk, code)}  (${expiresAt.slice(0, 10)})`)
}

async function printAccounts({ context, print }: CommandCall<Here>): Promise<void> {
  for (const account of await context.database.read((reader) => listStoredAccounts(reader, null))) {
    const { userName, role, agencyId, active, hasPassword } = account
    const note = active ? (hasPassword ? '' : '(invited)') : '(closed)'
    print([userName, role, agencyId, note].join('  ').trimEnd())
  }
}

async function idOf(call: CommandCall<Here>): Promise<string> {
  const userName = wordOf(call, 'name')
  const account = await call.context.database.read((reader) => findAccountByName(reader, userName))
  if (!account) throw new Problem('access.unknown-account', 404)
  return account.id
}

function wordOf({ words }: CommandCall<Here>, name: string): string {
  const word = words[1]
  if (!word) throw new Problem('access.missing-option', 422, { option: name })
  return word
}

function given({ options }: CommandCall<Here>, name: string): string {
  const value = options[name]
  if (typeof value !== 'string') throw new Problem('access.missing-option', 422, { option: name })
  return value
}
