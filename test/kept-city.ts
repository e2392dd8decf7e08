import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

// Within a run of `npm test` the same city is made once, kept under TEST_CITIES, and copied for every file that begins with it.

const patienceMs = 90_000

/** Where the city of this name is kept, if it is; else `keep` puts it there for others, if anything is kept at all. */
export async function findCity(name: string): Promise<{
  readonly kept: string | null
  /** `fill` copies what lies still into an empty folder. Of two who make the same city the first keeps it. */
  keep(fill: (folder: string) => Promise<void>): Promise<void>
}> {
  const cities = process.env.TEST_CITIES
  // A database on a real server is no folder that could be kept.
  if (!cities || process.env.TEST_DATABASE_URL) return { kept: null, keep: async () => {} }
  const folder = join(cities, name)
  return {
    kept: (await isMade(folder)) ? folder : null,
    async keep(fill) {
      const copy = await mkdtemp(`${folder}-new-`)
      await fill(copy)
      await rename(copy, folder).catch(() => rm(copy, { recursive: true }))
    },
  }
}

/** Is it there, or made by another file that began a moment before? False: make it yourself. */
async function isMade(folder: string): Promise<boolean> {
  const isFirst = await mkdir(`${folder}-begun`).then(
    () => true,
    () => false,
  )
  const endsAt = performance.now() + (isFirst ? 0 : patienceMs)
  while (!existsSync(folder) && performance.now() < endsAt)
    await new Promise((resolve) => setTimeout(resolve, 200))
  return existsSync(folder)
}
