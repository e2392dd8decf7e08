import { canonicalJson } from '../../../kernel/canonical-json.ts'
import { daysBetween, type IsoDate } from '../../../kernel/dates.ts'
import { acrossTerms } from './across-terms.ts'
import {
  type ComparedField,
  type ComparedPart,
  comparedFields,
  comparedParts,
  type Entry,
  entriesOf,
} from './entries-of.ts'
import type { PlanContent } from './plan-content.ts'

interface Subject {
  readonly part: ComparedPart
  readonly id: string
  readonly title: string
}
/** One difference between two plans. Dates move by `days` (later = more than 0). */
export type Change =
  /** `terms`: the plans are of two terms of office, so nobody withdrew it: it was not carried along. */
  | (Subject & { readonly kind: 'added' | 'withdrawn'; readonly terms: boolean })
  | (Subject & { readonly kind: 'term'; readonly from: string; readonly to: string })
  | (Subject & {
      readonly kind: 'text' | 'state'
      readonly field: ComparedField
      readonly from: string
      readonly to: string
    })
  | (Subject & {
      readonly kind: 'date'
      readonly field: ComparedField
      readonly from: IsoDate
      readonly to: IsoDate
      readonly days: number
    })
  | (Subject & {
      readonly kind: 'number'
      readonly field: ComparedField
      readonly from: number | null
      readonly to: number | null
    })

/**
 * What changed from one plan to another: the term of office, entries added and withdrawn, texts, dates by days, states and
 * numbers. Entries are the same when part and id are; a changed title is a changed text. Whatever else an entry says
 * differently is told as a change of its details, so no entry that differs goes untold. A plan does not differ from itself.
 */
export function compareContents(before: PlanContent, after: PlanContent): Change[] {
  const terms = before.term.id !== after.term.id
  const [old, now] = terms ? [acrossTerms(before, after), acrossTerms(after, before)] : [before, after]
  const [oldByKey, nowByKey] = [byKey(entriesOf(old)), byKey(entriesOf(now))]
  const changes = [
    ...termChange(before.term, after.term),
    ...[...oldByKey].flatMap(([key, entry]): Change[] =>
      nowByKey.has(key) ? [] : [{ ...subjectOf(entry), kind: 'withdrawn', terms }],
    ),
    ...[...nowByKey].flatMap(([key, entry]): Change[] => {
      const earlier = oldByKey.get(key)
      return earlier ? changesOf(earlier, entry) : [{ ...subjectOf(entry), kind: 'added', terms }]
    }),
  ]
  const place = new Map(comparedParts.map((part, index) => [part, index]))
  return changes.sort((a, b) => place.get(a.part)! - place.get(b.part)!)
}

function byKey(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  return new Map(entries.map((entry) => [`${entry.part} ${entry.id}`, entry]))
}

const subjectOf = ({ part, id, title }: Entry): Subject => ({ part, id, title })

function termChange(from: PlanContent['term'], to: PlanContent['term']): Change[] {
  return from.id === to.id
    ? []
    : [{ part: 'term', id: 'masa', title: '', kind: 'term', from: from.name, to: to.name }]
}

function changesOf(before: Entry, after: Entry): Change[] {
  const told = comparedFields.flatMap((field) => fieldChange(before, after, field))
  if (told.length > 0) return told
  const [from, to] = sharedDetails(before.whole, after.whole)
  return from === to ? [] : [{ ...subjectOf(after), kind: 'text', field: 'details', from, to }]
}

/** What both editions tell of a thing. An edition of an older program tells less: that is no change of the plan. */
function sharedDetails(before: unknown, after: unknown): [string, string] {
  const isShared = (name: string) => name in Object(before) && name in Object(after)
  const pick = (whole: unknown) =>
    canonicalJson(
      Object.entries(Object(whole)).filter(([name, value]) => value !== undefined && isShared(name)),
    )
  return [pick(before), pick(after)]
}

function fieldChange(before: Entry, after: Entry, field: ComparedField): Change[] {
  const [from, to] = [before.fields[field], after.fields[field]]
  if (!from || !to || from.kind !== to.kind || from.value === to.value) return []
  const subject = subjectOf(after)
  if (from.kind === 'number' && to.kind === 'number')
    return [{ ...subject, kind: 'number', field, from: from.value, to: to.value }]
  const [was, is] = [String(from.value), String(to.value)]
  if (from.kind === 'date')
    return [{ ...subject, kind: 'date', field, from: was, to: is, days: daysBetween(was, is) }]
  return [{ ...subject, kind: from.kind as 'text' | 'state', field, from: was, to: is }]
}
