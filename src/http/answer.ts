import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Answer } from '../access/index.ts'
import type { Language } from '../kernel/messages.ts'
import type { Log } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'
import { sentence } from './catalogues.ts'

/** A handler's answer as an HTTP response. */
export function toResponse(answer: Answer): Response {
  const headers = new Headers({ 'cache-control': cacheControl(answer.maxAgeSeconds) })
  if ('json' in answer) {
    headers.set('content-type', 'application/json; charset=utf-8')
    for (const cookie of answer.setCookies ?? []) headers.append('set-cookie', cookie)
    return new Response(JSON.stringify(answer.json), { status: answer.status ?? 200, headers })
  }
  headers.set('content-type', answer.mediaType)
  headers.set('content-disposition', disposition(answer.fileName))
  return new Response(Readable.toWeb(Readable.from(bytesOf(answer.stream))) as ReadableStream<Uint8Array>, {
    headers,
  })
}

async function* bytesOf(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const chunk of stream) yield typeof chunk === 'string' ? encoder.encode(chunk) : chunk
}

function cacheControl(maxAgeSeconds: number | undefined): string {
  return maxAgeSeconds === undefined ? 'private, no-store' : `public, max-age=${maxAgeSeconds}`
}

/** RFC 6266: a plain name for old readers, the full one in UTF-8. */
function disposition(fileName: string): string {
  const plain = fileName.replace(/[^\w .-]/g, '_')
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`
}

/**
 * Any error as an RFC 9457 body in the reader's language. What is not a Problem is a mistake of ours: it is logged
 * under a number, and only the number leaves.
 */
export function toProblemResponse(error: unknown, language: Language, log: Log): Response {
  const problem = error instanceof Problem ? error : null
  const id = problem ? null : randomUUID()
  if (id) log.error('http.request.failed', error, { id })
  const code = problem?.code ?? 'http.unexpected'
  const params = problem?.params ?? { id: id ?? '' }
  const status = problem?.status ?? 500
  const body = {
    type: `urn:welas:problem:${code}`,
    title: sentence(code, language, params),
    status,
    code,
    params,
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      'content-language': language,
      ...(status === 429 && 'seconds' in params ? { 'retry-after': String(params.seconds) } : {}),
    },
  })
}
