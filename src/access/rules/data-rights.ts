import type { Rights } from '../../kernel/ports.ts'
import type { Actor } from '../model.ts'
import { fieldGroups, grants, may, type Permission, type Role } from './policy.ts'

/** Permissions that lead to people of the register. */
const ofPeople: readonly Permission[] = [
  'register.search',
  'register.read-person',
  'linkage.review',
  'programmes.export',
]

/** Somebody with this role may see people of the register at all. */
export function readsPeople(role: Role): boolean {
  return grants[role].some((permission) => ofPeople.includes(permission))
}

/** Lists as they were handed in: of the own agency, of all for who approves them. */
export function readsLists(role: Role): 'all' | 'own' | 'none' {
  if (may(role, 'intake.approve')) return 'all'
  return may(role, 'intake.hand-in') ? 'own' : 'none'
}

/** What the database is told before it answers this actor. The program itself (system) sees everything. */
export function rightsOf(actor: Actor): Rights {
  if (actor.role === 'system')
    return { people: true, listsOf: '*', areaCode: actor.areaCode, categories: ['*'], fieldGroups }
  const lists = readsLists(actor.role)
  return {
    people: readsPeople(actor.role),
    listsOf: lists === 'all' ? '*' : lists === 'own' ? actor.agencyId : null,
    areaCode: actor.areaCode,
    categories: actor.fieldGroups.includes('case') ? actor.categories : [],
    fieldGroups: actor.fieldGroups,
  }
}

/** Sensitive categories that this actor does not see. */
export function closedTo(
  actor: Actor,
  categories: readonly { readonly id: string; readonly sensitive: boolean }[],
): string[] {
  const { categories: open } = rightsOf(actor)
  return categories
    .filter(({ id, sensitive }) => sensitive && !open.includes('*') && !open.includes(id))
    .map(({ id }) => id)
}
