import type { Context } from '../../access/index.ts'
import { type Route, route } from '../../access/index.ts'
import { workbookType } from '../../intake/index.ts'
import { entryRoutes } from '../entries/entry-routes.ts'
import { readPlan } from '../entries/read-plan.ts'
import { evaluationForm, yearInput } from './contract.ts'
import { describeEvaluation } from './describe-evaluation.ts'
import { evaluationWorkbook } from './evaluation-workbook.ts'
import { evaluationAnswerKind } from './kinds.ts'

export const routes: Route[] = [
  ...entryRoutes(evaluationAnswerKind),
  route({
    method: 'GET',
    path: '/api/planning/evaluation',
    permission: 'planning.read',
    summary: 'The evaluation form of a year, filled from the plan, with evidence and totals',
    input: yearInput,
    output: evaluationForm,
    handle: async ({ context, input }) => ({ json: await readForm(context, input.year) }),
  }),
  route({
    method: 'GET',
    path: '/api/planning/evaluation/workbook',
    permission: 'planning.read',
    summary: 'The same as a workbook for the assessor',
    input: yearInput,
    handle: async ({ context, input, language }) => {
      const form = await readForm(context, input.year)
      return {
        stream: evaluationWorkbook(form, language),
        mediaType: workbookType,
        fileName: `evaluasi-${form.year}.xlsx`,
      }
    },
  }),
]

function readForm(context: Context, year: number | undefined) {
  return context.database.read(async (reader) =>
    describeEvaluation(context, await readPlan(reader, context.pack.term.id), reader, year),
  )
}
