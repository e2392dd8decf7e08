import { comparisonKey } from '../../../kernel/comparison-key.ts'
import type { Money } from './model.ts'

export const budgetReasons = [
  'no-name',
  'no-action',
  'two-actions',
  'agency-unknown',
  'other-agency',
  'year-missing',
  'year-outside-term',
  'no-amount',
  'repeated',
] as const
export type BudgetReason = (typeof budgetReasons)[number]

/** One row of an export after its numbers were read. Amounts null = blank. */
export interface BudgetRow {
  readonly sheet: string
  readonly row: number
  readonly code: string
  readonly name: string
  readonly agency: string
  /** As written, or of the sheet's title, or of the form; '' = nowhere. */
  readonly year: string
  readonly plan: number | null
  readonly revised: number | null
  readonly realised: number | null
}
export interface KnownAction {
  readonly id: string
  readonly title: string
  /** Names and ids of the agency it is planned for and of the one that carries it now. */
  readonly agencyNames: readonly string[]
}
export interface Known {
  readonly actions: readonly KnownAction[]
  readonly agencyNames: readonly string[]
  readonly years: { readonly from: number; readonly to: number }
  find(actionId: string, year: number): Money | null
}
export interface MatchedRow {
  readonly row: BudgetRow
  readonly actionId: string
  readonly title: string
  readonly year: number
  readonly before: Money | null
  readonly after: Money
}
export interface UnmatchedRow {
  readonly row: BudgetRow
  readonly reason: BudgetReason
}

/**
 * Gives every row its action, by the action's code or by its whole title. Blank cells keep what the plan holds. Two rows for
 * one action and year are both refused: which one counts is not ours to guess.
 */
export function matchBudget(
  rows: readonly BudgetRow[],
  known: Known,
): { matched: readonly MatchedRow[]; unmatched: readonly UnmatchedRow[] } {
  const match = matcher(known)
  const found = rows.map(match)
  const times = new Map<string, number>()
  for (const one of found) if ('actionId' in one) times.set(keyOf(one), (times.get(keyOf(one)) ?? 0) + 1)
  const matched: MatchedRow[] = []
  const unmatched: UnmatchedRow[] = []
  for (const one of found) {
    if (!('actionId' in one)) unmatched.push(one)
    else if (times.get(keyOf(one)) === 1) matched.push(one)
    else unmatched.push({ row: one.row, reason: 'repeated' })
  }
  return { matched, unmatched }
}

function matcher(known: Known): (row: BudgetRow) => MatchedRow | UnmatchedRow {
  const byId = new Map(known.actions.map((action) => [action.id, action]))
  const byTitle = Map.groupBy(known.actions, ({ title }) => comparisonKey(title))
  const agencies = new Set(known.agencyNames.map(comparisonKey))
  return (row) => {
    const fail = (reason: BudgetReason) => ({ row, reason })
    if (row.code === '' && row.name === '') return fail('no-name')
    const title = comparisonKey(row.name)
    const named = title === '' ? [] : (byTitle.get(title) ?? [])
    const action = byId.get(row.code.toLowerCase()) ?? named[0]
    if (!action) return fail('no-action')
    if (!byId.has(row.code.toLowerCase()) && named.length > 1) return fail('two-actions')
    const agency = comparisonKey(row.agency)
    if (agency !== '' && !agencies.has(agency)) return fail('agency-unknown')
    if (agency !== '' && !action.agencyNames.some((name) => comparisonKey(name) === agency))
      return fail('other-agency')
    if (!/^\d{4}(\.0+)?$/.test(row.year)) return fail('year-missing')
    const year = Number(row.year)
    if (year < known.years.from || year > known.years.to) return fail('year-outside-term')
    return withAmounts(row, action, year, known.find(action.id, year)) ?? fail('no-amount')
  }
}

function withAmounts(
  row: BudgetRow,
  action: KnownAction,
  year: number,
  before: Money | null,
): MatchedRow | null {
  const isBlank = row.plan === null && row.revised === null && row.realised === null
  const plan = row.plan ?? before?.plan ?? null
  if (isBlank || plan === null) return null
  const after = {
    plan,
    revised: row.revised ?? before?.revised ?? null,
    realised: row.realised ?? before?.realised ?? null,
  }
  return { row, actionId: action.id, title: action.title, year, before, after }
}

function keyOf({ actionId, year }: MatchedRow): string {
  return `${actionId}.${year}`
}

export function sameMoney(a: Money | null, b: Money): boolean {
  return a !== null && a.plan === b.plan && a.revised === b.revised && a.realised === b.realised
}
