import type { Context } from '../../src/access/index.ts'

/** What may change although an attempt was refused: the trace of it, and the counters of tries. */
const growing = [
  'access.audit_event',
  'access.audit_person',
  'access.attempt',
  'access.session',
  'access.refusal',
]

/** Number and hash of the rows of every table, so that "refused" means: nothing was written anywhere. */
export async function stateOf({ database }: Context): Promise<Record<string, string>> {
  const names = await tablesOf({ database })
  const parts = names
    .filter((name) => !growing.includes(name))
    .map(
      (name) =>
        `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as state from ${name} t`,
    )
  const rows = await asOwner<{ name: string; state: string }>({ database }, parts.join(' union all '))
  return Object.fromEntries(rows.map(({ name, state }) => [name, state]))
}

/** Everything that is kept, as one text, to look for what must not be there. */
export async function everyRow(context: Pick<Context, 'database'>): Promise<string> {
  const names = await tablesOf(context)
  const rows = await asOwner<{ rows: string | null }>(
    context,
    names.map((name) => `select string_agg(t::text, e'\\n') as rows from ${name} t`).join(' union all '),
  )
  return rows.map(({ rows: text }) => text).join('\n')
}

let known: string[] | undefined
async function tablesOf(context: Pick<Context, 'database'>): Promise<string[]> {
  known ??= (
    await asOwner<{ name: string }>(
      context,
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE' order by 1`,
    )
  ).map(({ name }) => name)
  return known
}

/** What the tests ask beside the program, as the owner of the tables. */
export async function asOwner<T>({ database }: Pick<Context, 'database'>, sql: string): Promise<T[]> {
  return database.write(async (writer) => {
    await writer.execute('reset role')
    return writer.query<T>(sql)
  })
}
