import { actorOf, numberIn, type Route, route } from '../access/index.ts'
import { type Language, say } from '../kernel/messages.ts'
import { doneSchema } from './contract.ts'
import {
  type PictureAnswer,
  pictureSchema,
  pointingBody,
  type QualityAnswer,
  qualitySchema,
} from './contract-picture.ts'
import { describeQuality, type Quality } from './describe-quality.ts'
import { headerRowsMax } from './layout-choices.ts'
import { messages } from './messages.ts'
import { pointLayout } from './point-layout.ts'
import { type PictureSheet, readPicture } from './read-picture.ts'
import { remedies } from './remedies.ts'
import { columnName } from './rules/column-name.ts'

const path = '/api/intake/batches/:id'
const notFound = 'intake.batch-not-found'

/** What was understood of the sheets, how to correct it, and how good the file is. */
export const pictureRoutes: Route[] = [
  route({
    method: 'GET',
    path: `${path}/picture`,
    permission: 'intake.hand-in',
    summary: 'The sheets as the check saw them, with what was understood of rows and columns',
    output: pictureSchema,
    handle: async (call) => {
      const batchId = numberIn(call.parameters.id, notFound)
      const { sheets, mayPoint } = await readPicture(call.context, actorOf(call), batchId)
      return { json: answerPicture(sheets, mayPoint, call.language) }
    },
  }),
  route({
    method: 'POST',
    path: `${path}/layout`,
    permission: 'intake.hand-in',
    summary: 'Point at the header or at columns of a sheet and check again',
    input: pointingBody,
    output: doneSchema,
    handle: async (call) => {
      await pointLayout(call.context, actorOf(call), numberIn(call.parameters.id, notFound), call.input)
      return { json: { done: true } }
    },
  }),
  route({
    method: 'GET',
    path: `${path}/quality`,
    permission: 'intake.hand-in',
    summary: 'How good a list is by column and by reason, beside the lists before it',
    output: qualitySchema,
    handle: async (call) => {
      const batchId = numberIn(call.parameters.id, notFound)
      return {
        json: answerQuality(await describeQuality(call.context, actorOf(call), batchId), call.language),
      }
    },
  }),
]

function answerPicture(
  sheets: readonly PictureSheet[],
  mayPoint: boolean,
  language: Language,
): PictureAnswer {
  const kinds = new Set(sheets.flatMap(({ rows }) => rows.map(({ kind }) => kind)))
  return {
    mayPoint,
    headerRowsMax,
    kinds: Object.fromEntries([...kinds].map((kind) => [kind, say(messages, language, `kind.${kind}`)])),
    sheets: sheets.map(({ sheetNumber, sheet, layout, columns, tables, sheetColumns, rows }) => ({
      sheetNumber,
      sheet,
      role: layout?.role ?? null,
      hidden: layout?.hidden ?? false,
      isHeaderless: layout != null && layout.headerRow !== null && layout.headerRows === null,
      isPart: layout?.part !== undefined,
      tables: [...tables],
      sheetColumns: sheetColumns.map((header, column) => ({ letter: columnName(column), header })),
      headerRows:
        layout?.headerRows ??
        (layout?.headerRow == null || layout.headerRows === null
          ? null
          : { first: layout.headerRow, last: layout.headerRow }),
      columns: columns.map(({ field, used, ...column }) => ({
        ...column,
        field: used,
        proposed: used === null ? field : null,
      })),
      rows: rows.map(({ rowNumber, kind, hidden, cells }) => ({
        rowNumber,
        kind,
        hidden,
        cells: cells && [...cells],
      })),
    })),
  }
}

function answerQuality(quality: Quality, language: Language): QualityAnswer {
  const word = (key: string) => say(messages, language, key)
  const total = (code: string) =>
    word(messages[language][`finding-total.${code}`] ? `finding-total.${code}` : `finding.${code}`)
  const column = ({ header, field }: { header: string; field: string | null }) => ({
    header,
    label: field && word(`field.${field}`),
  })
  const { layoutChange } = quality
  const alarms = quality.batch.counts?.alarms ?? []
  return {
    alarms: alarms.map(({ code, params }) => ({
      code,
      sentence: say(messages, language, `alarm.${code}`, params),
    })),
    findings: quality.findings.map((finding) => ({
      ...finding,
      sentence: total(finding.code),
      remedy: remedies[language][finding.code] ?? null,
    })),
    fields: quality.fields.map((one) => ({ ...one, label: word(`field.${one.field}`) })),
    history: quality.history.map(({ id, period, counts }) => ({
      batchId: id,
      period,
      rows: counts.rows,
      accepted: counts.accepted,
      warned: counts.warned,
      rejected: counts.rejected,
    })),
    layoutChange: layoutChange && {
      batchId: layoutChange.id,
      period: layoutChange.period,
      lost: layoutChange.lost.map(column),
      added: layoutChange.added.map(column),
      isMoved: layoutChange.isMoved,
    },
  }
}
