import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { type Context, systemActor } from '../access/index.ts'
import type { Command, CommandCall } from '../kernel/command.ts'
import { todayOf } from '../kernel/dates.ts'
import { say } from '../kernel/messages.ts'
import { Problem } from '../kernel/problem.ts'
import { approveBatch } from './change-batch.ts'
import { checkBatch } from './check-batch.ts'
import { describeBatch } from './describe-batch.ts'
import { messages } from './messages.ts'
import type { BatchCounts } from './model.ts'
import { receiveSheet } from './receive-sheet.ts'

export const commands: Command<Context>[] = [
  {
    name: 'intake',
    summary: 'Hand in a list, check it and print what was found',
    needs: 'context',
    usage: 'intake FILE --agency A --list KIND [--period YYYY-MM-DD] [--approve]',
    options: ['agency', 'list', 'period'],
    run: handIn,
  },
]

/** Hands in, checks at once, and with --approve queues the batch for the register. Period: today unless given. */
async function handIn({ context, words, options, print }: CommandCall<Context>): Promise<void> {
  const [path] = words
  const { agency, list, period = todayOf(context.clock) } = options
  if (!path || typeof agency !== 'string' || typeof list !== 'string' || typeof period !== 'string')
    throw new Problem('intake.command-incomplete', 422)
  const { batchId, already } = await receiveSheet(context, systemActor, {
    bytes: createReadStream(path),
    fileName: basename(path),
    agencyId: agency,
    listKindId: list,
    period,
  })
  print(`batch ${batchId}${already ? ' (already handed in)' : ''}`)
  await checkBatch(context, batchId, { step: () => {} })
  const batch = await describeBatch(context, systemActor, batchId)
  print(`status: ${say(messages, 'en', `status.${batch.status}`)}`)
  if (batch.refusal) print(say(messages, 'en', batch.refusal.code, batch.refusal.params))
  if (batch.counts) printCounts(batch.counts, print)
  if (options.approve && batch.status === 'checked') {
    await approveBatch(context, systemActor, batchId)
    print('approved: waits for the register')
  }
}

/** Prints what a check found, a line per kind of finding. */
export function printCounts(counts: BatchCounts, print: (line: string) => void): void {
  print(
    `rows ${counts.rows}: accepted ${counts.accepted}, with remarks ${counts.warned}, rejected ${counts.rejected}`,
  )
  for (const [reason, rows] of Object.entries(counts.skipped))
    print(`  not data: ${say(messages, 'en', `skip.${reason}`)} ${rows}`)
  for (const [code, cells] of Object.entries(counts.findings))
    print(`  ${cells} x ${say(messages, 'en', totalKey(code))}`)
}

/** A count speaks of many cells: sentences that name one cell's value have a second form for totals. */
const totalKey = (code: string) =>
  `finding-total.${code}` in messages.en ? `finding-total.${code}` : `finding.${code}`
