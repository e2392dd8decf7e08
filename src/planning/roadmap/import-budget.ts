import { createHash } from 'node:crypto'
import { type Actor, type Context, recordAudit } from '../../access/index.ts'
import { todayOf } from '../../kernel/dates.ts'
import { limits } from '../../kernel/limits.ts'
import type { Writer } from '../../kernel/ports.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Plan } from '../entries/model.ts'
import { readPlan, readPlanToWrite } from '../entries/read-plan.ts'
import { writeEntry } from '../entries/save-entry.ts'
import { findNewest } from '../entries/store.ts'
import { carrierOn } from './check-agency.ts'
import { actionBudgetKind, actionKind, budgetId } from './kinds.ts'
import { type BudgetFile, readBudgetFile } from './read-budget-file.ts'
import {
  type Known,
  type MatchedRow,
  matchBudget,
  sameMoney,
  type UnmatchedRow,
} from './rules/match-budget.ts'

export interface GivenBudget {
  readonly bytes: AsyncIterable<Uint8Array>
  readonly fileName: string
  readonly year: number | null
  readonly mode: 'preview' | 'all' | 'confirm'
  /** `token` of the preview the person saw. */
  readonly token: string | null
}
export interface ImportedBudget {
  readonly written: boolean
  readonly token: string
  readonly file: BudgetFile
  readonly matched: number
  readonly changes: readonly MatchedRow[]
  readonly unmatched: readonly UnmatchedRow[]
}

/**
 * Budgets of actions from the export of the budget application. `preview` only tells; `all` writes when every row is well,
 * `confirm` the rows that match; both in one transaction and only what the preview showed: when file or plan changed since,
 * Problem 409. The same file a second time changes nothing. Throws Problem for files that cannot be read.
 */
export async function importBudget(
  context: Context,
  actor: Actor,
  given: GivenBudget,
): Promise<ImportedBudget> {
  if (given.mode !== 'preview' && given.token === null) throw new Problem('planning.budget-look-first', 422)
  const { sha256 } = await context.files.put(given.bytes, limits.documentBytesMax)
  const file = await readBudgetFile(
    await context.files.path(sha256),
    context.pack.plan.budget.columns,
    given.year,
  )
  if (given.mode === 'preview')
    return context.database.read(async (reader) =>
      compare(context, await readPlan(reader, context.pack.term.id), file),
    )
  return context.database.write(async (writer) => {
    const plan = await readPlanToWrite(writer, context.pack.term.id)
    const compared = compare(context, plan, file)
    if (compared.token !== given.token) throw new Problem('planning.budget-changed', 409)
    const isWell = compared.unmatched.length === 0 && file.wrong.length === 0
    if (compared.changes.length === 0 || (given.mode === 'all' && !isWell)) return compared
    await writeChanges(writer, context, actor, plan, compared.changes, given.fileName)
    await recordAudit(writer, context.clock, actor, {
      action: 'planning.budget.imported',
      subjectKind: 'document',
      subjectId: sha256,
      details: { changes: compared.changes.length },
    })
    return { ...compared, written: true }
  })
}

function compare(context: Context, plan: Plan, file: BudgetFile): ImportedBudget {
  const { matched, unmatched } = matchBudget(file.rows, knownOf(context, plan))
  const changes = matched.filter(({ before, after }) => !sameMoney(before, after))
  const shown = changes.map(({ actionId, year, before, after }) => [actionId, year, before, after])
  const token = createHash('sha256').update(JSON.stringify(shown)).digest('hex')
  return { written: false, token, file, matched: matched.length, changes, unmatched }
}

function knownOf(context: Context, plan: Plan): Known {
  const { agencies, term } = context.pack
  const today = todayOf(context.clock)
  const namesOf = (id: string) =>
    agencies.filter((one) => one.id === id).flatMap(({ name, shortName }) => [id, name, shortName])
  return {
    actions: plan.of(actionKind).map(({ id, content }) => ({
      id,
      title: content.title,
      agencyNames: [...namesOf(content.agencyId), ...namesOf(carrierOn(context, content.agencyId, today).id)],
    })),
    agencyNames: agencies.flatMap(({ id }) => namesOf(id)),
    years: { from: Number(term.from.slice(0, 4)), to: Number(term.to.slice(0, 4)) },
    find: (actionId, year) => plan.find(actionBudgetKind, budgetId({ actionId, year }))?.content ?? null,
  }
}

async function writeChanges(
  writer: Writer,
  context: Context,
  actor: Actor,
  plan: Plan,
  changes: readonly MatchedRow[],
  fileName: string,
): Promise<void> {
  // Withdrawn budgets count too: what comes back goes on from their last revision.
  const newest = await findNewest(writer, context.pack.term.id, null)
  const revisions = new Map(
    newest.filter(({ kind }) => kind === actionBudgetKind.name).map((one) => [one.entryId, one.revision]),
  )
  for (const { actionId, year, after, row } of changes) {
    const id = budgetId({ actionId, year })
    const place = [fileName || 'ekspor anggaran', row.sheet, `baris ${row.row}`].filter(Boolean).join(', ')
    await writeEntry(writer, context, actor, plan, actionBudgetKind, {
      id,
      revision: revisions.get(id) ?? 0,
      content: {
        actionId,
        year,
        plan: after.plan,
        revised: after.revised,
        realised: after.realised,
        source: place.slice(-200),
      },
    })
  }
}
