const [quote, lineEnd, carriageReturn, space] = [34, 10, 13, 32]

/** Answer of `next` instead of a place: the end of the record is not there; in the last bytes a quote was never closed. */
export const incomplete = -1

/** Blanks around cells are left out, or stay because they mean something to who reads. */
export type Blanks = 'trimmed' | 'kept'

/** Cells of one record of a CSV file, as places in its bytes: cell i is `bytes[starts[i] .. ends[i])`. */
export class RecordSplitter {
  starts = new Int32Array(256)
  ends = new Int32Array(256)
  count = 0
  private readonly separator: number
  private readonly isTrimmed: boolean
  private readonly doubled: number[] = []

  constructor(separator: string, blanks: Blanks) {
    this.separator = separator.charCodeAt(0)
    this.isTrimmed = blanks === 'trimmed'
  }

  /** Splits the record that begins at `from`; returns where the next one begins. Doubled quotes are made single in `bytes`. */
  next(bytes: Uint8Array, from: number, to: number, isLast: boolean): number {
    this.count = 0
    this.doubled.length = 0
    let at = from
    for (;;) {
      const isQuoted = at < to && bytes[at] === quote
      const end = isQuoted ? this.endOfQuoted(bytes, at, to, isLast) : this.endOfPlain(bytes, at, to)
      if (end < 0) return end
      if (end === to && !isLast) return incomplete
      if (end < to && bytes[end] !== lineEnd) {
        at = end + 1
        continue
      }
      for (const cell of this.doubled) this.singleQuotes(bytes, cell)
      return Math.min(to, end + 1)
    }
  }

  private endOfPlain(bytes: Uint8Array, from: number, to: number): number {
    const { separator } = this
    let end = from
    while (end < to && bytes[end] !== separator && bytes[end] !== lineEnd) end++
    const isLast = end === to || bytes[end] === lineEnd
    this.add(bytes, from, isLast && end > from && bytes[end - 1] === carriageReturn ? end - 1 : end)
    return end
  }

  /** A quoted cell may hold separators and line ends; what stands between its end and the next separator is left out. */
  private endOfQuoted(bytes: Uint8Array, from: number, to: number, isLast: boolean): number {
    let close = from + 1
    let isDoubled = false
    for (; close < to; close++) {
      if (bytes[close] !== quote) continue
      if (close + 1 === to && !isLast) return incomplete
      if (bytes[close + 1] !== quote || close + 1 === to) break
      isDoubled = true
      close++
    }
    if (close >= to) return incomplete
    if (isDoubled) this.doubled.push(this.count)
    this.add(bytes, from + 1, close)
    let end = close + 1
    while (end < to && bytes[end] !== this.separator && bytes[end] !== lineEnd) end++
    return end
  }

  private add(bytes: Uint8Array, from: number, to: number): void {
    let [start, end] = [from, to]
    if (this.isTrimmed) {
      while (start < end && bytes[start]! <= space) start++
      while (end > start && bytes[end - 1]! <= space) end--
    }
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

  private singleQuotes(bytes: Uint8Array, cell: number): void {
    let out = this.starts[cell]!
    for (let at = out; at < this.ends[cell]!; at++) {
      bytes[out++] = bytes[at]!
      if (bytes[at] === quote) at++
    }
    this.ends[cell] = out
  }
}
