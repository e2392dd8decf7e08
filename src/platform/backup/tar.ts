import { Problem } from '../../kernel/problem.ts'

/** What stands in an archive. `body` is read before the next one is asked for; what is left of it is skipped. */
export interface Member {
  readonly name: string
  readonly size: number
  readonly body: AsyncIterable<Buffer>
}

const block = 512

/** POSIX ustar: an archive that any tool opens, once it is decrypted. Names of at most 100 letters, sizes below 8 GB. */
export function tarHeader(name: string, size: number): Buffer {
  const head = Buffer.alloc(block)
  head.write(name, 0, 100, 'utf8')
  for (const [at, text] of [
    [100, '0000600'],
    [108, '0000000'],
    [116, '0000000'],
    [124, size.toString(8).padStart(11, '0')],
    [136, '00000000000'],
    [148, '        '],
    [156, '0'],
    [257, 'ustar\0' + '00'],
  ] as const)
    head.write(text, at, 'latin1')
  head.write(`${sumOf(head).toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return head
}

/** The zeros that fill the last block of a body. */
export function tarPadding(size: number): Buffer {
  return Buffer.alloc((block - (size % block)) % block)
}

export const tarEnd = Buffer.alloc(2 * block)

/** Members in their order. Reads to the very end of `bytes`. Throws Problem 'backup.damaged'. */
export async function* readTar(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Member> {
  const source = new ByteSource(bytes)
  for (;;) {
    const head = await source.take(block)
    if (head.every((byte) => byte === 0)) break
    if (Number.parseInt(textAt(head, 148, 8), 8) !== sumOf(head)) throw new Problem('backup.damaged', 422)
    const size = Number.parseInt(textAt(head, 124, 12), 8)
    const body = source.part(size)
    yield { name: textAt(head, 0, 100), size, body }
    for await (const _ of body);
    await source.take(tarPadding(size).length)
  }
  await source.end()
}

function textAt(head: Buffer, from: number, length: number): string {
  return head
    .toString('utf8', from, from + length)
    .replace(/\0.*$/s, '')
    .trim()
}

function sumOf(head: Buffer): number {
  return head.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0)
}

class ByteSource {
  readonly #source: AsyncIterator<Uint8Array>
  #held: Buffer = Buffer.alloc(0)

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#source = bytes[Symbol.asyncIterator]()
  }

  async take(size: number): Promise<Buffer> {
    const parts: Buffer[] = []
    for await (const bytes of this.part(size)) parts.push(bytes)
    return Buffer.concat(parts)
  }

  /** Can be read once; a second reader gets what the first left. */
  part(size: number): AsyncIterable<Buffer> {
    let left = size
    const next = async (): Promise<IteratorResult<Buffer>> => {
      if (left === 0) return { value: undefined, done: true }
      const bytes = await this.#atMost(left)
      left -= bytes.length
      return { value: bytes, done: false }
    }
    return { [Symbol.asyncIterator]: () => ({ next }) }
  }

  async end(): Promise<void> {
    while (!(await this.#source.next()).done);
  }

  async #atMost(size: number): Promise<Buffer> {
    while (this.#held.length === 0) {
      const { value, done } = await this.#source.next()
      if (done) throw new Problem('backup.damaged', 422)
      this.#held = Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    }
    const bytes = this.#held.subarray(0, size)
    this.#held = this.#held.subarray(bytes.length)
    return bytes
  }
}
