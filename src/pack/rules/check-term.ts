import type { Indicator, Term } from '../model.ts'
import { type CrossFault, findRepeats, leadsNowhere, type PackParts } from './cross-fault.ts'

/** The term of office: dates, status bounds, and every promise with its owner, indicators and targets. */
export function checkTerm(parts: PackParts): CrossFault[] {
  const { term } = parts
  if (!term) return []
  const faults: CrossFault[] = [
    ...findRepeats(
      'term',
      term.promises,
      (promise) => promise.id,
      (index) => ['promises', index, 'id'],
    ),
    ...findRepeats(
      'term',
      term.promises,
      (promise) => String(promise.number),
      (index) => ['promises', index, 'number'],
    ),
    ...repeatedIndicators(term),
  ]
  if (term.to < term.from)
    faults.push({
      part: 'term',
      path: ['to'],
      reason: 'the term ends before it begins',
      advice: 'correct from or to',
    })
  if (!(term.status.kept > term.status.onTrack && term.status.onTrack > term.status.behind))
    faults.push({
      part: 'term',
      path: ['status'],
      reason: 'the bounds are not kept > onTrack > behind',
      advice: 'order them',
    })
  term.promises.forEach((promise, index) => {
    if (leadsNowhere(promise.agency, parts.agencies))
      faults.push({
        part: 'term',
        path: ['promises', index, 'agency'],
        reason: `"${promise.agency}" is not an agency`,
        advice: 'correct the id; agencies.yaml has them',
      })
    if (promise.source.trim() === '')
      faults.push({
        part: 'term',
        path: ['promises', index, 'source'],
        reason: `${promise.id} has no source`,
        advice: 'say where it stands, or that it is an example',
      })
    promise.indicators.forEach((indicator, place) => {
      for (const fault of faultsOf(indicator, term, parts))
        faults.push({ ...fault, part: 'term', path: ['promises', index, 'indicators', place, ...fault.path] })
    })
  })
  return faults
}

function repeatedIndicators(term: Term): CrossFault[] {
  const places = term.promises.flatMap((promise, index) =>
    promise.indicators.map((indicator, place) => ({
      id: indicator.id,
      path: ['promises', index, 'indicators', place, 'id'],
    })),
  )
  return findRepeats(
    'term',
    places,
    (place) => place.id,
    (index) => places[index]!.path,
  )
}

function faultsOf(
  indicator: Indicator,
  term: Term,
  { programmes, listKinds }: PackParts,
): Omit<CrossFault, 'part'>[] {
  const faults: Omit<CrossFault, 'part'>[] = []
  const { measure } = indicator
  if (measure.kind === 'programme' && leadsNowhere(measure.programme, programmes))
    faults.push({
      path: ['measure', 'programme'],
      reason: `"${measure.programme}" is not a programme`,
      advice: 'correct the id; programmes.yaml has them',
    })
  const outputs = listKinds
    ?.flatMap((kind) => kind.claims)
    .flatMap((claim) => (claim.kind === 'output' && claim.what ? [{ id: claim.what }] : []))
  if (measure.kind === 'output' && leadsNowhere(measure.output, outputs))
    faults.push({
      path: ['measure', 'output'],
      reason: `no list claims the output "${measure.output}"`,
      advice: 'correct the id or add the claim in list-kinds.yaml',
    })
  const [first, last] = [Number(term.from.slice(0, 4)), Number(term.to.slice(0, 4))]
  indicator.targets.forEach((target, index) => {
    if (target.year < first || target.year > last)
      faults.push({
        path: ['targets', index],
        reason: `the target year ${target.year} is outside the term`,
        advice: `use ${first} to ${last}`,
      })
    if (indicator.targets.findIndex((other) => other.year === target.year) !== index)
      faults.push({
        path: ['targets', index],
        reason: `the year ${target.year} has two targets`,
        advice: 'keep one',
      })
  })
  return faults
}
