import { join } from 'node:path'
import { systemActor } from '../../src/access/index.ts'
import { handedIn, readManifest } from '../../src/cli/demo.ts'
import type { System } from '../../src/cli/system.ts'
import { createApp, routes } from '../../src/http/index.ts'
import { approveBatch, receiveSheet } from '../../src/intake/index.ts'
import { assert } from '../../src/kernel/problem.ts'
import { orderFrom } from '../synthetic/commands.ts'
import { generate } from '../synthetic/generate.ts'
import type { Tour } from './take-tour.ts'

/** Makes the lists of a synthetic regency and puts all but the one to follow (`listKindId`) into the register. */
export async function prepareCity(
  system: System,
  people: number,
  followed: { readonly listKindId: string; readonly promiseId: string },
): Promise<Tour> {
  const folder = join(system.dataDir, 'tour')
  await generate({ people, seed: 1, folder, ...orderFrom(system.pack) })
  const { files } = await readManifest(folder)
  const batches: number[] = []
  for (const file of files.filter(({ listKindId }) => listKindId !== followed.listKindId))
    batches.push((await receiveSheet(system, systemActor, handedIn(folder, file))).batchId)
  await system.runner.drain()
  for (const batchId of batches) await approveBatch(system, systemActor, batchId)
  await system.runner.drain()
  const file = files.find(({ listKindId }) => listKindId === followed.listKindId)
  assert(file, `the synthetic regency has no list ${followed.listKindId}`)
  const app = createApp({ ...system, context: system, routes, version: 'tour' })
  return {
    context: system,
    sheet: handedIn(folder, file),
    promiseId: followed.promiseId,
    ask: (path) => app.request(path),
  }
}
