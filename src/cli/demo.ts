import { createReadStream, existsSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { orderFrom } from '../../tools/synthetic/commands.ts'
import { generate } from '../../tools/synthetic/generate.ts'
import { systemActor } from '../access/index.ts'
import { publishRelease } from '../catalogue/index.ts'
import { approveBatch, type HandedIn, placeBatch, receiveSheet } from '../intake/index.ts'
import { monthEnd } from '../kernel/dates.ts'
import { enqueueJob } from '../kernel/job.ts'
import { assert } from '../kernel/problem.ts'
import { meaningOf, type Pack } from '../pack/index.ts'
import {
  hasEdition,
  loadSampleAttendance,
  loadSamplePlan,
  publishEdition,
  signSample,
} from '../planning/index.ts'
import { measureMonths } from '../programmes/index.ts'
import { hasRelease, listBatchStates, listFailures, listMeasuredMonths, listUserNames } from './store-demo.ts'
import type { Demo, System } from './system.ts'

const manifestSchema = z.object({
  files: z.array(
    z.object({ fileName: z.string(), agencyId: z.string(), listKindId: z.string(), period: z.string() }),
  ),
})

type Manifest = z.infer<typeof manifestSchema>

/** What a step tells while it works: how much is done of how much. */
type Tell = (done: number, total: number) => void
interface Step {
  readonly name: string
  readonly what: string
  run(system: System, demo: Demo, tell: Tell): Promise<void>
}

/**
 * The demo city, made the way a real one is: every file goes through reception, check, approval and application. Each
 * step looks at what is there and does the rest, so a killed start continues where it was.
 */
export const demoSteps: readonly Step[] = [
  { name: 'synth', what: 'synthetic lists of the agencies', run: makeFiles },
  { name: 'accounts', what: 'sample accounts', run: makeAccounts },
  { name: 'receive', what: 'files handed in', run: receiveFiles },
  { name: 'check', what: 'files read and checked', run: checkFiles },
  { name: 'apply', what: 'records linked into people', run: applyBatches },
  { name: 'measure', what: 'months measured', run: measureMissing },
  { name: 'publish', what: 'public release', run: publishFirst },
  { name: 'plan', what: 'sample plan', run: makePlan },
]

/** Runs all steps, telling each with its time. `onStep` hears the name of a step before it runs (tests kill there). */
export async function makeDemo(system: System, demo: Demo, print: (line: string) => void): Promise<void> {
  for (const [index, step] of demoSteps.entries()) {
    const startedAt = performance.now()
    let told = ''
    await step.run(system, demo, (done, total) => {
      const share = total > 0 ? `${Math.floor((10 * done) / total) * 10} %` : ''
      if (share !== told && performance.now() - startedAt > 2_000) print(`       ${step.what}: ${share}`)
      told = share
    })
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    print(`[${index + 1}/${demoSteps.length}] ${step.what}: ${seconds} s`)
  }
}

async function makeFiles({ pack, dataDir }: System, demo: Demo, tell: Tell): Promise<void> {
  const folder = filesFolder(dataDir)
  // The manifest is written last: without it the files are not whole.
  if (existsSync(join(folder, 'manifest.json'))) return
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await generate({ people: demo.people, seed: 1, folder, ...orderFrom(pack) }, tell)
}

async function makeAccounts({ database, pack, accounts }: System, demo: Demo, tell: Tell): Promise<void> {
  const known = await database.read(listUserNames)
  for (const [index, sample] of pack.accounts.entries()) {
    const { userName, displayName, role, agency, areaCode } = sample
    if (!known.has(userName))
      await accounts.add(
        systemActor,
        { userName, displayName, role, agencyId: agency, areaCode },
        demo.password,
      )
    tell(index + 1, pack.accounts.length)
  }
}

async function receiveFiles(system: System, _demo: Demo, tell: Tell): Promise<void> {
  const folder = filesFolder(system.dataDir)
  const { files } = await readManifest(folder)
  // What was refused, or taken back by a visitor, is not handed in again with every start.
  const known = new Set((await system.database.read(listBatchStates)).map((batch) => batch.fileName))
  for (const [index, file] of files.entries()) {
    if (!known.has(file.fileName)) await receiveSheet(system, systemActor, handedIn(folder, file))
    tell(index + 1, files.length)
  }
}

/** A file of the demo as its agency would hand it in. */
export function handedIn(folder: string, file: Manifest['files'][number]): HandedIn {
  return { ...file, bytes: createReadStream(join(folder, file.fileName)) }
}

export async function readManifest(folder: string): Promise<Manifest> {
  return manifestSchema.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')))
}

/** Names of files that are one list together: it has more rows than a workbook holds. Alone each would take the others' place. */
function partsOf({ listKinds }: Pack, { files }: Manifest): ReadonlySet<string> {
  const lists = Map.groupBy(
    files,
    ({ agencyId, listKindId, period }) => `${agencyId} ${listKindId} ${period}`,
  )
  const isFull = (id: string) => meaningOf(listKinds.find((kind) => kind.id === id)!) === 'full'
  return new Set(
    [...lists.values()]
      .filter((list) => list.length > 1 && isFull(list[0]!.listKindId))
      .flatMap((list) => list.map(({ fileName }) => fileName)),
  )
}

async function checkFiles(system: System, _demo: Demo, tell: Tell): Promise<void> {
  await enqueueFor(system, 'received', 'intake.check-batch')
  const batches = await system.database.read(listBatchStates)
  // Nobody looks at these batches before they are approved, so nothing is worked out for them to look at.
  const skipPreview = (batchId: string) => system.runner.cancel('register.preview-batch', batchId)
  let done = 0
  await drain(system, async (kind, subjectId) => {
    if (kind !== 'intake.check-batch') return
    await skipPreview(subjectId)
    tell(++done, batches.length)
  })
}

async function applyBatches(system: System, _demo: Demo, tell: Tell): Promise<void> {
  const batches = await system.database.read(listBatchStates)
  const parts = partsOf(system.pack, await readManifest(filesFolder(system.dataDir)))
  for (const { id, fileName } of batches.filter((batch) => batch.status === 'checked')) {
    if (parts.has(fileName)) {
      await placeBatch(system, systemActor, id, { isPart: true })
      await system.runner.cancel('register.preview-batch', String(id))
    }
    await approveBatch(system, systemActor, id)
  }
  await enqueueFor(system, 'approved', 'register.apply-batch')
  let done = batches.filter((batch) => batch.status === 'applied').length
  await drain(system, async (kind) => {
    if (kind === 'register.apply-batch') tell(++done, batches.length)
  })
}

async function measureMissing(system: System, _demo: Demo, tell: Tell): Promise<void> {
  const measured = await system.database.read(listMeasuredMonths)
  const missing = demoMonths(system.pack.settings.demoToday).filter((month) => !measured.has(month))
  if (missing.length > 0)
    await measureMonths(system, missing, { step: (_, done, total) => tell(done, total) })
}

async function publishFirst(system: System): Promise<void> {
  if (await system.database.read(hasRelease)) return
  await publishRelease(system, systemActor, null)
}

async function makePlan(system: System, _demo: Demo, tell: Tell): Promise<void> {
  if (system.pack.plan.sample.length === 0) return
  await loadSamplePlan(system, tell)
  await signSample(system)
  await loadSampleAttendance(system)
  if (await system.database.read(hasEdition)) return
  const given = { title: 'Rencana induk kota cerdas (contoh)', note: 'Terbitan pertama', after: null }
  await publishEdition(system, { ...systemActor, agencyId: 'bappeda' }, given)
}

/** Ends of the months of the demo's year up to its day. */
export function demoMonths(today: string): string[] {
  const last = Number(today.slice(5, 7))
  return Array.from({ length: last }, (_, index) =>
    monthEnd(`${today.slice(0, 4)}-${String(index + 1).padStart(2, '0')}-01`),
  )
}

export function filesFolder(dataDir: string): string {
  return join(dataDir, 'demo', 'files')
}

/** Work that was lost with its job (a failed one, tried again by a new start) waits again; open work is left alone. */
async function enqueueFor({ database }: System, status: string, kind: string): Promise<void> {
  const batches = await database.read(listBatchStates)
  await database.write(async (writer) => {
    for (const batch of batches) if (batch.status === status) await enqueueJob(writer, kind, batch.id)
  })
}

async function drain(
  { runner, database }: System,
  onDone: (kind: string, subjectId: string) => Promise<void>,
): Promise<void> {
  await runner.drain({ onDone })
  const failures = await database.read(listFailures)
  assert(failures.length === 0, `work of the demo failed: ${failures.join('; ')}`)
}
