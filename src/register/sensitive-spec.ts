import type { Pack } from '../pack/index.ts'
import { sensitiveCategories } from './closed-categories.ts'

/** Whether a row of a list says sensitive things only, by the categories it names in a column. */
export interface SensitiveSpec {
  of(named: readonly string[]): boolean
}

export function sensitiveSpecOf(pack: Pack, listKindId: string): SensitiveSpec {
  const sensitive = new Set(sensitiveCategories(pack))
  const kind = pack.listKinds.find((candidate) => candidate.id === listKindId)
  const always = kind?.claims.some((claim) => claim.kind === 'category' && sensitive.has(claim.what ?? ''))
  return {
    of: (named) =>
      always === true || (named.length > 0 && named.every((category) => sensitive.has(category))),
  }
}
