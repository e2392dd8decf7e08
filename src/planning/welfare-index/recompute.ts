import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { indexOf, knownOf } from './rules/compute-index.ts'
import { publishedOf } from './rules/files.ts'
import type { Estimate, Formula } from './rules/model.ts'

/**
 * The index from a folder of downloads (program-<id>.csv …, months.csv, penduduk.csv), in percent, with the formula of the
 * answer of /open/v1/plan/welfare-index. No database, nothing internal. null: nothing measured.
 */
export async function computeIndexFromFiles(
  folder: string,
  release: { readonly asOf: string; readonly threshold: number; readonly sensitiveThreshold: number },
  formula: Formula,
): Promise<Estimate | null> {
  const read = (name: string) => readFile(join(folder, name), 'utf8')
  const names = (await readdir(folder)).filter((name) => /^program-.+\.csv$/.test(name))
  const programmes = new Map<string, string>()
  for (const name of names) programmes.set(name.slice('program-'.length, -'.csv'.length), await read(name))
  const { asOf, threshold, sensitiveThreshold } = release
  const [months, people] = [await read('months.csv'), await read('penduduk.csv').catch(() => null)]
  return indexOf(
    knownOf(publishedOf({ programmes, months, people, threshold, sensitiveThreshold }, asOf)),
    formula,
  )
}
