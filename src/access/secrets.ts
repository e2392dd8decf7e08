import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** Everything that is made from SESSION_SECRET: what is sealed with one secret cannot be opened with another. */
export interface Secrets {
  /** Encrypts a text for one owner; nobody else's row opens it. */
  seal(text: string, owner: string): string
  /** The text, or null when it was sealed with another secret, for another owner, or was changed. */
  open(sealed: string, owner: string): string | null
  /** Keyed hash for looking things up without keeping them. */
  hash(use: 'recovery' | 'invitation' | 'attempt', text: string): string
}

const version = 'v1'
const ivBytes = 12
const tagBytes = 16

/** AES-256-GCM and HMAC-SHA-256, with one key for each use (HKDF, RFC 5869). */
export function createSecrets(secret: string): Secrets {
  const keyFor = (use: string) => Buffer.from(hkdfSync('sha256', secret, '', `welas ${use}`, 32))
  const sealKey = keyFor('seal')
  return {
    seal(text, owner) {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', sealKey, iv).setAAD(Buffer.from(owner))
      const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return `${version}.${Buffer.concat([iv, cipher.getAuthTag(), content]).toString('base64url')}`
    },
    open(sealed, owner) {
      const bytes = Buffer.from(sealed.slice(version.length + 1), 'base64url')
      if (!sealed.startsWith(`${version}.`) || bytes.length < ivBytes + tagBytes) return null
      const decipher = createDecipheriv('aes-256-gcm', sealKey, bytes.subarray(0, ivBytes))
        .setAAD(Buffer.from(owner))
        .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
      try {
        return `${decipher.update(bytes.subarray(ivBytes + tagBytes), undefined, 'utf8')}${decipher.final('utf8')}`
      } catch {
        return null
      }
    },
    hash: (use, text) => createHmac('sha256', keyFor(use)).update(text).digest('hex'),
  }
}
