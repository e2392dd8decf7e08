import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { z } from 'zod'

const directory = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/, 'must be lower-case letters, digits and hyphens'),
  name: z.string().min(1),
  agency: z.string().min(1),
  issuer: z
    .url()
    .refine(
      (text) => /^https:|^http:\/\/(localhost|127\.0\.0\.1)[:/]/.test(`${text}/`),
      'must start with https://',
    ),
  clientId: z.string().min(1),
  clientSecretFile: z.string().min(1),
  claim: z.enum(['preferred_username', 'email']),
})

/**
 * The directories of agencies that officials sign in with (setting DIRECTORIES), each with its secret, which stands in a
 * file of its own. Throws an Error that says what is wrong with the file.
 */
export async function readDirectories(path: string) {
  if (path === '') return []
  const given: unknown = JSON.parse(await readFile(path, 'utf8'))
  const checked = z.array(directory).safeParse(given)
  if (!checked.success) throw new Error(`${path} is wrong:\n${z.prettifyError(checked.error)}`)
  return Promise.all(
    checked.data.map(async ({ clientSecretFile, ...one }) => ({
      ...one,
      clientSecret: (await readFile(resolve(clientSecretFile), 'utf8')).trim(),
    })),
  )
}
