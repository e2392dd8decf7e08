import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * One process at a time works in a data folder: the embedded database has no lock of its own and two processes would
 * ruin it. The lock names its process, so that a killed one does not lock for ever. Returns the unlock.
 */
export async function lockDataFolder(dataDir: string): Promise<() => Promise<void>> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const path = join(dataDir, 'lock')
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      await writeFile(path, String(process.pid), { flag: 'wx' })
      return () => rm(path, { force: true })
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error
      const owner = Number(await readFile(path, 'utf8').catch(() => '0'))
      if (isRunning(owner)) {
        throw new Error(
          `Another Welas process (${owner}) works in ${dataDir}. Stop it, or set DATA_DIR to another folder.`,
        )
      }
      await rm(path, { force: true })
    }
  }
  throw new Error(`The lock ${path} cannot be taken. Is another Welas process starting?`)
}

function isRunning(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0 || processId === process.pid) return false
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return isCode(error, 'EPERM')
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

/** A text kept in the data folder: read, or made once and written whole, so a kill leaves the old or the new. */
export async function keptText(dataDir: string, name: string, make: () => string): Promise<string> {
  const path = join(dataDir, name)
  const found = await readFile(path, 'utf8').catch(() => null)
  if (found) return found
  const text = make()
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  await writeFile(`${path}.new`, text, { mode: 0o600 })
  await rename(`${path}.new`, path)
  return text
}

/** The secret that signs session cookies, when the settings have none. */
export function keptSecret(dataDir: string): Promise<string> {
  return keptText(dataDir, 'session-secret', () => randomBytes(32).toString('hex'))
}

/** The password of the sample accounts of a demo: made once, so that a restart prints the same. */
export async function keptDemoPassword(dataDir: string): Promise<string> {
  return (
    await keptText(dataDir, 'demo-logins.txt', () => `${randomBytes(9).toString('base64url')}\n`)
  ).trim()
}

/** When the demo of this data folder began (ISO), or null when it is not a demo. */
export async function demoStart(dataDir: string): Promise<string | null> {
  return readFile(join(dataDir, 'demo-start'), 'utf8').catch(() => null)
}
