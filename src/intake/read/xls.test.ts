import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { harmfulOldWorkbook, oldWorkbook } from '../../../test/fixtures/old-workbook.ts'
import { handInList, openIntake, operator } from '../../../test/intake-example.ts'
import type { Context } from '../../access/index.ts'
import { limits } from '../../kernel/limits.ts'
import { say } from '../../kernel/messages.ts'
import { silent } from '../../kernel/ports.ts'
import { checkBatch } from '../check-batch.ts'
import { describeBatch } from '../describe-batch.ts'
import { messages } from '../messages.ts'
import { openList, type ThreadLimits } from './index.ts'

// Old workbooks that take all the memory or time their thread has. The same files reach the limits of a real system with more
// sheets: 266 kB fill its 1.5 GB.

let context: Context
let drop: () => Promise<void>
let folder: string
beforeAll(async () => {
  ;({ context, drop } = await openIntake())
  folder = await mkdtemp(join(tmpdir(), 'welas-xls-'))
}, 60_000)
afterAll(async () => {
  await drop()
  await rm(folder, { recursive: true })
})

/** Threads of this process that live. */
const threadCount = () => (process.report.getReport() as { workers: object[] }).workers.length

const littleMemory = { ...limits, xlsHeapMbMax: 48 }
const littleTime = { ...limits, xlsOpenMsMax: 700 }
const fillsMemory = harmfulOldWorkbook(20, 1)
const takesLong = harmfulOldWorkbook(8, 256)

async function open(bytes: Uint8Array, threadLimits: ThreadLimits) {
  const path = join(folder, 'list.xls')
  await writeFile(path, bytes)
  await using list = await openList(path, () => {}, threadLimits)
  return { sheets: list.sheets.length, threads: threadCount() }
}

test.each([
  ['an ordinary workbook has enough memory', oldWorkbook(), littleMemory, 2],
  ['one that fills it is read where there is more', fillsMemory, limits, 20],
] as const)('%s, and its thread lives until it is closed', async (_, bytes, threadLimits, sheets) => {
  expect(await open(bytes, threadLimits)).toEqual({ sheets, threads: 1 })
  expect(threadCount()).toBe(0)
})

const inZip = zipSync({ 'a.csv': Buffer.from('Nama;NIK\nSITI;1\n'), 'silo/b.xls': fillsMemory })
test.each([
  ['memory', 'alone', fillsMemory, littleMemory, ['Berkas Excel lama (.xls)', 'Simpan Sebagai']],
  ['time', 'alone', takesLong, littleTime, ['Berkas Excel lama (.xls)', 'Simpan Sebagai']],
  ['memory', 'in a zip', inZip, littleMemory, ['Berkas "silo/b.xls" di dalam zip', 'Simpan Sebagai']],
] as const)(
  'a check that has no %s left, the file %s: the batch is refused with a sentence, and nothing of it remains',
  async (_, _place, bytes, threadLimits, words) => {
    const { batchId } = await handInList(context, bytes, { fileName: 'daftar.xls' })
    await checkBatch(context, batchId, silent, threadLimits)
    const { status, refusal, counts } = await describeBatch(context, operator, batchId)
    expect({ status, counts, threads: threadCount() }).toEqual({
      status: 'refused',
      counts: null,
      threads: 0,
    })
    for (const word of words) expect(say(messages, 'id', refusal!.code, refusal!.params)).toContain(word)
    expect(say(messages, 'en', refusal!.code, refusal!.params)).toContain('choose Save As')
    const left = await context.database.read((reader) =>
      reader.query<{ kind: string }>(
        `select kind from platform.job where subject_id = $1 union all
         select 'record' from intake.record where batch_id = $2`,
        [String(batchId), batchId],
      ),
    )
    // What was queued when it came, and no preview.
    expect(left).toEqual([{ kind: 'intake.check-batch' }])
    // With more of both, or saved anew, it is received again.
    expect(await handInList(context, bytes)).toMatchObject({ already: false })
  },
)
