/**
 * Links lists of a synthetic regency through a fresh embedded database, as the product does, and judges the result:
 * node tools/bench/linkage-database.ts DIR [number of lists]
 */
import { createReadStream, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Context, systemActor } from '../../src/access/index.ts'
import { checkBatch } from '../../src/intake/check-batch.ts'
import { receiveSheet } from '../../src/intake/index.ts'
import { silent } from '../../src/kernel/ports.ts'
import { computeLinks, storeLinks } from '../../src/linkage/index.ts'
import { judgeLinks, readTruth } from '../../src/linkage/judge-links.ts'
import { loadPack, readPack } from '../../src/pack/index.ts'
import { openEmbedded } from '../../src/platform/database-embedded.ts'
import { createFileStore } from '../../src/platform/file-store.ts'
import { migrateEmbedded } from '../../src/platform/migrate.ts'

interface ManifestFile {
  readonly fileName: string
  readonly agencyId: string
  readonly listKindId: string
  readonly period: string
}

const [folder = 'data/synthetic', listCount = '7'] = process.argv.slice(2)
const pack = await readPack('packs/jember')
const home = await mkdtemp(join(tmpdir(), 'welas-bench-'))
const database = await openEmbedded(`${home}/database`, { prepare: migrateEmbedded })
const clock = { now: () => new Date(`${pack.settings.demoToday}T05:00:00Z`) }
const context: Context = {
  database,
  pack,
  clock,
  files: createFileStore(`${home}/files`),
  log: { info() {}, error() {} },
}

async function timed<T>(work: () => Promise<T>): Promise<[T, string]> {
  const [start, cpu] = [performance.now(), process.cpuUsage()]
  const result = await work()
  return [
    result,
    `${((performance.now() - start) / 1000).toFixed(2)} s (${(process.cpuUsage(cpu).user / 1e6).toFixed(2)} CPU-s)`,
  ]
}

const isAboutPersons = ({ listKindId }: ManifestFile) =>
  pack.listKinds.some(({ id, subject }) => id === listKindId && subject === 'person')
const { files } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { files: ManifestFile[] }
try {
  await database.write((writer) => loadPack(writer, pack))
  for (const file of files.filter(isAboutPersons).slice(0, Number(listCount))) {
    const { fileName, agencyId, listKindId, period } = file
    const { batchId } = await receiveSheet(context, systemActor, {
      bytes: createReadStream(join(folder, fileName)),
      fileName,
      agencyId,
      listKindId,
      period,
    })
    const [, checked] = await timed(() => checkBatch(context, batchId, silent))
    const [links, linked] = await timed(() =>
      database.read((reader) => computeLinks(context, reader, batchId, silent)),
    )
    const [, stored] = await timed(() =>
      database.write(async (writer) => {
        await storeLinks(writer, batchId, links, new Date().toISOString())
        await writer.query(
          `update intake.batch set status = 'applied', linked_at = now(), applied_at = now() where id = $1`,
          [batchId],
        )
      }),
    )
    console.log(
      `${fileName}: ${links.report.records} rows; check ${checked}, compute ${linked}, store ${stored}, rss ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
    )
  }
  console.log(
    JSON.stringify(
      await database.read(async (reader) => judgeLinks(reader, await readTruth(join(folder, 'truth')))),
      null,
      1,
    ),
  )
} finally {
  await database.close()
  await rm(home, { recursive: true })
}
