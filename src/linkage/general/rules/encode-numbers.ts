import { cellBytesMax, type Decode, type Encoder } from './encode.ts'
import type { Field } from './fields.ts'
import { type Packed, packAge, packDate, packNumber, packPhone } from './read-values.ts'
import { IntList } from './typed-lists.ts'

/** National numbers, numbers of households, telephones: 16 places of 4 bits in two integers; both 0 where missing. */
export class NumberEncoder implements Encoder {
  readonly field: Field
  readonly high = new IntList()
  readonly low = new IntList()
  private readonly decode: Decode
  private readonly packed: Packed = { high: 0, low: 0 }

  constructor(field: Field, decode: Decode) {
    this.field = field
    this.decode = decode
  }

  put(row: number, bytes: Uint8Array, from: number, to: number): void {
    const { packed } = this
    packed.high = packed.low = 0
    const isRead =
      this.field.kind === 'phone'
        ? packPhoneDigits(bytes, from, to, packed)
        : packDigits(bytes, from, to, packed)
    if (!isRead && from < to) {
      const text = this.decode(bytes, from, Math.min(to, from + cellBytesMax))
      if (this.field.kind === 'phone') packPhone(text, packed)
      else packNumber(text, packed)
    }
    this.high.put(row, packed.high)
    this.low.put(row, packed.low)
  }
}

const [zero, nine] = [48, 57]

/** Packs 16 digits and nothing else, if they cannot be a placeholder; false leaves it to packNumber. */
function packDigits(bytes: Uint8Array, from: number, to: number, out: Packed): boolean {
  if (to - from !== 16) return false
  let [high, low] = [0, 0]
  for (let at = from; at < to; at++) {
    const digit = bytes[at]!
    if (digit < zero || digit > nine) return false
    high = (high << 4) | (low >>> 28)
    low = (low << 4) | (digit - zero + 1)
  }
  // One digit eight times over, or 12... or 01... at the start: look twice.
  if (low === Math.imul(low & 15, 0x11111111) || high >>> 24 === 0x23 || high >>> 24 === 0x12) return false
  out.high = high
  out.low = low
  return true
}

const phoneDigits = { least: 10, most: 13, kept: 9 }

/** Packs the last digits of a plain telephone number; false leaves it to packPhone. */
function packPhoneDigits(bytes: Uint8Array, from: number, to: number, out: Packed): boolean {
  if (to - from < phoneDigits.least || to - from > phoneDigits.most) return false
  let [high, low, isOneDigit] = [0, 0, true]
  for (let at = from; at < to; at++) {
    const digit = bytes[at]!
    if (digit < zero || digit > nine) return false
    if (at < to - phoneDigits.kept) continue
    isOneDigit &&= digit === bytes[to - 1]
    high = (high << 4) | (low >>> 28)
    low = (low << 4) | (digit - zero + 1)
  }
  // One digit nine times over, or 12... or 01... at the start, may stand for no number: look twice.
  const start = bytes[to - phoneDigits.kept]!
  if (isOneDigit || start === zero + 1 || start === zero) return false
  out.high = high
  out.low = low
  return true
}

/** Dates as read-values.ts packs them. */
export class DateEncoder implements Encoder {
  readonly field: Field
  /** The day (YYYY-MM-DD) from which ages in the cells that come next count back; undefined = ages are not read. */
  asOf: string | undefined
  readonly codes = new IntList()
  private readonly decode: Decode

  constructor(field: Field, decode: Decode) {
    this.field = field
    this.decode = decode
  }

  put(row: number, bytes: Uint8Array, from: number, to: number): void {
    this.codes.put(row, from === to ? 0 : packIsoDate(bytes, from, to) || this.read(bytes, from, to))
  }

  private read(bytes: Uint8Array, from: number, to: number): number {
    const text = this.decode(bytes, from, Math.min(to, from + cellBytesMax))
    const date = packDate(text, this.field.dayFirst)
    return date !== 0 || this.asOf === undefined ? date : packAge(text, this.asOf)
  }
}

const dash = 45

/** YYYY-MM-DD, or 0 for anything else. */
function packIsoDate(bytes: Uint8Array, from: number, to: number): number {
  if (to - from !== 10 || bytes[from + 4] !== dash || bytes[from + 7] !== dash) return 0
  let packed = 0
  for (let at = from; at < to; at++) {
    if (at === from + 4 || at === from + 7) continue
    const digit = bytes[at]! - zero
    if (digit < 0 || digit > 9) return 0
    packed = (packed << 4) | digit
  }
  return packed
}
