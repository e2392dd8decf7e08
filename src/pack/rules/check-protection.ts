import { type CrossFault, findRepeats, leadsNowhere, type PackParts } from './cross-fault.ts'

/** Every list kind is in the register of processing, and nothing else is; what is about people has a basis. */
export function checkProtection(parts: PackParts): CrossFault[] {
  return [...findUnregistered(parts), ...checkEntries(parts), ...checkSharings(parts)]
}

function findUnregistered({ protection, listKinds }: PackParts): CrossFault[] {
  if (!protection) return []
  return (listKinds ?? []).flatMap((kind, index) =>
    Object.hasOwn(protection.lists, kind.id)
      ? []
      : [
          {
            part: 'listKinds' as const,
            path: [index, 'id'],
            reason: `"${kind.id}" is not in the register of processing`,
            advice: `add ${kind.id} under "lists" of protection.yaml`,
          },
        ],
  )
}

function checkEntries({ protection, listKinds }: PackParts): CrossFault[] {
  return Object.entries(protection?.lists ?? {}).flatMap(([id, { basis }]) => {
    const at = { part: 'protection' as const, path: ['lists', id] }
    const kind = listKinds?.find((one) => one.id === id)
    if (listKinds && !kind)
      return [
        { ...at, reason: `"${id}" is not a list kind`, advice: 'correct the id; list-kinds.yaml has them' },
      ]
    if (kind && (kind.subject === 'area') !== (basis === 'none'))
      return [
        {
          ...at,
          reason: `the basis "${basis}" does not fit a list about a ${kind.subject}`,
          advice: 'a list about people needs a basis of article 20; one about areas has the basis none',
        },
      ]
    if (basis === 'consent')
      return [{ ...at, reason: 'a list cannot rest on consent', advice: adviceOnConsent }]
    return []
  })
}

/** Where persons count together, one cannot be taken out: such a consent would be a word only (decision 0022). */
const adviceOnConsent =
  'the program asks for consent only person by person, in exports and books; give the basis of article 20 it really has'

function checkSharings({ protection, agencies, listKinds }: PackParts): CrossFault[] {
  const sharings = protection?.sharings
  const known = (listKinds ?? []).map((kind) => ({ id: kind.id }))
  const faults = findRepeats(
    'protection',
    [...known, ...(sharings ?? [])],
    (one) => one.id,
    (index) => ['sharings', index - known.length, 'id'],
  )
  sharings?.forEach((sharing, index) => {
    if (sharing.basis === 'consent' && (sharing.kind === 'work' || sharing.kind === 'release'))
      faults.push({
        part: 'protection',
        path: ['sharings', index, 'basis'],
        reason: `a sharing of kind ${sharing.kind} cannot rest on consent`,
        advice: adviceOnConsent,
      })
    if (leadsNowhere(sharing.agency, agencies))
      faults.push({
        part: 'protection',
        path: ['sharings', index, 'agency'],
        reason: `"${sharing.agency}" is not an agency`,
        advice: 'correct the id; agencies.yaml has them',
      })
  })
  return faults.filter(({ path }) => Number(path[1]) >= 0)
}
