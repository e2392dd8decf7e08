import type { Pack } from '../../../pack/index.ts'
import type { assessmentStates, Processing } from '../contract.ts'

export interface OwnedProcessing extends Processing {
  readonly agencyId: string
}

/** The register of processing: every list kind of the pack and every sharing, in the order of the pack. */
export function listProcessings({ protection, listKinds, agencies }: Pack): OwnedProcessing[] {
  const office = (id: string) => agencies.find((one) => one.id === id)?.name ?? id
  const ofLists = listKinds.flatMap(({ id, name, agency, basis, purpose }) => {
    const entry = protection.lists[id]
    if (!entry) return []
    return [
      {
        ...entry,
        id,
        name,
        purpose,
        kind: 'list' as const,
        legalText: basis,
        agencyId: agency,
        office: office(agency),
      },
    ]
  })
  const sharings = protection.sharings.map(({ agency, ...sharing }) => ({
    ...sharing,
    agencyId: agency,
    office: office(agency),
  }))
  return [...ofLists, ...sharings]
}

/** Whether the risk of a processing was assessed, and whether that must be looked at again. `reviewOn` null = never assessed. */
export function assessmentState(
  highRisk: readonly string[],
  reviewOn: string | null,
  today: string,
): (typeof assessmentStates)[number] {
  if (reviewOn === null) return highRisk.length === 0 ? 'not-due' : 'missing'
  return reviewOn < today ? 'overdue' : 'valid'
}
