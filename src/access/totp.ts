import { createHmac, timingSafeEqual } from 'node:crypto'

const stepSeconds = 30
const digits = 6
/** Steps before and after now that are taken: clocks of telephones are off. */
const drift = 1

/** The code of a time step (HOTP, RFC 4226; SHA-1 because every authenticator app knows it). */
export function codeOfStep(key: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', key).update(counter).digest()
  const number = hash.readUInt32BE(hash[hash.length - 1]! & 15) & 0x7fffffff
  return String(number % 10 ** digits).padStart(digits, '0')
}

export function stepOf(time: Date): number {
  return Math.floor(time.getTime() / 1000 / stepSeconds)
}

/** The step a code belongs to, of those around `time` (TOTP, RFC 6238); null = none. */
export function findStep(key: Uint8Array, code: string, time: Date): number | null {
  const given = Buffer.from(code.replaceAll(/\s/g, ''))
  if (given.length !== digits) return null
  const now = stepOf(time)
  const steps = Array.from({ length: 2 * drift + 1 }, (_, index) => now - drift + index)
  const matching = steps.filter((step) => timingSafeEqual(Buffer.from(codeOfStep(key, step)), given))
  return matching.at(-1) ?? null
}
