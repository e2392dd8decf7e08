/**
 * A small seeded generator (sfc32). The same seed gives the same numbers on every machine: only 32-bit integer
 * arithmetic and one exact division are used.
 */
export class Random {
  private a: number
  private b: number
  private c: number
  private d = 1

  constructor(seed: number) {
    this.a = seed | 0
    this.b = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b)
    this.c = Math.imul(seed ^ 0x7f4a7c15, 0xc2b2ae35)
    for (let i = 0; i < 12; i++) this.next()
  }

  /** A fraction in [0, 1). */
  next(): number {
    const t = (((this.a + this.b) | 0) + this.d) | 0
    this.d = (this.d + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = ((this.c << 21) | (this.c >>> 11)) + t
    return (t >>> 0) / 4294967296
  }

  /** A whole number in [from, to], both included. */
  between(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1))
  }

  chance(rate: number): boolean {
    return this.next() < rate
  }

  pick<T>(values: readonly T[]): T {
    return values[Math.floor(this.next() * values.length)]!
  }

  /** About normal, mean 0 and deviation 1 (sum of four fractions: no transcendental functions, so exact everywhere). */
  bell(): number {
    return (this.next() + this.next() + this.next() + this.next() - 2) * 1.7320508
  }
}

/** A seed for a named part of the work, so that parts do not disturb one another. */
export function seedOf(seed: number, part: string): number {
  let hash = 0x811c9dc5 ^ seed
  for (let i = 0; i < part.length; i++) hash = Math.imul(hash ^ part.charCodeAt(i), 0x01000193)
  return hash ^ (hash >>> 15)
}

/** Draws values in proportion to their weights, in constant time after a table of at most `slots` cells is filled. */
export class Weighted<T> {
  private readonly cells: T[] = []

  constructor(pairs: readonly (readonly [T, number])[], slots = 4096) {
    const total = pairs.reduce((sum, pair) => sum + pair[1], 0)
    for (const [value, weight] of pairs) {
      const share = Math.max(1, Math.round((weight / total) * slots))
      for (let i = 0; i < share; i++) this.cells.push(value)
    }
  }

  draw(random: Random): T {
    return random.pick(this.cells)
  }
}
