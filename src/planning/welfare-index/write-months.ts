import type { Context } from '../../access/index.ts'
import type { Reader } from '../../kernel/ports.ts'
import { Problem } from '../../kernel/problem.ts'
import { readPublished } from './read-published.ts'
import { monthLines } from './rules/files.ts'
import { findReleases } from './store.ts'

/** The months of a release as a CSV file. Throws Problem 404 when there is no such release. */
export async function writeMonths(
  context: Context,
  reader: Reader,
  releaseId: string | undefined,
): Promise<{ lines: readonly string[]; release: string }> {
  const releases = await findReleases(reader)
  const release = releaseId
    ? releases.find((one) => one.id === releaseId)
    : (releases.find((one) => one.current) ?? releases[0])
  if (!release) throw new Problem('planning.index-release-unknown', 404, { release: releaseId ?? '-' })
  const { published } = await readPublished(reader, release, context.pack.settings.regencyCode)
  return { lines: [...monthLines(published)], release: release.id }
}
