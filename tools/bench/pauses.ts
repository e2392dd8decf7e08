import { monitorEventLoopDelay } from 'node:perf_hooks'
import { systemActor } from '../../src/access/index.ts'
import { filesFolder, handedIn, readManifest } from '../../src/cli/demo.ts'
import type { System } from '../../src/cli/system.ts'
import { approveBatch, receiveSheet } from '../../src/intake/index.ts'
import type { CommandCall } from '../../src/kernel/command.ts'
import { addDays, monthEnd, todayOf } from '../../src/kernel/dates.ts'
import { enqueueJob } from '../../src/kernel/job.ts'

const resolutionMs = 10

/**
 * How long nobody would be answered while the queue works: the largest monthly list comes again, is checked, tried, approved and
 * applied, and a release is made, by the queue of a serving process. Prints seconds, and what the loop of the serving thread was late.
 */
export async function benchPauses({ context: system, print }: CommandCall<System>): Promise<void> {
  const folder = filesFolder(system.dataDir)
  const { files } = await readManifest(folder)
  const list = files.find(({ fileName }) => fileName.startsWith('18-peserta-jkn'))!
  const newest = await system.database.read((reader) =>
    reader.first<{ period: string }>('select max(period) as period from intake.batch'),
  )
  await system.runner.start()
  print('| work | seconds | pause p50 ms | p99 ms | longest ms |\n|---|---|---|---|---|')
  let batchId = 0
  await during('check and try a list', async () => {
    const period = monthEnd(addDays(monthEnd(newest!.period), 1))
    batchId = (await receiveSheet(system, systemActor, { ...handedIn(folder, list), period })).batchId
  })
  await during('apply it and count', () => approveBatch(system, systemActor, batchId))
  await during('make a release', () =>
    system.database.write((writer) =>
      enqueueJob(writer, 'catalogue.publish', todayOf(system.clock).slice(0, 7)),
    ),
  )
  await system.runner.stop()

  async function during(what: string, order: () => Promise<unknown>): Promise<void> {
    const delay = monitorEventLoopDelay({ resolution: resolutionMs })
    delay.enable()
    const start = performance.now()
    await order()
    await emptied(system)
    delay.disable()
    // The delay holds the time between two looks as well.
    const ms = (nanoseconds: number) => Math.max(0, Math.round(nanoseconds / 1e6 - resolutionMs))
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    print(
      `| ${what} | ${seconds} | ${ms(delay.percentile(50))} | ${ms(delay.percentile(99))} | ${ms(delay.max)} |`,
    )
  }
}

/** Until no work waits or runs. */
async function emptied({ database }: System): Promise<void> {
  const open = `select from platform.job where state in ('waiting', 'running') limit 1`
  while (await database.read((reader) => reader.first(open)))
    await new Promise((resolve) => setTimeout(resolve, 100))
}
