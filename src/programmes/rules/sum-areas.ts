/** Sums counts of villages up to their districts and the regency. An unknown village counts in the district, an unknown district in the regency. */
export function sumAreas(
  groups: Iterable<{
    readonly villageCode: string | null
    readonly districtCode: string | null
    readonly counts: readonly number[]
  }>,
  regencyCode: string,
): Map<string, number[]> {
  const sums = new Map<string, number[]>()
  for (const { villageCode, districtCode, counts } of groups) {
    for (const code of new Set([villageCode, villageCode?.slice(0, 8) ?? districtCode, regencyCode])) {
      if (!code) continue
      const sum = sums.get(code) ?? counts.map(() => 0)
      sums.set(
        code,
        sum.map((value, index) => value + counts[index]!),
      )
    }
  }
  return sums
}
