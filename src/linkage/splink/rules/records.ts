const quote = 34
const lineFeed = 10
const carriageReturn = 13

/** The record's end is not among the bytes. */
export const noEnd = -1

/** Cuts records of a CSV file into cells, as places in the bytes. Doubled quotes are made single where they stand. */
export class RecordCutter {
  bytes: Uint8Array = new Uint8Array(0)
  starts = new Int32Array(64)
  ends = new Int32Array(64)
  count = 0
  private readonly delimiter: number

  constructor(delimiter: number) {
    this.delimiter = delimiter
  }

  /** Finds the cells of the record at `from`; gives where the next one begins, or `noEnd`. */
  cut(bytes: Uint8Array, from: number, length: number, isLast: boolean): number {
    this.bytes = bytes
    this.count = 0
    const { delimiter } = this
    let end = from
    while (end < length && bytes[end] !== lineFeed && bytes[end] !== quote) end++
    if (end < length && bytes[end] === quote) return this.cutQuoted(bytes, from, length, isLast)
    if (end === length && !isLast) return noEnd
    const next = Math.min(length, end + 1)
    if (end > from && bytes[end - 1] === carriageReturn) end--
    let start = from
    for (let at = from; at < end; at++) {
      if (bytes[at] !== delimiter) continue
      this.add(start, at)
      start = at + 1
    }
    this.add(start, end)
    return next
  }

  /** A record that holds quotes somewhere. Nothing is changed before its end is known. */
  private cutQuoted(bytes: Uint8Array, from: number, length: number, isLast: boolean): number {
    const end = this.quotedEnd(bytes, from, length, isLast)
    if (end === noEnd) return noEnd
    const next = Math.min(length, end + 1)
    const last = end > from && bytes[end - 1] === carriageReturn ? end - 1 : end
    for (let at = from; ; ) {
      if (bytes[at] === quote && at < last) {
        at = this.addQuoted(bytes, at + 1, last)
        while (at < last && bytes[at] !== this.delimiter) at++
      } else {
        const start = at
        while (at < last && bytes[at] !== this.delimiter) at++
        this.add(start, at)
      }
      if (at >= last) return next
      at++
    }
  }

  /** The line end that stands in no quotes. A quote opens at the beginning of a cell only. */
  private quotedEnd(bytes: Uint8Array, from: number, length: number, isLast: boolean): number {
    let isOpen = false
    let isStart = true
    for (let at = from; at < length; at++) {
      const byte = bytes[at]!
      if (isOpen) {
        if (byte === quote) {
          if (bytes[at + 1] === quote && at + 1 < length) at++
          else isOpen = false
        }
        continue
      }
      if (byte === lineFeed) return at
      isOpen = isStart && byte === quote
      isStart = byte === this.delimiter
    }
    return isLast && !isOpen ? length : noEnd
  }

  /** Adds the cell whose opening quote stands before `start`; gives the place behind its closing quote. */
  private addQuoted(bytes: Uint8Array, start: number, last: number): number {
    let to = start
    let at = start
    for (; at < last; at++) {
      if (bytes[at] === quote) {
        if (bytes[at + 1] !== quote || at + 1 >= last) break
        at++
      }
      bytes[to++] = bytes[at]!
    }
    this.add(start, to)
    return at + 1
  }

  private add(start: number, end: number): void {
    if (this.count === this.starts.length) {
      const [starts, ends] = [new Int32Array(this.count * 2), new Int32Array(this.count * 2)]
      starts.set(this.starts)
      ends.set(this.ends)
      this.starts = starts
      this.ends = ends
    }
    this.starts[this.count] = start
    this.ends[this.count++] = end
  }
}

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
