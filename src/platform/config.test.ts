import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig, settings } from './config.ts'

const secret = 's'.repeat(40)
let folder: string
let file: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'welas-config-'))
  file = join(folder, 'secret')
  await writeFile(file, `${secret}\n`)
})
afterAll(() => rm(folder, { recursive: true }))

test('a secret may stand in a file', () => {
  expect(readConfig({ SESSION_SECRET_FILE: file, BACKUP_KEY_FILE: file })).toMatchObject({
    sessionSecret: secret,
    backupKey: secret,
  })
})

test.each([
  ['stands twice', { SESSION_SECRET: secret, SESSION_SECRET_FILE: 'x' }, /not both/],
  ['is in a file that is not there', { BACKUP_KEY_FILE: '/nowhere/key' }, /^BACKUP_KEY_FILE names a file/],
  ['is too short', { SESSION_SECRET: 'short' }, /SESSION_SECRET: must have at least 32 characters/],
  ['is a bad address', { DATABASE_URL: 'mysql://x' }, /DATABASE_URL: must start with postgres/],
])('a setting that %s stops the start and is not printed', (_, environment, message) => {
  const refuse = () => readConfig(environment)
  expect(refuse).toThrow(message)
  expect(refuse).not.toThrow(/ssss|short|mysql/)
})

test('what is no secret is not read from a file', () => {
  expect(readConfig({ HOST_FILE: file }).host).toBe('127.0.0.1')
  expect(
    settings
      .filter((setting) => /SECRET|KEY|URL$/.test(setting.name) && !('secret' in setting))
      .map(({ name }) => name),
  ).toEqual(['PUBLIC_URL'])
})
