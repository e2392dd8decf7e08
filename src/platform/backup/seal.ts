import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from 'node:crypto'
import { Problem } from '../../kernel/problem.ts'

/**
 * Encryption of a stream: the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015, as in age and Tink) over
 * AES-256-GCM. Chunks carry their number and whether they are the last in the nonce, so a chunk that was changed,
 * moved, left out or cut off does not open. The salt makes a key for each file, so no nonce is ever used twice.
 *
 *     "welas backup 1\n" | log2 of the work of scrypt (1) | salt (32) | HMAC-SHA-256 of these | chunks
 */
const name = 'welas backup '
const magic = Buffer.from(`${name}1\n`)
const saltBytes = 32
const macBytes = 32
const headBytes = magic.length + 1 + saltBytes
const tagBytes = 16
const chunkBytes = 65_536

/** OWASP's work for passwords: a key that somebody typed stays expensive to guess. */
const workDefault = 17
/** More would let a forged file claim gigabytes of memory before its seal can be checked. */
const workMax = 20

interface Keys {
  readonly cipher: Buffer
  readonly mac: Buffer
}

/** Plain bytes -> a sealed file. `work` is lower in tests only. */
export async function* seal(
  plain: AsyncIterable<Uint8Array>,
  key: string,
  work: number = workDefault,
): AsyncGenerator<Buffer> {
  const head = Buffer.concat([magic, Buffer.from([work]), randomBytes(saltBytes)])
  const keys = await keysOf(key, head)
  yield Buffer.concat([head, macOf(keys, head)])
  let number = 0
  for await (const { bytes, isLast } of chunksOf(plain, chunkBytes)) {
    const cipher = createCipheriv('aes-256-gcm', keys.cipher, nonceOf(number++, isLast))
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
  }
}

/**
 * A sealed file -> its plain bytes, chunk by chunk; nothing of a chunk leaves before its seal is checked. Only the
 * end without an error says that the file is whole. Throws Problem 'backup.not-a-backup', 'backup.newer-format',
 * 'backup.wrong-key', 'backup.damaged'.
 */
export async function* unseal(sealed: AsyncIterable<Uint8Array>, key: string): AsyncGenerator<Buffer> {
  const source = sealed[Symbol.asyncIterator]()
  try {
    const start = await readStart(source)
    const head = start.subarray(0, headBytes)
    const keys = await keysOf(key, head)
    if (!timingSafeEqual(macOf(keys, head), start.subarray(headBytes, headBytes + macBytes)))
      throw new Problem('backup.wrong-key', 422)
    const rest = joined(start.subarray(headBytes + macBytes), source)
    let number = 0
    for await (const { bytes, isLast } of chunksOf(rest, chunkBytes + tagBytes)) {
      yield open(keys, bytes, nonceOf(number++, isLast))
    }
  } finally {
    await source.return?.()
  }
}

async function readStart(source: AsyncIterator<Uint8Array>): Promise<Buffer> {
  let start: Buffer = Buffer.alloc(0)
  while (start.length < headBytes + macBytes) {
    const { value, done } = await source.next()
    if (done) break
    start = Buffer.concat([start, value])
  }
  if (!start.subarray(0, name.length).equals(Buffer.from(name))) throw new Problem('backup.not-a-backup', 422)
  if (!start.subarray(0, magic.length).equals(magic)) throw new Problem('backup.newer-format', 422)
  const work = start[magic.length] ?? 0
  if (start.length < headBytes + macBytes || work === 0 || work > workMax)
    throw new Problem('backup.damaged', 422)
  return start
}

function open(keys: Keys, bytes: Buffer, nonce: Buffer): Buffer {
  if (bytes.length < tagBytes) throw new Problem('backup.damaged', 422)
  const cipher = createDecipheriv('aes-256-gcm', keys.cipher, nonce)
  cipher.setAuthTag(bytes.subarray(-tagBytes))
  try {
    return Buffer.concat([cipher.update(bytes.subarray(0, -tagBytes)), cipher.final()])
  } catch {
    throw new Problem('backup.damaged', 422)
  }
}

async function keysOf(key: string, head: Buffer): Promise<Keys> {
  const cost = 2 ** head[magic.length]!
  const options = { N: cost, r: 8, p: 1, maxmem: 2048 * (cost + 8) }
  const salt = head.subarray(magic.length + 1)
  const both = await new Promise<Buffer>((resolve, reject) =>
    scrypt(key, salt, 64, options, (error, made) => (error ? reject(error) : resolve(made))),
  )
  return { cipher: both.subarray(0, 32), mac: both.subarray(32) }
}

function macOf(keys: Keys, head: Buffer): Buffer {
  return createHmac('sha256', keys.mac).update(head).digest()
}

/** Eleven bytes of counting, one that says whether this chunk is the last. */
function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(number, 5, 6)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

/** Chunks of `size` bytes; the last may be shorter, and is the only one when there are no bytes at all. */
async function* chunksOf(
  source: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<{ bytes: Buffer; isLast: boolean }> {
  let held: Uint8Array[] = []
  let heldBytes = 0
  for await (const bytes of source) {
    held.push(bytes)
    heldBytes += bytes.length
    if (heldBytes <= size) continue
    const all = Buffer.concat(held)
    let at = 0
    // A full chunk waits until more is seen: the last one must be known as such.
    for (; all.length - at > size; at += size) yield { bytes: all.subarray(at, at + size), isLast: false }
    held = [all.subarray(at)]
    heldBytes = all.length - at
  }
  yield { bytes: Buffer.concat(held), isLast: true }
}

async function* joined(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}
