import type { Kept } from './page-cache.ts'

/** The kept bytes in the best form the reader takes, or 304 when the reader has them. */
export function answerKept(kept: Kept, request: Request): Response {
  const headers = new Headers(kept.headers.map(([name, value]) => [name, value]))
  headers.set('etag', kept.etag)
  headers.set('vary', 'Accept-Encoding, Accept-Language, Cookie')
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-cache')
  if (request.headers.get('if-none-match') === kept.etag && kept.status === 200)
    return new Response(null, { status: 304, headers })
  const [encoding, bytes] = bestForm(kept, request.headers.get('accept-encoding') ?? '')
  if (encoding !== null) headers.set('content-encoding', encoding)
  headers.set('content-length', String(bytes.byteLength))
  return new Response(request.method === 'HEAD' ? null : bytes, { status: kept.status, headers })
}

function bestForm(kept: Kept, accepted: string): ['br' | 'gzip' | null, Uint8Array<ArrayBuffer>] {
  if (kept.packed) return [null, kept.plain]
  if (/\bbr\b/.test(accepted)) return ['br', kept.brotli]
  if (/\bgzip\b/.test(accepted)) return ['gzip', kept.gzip]
  return [null, kept.plain]
}
