import type { Reader, Writer } from '../kernel/ports.ts'
import type { FieldGroup, Role } from './rules/policy.ts'

/** What an account is and may see; an administrator sets it. */
export interface Scope {
  readonly displayName: string
  readonly role: Role
  readonly agencyId: string
  readonly areaCode: string | null
  readonly categories: string[]
  readonly fieldGroups: FieldGroup[]
  readonly validFrom: string | null
  readonly validTo: string | null
  /** User name or e-mail in the directory of the agency; null = signs in with a password only. */
  readonly directoryName: string | null
}
export interface StoredAccount extends Scope {
  readonly id: string
  readonly userName: string
  readonly active: boolean
  readonly hasPassword: boolean
  readonly hasFactor: boolean
  readonly lastSignedInAt: string | null
}

const selectAccount = `select a.id, a.user_name as "userName", a.display_name as "displayName", a.role, a.agency_id as "agencyId",
    a.area_code as "areaCode", a.categories, a.field_groups as "fieldGroups", a.valid_from as "validFrom", a.valid_to as "validTo",
    a.directory_name as "directoryName", a.active, a.last_signed_in_at as "lastSignedInAt",
    exists (select from access.credential c where c.account_id = a.id and c.password is not null) as "hasPassword",
    exists (select from access.second_factor f where f.account_id = a.id and f.confirmed_at is not null) as "hasFactor"
  from access.account a`

export async function findAccount(reader: Reader, id: string): Promise<StoredAccount | undefined> {
  return reader.first<StoredAccount>(`${selectAccount} where a.id = $1`, [id])
}

/** As `findAccount`; nobody else changes the account until the transaction ends. */
export async function lockAccount(writer: Writer, id: string): Promise<StoredAccount | undefined> {
  await writer.query('select from access.account where id = $1 for update', [id])
  return findAccount(writer, id)
}

export async function findAccountByName(
  reader: Reader,
  userName: string,
): Promise<StoredAccount | undefined> {
  return reader.first<StoredAccount>(`${selectAccount} where a.user_name = $1`, [userName])
}

/** The account of an agency that has this name in the directory of the agency. */
export async function findAccountByDirectoryName(
  reader: Reader,
  agencyId: string,
  name: string,
): Promise<StoredAccount | undefined> {
  return reader.first<StoredAccount>(
    `${selectAccount} where a.agency_id = $1 and lower(a.directory_name) = lower($2)`,
    [agencyId, name],
  )
}

/** Accounts in order of their user names; of one agency when it is given. */
export async function listStoredAccounts(reader: Reader, agencyId: string | null): Promise<StoredAccount[]> {
  return reader.query<StoredAccount>(
    `${selectAccount} where $1::text is null or a.agency_id = $1 order by a.user_name`,
    [agencyId],
  )
}

/** False when the user name is taken. The e-mail is what the sign-in library wants; it can never be mailed. */
export async function insertAccount(
  writer: Writer,
  id: string,
  userName: string,
  scope: Scope,
): Promise<boolean> {
  const rows = await writer.query(
    `insert into access.account (id, user_name, shown_user_name, email, display_name, role, agency_id, area_code, categories,
       field_groups, valid_from, valid_to, directory_name)
     values ($1, $2, $2, $1 || '@welas.invalid', $3, $4, $5, $6, $7::text[], $8::text[], $9, $10, $11)
     on conflict (user_name) do nothing returning id`,
    [id, userName, ...valuesOf(scope)],
  )
  return rows.length === 1
}

export async function updateScope(writer: Writer, id: string, scope: Scope): Promise<void> {
  await writer.query(
    `update access.account set display_name = $2, role = $3, agency_id = $4, area_code = $5, categories = $6::text[],
       field_groups = $7::text[], valid_from = $8, valid_to = $9, directory_name = $10, updated_at = now()
     where id = $1`,
    [id, ...valuesOf(scope)],
  )
}

function valuesOf(scope: Scope) {
  const {
    displayName,
    role,
    agencyId,
    areaCode,
    categories,
    fieldGroups,
    validFrom,
    validTo,
    directoryName,
  } = scope
  return [
    displayName,
    role,
    agencyId,
    areaCode,
    categories,
    fieldGroups,
    validFrom,
    validTo,
    directoryName,
  ] as const
}

export async function setActive(writer: Writer, id: string, active: boolean): Promise<void> {
  await writer.query('update access.account set active = $2, updated_at = now() where id = $1', [id, active])
}

export async function markSignedIn(writer: Writer, id: string, at: string): Promise<void> {
  await writer.query('update access.account set last_signed_in_at = $2 where id = $1', [id, at])
}

/** Active accounts with this role in this agency. */
export async function countAccounts(reader: Reader, role: Role, agencyId: string | null): Promise<number> {
  const row = await reader.first<{ count: number }>(
    `select count(*)::integer as count from access.account where active and role = $1 and ($2::text is null or agency_id = $2)`,
    [role, agencyId],
  )
  return row?.count ?? 0
}

export async function findPasswordHash(reader: Reader, accountId: string): Promise<string | undefined> {
  const row = await reader.first<{ password: string }>(
    `select password from access.credential where account_id = $1 and provider_id = 'credential' and password is not null`,
    [accountId],
  )
  return row?.password
}

/** Sets the password of an account, whether it had one or not. `id` names the credential when it is new. */
export async function putPasswordHash(
  writer: Writer,
  accountId: string,
  hash: string,
  id: string,
): Promise<void> {
  const changed = await writer.query(
    `update access.credential set password = $2, updated_at = now()
     where account_id = $1 and provider_id = 'credential' returning id`,
    [accountId, hash],
  )
  if (changed.length > 0) return
  await writer.query(
    `insert into access.credential (id, account_id, provider_id, provider_account_id, password)
     values ($1, $2, 'credential', $2, $3)`,
    [id, accountId, hash],
  )
}
