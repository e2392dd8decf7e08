import { readFile } from 'node:fs/promises'
import type { Context } from '../../access/index.ts'
import type { CommandCall } from '../../kernel/command.ts'
import { Problem } from '../../kernel/problem.ts'
import { attackDatabase, attackSite } from './attack-bytes.ts'
import { attackTables } from './attack-tables.ts'
import { apiAt, apiInside } from './open-api.ts'
import { readPublished } from './read-published.ts'
import { rangeLines, reportLines } from './report.ts'
import { findPersons } from './rules/find-slips.ts'
import { loadModels } from './solve-model.ts'

/**
 * Attacks everything that was ever published and prints what came of it. With an address it needs no database and attacks
 * any running Welas as an outsider would. Throws Problem 409 'catalogue.disclosed' when a hidden number is found.
 */
export async function runAttack({ context, options, print }: CommandCall<Context>): Promise<void> {
  const canaries = await linesOf(options.canaries)
  const address = typeof options.address === 'string' ? options.address : null
  const published = await readPublished(address === null ? apiInside(context) : apiAt(address))
  const { results, ranges } = attackTables(published, await loadModels())
  const bytes =
    address === null ? await attackDatabase(context, canaries) : await attackSite(address, canaries)
  const all = [...results, ...bytes]
  for (const line of reportLines(all)) print(line)
  if (typeof options.log === 'string') {
    const persons = findPersons(await readFile(options.log, 'utf8'), canaries)
    print(`A8  log  ${persons} found`)
    if (persons > 0) throw new Problem('catalogue.disclosed', 409, { count: persons })
  }
  print('( ) = a risk for those who know more than what is public; told, not counted as found.')
  if (options.cells) for (const line of rangeLines(ranges)) print(line)
  const count = all.reduce((sum, one) => sum + (one.risk ? 0 : one.pinned), 0)
  if (count > 0) throw new Problem('catalogue.disclosed', 409, { count })
}

async function linesOf(file: string | true | undefined): Promise<string[]> {
  if (typeof file !== 'string') return []
  return (await readFile(file, 'utf8')).split(/\r?\n/).filter((line) => line.trim().length > 2)
}
