import { type Actor, closedTo } from '../access/index.ts'
import type { Pack } from '../pack/index.ts'

export function sensitiveCategories(pack: Pack): string[] {
  return pack.categories.filter((category) => category.sensitive).map((category) => category.id)
}

/** Sensitive categories that the actor does not see. */
export function closedCategories(pack: Pack, actor: Actor): string[] {
  return closedTo(actor, pack.categories)
}

/** List kinds whose every row says a category that is closed to the actor: their very name would tell. */
export function closedListKinds(pack: Pack, actor: Actor): string[] {
  const closed = closedCategories(pack, actor)
  return pack.listKinds
    .filter(({ claims }) =>
      claims.some((claim) => claim.kind === 'category' && closed.includes(claim.what ?? '')),
    )
    .map(({ id }) => id)
}
