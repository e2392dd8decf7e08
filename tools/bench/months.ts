import { systemActor } from '../../src/access/index.ts'
import { filesFolder, handedIn, readManifest } from '../../src/cli/demo.ts'
import type { System } from '../../src/cli/system.ts'
import { approveBatch, checkBatch, type HandedIn, receiveSheet } from '../../src/intake/index.ts'
import type { CommandCall } from '../../src/kernel/command.ts'
import { addDays, monthEnd, todayOf } from '../../src/kernel/dates.ts'
import { silent } from '../../src/kernel/ports.ts'
import { applyBatch } from '../../src/register/apply-batch.ts'
import { measureStep } from './measure-step.ts'

/** Lists that come every month: cash, staple food, health insurance. */
const monthly = /^(10-bansos-pkh-tahap-4|11-bansos-sembako-jul-okt|18-peserta-jkn)/

/** The monthly lists of a demo city come again, month after month; prints what checking and applying cost each month. */
export async function benchMonths({ context: system, options, print }: CommandCall<System>): Promise<void> {
  const folder = filesFolder(system.dataDir)
  const { files } = await readManifest(folder)
  const lists = files.filter(({ fileName }) => monthly.test(fileName))
  let period = monthEnd(todayOf(system.clock))
  for (let month = 1; month <= Number(options.months ?? 12); month++) {
    period = monthEnd(addDays(period, 1))
    const batches: number[] = []
    const check = await measureStep(async () => {
      for (const file of lists) batches.push(await enter(system, { ...handedIn(folder, file), period }))
    })
    const apply = await measureStep(async () => {
      for (const batchId of batches) await applyBatch(system, batchId, silent)
    })
    print(
      `| ${period} | ${check.seconds} | ${apply.seconds} | ${apply.cpuSeconds} | ${apply.peakMb ?? '-'} |`,
    )
  }
}

async function enter(system: System, list: HandedIn): Promise<number> {
  const { batchId } = await receiveSheet(system, systemActor, list)
  const { runner } = system
  await runner.cancel('intake.check-batch', String(batchId))
  await checkBatch(system, batchId, silent)
  await runner.cancel('register.preview-batch', String(batchId))
  await approveBatch(system, systemActor, batchId)
  await runner.cancel('register.apply-batch', String(batchId))
  return batchId
}
