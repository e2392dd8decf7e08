const slotsLeast = 1 << 11

/**
 * Where the numbers 1 to `last` stand by the last bits of their hashes: each in its own slot or the next that was free; 0 = free.
 * At least half of the slots are. The hash of a number is `hashes[(number - 1) * step + at]`.
 */
export function slotsOf(last: number, hashes: Int32Array, step = 1, at = 0): Int32Array {
  let size = slotsLeast
  while (size < (last + 1) * 2) size *= 2
  const slots = new Int32Array(size)
  const mask = size - 1
  for (let number = 1, place = at; number <= last; number++, place += step) {
    let slot = hashes[place]! & mask
    while (slots[slot] !== 0) slot = (slot + 1) & mask
    slots[slot] = number
  }
  return slots
}
