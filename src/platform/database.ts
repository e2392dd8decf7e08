import type { Database } from '../kernel/ports.ts'
import type { Config } from './config.ts'
import { openEmbedded } from './database-embedded.ts'
import { openServer } from './database-server.ts'

/** Opens the database of the configuration: a PostgreSQL server, or the embedded one in DATA_DIR/database. */
export async function openDatabase(config: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<Database> {
  return config.databaseUrl ? openServer(config.databaseUrl) : openEmbedded(`${config.dataDir}/database`)
}
