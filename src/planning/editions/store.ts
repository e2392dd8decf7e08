import type { Reader, Writer } from '../../kernel/ports.ts'

export interface StoredHead {
  readonly id: string
  readonly termId: string
  readonly termName: string
  readonly title: string
  readonly note: string
  readonly publishedAt: string
  readonly office: string
  readonly sha256: string
  readonly current: boolean
}
export interface StoredEdition extends StoredHead {
  readonly content: unknown
}

const head = `id, term_id as "termId", content #>> '{term,name}' as "termName", title, note, published_at as "publishedAt", office,
  sha256, current`

/** Newest first, of every term. Works with the role welas_public. */
export async function findEditions(reader: Reader): Promise<StoredHead[]> {
  return reader.query(`select ${head} from open_data.plan_edition order by published_at desc, id desc`)
}

export async function findEdition(reader: Reader, id: string): Promise<StoredEdition | undefined> {
  return reader.first(`select ${head}, content from open_data.plan_edition where id = $1`, [id])
}

/** The edition before this one, of any term. */
export async function findEditionBefore(reader: Reader, id: string): Promise<StoredEdition | undefined> {
  return reader.first(
    `select ${head}, content from open_data.plan_edition
     where (published_at, id) < (select published_at, id from open_data.plan_edition where id = $1)
     order by published_at desc, id desc limit 1`,
    [id],
  )
}

export async function findCurrentEdition(reader: Reader): Promise<StoredEdition | undefined> {
  return reader.first(`select ${head}, content from open_data.plan_edition where current`)
}

/**
 * Changes whenever anything the public sees of the plan does: from the contents, not from a clock, which may stand still
 * or be set back. Works with the role welas_public.
 */
export async function findVersion(reader: Reader): Promise<string> {
  const row = await reader.first<{ version: string }>(
    `select concat_ws(' ', (select id from open_data.plan_edition where current),
       (select md5(string_agg(id || ' ' || content, ' ' order by id)) from open_data.commitment)) as version`,
  )
  return row!.version
}

/** Stores an edition as the newest. False when somebody else has published one with that id meanwhile. */
export async function insertEdition(
  writer: Writer,
  given: Omit<StoredEdition, 'termName' | 'current'>,
): Promise<boolean> {
  await writer.query('update open_data.plan_edition set current = false where current')
  const row = await writer.first(
    `insert into open_data.plan_edition (id, term_id, title, note, published_at, office, content, sha256)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8) on conflict do nothing returning id`,
    [
      given.id,
      given.termId,
      given.title,
      given.note,
      given.publishedAt,
      given.office,
      JSON.stringify(given.content),
      given.sha256,
    ],
  )
  return row !== undefined
}

export async function hasEdition(reader: Reader): Promise<boolean> {
  return (await reader.first('select from open_data.plan_edition limit 1')) !== undefined
}

/** What a term was called in its newest edition, by id; a term without an edition has no name that outlives its pack. */
export async function findTermNames(reader: Reader): Promise<Map<string, string>> {
  const rows = await reader.query<{ termId: string; name: string }>(
    `select distinct on (term_id) term_id as "termId", content #>> '{term,name}' as name from open_data.plan_edition
     order by term_id, published_at desc`,
  )
  return new Map(rows.map(({ termId, name }) => [termId, name]))
}
