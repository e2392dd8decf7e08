/**
 * What the domains need of the outside world, as plain interfaces. `platform/` implements them; domains never
 * import `platform/`. A use case takes a Reader or a Writer, never the Database, inside a transaction:
 * on the embedded database a query on the outer handle waits for ever for the transaction that is waiting for it.
 */
export type Value = string | number | boolean | null | readonly string[] | readonly number[]
/** int8 and numeric arrive as number, date as 'YYYY-MM-DD', timestamptz as ISO string, jsonb as parsed JSON. */
export type Row = Record<string, unknown>

export interface Reader {
  /** Rows of one statement with $1, $2 … parameters. JSON parameters are passed as JSON.stringify(…)::jsonb. */
  query<T = Row>(sql: string, parameters?: readonly Value[]): Promise<T[]>
  /** The first row, or undefined. */
  first<T = Row>(sql: string, parameters?: readonly Value[]): Promise<T | undefined>
  /**
   * `COPY (sql) TO` as text lines split into columns (null = SQL null), for bulk reads. On the embedded database
   * the whole answer is held in memory: read in id ranges of at most ~200,000 rows.
   */
  readLines(sql: string): AsyncIterable<readonly (string | null)[]>
}

export interface Writer extends Reader {
  /** Bulk insert by COPY. Rows are arrays in the order of `columns`; null = SQL null. Returns the row count. */
  copy(
    table: string,
    columns: readonly string[],
    rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
  ): Promise<number>
  /** Statements without parameters or rows, e.g. `analyze`. */
  execute(sql: string): Promise<void>
}
export type CopyValue = string | number | boolean | null | undefined

/** What reads of people run as, welas_staff, is reached through `readAs` only. */
export type DatabaseRole = 'welas_app' | 'welas_public'

/**
 * What somebody may see of people. The policies of the database are written on these (decision 0018); what is not said
 * here is not seen.
 */
export interface Rights {
  /** May open people or decide who is who. */
  readonly people: boolean
  /** Agency whose lists may be read as they were handed in; '*' = every agency's, null = none. */
  readonly listsOf: string | null
  /** Area and everything below it; null = the whole regency. */
  readonly areaCode: string | null
  /** Sensitive categories that are open; '*' = every one. The others are open to all. */
  readonly categories: readonly string[]
  /** identity, contact, welfare: the columns and facts that are shown as they are. */
  readonly fieldGroups: readonly string[]
}

export interface Database {
  /** 'embedded' has one connection: long transactions make everybody wait. */
  readonly kind: 'embedded' | 'server'
  read<T>(work: (reader: Reader) => Promise<T>, role?: DatabaseRole): Promise<T>
  /** One transaction; rolled back when `work` throws. */
  write<T>(work: (writer: Writer) => Promise<T>): Promise<T>
  /**
   * One transaction with two handles: `staff` sees of people what the rights allow, fixed when it begins; `app` is the
   * program itself, for the trace of the reading and for what follows from it.
   */
  readAs<T>(rights: Rights, work: (staff: Reader, app: Writer) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Content-addressed files. Bytes never change; the same bytes have the same name. */
export interface FileStore {
  /** Streams bytes in, refuses above `bytesMax` with Problem('file.too-large', 413). Durable when it returns. */
  put(bytes: AsyncIterable<Uint8Array>, bytesMax: number): Promise<{ sha256: string; bytes: number }>
  /** Path of a file on local disk that holds the bytes, for libraries that need random access. */
  path(sha256: string): Promise<string>
  read(sha256: string): AsyncIterable<Uint8Array>
  has(sha256: string): Promise<boolean>
  /** Destroys the bytes; what is not there is no fault. Only by a decision of two people (src/protection). */
  remove(sha256: string): Promise<void>
  readonly drafts: DraftStore
}

/** Bytes that arrive in parts before they are a file. `id`: lower case hex and dashes, given by the caller. */
export interface DraftStore {
  /** Writes a part where it belongs; durable when it returns. False = no such draft. */
  write(id: string, offset: number, bytes: Uint8Array): Promise<boolean>
  start(id: string): Promise<void>
  /** The first `bytes` bytes. */
  read(id: string, bytes: number): AsyncIterable<Uint8Array>
  /** What is not there is no fault. */
  remove(id: string): Promise<void>
  list(): Promise<string[]>
}

export interface Clock {
  now(): Date
}

export interface Log {
  /** `event` is folder.noun.past-verb; fields must not hold personal data. */
  info(event: string, fields?: Record<string, string | number | boolean | null>): void
  error(event: string, error: unknown, fields?: Record<string, string | number | boolean | null>): void
}

/** Says how far long work is, and throws Problem('job.cancelled', 409) when a person cancelled it. */
export interface Progress {
  step(name: string, done: number, total: number): void
}
export const silent: Progress = { step() {} }
