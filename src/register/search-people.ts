import { type Actor, type Context, recordAudit } from '../access/index.ts'
import type { AreasAnswer, PeopleAnswer, PersonLineAnswer } from './contract.ts'
import { personIndex } from './person-index.ts'
import { toQuery } from './person-table.ts'
import { maskNik } from './rules/mask-nik.ts'
import { type PersonLine, readPeople } from './store-people.ts'

const pageRows = 20
const hitsMax = 200

/**
 * Current people by name (typing slips allowed), part of a NIK and area, best hits first. An actor with an area sees
 * only that area. The audit keeps the number of hits, never what was typed.
 */
export async function searchPeople(
  context: Context,
  actor: Actor,
  asked: { q: string; village?: string; page: number },
): Promise<PeopleAnswer> {
  const table = await personIndex(context)
  const areas = [asked.village, actor.areaCode].filter((code): code is string => Boolean(code))
  const hits = table.search(toQuery(asked.q, areas), hitsMax)
  const wanted = hits.personIds.slice((asked.page - 1) * pageRows, asked.page * pageRows)
  const lines = await context.database.write(async (writer) => {
    await recordAudit(writer, context.clock, actor, {
      action: 'register.people.searched',
      details: { hits: hits.total, page: asked.page },
    })
    return readPeople(writer, wanted)
  })
  const pages = Math.max(1, Math.ceil(hits.personIds.length / pageRows))
  return {
    people: lines.map((line) => toPersonLine(context, line)),
    total: hits.total,
    page: asked.page,
    pages,
  }
}

/** A person as lists show it: NIK masked, year instead of date, names of places. */
export function toPersonLine(context: Context, line: PersonLine): PersonLineAnswer {
  return {
    personId: line.personId,
    name: line.name,
    nikMasked: maskNik(line.nik),
    birthYear: line.birthYear,
    sex: line.sex as 'M' | 'F' | null,
    village: areaName(context, line.villageCode),
    district: areaName(context, line.districtCode ?? line.villageCode?.slice(0, 8) ?? null),
    vitalStatus: line.vitalStatus,
  }
}

/** The area's name, its code when the pack does not know it. */
export function areaName(context: Context, code: string | null): string | null {
  if (code === null) return null
  return areaNames(context).get(code) ?? code
}

const namesByPack = new WeakMap<object, ReadonlyMap<string, string>>()
function areaNames(context: Context): ReadonlyMap<string, string> {
  const { areas } = context.pack
  const held = namesByPack.get(areas)
  if (held) return held
  const names = new Map(areas.map((area) => [area.code, area.name]))
  namesByPack.set(areas, names)
  return names
}

/** Districts and villages the actor may search in, as in the pack. */
export function listAreas(context: Context, actor: Actor): AreasAnswer {
  const { areas } = context.pack
  const own = (code: string) =>
    actor.areaCode === null || code.startsWith(actor.areaCode) || actor.areaCode.startsWith(code)
  const children = (level: string, parent: string | null) =>
    areas.filter(
      (area) => area.level === level && (parent === null || area.parentCode === parent) && own(area.code),
    )
  return {
    districts: children('district', null).map(({ code, name }) => ({
      code,
      name,
      villages: children('village', code).map((village) => ({ code: village.code, name: village.name })),
    })),
  }
}
