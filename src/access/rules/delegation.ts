import type { FieldGroup, Role } from './policy.ts'
import { defaultFieldGroups } from './policy.ts'

/** Roles that work for one agency. The others see all agencies and are given by the regency's administrators only. */
export const agencyRoles: readonly Role[] = ['operator', 'caseworker', 'head', 'administrator']

/** An administrator: of one agency, or of the regency when it sits in the agency that looks after all accounts. */
export interface Manager {
  readonly accountId: string
  readonly agencyId: string | null
  readonly areaCode: string | null
  readonly categories: readonly string[]
}
export interface Managed {
  readonly id: string
  readonly role: Role
  readonly agencyId: string
}
export interface Wanted {
  readonly role: Role
  readonly agencyId: string
  readonly areaCode: string | null
  readonly categories: readonly string[]
  readonly fieldGroups: readonly FieldGroup[]
}

export function isRegencyWide(manager: Manager, regencyAgency: string): boolean {
  return manager.agencyId === regencyAgency && manager.areaCode === null
}

/** May the manager change, close or reset this account? Nobody the own one: two must agree that somebody gets more. */
export function mayManage(manager: Manager, account: Managed, regencyAgency: string): boolean {
  if (account.id === manager.accountId) return false
  if (isRegencyWide(manager, regencyAgency)) return true
  return account.agencyId === manager.agencyId && agencyRoles.includes(account.role)
}

export type GivingFault = 'role' | 'agency' | 'area' | 'category' | 'field-group'

/**
 * What a manager may not give, or null. An agency's own administrator gives roles of the agency, inside the own area, the
 * sensitive categories he was entrusted with, and no field group beyond the role's usual ones.
 */
export function findGivingFault(manager: Manager, wanted: Wanted, regencyAgency: string): GivingFault | null {
  if (isRegencyWide(manager, regencyAgency)) return null
  if (wanted.agencyId !== manager.agencyId) return 'agency'
  if (!agencyRoles.includes(wanted.role)) return 'role'
  if (!isInside(wanted.areaCode, manager.areaCode)) return 'area'
  if (wanted.categories.some((category) => !manager.categories.includes(category))) return 'category'
  const usual = defaultFieldGroups[wanted.role]
  return wanted.fieldGroups.some((group) => !usual.includes(group)) ? 'field-group' : null
}

function isInside(area: string | null, outer: string | null): boolean {
  return outer === null || (area !== null && (area === outer || area.startsWith(`${outer}.`)))
}
