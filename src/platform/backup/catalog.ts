import type { Run } from '../database-embedded.ts'
import { listMigrations, readMigration } from '../migrate.ts'
import type { StoredTable } from './owner.ts'

export interface TableSum {
  readonly name: string
  readonly rows: number
  /** The same for the same rows in any order: the sum of 64 bits of each row's SHA-256. */
  readonly checksum: string
}

export interface SequenceValue {
  readonly name: string
  readonly value: number
}

/** Rows of these stay behind: whoever was signed in, or about to, signs in anew after a restore. */
const leftEmpty = ['access.session', 'access.verification']

/** Texts of rows must not depend on who asks: a checksum is taken over them on two machines. */
export const sameTexts = `set local datestyle = 'ISO, MDY'; set local intervalstyle = 'postgres'; set local timezone = 'UTC';
  set local extra_float_digits = 1; set local bytea_output = 'hex'; set local row_security = off;
  set local statement_timeout = 0; set local lock_timeout = 0; set local idle_in_transaction_session_timeout = 0`

/** The schemas of this program, from its migrations. */
export async function ownSchemas(): Promise<string[]> {
  const texts = await Promise.all((await listMigrations()).map(readMigration))
  return texts.flatMap((sql) =>
    [...sql.matchAll(/^create schema (?:if not exists )?(\w+)/gm)].map((match) => match[1]!),
  )
}

/** Every table whose rows a backup holds, with the columns that are stored and not computed. */
export async function listTables(run: Run): Promise<StoredTable[]> {
  const rows = await run(`select format('%I.%I', n.nspname, c.relname) as name, c.relkind as kind,
      array_agg(quote_ident(a.attname) order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where ${await isOurs()} and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    group by 1, 2 order by 1`)
  const tables = rows as unknown as (StoredTable & { kind: string })[]
  const parted = tables.find(({ kind }) => kind === 'p')
  if (parted) throw new Error(`${parted.name} is partitioned: backups do not know how to restore its indexes`)
  return tables
    .filter(({ name }) => !leftEmpty.includes(name))
    .map(({ name, columns }) => ({ name, columns }))
}

/** Rows and checksum of a table, worked out by the database. */
export async function sumTable(run: Run, { name, columns }: StoredTable): Promise<TableSum> {
  const [sum] = await run(`select count(*)::text as rows,
      coalesce(sum(('x' || left(encode(sha256(convert_to(row(${columns.join(', ')})::text, 'UTF8')), 'hex'), 16))::bit(64)::bigint), 0)::text as checksum
    from only ${name}`)
  return { name, rows: Number(sum?.rows), checksum: String(sum?.checksum) }
}

/** Where the sequences stand, those that were ever used. Read after the rows' snapshot was taken, so never behind them. */
export async function listSequences(run: Run): Promise<SequenceValue[]> {
  const schemas = (await ownSchemas()).map((schema) => `'${schema}'`).join(', ')
  const rows = await run(`select format('%I.%I', schemaname, sequencename) as name, last_value::text as value
    from pg_sequences where schemaname in (${schemas}) and last_value is not null order by 1`)
  return rows.map((row) => ({ name: String(row.name), value: Number(row.value) }))
}

/** Hashes of the files that rows speak of: the columns whose comment says that they name a file in the file store. */
export async function listNamedFiles(run: Run): Promise<Set<string>> {
  const columns =
    await run(`select format('select %I as sha256 from %I.%I', a.attname, n.nspname, c.relname) as part
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where ${await isOurs()} and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and col_description(c.oid, a.attnum) like '%names the file in the file store%'`)
  const found = await run(columns.map(({ part }) => part).join(' union '))
  return new Set(found.map((row) => String(row.sha256)))
}

/** The newest entry of the audit: whoever wrote it down can tell later whether the end was cut off. */
export async function auditHead(run: Run): Promise<{ entries: number; hash: string }> {
  const [last] = await run('select id, hash from access.audit_event order by id desc limit 1')
  return { entries: Number(last?.id ?? 0), hash: String(last?.hash ?? '') }
}

/**
 * Takes off what slows rows down or forbids their order (keys, indexes, triggers, forced row-level security) and
 * returns the statements that put it back; the database checks every key again then.
 */
export async function takeOff(run: Run): Promise<string[]> {
  const ours = await isOurs()
  const keys =
    await run(`select format('alter table %I.%I drop constraint %I', n.nspname, c.relname, k.conname) as off,
      format('alter table %I.%I add constraint %I %s', n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid)) as back, k.contype = 'f' as far
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and k.contype in ('p', 'u', 'x', 'f') order by k.contype = 'f' desc, k.oid`)
  const indexes =
    await run(`select format('drop index %I.%I', n.nspname, x.relname) as off, pg_get_indexdef(i.indexrelid) as back
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_class x on x.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')) order by i.indexrelid`)
  const triggers =
    await run(`select format('alter table %I.%I disable trigger %I', n.nspname, c.relname, t.tgname) as off,
      format('alter table %I.%I enable %s trigger %I', n.nspname, c.relname, case t.tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, t.tgname) as back
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and not t.tgisinternal and t.tgenabled <> 'D' order by t.oid`)
  const policies =
    await run(`select format('alter table %I.%I no force row level security', n.nspname, c.relname) as off,
      format('alter table %I.%I force row level security', n.nspname, c.relname) as back
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours} and c.relforcerowsecurity order by c.oid`)
  for (const { off } of [...keys, ...indexes, ...triggers, ...policies]) await run(String(off))
  // Primary keys come back before what refers to them.
  const near = keys.filter(({ far }) => !far)
  const far = keys.filter(({ far }) => far)
  return [...near, ...indexes, ...far, ...triggers, ...policies].map(({ back }) => String(back))
}

async function isOurs(): Promise<string> {
  return `n.nspname in (${(await ownSchemas()).map((schema) => `'${schema}'`).join(', ')})`
}
