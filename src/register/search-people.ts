import { type Actor, type Context, readAs, recordAudit } from '../access/index.ts'
import { closedCategories, closedListKinds } from './closed-categories.ts'
import type { AreasAnswer, PeopleAnswer, PersonLineAnswer } from './contract.ts'
import { hiddenPersons, personIndex } from './person-index.ts'
import { type PersonHits, toQuery } from './person-table.ts'
import { maskNik } from './rules/mask-nik.ts'
import { seenValues } from './seen-values.ts'
import { type CurrentPerson, readShown } from './store-people.ts'

const pageRows = 20
const hitsMax = 200

/**
 * Current people by name (typing slips allowed), part of a NIK and area, best hits first. An actor with an area sees
 * only that area; one without the field group identity finds by a whole NIK only, since parts would spell it out. The
 * audit keeps the number of hits, never what was typed.
 */
export async function searchPeople(
  context: Context,
  actor: Actor,
  asked: { q: string; village?: string; page: number },
): Promise<PeopleAnswer> {
  const hits = await findPeople(context, actor, asked)
  const wanted = hits.personIds.slice((asked.page - 1) * pageRows, asked.page * pageRows)
  const lines = await readAs(context, actor, async (staff, app) => {
    const persons = await seenValues(context, staff, await readShown(staff, wanted))
    await recordAudit(app, context.clock, actor, {
      action: 'register.people.searched',
      details: { hits: hits.total, page: asked.page },
      people: persons.map((person) => person.personId),
    })
    return persons
  })
  const pages = Math.max(1, Math.ceil(hits.personIds.length / pageRows))
  return {
    people: lines.map((line) => toPersonLine(context, line)),
    total: hits.total,
    page: asked.page,
    pages,
  }
}

async function findPeople(
  context: Context,
  actor: Actor,
  asked: { q: string; village?: string },
): Promise<PersonHits> {
  const areas = [asked.village, actor.areaCode].filter((code): code is string => Boolean(code))
  const query = toQuery(asked.q, areas)
  const isPart = query.digits !== '' && query.digits.length < 16
  if (isPart && !actor.fieldGroups.includes('identity') && actor.role !== 'system') return nobody
  const table = await personIndex(context)
  const hidden = await hiddenPersons(context, {
    categories: closedCategories(context.pack, actor),
    lists: closedListKinds(context.pack, actor),
  })
  return table.search({ ...query, hidden }, hitsMax)
}
const nobody: PersonHits = { personIds: [], total: 0 }

/** A person as lists show it: NIK masked, year instead of date, names of places. */
export function toPersonLine(context: Context, person: CurrentPerson): PersonLineAnswer {
  return {
    personId: person.personId,
    name: person.name,
    nikMasked: maskNik(person.nik),
    birthYear: person.birthDate === null ? null : Number(person.birthDate.slice(0, 4)),
    sex: person.sex as 'M' | 'F' | null,
    village: areaName(context, person.villageCode),
    district: areaName(context, person.districtCode ?? person.villageCode?.slice(0, 8) ?? null),
    vitalStatus: person.vitalStatus,
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
