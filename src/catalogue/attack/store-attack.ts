import type { Reader } from '../../kernel/ports.ts'

/** Every table of which the public role may read at least one column, as schema.table, whatever the grants were meant to be. */
export async function findReadable(reader: Reader): Promise<string[]> {
  const rows = await reader.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
       and has_schema_privilege('welas_public', n.oid, 'usage') and has_any_column_privilege('welas_public', c.oid, 'select')
     order by 1`,
  )
  return rows.map(({ name }) => name)
}

/** Every row of a table as the public role reads it, as text. */
export async function readAll(reader: Reader, table: string): Promise<string> {
  const rows = await reader.query<{ row: string }>(`select t::text as row from ${table} t`)
  return rows.map(({ row }) => row).join('\n')
}
