import type { Writer } from '../../kernel/ports.ts'

export interface NewCode {
  readonly codeHash: string
  readonly personId: number
  readonly categories: readonly string[]
  readonly givenTo: string
  readonly identityProof: string
  readonly madeBy: string
  readonly madeAt: string
  readonly expiresAt: string
}

export async function insertCode(writer: Writer, code: NewCode): Promise<number> {
  const row = await writer.first<{ id: number }>(
    `insert into protection.own_code (code_hash, person_id, categories, given_to, identity_proof, made_by, made_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
    [
      code.codeHash,
      code.personId,
      [...code.categories],
      code.givenTo,
      code.identityProof,
      code.madeBy,
      code.madeAt,
      code.expiresAt,
    ],
  )
  return row!.id
}

/** Cancels the open codes of a person; returns how many there were. */
export async function cancelCodes(writer: Writer, personId: number, at: string): Promise<number> {
  const rows = await writer.query(
    `update protection.own_code set cancelled_at = $2
     where person_id = $1 and used_at is null and cancelled_at is null and expires_at > $2 returning id`,
    [personId, at],
  )
  return rows.length
}

/** Uses a code up, once. One statement for every try: nothing, used, expired and cancelled are not told apart even here. */
export function takeCode(
  writer: Writer,
  codeHash: string,
  at: string,
): Promise<{ id: number; personId: number; categories: string[] } | undefined> {
  return writer.first(
    `update protection.own_code set used_at = $2
     where code_hash = $1 and used_at is null and cancelled_at is null and expires_at > $2
     returning id, person_id as "personId", categories`,
    [codeHash, at],
  )
}
