import type { Database } from '../kernel/ports.ts'
import type { Config } from './config.ts'
import { openEmbedded } from './database-embedded.ts'
import { openServer } from './database-server.ts'
import { migrateEmbedded, migrateServer } from './migrate.ts'

/** Opens the database of the configuration with all its migrations: a PostgreSQL server, or the embedded one in DATA_DIR/database. */
export async function openDatabase(config: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<Database> {
  if (!config.databaseUrl) return openEmbedded(`${config.dataDir}/database`, { prepare: migrateEmbedded })
  await migrateServer(config.databaseUrl)
  return openServer(config.databaseUrl)
}
