import type { Reader, Writer } from '../../kernel/ports.ts'

/** The newest revision of one person in one training. Scores 0 to 100. */
export interface Attendance {
  readonly trainingId: string
  readonly participantId: string
  readonly revision: number
  readonly agencyId: string
  readonly name: string
  readonly accountId: string | null
  readonly userName: string | null
  readonly attended: boolean
  readonly before: number | null
  readonly after: number | null
  readonly certificate: string | null
}

/** Counts and scores of every training of a term, without names or accounts: nothing here says who it was. */
export async function findScores(
  reader: Reader,
  termId: string,
): Promise<Pick<Attendance, 'trainingId' | 'agencyId' | 'attended' | 'before' | 'after' | 'certificate'>[]> {
  return reader.query(
    `select training_id as "trainingId", agency_id as "agencyId", attended, before_score as before, after_score as after, certificate
     from (select distinct on (training_id, participant_id) * from planning.training_attendance
           where term_id = $1 order by training_id, participant_id, revision desc) newest
     where not struck_out order by id`,
    [termId],
  )
}

/** Standing rows with names: of one training, of one account, or all of a term; in the order they were first recorded. */
export async function findAttendance(
  reader: Reader,
  termId: string,
  of: { readonly trainingId?: string; readonly accountId?: string } = {},
): Promise<Attendance[]> {
  return reader.query(
    `select training_id as "trainingId", participant_id as "participantId", revision, n.agency_id as "agencyId", name,
       account_id as "accountId", a.user_name as "userName", attended, before_score as before, after_score as after, certificate
     from (select distinct on (training_id, participant_id) *, min(id) over (partition by training_id, participant_id) as first
           from planning.training_attendance where term_id = $1 and ($2::text is null or training_id = $2)
           order by training_id, participant_id, revision desc) n
     left join access.account a on a.id = n.account_id
     where not struck_out and ($3::text is null or account_id = $3) order by first`,
    [termId, of.trainingId ?? null, of.accountId ?? null],
  )
}

/** Others who record wait until this transaction ends: of two who paste one list, the second sees the rows of the first. */
export async function lockAttendance(writer: Writer, termId: string): Promise<void> {
  await writer.query('select pg_advisory_xact_lock(3510, hashtext($1))', [termId])
}

/** Appends a revision. False when somebody else has written that number already. */
export async function insertAttendance(
  writer: Writer,
  termId: string,
  row: Omit<Attendance, 'userName'> & { readonly struckOut: boolean },
  recordedBy: string,
  recordedAt: string,
): Promise<boolean> {
  const found = await writer.first(
    `insert into planning.training_attendance (term_id, training_id, participant_id, revision, agency_id, name, account_id,
       attended, before_score, after_score, certificate, struck_out, recorded_by, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict do nothing returning id`,
    [
      termId,
      row.trainingId,
      row.participantId,
      row.revision,
      row.agencyId,
      row.name,
      row.accountId,
      row.attended,
      row.before,
      row.after,
      row.certificate,
      row.struckOut,
      recordedBy,
      recordedAt,
    ],
  )
  return found !== undefined
}

export interface FoundAccount {
  readonly id: string
  readonly userName: string
  readonly agencyId: string
}
export async function findAccounts(reader: Reader, userNames: readonly string[]): Promise<FoundAccount[]> {
  return reader.query(
    `select id, user_name as "userName", agency_id as "agencyId" from access.account where user_name = any($1::text[])`,
    [userNames],
  )
}
