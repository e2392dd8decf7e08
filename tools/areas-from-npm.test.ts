import { execFile } from 'node:child_process'
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

test('the areas of the Jember pack are those of the npm package, tiles kept', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'welas-areas-'))
  const shipped = join(import.meta.dirname, '../packs/jember/areas.csv')
  const again = join(folder, 'areas.csv')
  await copyFile(shipped, again)
  await promisify(execFile)(process.execPath, [
    join(import.meta.dirname, 'areas-from-npm.ts'),
    '35.09',
    again,
  ])
  expect(await readFile(again, 'utf8')).toBe(await readFile(shipped, 'utf8'))
  await rm(folder, { recursive: true })
})
