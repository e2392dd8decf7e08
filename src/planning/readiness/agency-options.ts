import type { Context } from '../../access/index.ts'
import { todayOf } from '../../kernel/dates.ts'

/** Agencies of today that work for the whole regency, as the choices of a form. */
export function agencyOptions({ pack, clock }: Context): { value: string; label: string }[] {
  const today = todayOf(clock)
  return pack.agencies
    .filter(
      ({ validFrom, validTo, areaCode }) =>
        areaCode === null && validFrom <= today && (validTo ?? today) >= today,
    )
    .map(({ id, shortName }) => ({ value: id, label: shortName }))
}
