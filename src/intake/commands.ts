import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { type Context, numberIn, systemActor } from '../access/index.ts'
import type { Command, CommandCall } from '../kernel/command.ts'
import { todayOf } from '../kernel/dates.ts'
import { say } from '../kernel/messages.ts'
import { Problem } from '../kernel/problem.ts'
import { approveBatch } from './change-batch.ts'
import { checkBatch } from './check-batch.ts'
import { checkFile, printCounts, requireFile } from './check-file.ts'
import { describeBatch } from './describe-batch.ts'
import { previewAgain } from './life/preview-again.ts'
import { readSchedule } from './life/schedule.ts'
import { messages } from './messages.ts'
import { receiveSheet } from './receive-sheet.ts'

export const commands: Command<Context>[] = [
  {
    name: 'intake',
    summary:
      'Hand in a list, check it and print what was found; check a file without keeping it; work out anew what a waiting list would change; print which lists are expected and late',
    needs: ([verb]) => (verb === 'check' ? 'pack' : 'context'),
    usage:
      'intake FILE --agency A --list KIND [--period YYYY-MM-DD] [--approve] | intake check FILE --list KIND [--agency A] [--period YYYY-MM-DD] [--language id] [--json] | intake preview BATCH | intake schedule',
    options: ['agency', 'list', 'period', 'language'],
    run: (call) => {
      if (call.words[0] === 'check') return checkFile(call)
      if (call.words[0] === 'preview') return queuePreview(call)
      return call.words[0] === 'schedule' && call.words.length === 1 ? printSchedule(call) : handIn(call)
    },
  },
]

/** Hands in, checks at once, and with --approve queues the batch for the register. Period: today unless given. */
async function handIn({ context, words, options, print }: CommandCall<Context>): Promise<void> {
  const [path] = words
  const { agency, list, period = todayOf(context.clock) } = options
  if (!path || typeof agency !== 'string' || typeof list !== 'string' || typeof period !== 'string')
    throw new Problem('intake.command-incomplete', 422)
  await requireFile(path)
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

const previewAnswers = {
  queued: 'queued: a running server works it out, or welas job drain',
  working: 'waits or is being worked out already',
  fresh: 'no list entered or left since: the numbers are of now',
}

/** `intake preview BATCH`: the numbers of a waiting list anew, when others entered or left since. */
async function queuePreview({ context, words, print }: CommandCall<Context>): Promise<void> {
  const batchId = numberIn(words[1] ?? '', 'intake.batch-not-found')
  print(`batch ${batchId}: ${previewAnswers[await previewAgain(context, systemActor, batchId)]}`)
}

/** One line a list that is expected, those late longest first. */
async function printSchedule({ context, print }: CommandCall<Context>): Promise<void> {
  const { lists, late } = await readSchedule(context, systemActor)
  for (const list of lists) {
    const state =
      list.lateDays > 0
        ? `late by ${list.lateDays} days, ${list.missing} missing`
        : list.batchId === null
          ? 'not due yet'
          : `came ${list.arrivedOn}, batch ${list.batchId}`
    print(
      `${list.agencyId} ${list.listKindId} ${list.periodFrom}..${list.periodTo} due ${list.due}: ${state}`,
    )
  }
  print(`${late} of ${lists.length} lists are late`)
}
