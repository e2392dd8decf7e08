import type { Reader, Writer } from '../kernel/ports.ts'

/** Id of the person in a directory that an account is tied to. */
export async function findDirectorySubject(
  reader: Reader,
  accountId: string,
  provider: string,
): Promise<string | undefined> {
  const row = await reader.first<{ subject: string }>(
    `select provider_account_id as subject from access.credential where account_id = $1 and provider_id = $2`,
    [accountId, provider],
  )
  return row?.subject
}

export async function insertDirectorySubject(
  writer: Writer,
  accountId: string,
  provider: string,
  subject: string,
  id: string,
): Promise<void> {
  await writer.query(
    'insert into access.credential (id, account_id, provider_id, provider_account_id) values ($1, $2, $3, $4)',
    [id, accountId, provider, subject],
  )
}

/** Unties an account from all directories. */
export async function deleteDirectorySubjects(writer: Writer, accountId: string): Promise<void> {
  await writer.query(
    `delete from access.credential where account_id = $1 and provider_id like 'directory:%'`,
    [accountId],
  )
}
