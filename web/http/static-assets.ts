import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { answerKept } from './answer-kept.ts'
import type { Kept } from './page-cache.ts'

const mediaTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
}
const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

/** Files of the built client, each read and compressed once. Only names that exist at start are answered. */
export function createAssets(folder: string): (request: Request) => Promise<Response | null> {
  const files = new Set(
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => extname(name) in mediaTypes),
  )
  const kept = new Map<string, Promise<Kept>>()
  return async (request) => {
    const name = new URL(request.url).pathname.slice(1)
    if (!files.has(name)) return null
    const file = kept.get(name) ?? readAsset(folder, name)
    kept.set(name, file)
    return answerKept(await file, request)
  }
}

/** Names in assets/ carry the hash of their content, so they never change; the rest is asked for again. */
async function readAsset(folder: string, name: string): Promise<Kept> {
  const plain = new Uint8Array(await readFile(`${folder}/${name}`))
  const packed = extname(name) === '.woff2' || extname(name) === '.png'
  const headers: [string, string][] = [
    ['content-type', mediaTypes[extname(name)] ?? 'application/octet-stream'],
    [
      'cache-control',
      name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
    ],
    ['x-content-type-options', 'nosniff'],
  ]
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  if (packed) return { status: 200, headers, etag, plain, brotli: plain, gzip: plain, packed }
  const [brotli, zipped] = await Promise.all([compressBrotli(plain), compressGzip(plain)])
  return { status: 200, headers, etag, plain, brotli, gzip: zipped, packed }
}
