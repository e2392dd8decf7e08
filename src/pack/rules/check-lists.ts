import { comparisonKey } from '../../kernel/comparison-key.ts'
import type { Category, ClaimSpec, ListKind } from '../model.ts'
import { type CrossFault, findRepeats, leadsNowhere, type PackParts } from './cross-fault.ts'

/** Categories, headers, list kinds and what they claim, and programmes. */
export function checkLists(parts: PackParts): CrossFault[] {
  return [
    ...checkCategories(parts),
    ...checkColumns(parts),
    ...checkListKinds(parts),
    ...checkProgrammes(parts),
  ]
}

function checkCategories({ categories }: PackParts): CrossFault[] {
  const spellings = (categories ?? []).flatMap((category, index) =>
    [...spellingsOf(category)].map((key) => ({ key, index })),
  )
  const owners = new Map<string, number>()
  const faults = [
    ...findRepeats(
      'categories',
      categories,
      (category) => category.id,
      (index) => [index, 'id'],
    ),
    ...findRepeats(
      'categories',
      categories,
      (category) => String(category.number),
      (index) => [index, 'number'],
    ),
  ]
  for (const { key, index } of spellings) {
    const owner = owners.get(key) ?? index
    if (owner !== index)
      faults.push({
        part: 'categories',
        path: [index, 'legacyNames'],
        reason: `the name "${key}" already means ${categories![owner]!.id}`,
        advice: 'leave it under one category',
      })
    owners.set(key, owner)
  }
  return faults
}

function spellingsOf(category: Category): Set<string> {
  return new Set([category.name.id, ...category.legacyNames].map(comparisonKey))
}

function checkColumns({ columns, listKinds }: PackParts): CrossFault[] {
  const faults = twoMeanings(columns ?? {}).map(({ path, header }) => ({
    part: 'columns' as const,
    path,
    reason: `the header "${header}" stands under two fields`,
    advice: 'leave it under one; what only one list means goes to list-kinds.yaml',
  }))
  const ofLists = (listKinds ?? []).flatMap((kind, index) =>
    twoMeanings(kind.headers).map(({ path, header }) => ({
      part: 'listKinds' as const,
      path: [index, 'headers', ...path],
      reason: `the header "${header}" stands under two fields of ${kind.id}`,
      advice: 'leave it under one',
    })),
  )
  return [...faults, ...ofLists]
}

function twoMeanings(
  headers: Readonly<Record<string, readonly string[] | undefined>>,
): { path: PropertyKey[]; header: string }[] {
  const owners = new Map<string, string>()
  return Object.entries(headers).flatMap(([field, spellings]) =>
    (spellings ?? []).flatMap((header, index) => {
      const owner = owners.get(comparisonKey(header)) ?? field
      owners.set(comparisonKey(header), owner)
      return owner === field ? [] : [{ path: [field, index], header }]
    }),
  )
}

function checkListKinds(parts: PackParts): CrossFault[] {
  const faults = findRepeats(
    'listKinds',
    parts.listKinds,
    (kind) => kind.id,
    (index) => [index, 'id'],
  )
  parts.listKinds?.forEach((kind, index) => {
    if (leadsNowhere(kind.agency, parts.agencies))
      faults.push({
        part: 'listKinds',
        path: [index, 'agency'],
        reason: `"${kind.agency}" is not an agency`,
        advice: 'correct the id; agencies.yaml has them',
      })
    if (!kind.complete && kind.meaning !== undefined && kind.meaning !== 'additions')
      faults.push({
        part: 'listKinds',
        path: [index, 'meaning'],
        reason: `${kind.id} says complete: false and meaning: ${kind.meaning}`,
        advice: 'keep meaning; complete is its old word',
      })
    kind.claims.forEach((claim, place) => {
      const fault = faultOf(claim, kind, parts)
      if (fault) faults.push({ part: 'listKinds', path: [index, 'claims', place], ...fault })
    })
  })
  return faults
}

function faultOf(
  claim: ClaimSpec,
  kind: ListKind,
  { categories, programmes }: PackParts,
): { reason: string; advice: string } | null {
  if ((claim.kind === 'output') !== (kind.subject === 'area'))
    return {
      reason: `a list about a ${kind.subject} cannot claim ${claim.kind}`,
      advice: 'correct subject or the claim',
    }
  if ('whatField' in claim && 'what' in claim)
    return { reason: `the claim ${claim.kind} has both what and whatField`, advice: 'keep one' }
  if (!('what' in claim) && !('whatField' in claim))
    return { reason: `the claim ${claim.kind} does not say what`, advice: 'add what or whatField' }
  if (claim.kind === 'category' && leadsNowhere(claim.what, categories))
    return { reason: `"${claim.what}" is not a category`, advice: 'correct the id; categories.yaml has them' }
  if (claim.kind === 'assistance' && leadsNowhere(claim.what, programmes))
    return {
      reason: `"${claim.what}" is not a programme`,
      advice: 'correct the id; programmes.yaml has them',
    }
  return null
}

function checkProgrammes({ programmes, agencies }: PackParts): CrossFault[] {
  const faults = findRepeats(
    'programmes',
    programmes,
    (programme) => programme.id,
    (index) => [index, 'id'],
  )
  programmes?.forEach((programme, index) => {
    const at = (...path: PropertyKey[]) => ({ part: 'programmes' as const, path: [index, ...path] })
    if (leadsNowhere(programme.agency, agencies))
      faults.push({
        ...at('agency'),
        reason: `"${programme.agency}" is not an agency`,
        advice: 'correct the id; agencies.yaml has them',
      })
    if (programme.rule.trim() === '')
      faults.push({
        ...at('rule'),
        reason: `the rule of ${programme.id} is empty`,
        advice: 'write who is entitled',
      })
    programme.excludes.forEach((other, place) => {
      if (other === programme.id || leadsNowhere(other, programmes))
        faults.push({
          ...at('excludes', place),
          reason: `"${other}" is not another programme`,
          advice: 'correct the id',
        })
    })
  })
  return faults
}
