import type { Accounts, Context } from '../access/index.ts'
import type { JobRunner } from '../jobs/index.ts'

/** What a command may need: the context of the use cases and the frame around them. wire.ts wires it once. */
export interface System extends Context {
  readonly runner: JobRunner
  readonly accounts: Accounts
  readonly dataDir: string
  /** null = this is no demo. */
  readonly demo: Demo | null
  readonly publicUrl: string
  readonly upkeep: Upkeep
  /** Listens on HOST and PORT until the process is told to stop. `address` is where to open the browser. */
  serve(): Promise<{ readonly address: string; readonly closed: Promise<void> }>
}

export interface Demo {
  /** How many synthetic people the city gets. */
  readonly people: number
  /** One password for all sample accounts, made on the first start. */
  readonly password: string
}

/** Backup and restore. Works on the database as it is: there before the system is opened, and without it. */
export interface Upkeep {
  makeKey(path: string): Promise<void>
  backup(
    order: BackupOrder,
    print: (line: string) => void,
  ): Promise<BackupReport & { path: string; bytes: number }>
  /** Reads a backup to its end without restoring it. */
  check(order: { path: string; keyFile: string | null }): Promise<BackupReport>
  restore(order: RestoreOrder, print: (line: string) => void): Promise<BackupReport & { auditFaults: number }>
}

export interface BackupOrder {
  /** Folder or file; null = as the settings say. */
  readonly to: string | null
  /** File with the key; null = as the settings say. */
  readonly keyFile: string | null
  /** The secret of the sessions goes along. */
  readonly withSecret: boolean
}

export interface RestoreOrder {
  readonly path: string
  /** Data folder or address of a server; null = as the settings say. */
  readonly into: string | null
  readonly keyFile: string | null
  readonly overwrite: boolean
}

export interface BackupReport {
  readonly program: string
  readonly madeAt: string
  readonly tables: number
  readonly rows: number
  readonly files: number
  /** Hashes of files that rows speak of and that were not in the store. */
  readonly missing: readonly string[]
  readonly auditEntries: number
  readonly auditHash: string
}
