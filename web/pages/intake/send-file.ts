export interface SendOrder {
  readonly agency: string
  readonly list: string
  readonly period: string
  readonly file: File
}
export type Sent =
  | { readonly batchId: number; readonly already: boolean }
  /** null = the connection did not come back, or the person stopped it. */
  | { readonly problem: string | null }
export interface Watch {
  /** Per cent that has arrived; `isWaiting` while the connection is gone. */
  onProgress(percent: number, isWaiting: boolean): void
  readonly signal: AbortSignal
}
interface Upload {
  readonly id: string
  readonly received: number
}

/** Small enough that little is sent twice on a bad line. */
const partBytes = 2_000_000
const startBytes = 65_536
/**
 * Tells one file from another of the same name and size: by its first bytes and by when it was changed. A file corrected in one
 * digit since is another one, and is sent from its beginning.
 */
export const markOf = (file: File): Promise<string> =>
  sha256(new Blob([`${file.lastModified}\n`, file.slice(0, startBytes)]))
/** Pauses before trying again, in seconds: some five minutes in all. */
const pauses = [1, 2, 4, 8, 15, 30, 60, 60, 120]

/**
 * Sends a file in parts and goes on where it was after a break, also after a reload: the server knows the file by name,
 * size and mark. Stopped by the signal, it takes back what has arrived.
 */
export async function sendFile(order: SendOrder, watch: Watch): Promise<Sent> {
  const { file, ...query } = order
  // Browsers hash only on https and on this machine itself; elsewhere the file goes in one piece.
  if (!crypto.subtle) return sendWhole(order, watch)
  try {
    const start = {
      ...query,
      name: file.name,
      bytes: file.size,
      startSha256: await markOf(file),
    }
    const upload = await patiently(watch, 0, () => post<Upload>('/api/intake/uploads', watch, start))
    return await sendParts(upload, file, watch)
  } catch (error) {
    return { problem: error instanceof Refused ? error.message : null }
  }
}

async function sendParts(upload: Upload, file: File, watch: Watch): Promise<Sent> {
  const path = `/api/intake/uploads/${upload.id}`
  const percentOf = (bytes: number) => Math.floor((100 * bytes) / file.size)
  let { received } = upload
  try {
    while (received < file.size) {
      const from = received
      watch.onProgress(percentOf(from), false)
      received = await patiently(watch, percentOf(from), async (isAgain) => {
        const offset = isAgain ? (await get<Upload>(path, watch)).received : from
        const part = file.slice(offset, offset + partBytes)
        if (part.size === 0) return offset
        const query = new URLSearchParams({ offset: String(offset), sha256: await sha256(part) })
        const onSent = (bytes: number) => watch.onProgress(percentOf(offset + bytes), false)
        return (await ask<Upload>('POST', `${path}/parts?${query}`, part, watch.signal, onSent)).received
      })
    }
    watch.onProgress(100, false)
    return await patiently(watch, 100, () =>
      post<{ batchId: number; already: boolean }>(`${path}/finish`, watch, {}),
    )
  } catch (error) {
    if (watch.signal.aborted)
      await ask('POST', `${path}/abandon`, null, new AbortController().signal).catch(() => {})
    throw error
  }
}

/** Not worth trying again. */
class Refused extends Error {}
/** The connection broke, or the server is busy for so many seconds. */
class Broken extends Error {
  readonly seconds: number | null
  constructor(seconds: number | null) {
    super('broken')
    this.seconds = seconds
  }
}

/** Does it again after a break, with longer and longer pauses. Throws Refused, or Broken in the end. */
async function patiently<T>(
  { signal, onProgress }: Watch,
  percent: number,
  work: (isAgain: boolean) => Promise<T>,
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work(attempt > 0)
    } catch (error) {
      const pause = pauses[attempt]
      if (!(error instanceof Broken) || signal.aborted || pause === undefined) throw error
      onProgress(percent, true)
      await sleep((error.seconds ?? pause) * 1_000, signal)
    }
  }
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

const post = <T>(path: string, watch: Watch, body: object) =>
  ask<T>('POST', path, new Blob([JSON.stringify(body)], { type: 'application/json' }), watch.signal)
const get = <T>(path: string, watch: Watch) => ask<T>('GET', path, null, watch.signal)

/** Only this old interface tells how much of a body has been sent. */
function ask<T>(
  method: 'GET' | 'POST',
  path: string,
  body: Blob | null,
  signal: AbortSignal,
  onSent: (bytes: number) => void = () => {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, path)
    request.responseType = 'json'
    request.setRequestHeader('content-type', body?.type || 'application/octet-stream')
    request.upload.onprogress = (event) => onSent(event.loaded)
    request.onerror = () => reject(new Broken(null))
    request.onabort = () => reject(new Broken(null))
    request.onload = () => {
      const { status, response } = request
      if (status < 300) resolve(response)
      else if (isPassing(status, response?.code)) reject(new Broken(response?.params?.seconds ?? null))
      else reject(new Refused(response?.title ?? `HTTP ${status}`))
    }
    signal.addEventListener('abort', () => request.abort())
    if (signal.aborted) reject(new Broken(null))
    else request.send(body)
  })
}

/** A busy or restarting server, a part that changed on its way, a part that came twice: ask where to go on. */
function isPassing(status: number, code: string | undefined): boolean {
  return (
    status === 429 || status >= 500 || code === 'intake.upload-offset' || code === 'intake.upload-part-broken'
  )
}

async function sendWhole({ file, ...order }: SendOrder, { signal, onProgress }: Watch): Promise<Sent> {
  const query = new URLSearchParams({ ...order, name: file.name })
  const onSent = (bytes: number) => onProgress(Math.floor((100 * bytes) / file.size), false)
  try {
    return await ask('POST', `/api/intake/batches?${query}`, file.slice(), signal, onSent)
  } catch (error) {
    return { problem: error instanceof Refused ? error.message : null }
  }
}

async function sha256(part: Blob): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await part.arrayBuffer()))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
