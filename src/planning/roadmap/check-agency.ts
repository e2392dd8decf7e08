import type { Context } from '../../access/index.ts'
import type { IsoDate } from '../../kernel/dates.ts'
import { Problem } from '../../kernel/problem.ts'
import { agencyOn } from '../../pack/index.ts'

/**
 * Throws Problem 422 unless the agency can carry something from one day to another: it exists, begins in time, and does not
 * end before without somebody who takes over its duties.
 */
export function requireAgencyBetween(
  { pack }: Pick<Context, 'pack'>,
  agencyId: string,
  from: IsoDate,
  to: IsoDate,
): void {
  const agency = pack.agencies.find((one) => one.id === agencyId)
  if (!agency) throw new Problem('planning.agency-unknown', 422, { agency: agencyId })
  if (agency.validFrom > from)
    throw new Problem('planning.agency-not-yet', 422, { agency: agency.shortName, date: agency.validFrom })
  if (agency.validTo !== null && agency.validTo < to && agency.successor === null)
    throw new Problem('planning.agency-ended', 422, { agency: agency.shortName, date: agency.validTo })
}

/** Who holds the duties of an agency on a day: itself, or whoever it was merged into. */
export function carrierOn(
  { pack }: Pick<Context, 'pack'>,
  agencyId: string,
  on: IsoDate,
): { id: string; name: string } {
  const carrier = agencyOn(pack.agencies, agencyId, on)
  return { id: carrier?.id ?? agencyId, name: carrier?.shortName ?? agencyId }
}
