import type { z } from 'zod'
import {
  type Actor,
  actorOf,
  type Call,
  type Context,
  may,
  numberIn,
  type Route,
  route,
} from '../access/index.ts'
import { fields } from '../kernel/fields.ts'
import { type Language, say } from '../kernel/messages.ts'
import { Problem } from '../kernel/problem.ts'
import { approveBatch, cancelCheck, checkAgain, chooseColumns, discardBatch } from './change-batch.ts'
import {
  type BatchAnswer,
  type BatchDetailAnswer,
  batchDetailSchema,
  batchListSchema,
  columnsBody,
  doneSchema,
  handedInSchema,
  handInQuery,
  type ListKindsAnswer,
  listKindsSchema,
  listQuery,
  rowPageSchema,
  rowsQuery,
  samplesSchema,
} from './contract.ts'
import {
  type BatchDescription,
  describeBatch,
  listBatches,
  listKindsFor,
  readRows,
  readSamples,
} from './describe-batch.ts'
import { lifeRoutes } from './life/routes.ts'
import { isOwnHandIn } from './life/second-approval.ts'
import { messages } from './messages.ts'
import type { Batch, BatchCounts } from './model.ts'
import { receiveSheet } from './receive-sheet.ts'
import { returnedWorkbook, sayFinding } from './return-workbook.ts'
import { pictureRoutes } from './routes-picture.ts'
import { uploadRoutes } from './routes-uploads.ts'

const batchPath = '/api/intake/batches/:id'

import { workbookType } from './write-workbook.ts'

export const routes: Route[] = [
  ...uploadRoutes,
  ...pictureRoutes,
  ...lifeRoutes,
  route({
    method: 'GET',
    path: '/api/intake/list-kinds',
    permission: 'intake.hand-in',
    summary: 'Lists that may be handed in, and for which agencies',
    output: listKindsSchema,
    handle: async ({ context, ...call }) => ({
      json: answerListKinds(context, actorOf({ context, ...call })),
    }),
  }),
  route({
    method: 'POST',
    path: '/api/intake/batches',
    permission: 'intake.hand-in',
    summary: 'Hand in a list as a file (raw body)',
    upload: true,
    input: handInQuery,
    output: handedInSchema,
    handle: async (call) => {
      if (!call.body) throw new Problem('intake.file-empty', 422)
      const { agency, list, period, name } = call.input
      const result = await receiveSheet(call.context, actorOf(call), {
        bytes: call.body,
        fileName: name,
        agencyId: agency,
        listKindId: list,
        period,
      })
      return { json: result, status: result.already ? 200 : 201 }
    },
  }),
  route({
    method: 'GET',
    path: '/api/intake/batches',
    permission: 'intake.hand-in',
    summary: 'Batches, newest first',
    input: listQuery,
    output: batchListSchema,
    handle: async (call) => {
      const { agency, page = 1 } = call.input
      const { batches, total } = await listBatches(call.context, actorOf(call), { agencyId: agency, page })
      return {
        json: {
          batches: batches.map((batch) => answerBatch(call.context, batch, call.language)),
          total,
          page,
        },
      }
    },
  }),
  route({
    method: 'GET',
    path: batchPath,
    permission: 'intake.hand-in',
    summary: 'A batch: state, counts, columns and what may be done',
    output: batchDetailSchema,
    handle: async (call) => ({
      json: answerDetail(
        call.context,
        actorOf(call),
        await describeBatch(call.context, actorOf(call), batchIdOf(call)),
        call.language,
      ),
    }),
  }),
  route({
    method: 'GET',
    path: `${batchPath}/rows`,
    permission: 'intake.hand-in',
    summary: 'Rows of a batch with what was found in them',
    input: rowsQuery,
    output: rowPageSchema,
    handle: async (call) => {
      const batch = await describeBatch(call.context, actorOf(call), batchIdOf(call))
      const headers = new Map(batch.layout?.sheets.map((sheet) => [sheet.sheet, sheet.headers]))
      const page = await readRows(call.context, actorOf(call), batch.id, call.input)
      return {
        json: {
          next: page.next,
          rows: page.rows.map((row) => ({
            id: row.id,
            sheet: row.sheet,
            rowNumber: row.rowNumber,
            verdict: row.verdict,
            cells: row.cells,
            findings: (row.findings ?? []).map((finding) => ({
              ...finding,
              sentence: sayFinding(finding, headers.get(row.sheet) ?? [], call.language),
            })),
          })),
        },
      }
    },
  }),
  route({
    method: 'GET',
    path: `${batchPath}/workbook`,
    permission: 'intake.hand-in',
    summary: 'The list with the reasons beside each row, as a workbook',
    handle: async (call) => {
      const { fileName, stream } = await returnedWorkbook(
        call.context,
        actorOf(call),
        batchIdOf(call),
        call.language,
      )
      return {
        stream,
        fileName,
        mediaType: workbookType,
      }
    },
  }),
  route({
    method: 'GET',
    path: `${batchPath}/samples`,
    permission: 'intake.hand-in',
    summary: 'Sample values of the columns of a batch',
    output: samplesSchema,
    handle: async (call) => ({
      json: { sheets: await readSamples(call.context, actorOf(call), batchIdOf(call)) },
    }),
  }),
  route({
    method: 'POST',
    path: `${batchPath}/columns`,
    permission: 'intake.hand-in',
    summary: 'Say what columns mean and check again',
    input: columnsBody,
    output: doneSchema,
    handle: async (call) =>
      done(chooseColumns(call.context, actorOf(call), batchIdOf(call), call.input.choices)),
  }),
  route({
    method: 'POST',
    path: `${batchPath}/approve`,
    permission: 'intake.approve',
    summary: 'Enter the batch into the register',
    output: doneSchema,
    handle: async (call) => done(approveBatch(call.context, actorOf(call), batchIdOf(call))),
  }),
  route({
    method: 'POST',
    path: `${batchPath}/discard`,
    permission: 'intake.hand-in',
    summary: 'Throw away a batch that is not in the register',
    output: doneSchema,
    handle: async (call) => done(discardBatch(call.context, actorOf(call), batchIdOf(call))),
  }),
  route({
    method: 'POST',
    path: `${batchPath}/cancel`,
    permission: 'intake.hand-in',
    summary: 'Stop the check of a batch',
    output: doneSchema,
    handle: async (call) => done(cancelCheck(call.context, actorOf(call), batchIdOf(call))),
  }),
  route({
    method: 'POST',
    path: `${batchPath}/check`,
    permission: 'intake.hand-in',
    summary: 'Check a batch again',
    output: doneSchema,
    handle: async (call) => done(checkAgain(call.context, actorOf(call), batchIdOf(call))),
  }),
]

