import { findJob, listJobs, retryFailed } from '../jobs/index.ts'
import type { Command, CommandCall } from '../kernel/command.ts'
import { makeDemo } from './demo.ts'
import { start } from './start.ts'
import { dumpSchema } from './store-schema.ts'
import type { System } from './system.ts'

/** Commands of the frame: the server, the queue, the schema. */
export const frameCommands: readonly Command<System>[] = [
  {
    name: 'start',
    summary: 'Prepare the database (on the first run: the demo city) and serve',
    usage: 'start',
    options: [],
    needs: 'context',
    run: start,
  },
  {
    name: 'demo',
    summary: 'Make or finish the synthetic demo city of an empty database, without serving it',
    usage: 'demo',
    options: [],
    needs: 'context',
    run: async ({ context, print }) => {
      if (context.demo) await makeDemo(context, context.demo, print)
      else print('This is no demo: the database is in use, or the setting DEMO says no.')
    },
  },
  {
    name: 'job',
    summary: 'Show the queue, work until it is empty, or try a failed job again',
    usage: 'job list | job drain | job show KIND SUBJECT | job retry NUMBER',
    options: [],
    needs: 'context',
    run: runJobCommand,
  },
  {
    name: 'schema-dump',
    summary: 'Print every table, column, index and comment of the database (db/schema.sql)',
    usage: 'schema-dump',
    options: [],
    needs: 'context',
    run: async ({ context, print }) => print(await context.database.read(dumpSchema)),
  },
]

async function runJobCommand({ context, words, print }: CommandCall<System>): Promise<void> {
  const [verb, first = '', second = ''] = words
  if (verb === 'drain') {
    return context.runner.drain({
      onStep: ({ kind, subjectId, step, done, total }) =>
        print(`${kind} ${subjectId}: ${step} ${done}/${total}`),
    })
  }
  if (verb === 'retry') {
    const again = await context.database.write((writer) => retryFailed(writer, Number(first)))
    return print(
      again ? `job ${first} waits again` : `job ${first} has not failed, or the same work already waits`,
    )
  }
  const rows = await context.database.read(async (reader) =>
    verb === 'show' ? [await findJob(reader, first, second)] : listJobs(reader, 50),
  )
  for (const row of rows) {
    if (row) print(`${row.id}  ${row.kind} ${row.subjectId}  ${row.state}  ${row.errorCode ?? ''}`.trimEnd())
  }
}
