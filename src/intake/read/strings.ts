/** Shared strings of a workbook as UTF-8 in 1 MB blocks: millions of short strings cost their bytes, not objects. */
export interface StringTable {
  add(text: string): void
  get(index: number): string
  readonly size: number
}

const blockBytes = 1_048_576
/** The strings that repeat (areas, categories, words) come early; these few are kept ready. */
const readyMax = 20_000

export function createStringTable(): StringTable {
  const blocks: Buffer[] = []
  let starts = new Float64Array(65_536)
  let ends = new Uint32Array(65_536)
  let used = blockBytes
  let size = 0
  const ready: string[] = []
  return {
    get size() {
      return size
    },
    add(text) {
      const bytes = Buffer.byteLength(text)
      if (used + bytes > blockBytes) {
        blocks.push(Buffer.allocUnsafeSlow(Math.max(blockBytes, bytes)))
        used = 0
      }
      if (size === starts.length) {
        starts = grown(starts, new Float64Array(size * 2))
        ends = grown(ends, new Uint32Array(size * 2))
      }
      const block = blocks.length - 1
      blocks[block]!.write(text, used)
      starts[size] = block * blockBytes + used
      used += bytes
      ends[size] = used
      size++
    },
    get(index) {
      if (!(index >= 0 && index < size)) return ''
      const known = ready[index]
      if (known !== undefined) return known
      const start = starts[index]!
      const block = Math.floor(start / blockBytes)
      const text = blocks[block]!.toString('utf8', start - block * blockBytes, ends[index])
      if (index < readyMax) ready[index] = text
      return text
    },
  }
}

function grown<T extends Float64Array | Uint32Array>(from: T, to: T): T {
  to.set(from)
  return to
}
