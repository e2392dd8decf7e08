import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readDirectories } from './directories-file.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'welas-directories-'))
  await writeFile(join(folder, 'secret'), 'the secret\n')
})
afterAll(() => rm(folder, { recursive: true }))

const good = () => ({
  id: 'dinsos',
  name: 'Dinas Sosial',
  agency: 'dinsos',
  issuer: 'https://sso.example.go.id',
  clientId: 'welas',
  clientSecretFile: join(folder, 'secret'),
  claim: 'email',
})
const write = async (content: unknown) => {
  const path = join(folder, 'directories.json')
  await writeFile(path, JSON.stringify(content))
  return path
}

test('a directory is read with its secret, which stands in a file of its own', async () => {
  const [directory] = await readDirectories(await write([good()]))
  expect(directory).toMatchObject({ id: 'dinsos', clientSecret: 'the secret' })
  expect(directory).not.toHaveProperty('clientSecretFile')
  expect(await readDirectories('')).toEqual([])
})

test.each([
  ['an address without encryption', { issuer: 'http://sso.example.go.id' }, /must start with https/],
  ['a secret in the file itself', { clientSecret: 'x' }, /clientSecret/],
  ['a claim nobody vouches for', { claim: 'name' }, /claim/],
])('%s is refused', async (_, change, reason) => {
  await expect(readDirectories(await write([{ ...good(), ...change }]))).rejects.toThrow(reason)
})
