/** Gives each distinct run of bytes a code, from 1 on; an empty one is 0. The bytes are kept one after the other. */
export class ByteCodes {
  /** How many codes there are, 0 included. */
  size = 1
  kept = new Uint8Array(1 << 12)
  /** Where the bytes of each code end. */
  ends = new Uint32Array(1 << 8)
  /** Hash and code of each place side by side; code 0 is a free place. */
  private slots = new Int32Array(1 << 10)

  codeOf(bytes: Uint8Array, start: number, end: number): number {
    if (start === end) return 0
    let hash = 0x811c9dc5
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193)
    hash ^= hash >>> 15
    const mask = (this.slots.length >> 1) - 1
    let slot = hash & mask
    for (let code = this.slots[slot * 2 + 1]!; code !== 0; code = this.slots[slot * 2 + 1]!) {
      if (this.slots[slot * 2] === hash && this.isSame(code, bytes, start, end)) return code
      slot = (slot + 1) & mask
    }
    this.slots[slot * 2] = hash
    this.slots[slot * 2 + 1] = this.size
    this.keep(bytes, start, end)
    if (this.size * 4 > this.slots.length) this.spread()
    return this.size - 1
  }

  private isSame(code: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.ends[code - 1]!
    if (this.ends[code]! - from !== end - start) return false
    const { kept } = this
    for (let at = start, other = from; at < end; at++, other++) if (bytes[at] !== kept[other]) return false
    return true
  }

  private keep(bytes: Uint8Array, start: number, end: number): void {
    const code = this.size++
    const from = this.ends[code - 1]!
    const to = from + end - start
    if (to > this.kept.length)
      this.kept = grown(this.kept, new Uint8Array(Math.max(to, this.kept.length * 2)))
    if (code === this.ends.length) this.ends = grown(this.ends, new Uint32Array(code * 2))
    for (let at = start, other = from; at < end; at++, other++) this.kept[other] = bytes[at]!
    this.ends[code] = to
  }

  /** Twice the slots. */
  private spread(): void {
    const before = this.slots
    const slots = new Int32Array(before.length * 2)
    const mask = before.length - 1
    for (let at = 0; at < before.length; at += 2) {
      if (before[at + 1] === 0) continue
      let slot = before[at]! & mask
      while (slots[slot * 2 + 1] !== 0) slot = (slot + 1) & mask
      slots[slot * 2] = before[at]!
      slots[slot * 2 + 1] = before[at + 1]!
    }
    this.slots = slots
  }
}

function grown<T extends Uint8Array | Uint32Array>(from: T, to: T): T {
  to.set(from)
  return to
}
