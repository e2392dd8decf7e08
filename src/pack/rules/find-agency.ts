import type { IsoDate } from '../../kernel/dates.ts'
import type { Agency } from '../model.ts'

/**
 * The agency that holds the duties of `id` on a date: itself, or its successor after a merger (and the successor's
 * successor). undefined: no such agency.
 */
export function agencyOn(agencies: readonly Agency[], id: string, on: IsoDate): Agency | undefined {
  let agency = agencies.find((one) => one.id === id)
  for (
    let step = 0;
    agency?.successor && agency.validTo !== null && agency.validTo < on && step < agencies.length;
    step++
  ) {
    const successor = agency.successor
    agency = agencies.find((one) => one.id === successor) ?? agency
  }
  return agency
}

/** The short name of an agency, of any time; its id where the pack does not know it. */
export function agencyShortName(agencies: readonly Agency[], id: string): string {
  return agencies.find((one) => one.id === id)?.shortName ?? id
}
