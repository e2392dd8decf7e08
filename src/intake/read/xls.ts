import { Worker } from 'node:worker_threads'
import { limits } from '../../kernel/limits.ts'
import { Problem } from '../../kernel/problem.ts'
import type { MergedCells, RawRow, RawSheet } from '../model.ts'
import { Shape } from './sheet-shape.ts'
import type { Source } from './source.ts'
import type { Answer, Order } from './xls-thread.ts'

/** What the thread of one old workbook may take. */
export interface ThreadLimits {
  readonly xlsHeapMbMax: number
  /** For opening it, and for each answer after that. */
  readonly xlsOpenMsMax: number
}

export interface OldWorkbook {
  readonly sheets: readonly RawSheet[]
  close(): Promise<void>
}

/**
 * The sheets of an old workbook (BIFF5 and BIFF8 in an OLE container), in the order of the tabs. A library reads them as a
 * whole, so it does so in a thread with a limit on memory and time: a hostile file ends the thread, never the server.
 * Throws Problem 'intake.xls-too-large', 'intake.file-too-complex', 'intake.file-encrypted', 'intake.file-damaged'.
 */
export async function openOldWorkbook(
  source: Source,
  onBytes: (bytes: number) => void = () => {},
  threadLimits: ThreadLimits = limits,
): Promise<OldWorkbook> {
  if (source.bytes > limits.xlsBytesMax)
    throw new Problem('intake.xls-too-large', 422, { megabytesMax: limits.xlsBytesMax / 1e6 })
  const bytes = await source.readAt(0, source.bytes)
  const thread = new Thread(bytes, threadLimits)
  try {
    const opened = await thread.ask(null)
    if (!('sheets' in opened)) throw new Problem('intake.file-damaged', 422)
    onBytes(source.bytes)
    return {
      sheets: opened.sheets.map(({ name, hidden, merges, hiddenColumns }, sheet) => ({
        name,
        hidden,
        rows: () => readRows(thread, sheet),
        shape: async () => shapeOf(merges, hiddenColumns),
      })),
      close: () => thread.close(),
    }
  } catch (error) {
    await thread.close()
    throw error
  }
}

async function* readRows(thread: Thread, sheet: number): AsyncGenerator<RawRow[]> {
  for (let from: number | null = 0; from !== null; ) {
    const answer = await thread.ask({ sheet, from })
    if (!('rows' in answer)) throw new Problem('intake.file-damaged', 422)
    if (answer.rows.length > 0) yield answer.rows
    from = answer.next
  }
}

/** One order at a time, each with its answer or a Problem. */
class Thread {
  private readonly worker: Worker
  private readonly openMsMax: number
  private ended: Problem | null = null

  constructor(bytes: Buffer, { xlsHeapMbMax, xlsOpenMsMax }: ThreadLimits) {
    this.openMsMax = xlsOpenMsMax
    this.worker = new Worker(new URL('./xls-thread.ts', import.meta.url), {
      workerData: bytes,
      transferList: [bytes.buffer as ArrayBuffer],
      resourceLimits: { maxOldGenerationSizeMb: xlsHeapMbMax },
      // What the library has to say about a file may hold cells of it.
      stdout: true,
      stderr: true,
    })
    this.worker.unref()
    this.worker.on('error', () => {
      this.ended = new Problem('intake.file-too-complex', 422)
    })
    this.worker.on('exit', () => {
      this.ended ??= new Problem('intake.file-too-complex', 422)
    })
  }

  /** null = what it says by itself once the workbook is read. */
  ask(order: Order | null): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const finish = (end: () => void) => {
        clearTimeout(timer)
        this.worker.off('message', onAnswer)
        this.worker.off('exit', onExit)
        end()
      }
      const refuse = (problem: Problem) => finish(() => reject(problem))
      const onAnswer = (answer: Answer) =>
        'refused' in answer
          ? refuse(new Problem(answer.refused, answer.refused === 'intake.file-encrypted' ? 415 : 422))
          : finish(() => resolve(answer))
      const onExit = () => refuse(this.ended ?? new Problem('intake.file-too-complex', 422))
      const timer = setTimeout(onExit, this.openMsMax)
      if (this.ended) return onExit()
      this.worker.on('message', onAnswer)
      this.worker.on('exit', onExit)
      if (order) this.worker.postMessage(order)
    })
  }

  async close(): Promise<void> {
    await this.worker.terminate()
  }
}

function shapeOf(merges: readonly MergedCells[], hiddenColumns: readonly number[]): Shape {
  const shape = new Shape()
  for (const merge of merges) shape.merge(merge)
  for (const column of hiddenColumns) shape.hideColumns(column, column)
  return shape
}
