/** Says in words of findings what the pack's area lookup answered. Pure; never guesses between homonyms. */
export interface AreaRow {
  readonly code: string
  readonly level: string
}
export type AreaLookup = (written: {
  readonly district?: string | null
  readonly village?: string | null
}) =>
  | { readonly districtCode: string; readonly villageCode: string | null }
  | { readonly ambiguous: readonly string[] }
  | null
export type AreaProblem = 'area-ambiguous' | 'area-village-unknown' | 'area-district-unknown'
export interface PlacedRow {
  readonly district: string | null
  readonly village: string | null
  readonly problem: AreaProblem | null
}
export interface AreaFinder {
  find(district: string | null, village: string | null): PlacedRow
  isVillageCode(tenDigits: string): boolean
}

export function createAreaFinder(lookup: AreaLookup, areas: readonly AreaRow[]): AreaFinder {
  const villageCodes = new Set(
    areas.filter((area) => area.level === 'village').map((area) => area.code.replaceAll('.', '')),
  )
  return {
    isVillageCode: (tenDigits) => villageCodes.has(tenDigits),
    find: (district, village) => {
      if (district === null && village === null) return { district: null, village: null, problem: null }
      const found = lookup({ district, village })
      if (found === null)
        return {
          district: null,
          village: null,
          problem: village === null ? 'area-district-unknown' : 'area-village-unknown',
        }
      if ('ambiguous' in found) return { district: null, village: null, problem: 'area-ambiguous' }
      const isLost = village !== null && found.villageCode === null
      return {
        district: found.districtCode,
        village: found.villageCode,
        problem: isLost ? 'area-village-unknown' : null,
      }
    },
  }
}
