import { comparisonKey } from '../../kernel/comparison-key.ts'
import { withinOneLetter } from '../../kernel/spelling.ts'
import type { Area } from '../model.ts'

/** What an agency wrote in its district and village columns. Names in any spelling, or Kemendagri codes. */
export interface WrittenArea {
  readonly district?: string | null
  readonly village?: string | null
}

/**
 * `villageCode` null: the district is known, the village is not (blank, or no such village in that district).
 * `ambiguous`: village codes it could be; a person or another column must tell. null: not found at all.
 */
export type FoundArea =
  | { readonly districtCode: string; readonly villageCode: string | null }
  | { readonly ambiguous: readonly string[] }
  | null

/** Names shorter than this have too many neighbours one letter away. */
const lettersForTypoMin = 5
/** Lists repeat a few hundred spellings millions of times; more than this is rubbish and the memory starts again. */
const rememberedMax = 50_000

const areaWords = /^\s*(?:kecamatan|kec|kelurahan|kel|desa|ds)\b[\s.:/-]*/i
/** 1005, 2001: the last part of a village code, when the district has a column of its own. */
const villageSerial = /^\s*\d{4}\s*$/
const districtInside = /^(.+?)[\s,(/-]+kec(?:amatan)?\b[.\s:]*([^)]+)\)?\s*$/i

/**
 * A lookup over the pack's areas. Handles case, spaces and punctuation ("GUMUK MAS" = "Gumukmas"), prefixes ("Kec.",
 * "Desa", "Kel.", "Ds."), one letter of difference when only one name is that near (BPS spellings), Kemendagri codes
 * with and without dots, and a district written behind the village. Never guesses between villages of one name.
 */
export function areaFinder(areas: readonly Area[]): (written: WrittenArea) => FoundArea {
  const index = indexAreas(areas)
  const remembered = new Map<string, FoundArea>()
  return ({ district, village }) => {
    const key = `${district ?? ''}\n${village ?? ''}`
    const known = remembered.get(key)
    if (known !== undefined) return known
    const found = findArea(index, district ?? '', village ?? '')
    if (remembered.size >= rememberedMax) remembered.clear()
    remembered.set(key, found)
    return found
  }
}

interface AreaIndex {
  readonly byDigits: ReadonlyMap<string, Area>
  readonly districts: readonly NamedArea[]
  readonly villages: readonly NamedArea[]
  readonly villagesOf: ReadonlyMap<string, readonly NamedArea[]>
}
interface NamedArea {
  readonly key: string
  readonly area: Area
}

function indexAreas(areas: readonly Area[]): AreaIndex {
  const named = (level: Area['level']) =>
    areas.filter((area) => area.level === level).map((area) => ({ key: comparisonKey(area.name), area }))
  const villages = named('village')
  return {
    byDigits: new Map(areas.map((area) => [area.code.replaceAll('.', ''), area])),
    districts: named('district'),
    villages,
    villagesOf: Map.groupBy(villages, (village) => village.area.parentCode ?? ''),
  }
}

function findArea(index: AreaIndex, district: string, village: string): FoundArea {
  const inside = districtInside.exec(village)
  if (inside) return findArea(index, district || inside[2]!, inside[1]!)
  const byCode = findByCode(index, village)
  if (byCode) return toFound(byCode)
  const districtArea = findDistrict(index, district)
  if (districtArea) return findInDistrict(index, districtArea, village)
  if (keyOf(village) === '') return null
  const matches = nearest(index.villages, keyOf(village))
  if (matches.length === 0) return null
  return matches.length === 1 ? toFound(matches[0]!) : { ambiguous: matches.map((area) => area.code) }
}

function findDistrict(index: AreaIndex, district: string): Area | undefined {
  const byCode = findByCode(index, district)
  if (byCode?.level === 'district') return byCode
  const matches = nearest(index.districts, keyOf(district))
  return matches.length === 1 ? matches[0] : undefined
}

function findInDistrict(index: AreaIndex, district: Area, village: string): FoundArea {
  const serial = villageSerial.test(village) ? findByCode(index, `${district.code}.${village}`) : undefined
  const matches = serial ? [serial] : nearest(index.villagesOf.get(district.code) ?? [], keyOf(village))
  if (matches.length > 1) return { ambiguous: matches.map((area) => area.code) }
  return { districtCode: district.code, villageCode: matches[0]?.code ?? null }
}

function findByCode(index: AreaIndex, text: string): Area | undefined {
  const digits = text.replace(/[\s.]/g, '')
  const area = /^\d{6,10}$/.test(digits) ? index.byDigits.get(digits) : undefined
  return area?.level === 'regency' ? undefined : area
}

/** Equal names first; only without any, names one letter away. */
function nearest(candidates: readonly NamedArea[], key: string): Area[] {
  if (key === '') return []
  const equal = candidates.filter((candidate) => candidate.key === key)
  const near =
    equal.length > 0 || key.length < lettersForTypoMin
      ? equal
      : candidates.filter((candidate) => withinOneLetter(candidate.key, key))
  return near.map((candidate) => candidate.area)
}

function keyOf(text: string): string {
  let bare = text
  while (areaWords.test(bare)) bare = bare.replace(areaWords, '')
  return comparisonKey(bare)
}

function toFound(area: Area): FoundArea {
  return area.level === 'village'
    ? { districtCode: area.parentCode ?? '', villageCode: area.code }
    : { districtCode: area.code, villageCode: null }
}
