import { checkAreas } from './check-areas.ts'
import { checkLists } from './check-lists.ts'
import { checkProtection } from './check-protection.ts'
import { checkTerm } from './check-term.ts'
import { type CrossFault, findRepeats, leadsNowhere, type PackParts } from './cross-fault.ts'

/** Everything a schema cannot see: ids used twice, references that lead nowhere, orders that are wrong. */
export function checkPack(parts: PackParts): CrossFault[] {
  return [
    ...checkSettings(parts),
    ...checkAreas(parts),
    ...checkAgencies(parts),
    ...checkLists(parts),
    ...checkTerm(parts),
    ...checkAccounts(parts),
    ...checkProtection(parts),
  ]
}

function checkSettings({ settings, agencies }: PackParts): CrossFault[] {
  const faults: CrossFault[] = []
  if (settings && settings.disclosure.sensitiveThreshold < settings.disclosure.threshold)
    faults.push({
      part: 'settings',
      path: ['disclosure', 'sensitiveThreshold'],
      reason: 'the threshold for sensitive categories is below the ordinary one',
      advice: 'make it at least as high',
    })
  if (settings && leadsNowhere(settings.access.agency, agencies))
    faults.push({
      part: 'settings',
      path: ['access', 'agency'],
      reason: `"${settings.access.agency}" is not an agency`,
      advice: 'name the agency whose administrators look after all accounts',
    })
  return faults
}

function checkAgencies({ agencies, areas, precedence }: PackParts): CrossFault[] {
  const faults = findRepeats(
    'agencies',
    agencies,
    (agency) => agency.id,
    (index) => [index, 'id'],
  )
  agencies?.forEach((agency, index) => {
    const at = (key: string) => ({ part: 'agencies' as const, path: [index, key] })
    if (leadsNowhere(agency.successor, agencies))
      faults.push({
        ...at('successor'),
        reason: `successor "${agency.successor}" is not an agency`,
        advice: 'add that agency or correct the id',
      })
    if (agency.validTo && agency.validTo < agency.validFrom)
      faults.push({
        ...at('validTo'),
        reason: `${agency.id} ends before it begins`,
        advice: 'correct validFrom or validTo',
      })
    if (agency.successor && !agency.validTo)
      faults.push({
        ...at('successor'),
        reason: `${agency.id} has a successor but no end`,
        advice: 'add validTo',
      })
    if (agency.areaCode && areas && !areas.some((area) => area.code === agency.areaCode))
      faults.push({
        ...at('areaCode'),
        reason: `"${agency.areaCode}" is not in areas.csv`,
        advice: 'correct the code',
      })
  })
  for (const [field, order] of Object.entries(precedence ?? {}))
    order.forEach((agency, index) => {
      if (leadsNowhere(agency, agencies))
        faults.push({
          part: 'precedence',
          path: [field, index],
          reason: `"${agency}" is not an agency`,
          advice: 'correct the id; agencies.yaml has them',
        })
    })
  return faults
}

function checkAccounts({ accounts, agencies, areas }: PackParts): CrossFault[] {
  const faults = findRepeats(
    'accounts',
    accounts,
    (account) => account.userName,
    (index) => [index, 'userName'],
  )
  accounts?.forEach((account, index) => {
    if (leadsNowhere(account.agency, agencies))
      faults.push({
        part: 'accounts',
        path: [index, 'agency'],
        reason: `"${account.agency}" is not an agency`,
        advice: 'correct the id; agencies.yaml has them',
      })
    if (account.areaCode && areas && !areas.some((area) => area.code === account.areaCode))
      faults.push({
        part: 'accounts',
        path: [index, 'areaCode'],
        reason: `"${account.areaCode}" is not in areas.csv`,
        advice: 'correct the code',
      })
  })
  return faults
}
