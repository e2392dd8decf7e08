import { randomBytes } from 'node:crypto'
import type { Command, CommandCall } from '../kernel/command.ts'
import { Problem } from '../kernel/problem.ts'
import { createAccounts } from './accounts.ts'
import { type Context, systemActor } from './model.ts'
import { roles } from './rules/policy.ts'
import { listAccounts } from './store.ts'
import { verifyAudit } from './verify-audit.ts'

export const commands: readonly Command<Context>[] = [
  {
    name: 'account',
    summary: 'Make an account (its password is made and printed once), or list accounts',
    usage: 'account add NAME --display TEXT --role ROLE --agency AGENCY [--area CODE] | account list',
    options: ['display', 'role', 'agency', 'area'],
    needs: 'context',
    run: async (call) => (call.words[0] === 'add' ? addAccount(call) : printAccounts(call)),
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

async function addAccount({ context, words, options, print }: CommandCall<Context>): Promise<void> {
  const given = (name: string) => {
    const value = options[name]
    if (typeof value !== 'string') throw new Problem('access.missing-option', 422, { option: name })
    return value
  }
  const role = roles.find((candidate) => candidate === given('role'))
  if (!role) throw new Problem('access.bad-role', 422, { role: given('role'), roles: roles.join(', ') })
  const password = randomBytes(12).toString('base64url')
  // Only sessions need the real secret; a password hash does not.
  const accounts = createAccounts(context, randomBytes(32).toString('hex'), 'http://localhost')
  const areaCode = typeof options.area === 'string' ? options.area : null
  const userName = words[1] ?? given('name')
  await accounts.add(
    systemActor,
    { userName, displayName: given('display'), role, agencyId: given('agency'), areaCode },
    password,
  )
  print(`${userName}  ${password}`)
}

async function printAccounts({ context, print }: CommandCall<Context>): Promise<void> {
  for (const account of await context.database.read(listAccounts)) {
    print(
      [account.userName, account.role, account.agencyId, account.active ? '' : '(closed)']
        .join('  ')
        .trimEnd(),
    )
  }
}
