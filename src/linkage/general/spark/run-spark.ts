import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Problem } from '../../../kernel/problem.ts'
import type { Engine, Ground, ScoredPairs } from '../link-table.ts'
import { floorFor } from '../rules/score.ts'
import { writePlan } from './plan.ts'
import { readEdges } from './read-edges.ts'

export interface SparkSettings {
  /** Where plan and edges are written: a folder that every machine of the cluster sees under this name. */
  readonly folder: string
  /** Name or path of the program spark-submit. */
  readonly submit: string
  /** A file of Spark's own settings (spark.master and the like), where the installation's are not what is wanted. */
  readonly properties?: string
  /** The Python that driver and executors use, with PyArrow. */
  readonly python?: string
}

/** Finds and weighs pairs on Apache Spark, as README.md says. */
export const onSpark =
  (settings: SparkSettings): Engine =>
  (ground) =>
    scoreOnSpark(settings, ground, floorFor(ground.table.count))

/** As the kernel's own: pairs that weigh `floor` and more, and the totals of all. @throws Problem when Spark cannot be started or fails */
export async function scoreOnSpark(
  settings: SparkSettings,
  ground: Ground,
  floor: number,
): Promise<ScoredPairs> {
  const folder = resolve(settings.folder)
  writePlan(folder, ground, floor)
  await submit(settings, folder)
  return readEdges(join(folder, 'edges'), ground.table.columns.length, ground.plan.rules.length)
}

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))

async function submit({ submit, properties, python }: SparkSettings, folder: string): Promise<void> {
  const words = [
    ...(properties === undefined ? [] : ['--properties-file', properties]),
    ...(python === undefined ? [] : ['--conf', `spark.pyspark.python=${python}`]),
    here('link.py'),
    folder,
    ...[process.execPath, here('score-pairs.ts')],
  ]
  const log = join(folder, 'spark.log')
  const handle = openSync(log, 'w')
  const code = await new Promise<number | null>((done, fail) => {
    const child = spawn(submit, words, { stdio: ['ignore', handle, handle] })
    child.on('error', ({ message }) =>
      fail(new Problem('linkage.run.no-spark', 422, { program: submit, reason: message })),
    )
    child.on('exit', done)
  }).finally(() => closeSync(handle))
  if (code !== 0) throw new Problem('linkage.run.spark-failed', 422, { log })
}
