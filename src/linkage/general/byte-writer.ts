import { closeSync, openSync, writeSync } from 'node:fs'

const bufferBytes = 1 << 20
const longestPart = 1 << 16

/** Writes a file of many short parts: bytes are gathered and written a megabyte at a time. */
export class ByteWriter {
  private readonly bytes = Buffer.allocUnsafeSlow(bufferBytes)
  private readonly handle: number
  private length = 0

  constructor(path: string) {
    this.handle = openSync(path, 'w')
  }

  copy(from: Uint8Array, start: number, end: number): void {
    this.makeRoom()
    if (end - start < 32) for (let at = start; at < end; at++) this.bytes[this.length++] = from[at]!
    else {
      this.bytes.set(from.subarray(start, end), this.length)
      this.length += end - start
    }
  }

  text(text: string): void {
    this.makeRoom()
    this.length += this.bytes.write(text, this.length)
  }

  /** One ASCII letter. */
  letter(code: number): void {
    this.makeRoom()
    this.bytes[this.length++] = code
  }

  /** A number of 0 and more without a fraction, padded with zeros to `digits`. */
  whole(value: number, digits = 1): void {
    this.makeRoom()
    let count = digits
    for (let least = 10 ** digits; least <= value; least *= 10) count++
    let rest = value
    for (let at = this.length + count - 1; at >= this.length; at--) {
      const next = Math.floor(rest / 10)
      this.bytes[at] = 48 + rest - next * 10
      rest = next
    }
    this.length += count
  }

  close(): void {
    this.flush()
    closeSync(this.handle)
  }

  private makeRoom(): void {
    if (this.length > bufferBytes - longestPart) this.flush()
  }

  private flush(): void {
    for (let at = 0; at < this.length; ) at += writeSync(this.handle, this.bytes, at, this.length - at)
    this.length = 0
  }
}
