import { z } from 'zod'

/** Every setting: name, default, meaning. `docs/reference/settings.md` is generated from this list. */
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
    name: 'SESSION_SECRET',
    default: '',
    help: 'At least 32 characters; empty = made once and kept in DATA_DIR',
  },
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
  readonly sessionSecret: string | null
  readonly demo: boolean
  readonly demoPeople: number
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535),
  HOST: z.string().min(1),
  DATA_DIR: z.string().min(1),
  DATABASE_URL: z.string().regex(/^$|^postgres(ql)?:\/\//, 'must start with postgres://'),
  PACK: z.string().min(1),
  FILE_STORE: z.string(),
  PUBLIC_URL: z.string().regex(/^$|^https?:\/\//, 'must start with http:// or https://'),
  SESSION_SECRET: z
    .string()
    .refine((text) => text === '' || text.length >= 32, 'must have at least 32 characters'),
  DEMO: z.enum(['yes', 'no', 'auto']),
  DEMO_PEOPLE: z.coerce.number().int().min(100).max(10_000_000),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']),
})

/** Environment -> checked configuration. Throws one Error that lists every wrong setting and what it should be. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    settings.map((setting) => [setting.name, environment[setting.name] ?? setting.default]),
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
    sessionSecret: value.SESSION_SECRET || null,
    logLevel: value.LOG_LEVEL,
  }
}
