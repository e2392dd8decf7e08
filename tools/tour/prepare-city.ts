import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { systemActor } from '../../src/access/index.ts'
import type { System } from '../../src/cli/system.ts'
import { createApp, routes } from '../../src/http/index.ts'
import { approveBatch, type HandedIn, receiveSheet } from '../../src/intake/index.ts'
import { assert } from '../../src/kernel/problem.ts'
import { orderFrom } from '../synthetic/commands.ts'
import { generate } from '../synthetic/generate.ts'
import type { Tour } from './take-tour.ts'

const manifestSchema = z.object({
  files: z.array(
    z.object({
      fileName: z.string(),
      agencyId: z.string(),
      listKindId: z.string(),
      period: z.string(),
    }),
  ),
})

/** Makes the lists of a synthetic regency and puts all but the one to follow (`listKindId`) into the register. */
export async function prepareCity(
  system: System,
  people: number,
  followed: { readonly listKindId: string; readonly promiseId: string },
): Promise<Tour> {
  const folder = join(system.dataDir, 'tour')
  await generate({ people, seed: 1, folder, ...orderFrom(system.pack) })
  const { files } = manifestSchema.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')))
  const handIn = (file: (typeof files)[number]): HandedIn => ({
    ...file,
    bytes: createReadStream(join(folder, file.fileName)),
  })
  const batches: number[] = []
  for (const file of files.filter(({ listKindId }) => listKindId !== followed.listKindId))
    batches.push((await receiveSheet(system, systemActor, handIn(file))).batchId)
  await system.runner.drain()
  for (const batchId of batches) await approveBatch(system, systemActor, batchId)
  await system.runner.drain()
  const file = files.find(({ listKindId }) => listKindId === followed.listKindId)
  assert(file, `the synthetic regency has no list ${followed.listKindId}`)
  const app = createApp({ ...system, context: system, routes, version: 'tour' })
  return {
    context: system,
    sheet: handIn(file),
    promiseId: followed.promiseId,
    ask: (path) => app.request(path),
  }
}
