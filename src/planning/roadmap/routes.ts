import { actorOf, type Route, route } from '../../access/index.ts'
import { type Language, say } from '../../kernel/messages.ts'
import { Problem } from '../../kernel/problem.ts'
import { entryRoutes } from '../entries/entry-routes.ts'
import { readPlan } from '../entries/read-plan.ts'
import { actionPage, type BudgetImport, budgetImport, budgetImportQuery, roadmapPage } from './contract.ts'
import { describeAction } from './describe-action.ts'
import { choicesOf, describeRoadmap } from './describe-roadmap.ts'
import { type ImportedBudget, importBudget } from './import-budget.ts'
import { actionBudgetKind, actionKind, actionReportKind } from './kinds.ts'
import { messages } from './messages.ts'

export const routes: Route[] = [
  ...entryRoutes(actionKind),
  ...entryRoutes(actionReportKind),
  ...entryRoutes(actionBudgetKind),
  route({
    method: 'GET',
    path: '/api/planning/roadmap',
    permission: 'planning.read',
    summary: 'Actions by dimension and year, their state, warnings and money; promises without an action',
    output: roadmapPage,
    handle: async ({ context }) => ({
      json: await context.database.read(async (reader) => {
        const plan = await readPlan(reader, context.pack.term.id)
        return { ...describeRoadmap(context, plan), choices: choicesOf(context, plan) }
      }),
    }),
  }),
  route({
    method: 'GET',
    path: '/api/planning/roadmap/:id',
    permission: 'planning.read',
    summary: 'One action: report, evidence, money, what it waits for and what waits for it',
    output: actionPage,
    handle: async ({ context, parameters }) => ({
      json: await context.database.read(async (reader) =>
        describeAction(context, await readPlan(reader, context.pack.term.id), reader, parameters.id!),
      ),
    }),
  }),
  route({
    method: 'POST',
    path: '/api/planning/budget',
    permission: 'planning.edit',
    summary: "Budgets of actions from the budget application's export (raw body: XLSX or CSV); preview first",
    upload: true,
    input: budgetImportQuery,
    output: budgetImport,
    handle: async (call) => {
      if (!call.body) throw new Problem('http.no-file', 422)
      const { mode, name, token, year } = call.input
      const imported = await importBudget(call.context, actorOf(call), {
        bytes: call.body,
        fileName: name,
        year: year ?? null,
        mode,
        token: token ?? null,
      })
      return { json: answerImport(imported, mode, call.language) }
    },
  }),
]

function answerImport(
  imported: ImportedBudget,
  mode: BudgetImport['mode'],
  language: Language,
): BudgetImport {
  const { file, changes, matched, unmatched } = imported
  return {
    mode,
    written: imported.written,
    token: imported.token,
    rowsRead: file.rowsRead,
    rowsMatched: matched,
    changes: changes.map(({ actionId, title, year, before, after }) => ({
      actionId,
      title,
      year,
      before,
      after,
    })),
    unchanged: matched - changes.length,
    notMatched: unmatched.map(({ row, reason }) => ({
      sheet: row.sheet,
      row: row.row,
      name: row.name || row.code,
      reason,
      sentence: say(messages, language, `planning.budget-row.${reason}`),
    })),
    wrongNumbers: file.wrong.map(({ fault, ...where }) => ({
      ...where,
      reason: fault,
      sentence: say(messages, language, `planning.budget-number.${fault}`),
    })),
  }
}
