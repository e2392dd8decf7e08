/** How a header is compared: letters and digits only, without case. "No. KK" = "NO_KK" = "nokk". */
export function headerKey(header: string): string {
  return header
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}

/** How a name of an area or category is compared: letters and digits only, without case, spaces, punctuation. */
export const nameKey = headerKey

/** True when one letter added, dropped or changed makes the two equal (or they are equal). */
export function withinOneLetter(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left]
  if (long.length - short.length > 1) return false
  let start = 0
  while (start < short.length && short[start] === long[start]) start++
  return short.length === long.length
    ? short.slice(start + 1) === long.slice(start + 1)
    : short.slice(start) === long.slice(start + 1)
}
