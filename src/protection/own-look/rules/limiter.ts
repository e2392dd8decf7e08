/** How many tries are let through in a span of time; whatever the tries are, so that it tells nothing about codes. */
export interface Allowance {
  readonly triesMax: number
  readonly spanMs: number
}

const minuteMs = 60_000
export const allowances = {
  /** One address; a village office has a few visitors at a time. */
  address: { triesMax: 10, spanMs: 10 * minuteMs },
  /** Everybody together: at 43,200 tries a day and ten thousand open codes, one of 2^70 is hit once in 7 billion years. */
  all: { triesMax: 300, spanMs: 10 * minuteMs },
} as const satisfies Record<string, Allowance>

/** Addresses remembered at once; when full, those of ended spans go first, then the oldest. */
const addressesMax = 10_000

interface Span {
  from: number
  tries: number
}

/** Counts tries in memory: a flood costs no database, and no address is written down. */
export class Limiter {
  readonly #all: Span = { from: 0, tries: 0 }
  readonly #addresses = new Map<string, Span>()

  /** Milliseconds to wait; 0 = go on, and the try is counted. `address` null = unknown, only the common allowance holds. */
  take(address: string | null, now: number): number {
    const spans: [Span, Allowance][] = [[this.#all, allowances.all]]
    if (address !== null) spans.push([this.#spanOf(networkOf(address), now), allowances.address])
    const waits = spans.map(([span, allowance]) => waitOf(span, allowance, now))
    const wait = Math.max(...waits)
    if (wait === 0) for (const [span] of spans) span.tries++
    return wait
  }

  #spanOf(network: string, now: number): Span {
    const known = this.#addresses.get(network)
    if (known) return known
    if (this.#addresses.size >= addressesMax) this.#makeRoom(now)
    const made = { from: now, tries: 0 }
    this.#addresses.set(network, made)
    return made
  }

  #makeRoom(now: number): void {
    for (const [network, { from }] of this.#addresses)
      if (now - from >= allowances.address.spanMs) this.#addresses.delete(network)
    const [oldest] = this.#addresses.keys()
    if (this.#addresses.size >= addressesMax && oldest !== undefined) this.#addresses.delete(oldest)
  }
}

function waitOf(span: Span, { triesMax, spanMs }: Allowance, now: number): number {
  // A clock that was set back must not make everybody wait.
  if (now - span.from >= spanMs || now < span.from) {
    span.from = now
    span.tries = 0
  }
  return span.tries < triesMax ? 0 : span.from + spanMs - now
}

/** An IPv6 network gives its guests endless addresses: the first 64 bits are counted as one. */
function networkOf(address: string): string {
  return address.includes(':') ? address.split(':').slice(0, 4).join(':') : address
}
