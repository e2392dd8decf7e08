import type { Context } from '../../access/index.ts'

/** Agencies of today that work for the whole regency, as the choices of a form. */
export function agencyOptions({ pack, clock }: Context): { value: string; label: string }[] {
  const today = clock.now().toISOString().slice(0, 10)
  return pack.agencies
    .filter(
      ({ validFrom, validTo, areaCode }) =>
        areaCode === null && validFrom <= today && (validTo ?? today) >= today,
    )
    .map(({ id, shortName }) => ({ value: id, label: shortName }))
}

export function shortNameOf({ pack }: Pick<Context, 'pack'>): (agencyId: string) => string {
  return (agencyId) => pack.agencies.find((one) => one.id === agencyId)?.shortName ?? agencyId
}
