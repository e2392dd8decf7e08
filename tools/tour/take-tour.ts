import { type Actor, type Context, systemActor } from '../../src/access/index.ts'
import { publishRelease } from '../../src/catalogue/index.ts'
import {
  approveBatch,
  checkBatch,
  type HandedIn,
  receiveSheet,
  returnedWorkbook,
} from '../../src/intake/index.ts'
import { monthEnd } from '../../src/kernel/dates.ts'
import { silent } from '../../src/kernel/ports.ts'
import { measureMonth } from '../../src/programmes/index.ts'
import { applyBatch, previewBatch } from '../../src/register/index.ts'
import {
  type AuditLine,
  readAuditAfter,
  sayBatch,
  sayMeasured,
  sayPublic,
  sayRegister,
} from './store-tour.ts'

/** Where the tour takes place: the use cases' context, requests to the public address, and what is followed. */
export interface Tour {
  readonly context: Context
  readonly sheet: HandedIn
  readonly promiseId: string
  ask(path: string): Promise<Response> | Response
}
/** One step of the way of a spreadsheet, as it happened. */
export interface Stop {
  readonly what: string
  /** The function that did it, and its file. */
  readonly call: string
  readonly file: string
  /** What went in and what came out, in counts. */
  readonly input: string
  readonly output: string
  readonly audit: readonly AuditLine[]
}

interface Step extends Pick<Stop, 'what' | 'call' | 'file'> {
  run(tour: Tour, batchId: number): Promise<[input: string, output: string, batchId?: number]>
}

const steps: readonly Step[] = [
  {
    what: 'the file is kept as it is, by the hash of its bytes',
    call: 'receiveSheet',
    file: 'src/intake/receive-sheet.ts',
    async run({ context, sheet }) {
      const { batchId } = await receiveSheet(context, operatorOf(sheet), sheet)
      return [sheet.fileName, `batch ${batchId}`, batchId]
    },
  },
  {
    what: 'columns are recognised, values standardised, every row gets a verdict',
    call: 'checkBatch',
    file: 'src/intake/check-batch.ts',
    async run({ context }, batchId) {
      await checkBatch(context, batchId, silent)
      return [`batch ${batchId}`, await sayBatch(context, batchId, 'checked')]
    },
  },
  {
    what: 'what it would change is told before anybody approves it',
    call: 'previewBatch',
    file: 'src/register/preview-batch.ts',
    async run({ context }, batchId) {
      await previewBatch(context, batchId, silent)
      return [await sayBatch(context, batchId, 'checked'), await sayBatch(context, batchId, 'preview')]
    },
  },
  {
    what: 'the list goes back with the reasons beside its rows',
    call: 'returnedWorkbook',
    file: 'src/intake/return-workbook.ts',
    async run({ context, sheet }, batchId) {
      const { fileName, stream } = await returnedWorkbook(context, operatorOf(sheet), batchId, 'id')
      return [await sayBatch(context, batchId, 'checked'), `${fileName}, ${await sizeOf(stream)} bytes`]
    },
  },
  {
    what: 'a person says that the rows may enter the register',
    call: 'approveBatch',
    file: 'src/intake/change-batch.ts',
    async run({ context, sheet }, batchId) {
      await approveBatch(context, operatorOf(sheet), batchId)
      return [`batch ${batchId}`, 'job register.apply-batch']
    },
  },
  {
    what: 'rows are joined to people; what is unsure waits for a person',
    call: 'applyBatch',
    file: 'src/register/apply-batch.ts',
    async run({ context }, batchId) {
      const before = await sayRegister(context)
      await applyBatch(context, batchId, silent)
      return [before, await sayRegister(context)]
    },
  },
  {
    what: 'who is entitled and who was reached is counted by village',
    call: 'measureMonth',
    file: 'src/programmes/measure-month.ts',
    async run({ context }) {
      await measureMonth(context, lastMonth(context))
      return [`rules of ${context.pack.programmes.length} programmes`, await sayMeasured(context)]
    },
  },
  {
    what: 'small counts are hidden, and everything that would give them away',
    call: 'publishRelease',
    file: 'src/catalogue/publish-release.ts',
    async run({ context }) {
      const { id } = await publishRelease(context, walidata, lastMonth(context))
      return [await sayMeasured(context), `release ${id}: ${await sayPublic(context)}`]
    },
  },
  {
    what: 'anybody reads the numbers; the page and its chart are drawn from this answer',
    call: 'readPromise',
    file: 'src/catalogue/read-public.ts',
    async run({ ask, promiseId }) {
      const path = `/open/v1/promises/${promiseId}`
      const answer = await ask(path)
      return [`GET ${path}`, `${answer.status}, ${(await answer.text()).length} characters`]
    },
  },
]

/** Takes one list from hand-in to the public numbers of a promise through the real use cases, telling each step. */
export async function* takeTour(tour: Tour): AsyncGenerator<Stop> {
  const { database } = tour.context
  let batch = 0
  let seen = (await database.read((reader) => readAuditAfter(reader, 0))).at(-1)?.id ?? 0
  for (const { what, call, file, run } of steps) {
    const [input, output, batchId = batch] = await run(tour, batch)
    const audit = await database.read((reader) => readAuditAfter(reader, seen))
    batch = batchId
    seen = audit.at(-1)?.id ?? seen
    yield { what, call, file, input, output, audit }
  }
}

const operatorOf = ({ agencyId }: HandedIn): Actor => ({
  ...systemActor,
  accountId: 'tour-operator',
  displayName: 'Operator',
  role: 'operator',
  agencyId,
})
const walidata: Actor = {
  ...systemActor,
  accountId: 'tour-walidata',
  displayName: 'Walidata',
  role: 'walidata',
}

const lastMonth = (context: Context) => monthEnd(context.clock.now().toISOString().slice(0, 10))

async function sizeOf(stream: AsyncIterable<Uint8Array>): Promise<number> {
  let bytes = 0
  for await (const chunk of stream) bytes += chunk.length
  return bytes
}
