import { type Actor, defaultCategories, defaultFieldGroups, type Role } from '../src/access/index.ts'
import type { Pack, PlanSettings } from '../src/pack/index.ts'
import { examplePack } from './programme-example.ts'
import { createTestContext } from './system.ts'

/** Agencies of the example besides dinsos. */
const agencies = ['bappeda', 'diskominfo', 'dinkes', 'setda'].map((id) => ({
  ...examplePack.agencies[0]!,
  id,
  name: `Dinas ${id}`,
  shortName: id,
}))

/** The small regency of programme-example with five agencies and these settings of planning. */
export function planPack(settings: Partial<PlanSettings> = {}): Pack {
  return {
    ...examplePack,
    agencies: [...examplePack.agencies, ...agencies],
    plan: { ...examplePack.plan, ...settings },
  }
}

/** A context over a fresh database. The clock stands at 2026-10-31; call `drop` in afterAll. */
export function createPlanContext(settings: Partial<PlanSettings> = {}) {
  return createTestContext(planPack(settings))
}

/** Somebody of an agency; `name` tells two of one role apart. */
export function actor(role: Role, agencyId = 'bappeda', name = ''): Actor {
  return {
    accountId: `${role}-${agencyId}${name}`,
    displayName: `${role} ${agencyId}`,
    role,
    agencyId,
    areaCode: null,
    categories: defaultCategories(role, examplePack.categories),
    fieldGroups: defaultFieldGroups[role],
    validTo: null,
  }
}