function batchIdOf(call: Call): number {
  return numberIn(call.parameters.id, 'intake.batch-not-found')
}

async function done(work: Promise<void>): Promise<{ json: z.infer<typeof doneSchema> }> {
  await work
  return { json: { done: true } }
}

function answerBatch(context: Context, batch: Batch, language: Language): BatchAnswer {
  const { layout: _layout, sha256: _sha256, receivedById: _by, counts, refusal, ...shown } = batch
  const kind = context.pack.listKinds.find((candidate) => candidate.id === batch.listKindId)
  return {
    ...shown,
    counts: counts && { ...counts },
    agencyName:
      context.pack.agencies.find((agency) => agency.id === batch.agencyId)?.shortName ?? batch.agencyId,
    listKindName: kind?.name ?? { id: batch.listKindId, en: batch.listKindId },
    refusal: refusal && {
      code: refusal.code,
      sentence: say(messages, language, refusal.code, refusal.params),
    },
  }
}

function answerDetail(
  context: Context,
  actor: Actor,
  batch: BatchDescription,
  language: Language,
): BatchDetailAnswer {
  const mayApprove = actor.role === 'system' || may(actor.role, 'intake.approve')
  const isOpen = ['received', 'checked', 'refused'].includes(batch.status)
  const isWorking = batch.check !== null && ['waiting', 'running'].includes(batch.check.state)
  return {
    ...answerBatch(context, batch, language),
    check: batch.check,
    apply: batch.apply,
    preview: batch.preview,
    hasClosedRows: batch.hasClosedRows,
    format: batch.layout?.format ?? null,
    encoding: batch.layout?.encoding ?? null,
    delimiter: batch.layout?.delimiter ?? null,
    missing: [...(batch.layout?.missing ?? [])],
    sheets: (batch.layout?.sheets ?? []).map((sheet) => ({
      sheet: sheet.sheet,
      headerRow: sheet.headerRow,
      columns: sheet.headers.map((header, column) => ({
        header,
        field: sheet.mapping[column] ?? null,
      })),
    })),
    ...describeCounts(batch.counts, language),
    fieldLabels: fields.map((field) => ({ field, label: say(messages, language, `field.${field}`) })),
    may: {
      approve: mayApprove && batch.status === 'checked' && !isOwnHandIn(context, actor, batch),
      discard: isOpen,
      chooseColumns: isOpen && !isWorking && batch.layout !== null,
      undo: mayApprove && batch.status === 'applied' && batch.replacedBy === null,
      cancel: isWorking,
      checkAgain: batch.status === 'received' && !isWorking,
    },
  }
}

function describeCounts(counts: BatchCounts | null, language: Language) {
  const sorted = (group: Readonly<Record<string, number>> = {}) =>
    Object.entries(group).sort(([, a], [, b]) => b - a)
  const word = (key: string) => say(messages, language, key)
  // Sentences with a number of one cell have another form for many cells.
  const sum = (code: string) =>
    messages[language][`finding-total.${code}`] ? word(`finding-total.${code}`) : word(`finding.${code}`)
  return {
    findings: sorted(counts?.findings).map(([code, cells]) => ({ code, cells, sentence: sum(code) })),
    skipped: sorted(counts?.skipped).map(([reason, rows]) => ({
      reason,
      rows,
      sentence: word(`skip.${reason}`),
    })),
    filled: sorted(counts?.filled).map(([field, rows]) => ({ field, rows, label: word(`field.${field}`) })),
    alarms: (counts?.alarms ?? []).map(({ code, params }) => ({
      code,
      sentence: say(messages, language, `alarm.${code}`, params),
    })),
  }
}

function answerListKinds(context: Context, actor: Actor): ListKindsAnswer {
  const { agencies, kinds } = listKindsFor(context, actor)
  return {
    agencies: agencies.map(({ id, name }) => ({ id, name })),
    listKinds: kinds.map((kind) => ({
      id: kind.id,
      name: kind.name,
      agencyId: kind.agency,
      basis: kind.basis,
      purpose: kind.purpose,
      required: [...kind.required],
    })),
  }
}
