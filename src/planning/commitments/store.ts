import type { Reader, Writer } from '../../kernel/ports.ts'

export interface StoredSignature {
  readonly commitmentId: string
  readonly accountId: string
  readonly agencyId: string
  readonly office: string
  readonly termFrom: string
  readonly termTo: string
  readonly lineIds: readonly string[]
  readonly sha256: string
  readonly method: 'password' | 'sample'
  readonly signedAt: string
}

/** Signatures of a term in the order they were given. */
export async function findSignatures(reader: Reader, termId: string): Promise<StoredSignature[]> {
  return reader.query(
    `select commitment_id as "commitmentId", account_id as "accountId", agency_id as "agencyId", office,
       term_from as "termFrom", term_to as "termTo", line_ids as "lineIds", sha256, method, signed_at as "signedAt"
     from planning.commitment_signature where term_id = $1 order by id`,
    [termId],
  )
}

/** Appends a signature. False when this account has signed already. */
export async function insertSignature(
  writer: Writer,
  termId: string,
  given: StoredSignature,
): Promise<boolean> {
  const row = await writer.first(
    `insert into planning.commitment_signature (term_id, commitment_id, account_id, agency_id, office, term_from, term_to,
       line_ids, sha256, method, signed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8::text[], $9, $10, $11) on conflict do nothing returning id`,
    [
      termId,
      given.commitmentId,
      given.accountId,
      given.agencyId,
      given.office,
      given.termFrom,
      given.termTo,
      given.lineIds,
      given.sha256,
      given.method,
      given.signedAt,
    ],
  )
  return row !== undefined
}

/** Accounts that may sit among signatories. */
export async function findSigningAccounts(reader: Reader): Promise<{ userName: string; agencyId: string }[]> {
  return reader.query(
    `select user_name as "userName", agency_id as "agencyId" from access.account
     where active and role in ('leader', 'head') order by user_name`,
  )
}

/** The first of these commitments that another term has had under the same id. */
export async function findOfOtherTerm(
  reader: Reader,
  termId: string,
  ids: readonly string[],
): Promise<string | undefined> {
  const row = await reader.first<{ id: string }>(
    `select entry_id as id from planning.entry_revision
     where kind = 'commitment' and entry_id = any($1) and term_id <> $2 limit 1`,
    [ids, termId],
  )
  return row?.id
}

export interface StoredPublic<T> {
  readonly id: string
  readonly content: T
  readonly updatedAt: string
}

export async function upsertPublic(
  writer: Writer,
  { id, content, updatedAt }: StoredPublic<unknown>,
): Promise<void> {
  await writer.query(
    `insert into open_data.commitment (id, content, updated_at) values ($1, $2::jsonb, $3)
     on conflict (id) do update set content = excluded.content, updated_at = excluded.updated_at`,
    [id, JSON.stringify(content), updatedAt],
  )
}

/** With the role welas_public. Newest opened first. */
export async function findPublic<T>(reader: Reader): Promise<StoredPublic<T>[]> {
  return reader.query(
    `select id, content, updated_at as "updatedAt" from open_data.commitment
     order by content ->> 'openedOn' desc, id`,
  )
}
