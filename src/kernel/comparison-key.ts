/** How headers, names and words are compared: letters and digits only, without case, accents, spaces. "No. KK" = "NO_KK" = "nokk". */
export function comparisonKey(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '')
}
