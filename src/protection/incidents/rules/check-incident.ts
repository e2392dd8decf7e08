import { type IncidentContent, incidentStates } from '../contract.ts'

/**
 * Why a revision cannot follow the one before (null = the first), as the end of an error code; null = it can. An incident
 * never goes back, what was told stays told, and it closes only when everybody was told or it is said why not.
 */
export function refusalOf(
  before: IncidentContent | null,
  next: IncidentContent,
): 'goes-back' | 'untold' | 'untold-again' | null {
  if (before && incidentStates.indexOf(next.state) < incidentStates.indexOf(before.state)) return 'goes-back'
  const wasTold = (key: 'authorityToldAt' | 'peopleToldAt') => before !== null && before[key] !== null
  if (wasTold('authorityToldAt') && next.authorityToldAt !== before?.authorityToldAt) return 'untold-again'
  if (wasTold('peopleToldAt') && next.peopleToldAt !== before?.peopleToldAt) return 'untold-again'
  const isTold = next.authorityToldAt !== null && next.peopleToldAt !== null
  if (next.state === 'closed' && !isTold && next.untoldReason === '') return 'untold'
  return null
}
