import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoClock } from './clock.ts'
import { keptSecret, lockDataFolder } from './data-folder.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'welas-data-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('a living process keeps its data folder, a dead one loses it', async () => {
  await writeFile(join(folder, 'lock'), String(process.ppid))
  await expect(lockDataFolder(folder)).rejects.toThrow(/Another Welas process/)
  const dead = spawnSync(process.execPath, ['-e', '']).pid
  await writeFile(join(folder, 'lock'), String(dead))
  const unlock = await lockDataFolder(folder)
  await unlock()
  await (await lockDataFolder(folder))()
})

test('the secret is made once', async () => {
  const secret = await keptSecret(folder)
  expect(secret).toMatch(/^[0-9a-f]{64}$/)
  expect(await keptSecret(folder)).toBe(secret)
})

test.each([
  // real time since the demo began, hours -> at or after, before
  [0, '2026-10-31T05:00:00', '2026-10-31T05:00:01'],
  [1, '2026-10-31T05:50:00', '2026-10-31T06:00:00'],
  [24 * 365, '2026-10-31T15:50:00', '2026-10-31T16:00:00'],
])('the clock of the demo after %i hours stays on its day', (hours, from, before) => {
  const now = new Date(Date.parse('2027-01-01T00:00:00Z') + hours * 3_600_000)
  const time = demoClock('2026-10-31', '2027-01-01T00:00:00Z', { now: () => now })
    .now()
    .toISOString()
  expect(time >= from && time < before).toBe(true)
})
