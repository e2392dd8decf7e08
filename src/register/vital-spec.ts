import type { Pack } from '../pack/index.ts'
import type { VitalStatus } from './model.ts'

/** What a list kind says of life and death: a constant, or null = each row says it; `dated` = rows carry the day. */
export interface VitalSpec {
  readonly value: VitalStatus | null
  readonly dated: boolean
}

export function vitalSpecOf(pack: Pack, listKindId: string): VitalSpec | null {
  const claim = pack.listKinds
    .find((kind) => kind.id === listKindId)
    ?.claims.find((candidate) => candidate.kind === 'vital')
  return claim?.kind === 'vital' ? { value: claim.value ?? null, dated: claim.onField !== undefined } : null
}
