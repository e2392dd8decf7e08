import { readFileSync } from 'node:fs'
import { z } from 'zod'

/**
 * Every setting: name, default, meaning. `docs/reference/settings.md` is generated from this list. What is secret may
 * also stand in a file named by NAME_FILE: an environment is seen by whoever lists processes.
 */
export const settings = [
  { name: 'PORT', default: '4000', help: 'Port the web server listens on' },
  {
    name: 'HOST',
    default: '127.0.0.1',
    help: 'Address the web server listens on; 0.0.0.0 to serve a network',
  },
  { name: 'DATA_DIR', default: './data', help: 'Folder for the embedded database, files and caches' },
  {
    name: 'DATABASE_URL',
    default: '',
    secret: true,
    help: 'postgres://… of a PostgreSQL 15+ server; empty = embedded database in DATA_DIR',
  },
  { name: 'PACK', default: 'packs/jember', help: 'Folder of the city pack' },
  { name: 'FILE_STORE', default: '', help: 'Folder for original files; empty = DATA_DIR/files' },
  {
    name: 'PUBLIC_URL',
    default: '',
    help: 'Address citizens type, e.g. https://welas.jemberkab.go.id; empty = http://localhost:PORT',
  },
  {
    name: 'DIRECTORIES',
    default: '',
    help: 'JSON file of the OpenID Connect directories of agencies (docs/decisions/0017-accounts.md); empty = none',
  },
  {
    name: 'BEHIND_PROXY',
    default: 'no',
    help: 'yes = a proxy stands before the server and adds the address of the visitor to X-Forwarded-For',
  },
  {
    name: 'SESSION_SECRET',
    default: '',
    secret: true,
    help: 'At least 32 characters; empty = made once and kept in DATA_DIR',
  },
  {
    name: 'BACKUP_KEY',
    default: '',
    secret: true,
    help: 'Seals backups; at least 32 characters, kept outside this machine as well. Empty = a demo makes its own',
  },
  { name: 'BACKUP_TO', default: '', help: 'Folder for backups; empty = DATA_DIR/backups' },
  {
    name: 'DEMO',
    default: 'auto',
    help: 'yes = fill an empty database with the synthetic demo city; no = start empty; auto = yes for the embedded database, no for DATABASE_URL',
  },
  { name: 'DEMO_PEOPLE', default: '130000', help: 'Number of synthetic people of the demo city' },
  { name: 'LOG_LEVEL', default: 'info', help: 'debug, info, warn, error or silent' },
] as const

export interface Config {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly databaseUrl: string | null
  readonly packDir: string
  readonly fileStoreDir: string
  readonly publicUrl: string
  readonly behindProxy: boolean
  readonly directoriesFile: string
  readonly sessionSecret: string | null
  readonly backupKey: string | null
  readonly backupTo: string
  readonly demo: boolean
  readonly demoPeople: number
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

const longSecret = z
  .string()
  .refine((text) => text === '' || text.length >= 32, 'must have at least 32 characters')

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535),
  HOST: z.string().min(1),
  DATA_DIR: z.string().min(1),
  DATABASE_URL: z.string().regex(/^$|^postgres(ql)?:\/\//, 'must start with postgres://'),
  PACK: z.string().min(1),
  FILE_STORE: z.string(),
  PUBLIC_URL: z.string().regex(/^$|^https?:\/\//, 'must start with http:// or https://'),
  BEHIND_PROXY: z.enum(['yes', 'no']),
  DIRECTORIES: z.string(),
  SESSION_SECRET: longSecret,
  BACKUP_KEY: longSecret,
  BACKUP_TO: z.string(),
  DEMO: z.enum(['yes', 'no', 'auto']),
  DEMO_PEOPLE: z.coerce.number().int().min(100).max(10_000_000),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']),
})

/** Environment -> checked configuration. Throws one Error that lists every wrong setting and what it should be. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    settings.map((setting) => [setting.name, givenText(setting, environment) ?? setting.default]),
  )
  const checked = schema.safeParse(given)
  if (!checked.success) {
    const lines = checked.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`Configuration is wrong:\n${lines.join('\n')}\nSee docs/reference/settings.md`)
  }
  const value = checked.data
  return {
    port: value.PORT,
    host: value.HOST,
    dataDir: value.DATA_DIR,
    databaseUrl: value.DATABASE_URL || null,
    packDir: value.PACK,
    fileStoreDir: value.FILE_STORE || `${value.DATA_DIR}/files`,
    publicUrl: value.PUBLIC_URL || `http://localhost:${value.PORT}`,
    demo: value.DEMO === 'yes' || (value.DEMO === 'auto' && value.DATABASE_URL === ''),
    demoPeople: value.DEMO_PEOPLE,
    behindProxy: value.BEHIND_PROXY === 'yes',
    directoriesFile: value.DIRECTORIES,
    sessionSecret: value.SESSION_SECRET || null,
    backupKey: value.BACKUP_KEY || null,
    backupTo: value.BACKUP_TO || `${value.DATA_DIR}/backups`,
    logLevel: value.LOG_LEVEL,
  }
}

/** What the environment says: in words, or (secrets) in the file it names. */
function givenText(
  setting: (typeof settings)[number],
  environment: Record<string, string | undefined>,
): string | undefined {
  const inWords = environment[setting.name]
  const path = 'secret' in setting ? environment[`${setting.name}_FILE`] : undefined
  if (!path) return inWords
  if (inWords) throw new Error(`Set ${setting.name} or ${setting.name}_FILE, not both`)
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    throw new Error(`${setting.name}_FILE names a file that cannot be read`)
  }
}
