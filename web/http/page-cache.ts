import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

/** How long the id of the current release is believed, when a page waits for a newer one, how long; pages held. */
const releaseAgeMsMax = 2_000
const quietMs = 60_000
const releaseWaitMsMax = 300
const pagesMax = 2_000

/** A finished answer with its compressed forms. */
export interface Kept {
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  readonly etag: string
  readonly plain: Uint8Array<ArrayBuffer>
  readonly brotli: Uint8Array<ArrayBuffer>
  readonly gzip: Uint8Array<ArrayBuffer>
  /** Already compressed by its format (fonts, pictures): sent as it is. */
  readonly packed: boolean
}

/** Finished public pages of the current release. A new release empties it: a page never mixes two releases. */
export class PageCache {
  private readonly pages = new Map<string, Promise<Kept>>()
  private release: string | null = null
  private askedAtMs = Number.NEGATIVE_INFINITY
  private asking: Promise<void> | null = null

  /**
   * Learns of a new release, beside the readers: while somebody looked within the last minute, nobody waits for the
   * answer. After a quiet time a reader waits for it, but not long: a busy database must not stop finished pages.
   */
  async follow(currentRelease: () => Promise<string | null>): Promise<void> {
    const ageMs = performance.now() - this.askedAtMs
    if (ageMs < releaseAgeMsMax) return
    this.asking ??= this.learn(currentRelease)
    if (this.release !== null && ageMs < quietMs) return
    await Promise.race([this.asking, new Promise((resolve) => setTimeout(resolve, releaseWaitMsMax))])
  }

  /** The kept page, or what `render` makes. Errors, and pages from before the first release, are not kept. */
  async find(key: string, render: () => Promise<Response>): Promise<Kept> {
    const known = this.pages.get(key)
    if (known) return known
    const made = render().then(keep)
    if (this.release === null) return made
    this.hold(key, made)
    const forget = () => this.pages.get(key) === made && this.pages.delete(key)
    made.then((kept) => kept.status === 200 || forget(), forget)
    return made
  }

  private hold(key: string, made: Promise<Kept>) {
    const oldest = this.pages.size >= pagesMax ? this.pages.keys().next().value : undefined
    if (oldest !== undefined) this.pages.delete(oldest)
    this.pages.set(key, made)
  }

  private async learn(currentRelease: () => Promise<string | null>) {
    const release = await currentRelease().catch(() => this.release)
    if (release !== this.release) this.pages.clear()
    this.release = release
    this.askedAtMs = performance.now()
    this.asking = null
  }
}

/** Reads an answer to its end and compresses it. */
export async function keep(answer: Response): Promise<Kept> {
  const plain = new Uint8Array(await answer.arrayBuffer())
  const [brotli, zipped] = await Promise.all([
    compressBrotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    compressGzip(plain),
  ])
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  return {
    status: answer.status,
    headers: [...answer.headers],
    etag,
    plain,
    brotli,
    gzip: zipped,
    packed: false,
  }
}
