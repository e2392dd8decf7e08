import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** Files of the working tree that git knows or would add: what a fresh clone would have. */
export const files: readonly string[] = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard'],
  {
    cwd: root,
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(root, path)))
  .sort()

export const read = (path: string) => readFileSync(join(root, path), 'utf8')

export const isTest = (path: string) => /\.test\.tsx?$/.test(path)
export const isCode = (path: string) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts')

/** Source files below the folders, without tests. */
export const sources = (...folders: readonly string[]) =>
  files.filter(
    (path) => isCode(path) && !isTest(path) && folders.some((folder) => path.startsWith(`${folder}/`)),
  )

export const domains = [
  'pack',
  'access',
  'intake',
  'linkage',
  'register',
  'programmes',
  'catalogue',
  'planning',
  'oversight',
  'protection',
] as const
