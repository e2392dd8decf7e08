import type { Area } from '../model.ts'
import { type CrossFault, findRepeats, type PackParts } from './cross-fault.ts'

const parentLevels = { regency: null, district: 'regency', village: 'district' } as const
const codeLengths = { regency: 5, district: 8, village: 13 } as const

/** One regency; every code once, with the length of its level, under an existing parent; every tile once per parent. */
export function checkAreas({ areas, settings }: PackParts): CrossFault[] {
  if (!areas) return []
  const byCode = new Map(areas.map((area) => [area.code, area]))
  const faults = findRepeats(
    'areas',
    areas,
    (area) => area.code,
    (index) => [index],
  )
  areas.forEach((area, index) => {
    faults.push(
      ...faultsOf(area, byCode).map((fault) => ({ part: 'areas' as const, path: [index], ...fault })),
    )
  })
  const placed = areas.map((area) => tileKey(area))
  const seen = new Map<string, number>()
  placed.forEach((key, index) => {
    const earlier = key === null ? undefined : seen.get(key)
    if (earlier !== undefined)
      faults.push({
        part: 'areas',
        path: [index],
        reason: `${areas[index]!.name} stands on the tile of ${areas[earlier]!.name}`,
        advice: 'give it a free tile',
      })
    if (key !== null) seen.set(key, index)
  })
  const regencies = areas.filter((area) => area.level === 'regency')
  if (settings && (regencies.length !== 1 || regencies[0]!.code !== settings.regencyCode))
    faults.push({
      part: 'settings',
      path: ['regencyCode'],
      reason: `areas.csv does not hold exactly the regency ${settings.regencyCode}`,
      advice: 'correct the code or run tools/areas-from-npm.ts',
    })
  return faults
}

function faultsOf(area: Area, byCode: ReadonlyMap<string, Area>): { reason: string; advice: string }[] {
  const parentLevel = parentLevels[area.level]
  if (area.code.length !== codeLengths[area.level])
    return [
      { reason: `${area.code} is not the code of a ${area.level}`, advice: 'correct the code or the level' },
    ]
  if (parentLevel === null)
    return area.parentCode === null
      ? []
      : [{ reason: 'the regency has a parent', advice: 'leave parentCode empty' }]
  const parent = area.parentCode === null ? undefined : byCode.get(area.parentCode)
  if (parent?.level !== parentLevel || !area.code.startsWith(`${parent.code}.`))
    return [
      {
        reason: `the ${area.level} ${area.code} has no ${parentLevel} "${area.parentCode ?? ''}"`,
        advice: 'add the parent or correct parentCode',
      },
    ]
  return (area.tileColumn === null) === (area.tileRow === null)
    ? []
    : [
        {
          reason: `${area.code} has only half a tile position`,
          advice: 'fill both tileColumn and tileRow, or neither',
        },
      ]
}

function tileKey(area: Area): string | null {
  return area.tileColumn === null ? null : `${area.parentCode}/${area.tileColumn}/${area.tileRow}`
}
