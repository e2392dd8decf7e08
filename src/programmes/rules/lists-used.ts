import type { ListKind } from '../../pack/index.ts'
import type { Needs } from './rule-model.ts'

type Claims = Pick<ListKind, 'id' | 'claims'>
type Wanted = Partial<Record<ListKind['claims'][number]['kind'], readonly string[]>>

/** Ids of the list kinds a programme is counted from: claims its rule reads, ranks included, and deliveries of it. */
export function listsRead(listKinds: readonly Claims[], needs: Needs, programmeId: string): string[] {
  return making(listKinds, { ...named(needs, programmeId), rank: needs.desil ? ['desil'] : [] })
}

/**
 * Ids of the list kinds whose rows decide about single people: deliveries of the programme, and the categories,
 * attributes and deliveries its rule names. Not the ranks: they belong to whole families and are asked of everybody.
 */
export function listsThatName(listKinds: readonly Claims[], needs: Needs, programmeId: string): string[] {
  return making(listKinds, named(needs, programmeId))
}

const named = (needs: Needs, programmeId: string): Wanted => ({
  category: needs.categories,
  attribute: needs.attributes,
  assistance: [programmeId, ...needs.receives],
})

/** A claim without `what` may be of every id: it is read from a column. */
function making(listKinds: readonly Claims[], wanted: Wanted): string[] {
  return listKinds
    .filter((kind) =>
      kind.claims.some((claim) => {
        const ids = wanted[claim.kind] ?? []
        return claim.what === undefined ? ids.length > 0 : ids.includes(claim.what)
      }),
    )
    .map((kind) => kind.id)
}
