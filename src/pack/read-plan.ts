import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ZodType } from 'zod'
import type { PackFault } from './pack-error.ts'
import { type PlanSettings, planFiles, planParts, samplePlanSchema } from './plan-model.ts'
import { readYaml } from './read-yaml.ts'
import { findSameIds } from './rules/check-plan.ts'

/** Reads `plan/` of a pack. A missing file is an empty part; every fault of every file is told with its line. */
export async function readPlan(
  folder: string,
): Promise<{ value: PlanSettings | undefined; faults: readonly PackFault[] }> {
  const faults: PackFault[] = []
  const values: Record<string, unknown> = {}
  for (const [part, schema] of Object.entries(planParts) as [keyof typeof planParts, ZodType][]) {
    const file = `plan/${planFiles[part]}`
    const text = (await readFile(join(folder, file), 'utf8').catch(() => null)) ?? '{}'
    const read = readYaml(file, text, schema)
    values[part] = read.value
    faults.push(...read.faults)
    for (const { path, id } of findSameIds(read.value))
      faults.push({
        file,
        line: read.lineOf(path),
        reason: `"${id}" is used twice`,
        advice: 'give each its own',
      })
  }
  const sample = []
  for (const name of await sampleFiles(folder)) {
    const file = `plan/sample/${name}`
    const read = readYaml(file, await readFile(join(folder, file), 'utf8'), samplePlanSchema)
    faults.push(...read.faults)
    sample.push(...(read.value ?? []))
  }
  return { value: faults.length > 0 ? undefined : ({ ...values, sample } as unknown as PlanSettings), faults }
}

async function sampleFiles(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, 'plan', 'sample')).catch(() => [])
  return names.filter((name) => name.endsWith('.yaml')).sort()
}
