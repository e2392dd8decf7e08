import { fileURLToPath } from 'node:url'
import { startServer } from '../scripts/test-server.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * A PostgreSQL server of one test file alone, whatever database the other files run on.
 * @throws Error where none can be started
 */
export async function startOwnServer() {
  const server = await startServer(root)
  if (!server) throw new Error('No PostgreSQL server could be started')
  return server
}
