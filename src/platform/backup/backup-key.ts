import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { Problem } from '../../kernel/problem.ts'
import type { Config } from '../config.ts'
import { demoStart, keptText } from '../data-folder.ts'

const keyCharactersMin = 32

/** A new key in a file that is not there yet. */
export async function makeBackupKey(path: string): Promise<void> {
  await writeFile(path, `${newKey()}\n`, { mode: 0o600, flag: 'wx' })
}

/**
 * The key of the file named, else of the settings, else the one a demo made for itself (`mayMake`: makes now). A real
 * city never gets a key by itself: it would lie beside the data and be lost with them.
 * Throws Problem 'backup.no-key', 'backup.bad-key-file'.
 */
export async function backupKey(
  config: Pick<Config, 'backupKey' | 'dataDir'>,
  keyFile: string | null,
  mayMake: boolean,
): Promise<string> {
  if (keyFile) {
    const key = (await readFile(keyFile, 'utf8').catch(() => '')).trim()
    if (key.length < keyCharactersMin)
      throw new Problem('backup.bad-key-file', 422, { charactersMin: keyCharactersMin })
    return key
  }
  if (config.backupKey) return config.backupKey
  if (!(await demoStart(config.dataDir))) throw new Problem('backup.no-key', 422)
  return keptText(config.dataDir, 'backup-key', () => {
    if (!mayMake) throw new Problem('backup.no-key', 422)
    return newKey()
  })
}

function newKey(): string {
  return randomBytes(32).toString('hex')
}
