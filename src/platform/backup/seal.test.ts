import { randomBytes } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Problem } from '../../kernel/problem.ts'
import { seal, unseal } from './seal.ts'
import { readTar, tarEnd, tarHeader, tarPadding } from './tar.ts'

const key = 'k'.repeat(64)
const work = 1

async function* inPieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const sealed = (plain: Uint8Array, piece = 50_000) => buffer(seal(inPieces(plain, piece), key, work))
const opened = (bytes: Uint8Array, withKey = key, piece = 50_000) =>
  buffer(unseal(inPieces(bytes, piece), withKey))
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'opened',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  )

test('what was sealed comes back byte for byte, whatever its size and pieces', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.nat(300), fc.integer({ min: 65_530, max: 65_540 }), fc.constantFrom(131_072, 200_000)),
      fc.integer({ min: 1000, max: 70_000 }),
      async (size, piece) => {
        const plain = randomBytes(size)
        expect(await opened(await sealed(plain, piece), key, piece)).toEqual(plain)
      },
    ),
    { numRuns: 30 },
  )
})

test('a file with any one bit turned is refused', async () => {
  const bytes = await sealed(Buffer.from('a short list of nobody'))
  const codes = new Set<string>()
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const broken = Buffer.from(bytes)
    broken[bit >> 3]! ^= 1 << (bit & 7)
    codes.add(await codeOf(opened(broken)))
  }
  expect([...codes].sort()).toEqual([
    'backup.damaged',
    'backup.newer-format',
    'backup.not-a-backup',
    'backup.wrong-key',
  ])
})

test('a file cut off anywhere is refused', async () => {
  const bytes = await sealed(Buffer.from('a short list of nobody'))
  const codes = new Set<string>()
  for (let length = 0; length < bytes.length; length++)
    codes.add(await codeOf(opened(bytes.subarray(0, length))))
  expect([...codes].sort()).toEqual(['backup.damaged', 'backup.newer-format', 'backup.not-a-backup'])
})

const headBytes = 15 + 1 + 32 + 32
const chunk = 65_536 + 16
test.each([
  ['cut between two chunks', (bytes: Buffer) => bytes.subarray(0, headBytes + chunk)],
  [
    'without its first chunk',
    (bytes: Buffer) => Buffer.concat([bytes.subarray(0, headBytes), bytes.subarray(headBytes + chunk)]),
  ],
  [
    'with two chunks exchanged',
    (bytes: Buffer) =>
      Buffer.concat([
        bytes.subarray(0, headBytes),
        bytes.subarray(headBytes + chunk, headBytes + 2 * chunk),
        bytes.subarray(headBytes, headBytes + chunk),
        bytes.subarray(headBytes + 2 * chunk),
      ]),
  ],
  ['with a byte after its end', (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(1)])],
  [
    'with its last chunk twice',
    (bytes: Buffer) => Buffer.concat([bytes, bytes.subarray(headBytes + 2 * chunk)]),
  ],
])('a file %s is refused', async (_, change) => {
  const bytes = await sealed(randomBytes(140_000))
  expect(await codeOf(opened(change(bytes)))).toBe('backup.damaged')
})

test('another key opens nothing, and two files of the same bytes have nothing in common', async () => {
  const plain = Buffer.alloc(100)
  const [one, two] = [await sealed(plain), await sealed(plain)]
  expect(await codeOf(opened(one, 'another key of the same length, more or less'))).toBe('backup.wrong-key')
  expect(one.subarray(headBytes)).not.toEqual(two.subarray(headBytes))
})

test('an archive gives back its members, also those nobody read', async () => {
  const given = new Map([
    ['about.json', Buffer.from('{}')],
    ['tables/a.b/000001.copy', randomBytes(1024)],
    ['files/empty', Buffer.alloc(0)],
    ['files/one', randomBytes(70_001)],
  ])
  const bytes = Buffer.concat([
    ...[...given].flatMap(([name, body]) => [tarHeader(name, body.length), body, tarPadding(body.length)]),
    tarEnd,
  ])
  const read = new Map<string, Buffer>()
  for await (const { name, body } of readTar(inPieces(bytes, 700))) read.set(name, await buffer(body))
  expect(read).toEqual(given)
  const names: string[] = []
  for await (const { name } of readTar(inPieces(bytes, 700))) names.push(name)
  expect(names).toEqual([...given.keys()])
})
