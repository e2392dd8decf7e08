import { relative } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Begins with a published city, and is quick: goes first and makes the city, so that nobody waits for it. */
const cityMaker = 'test/journeys/inspector-way'
/** What takes longest goes early, so that at the end no file is left alone with one core; the longest needs the city. */
const order = [cityMaker, 'test/backup/', 'test/simulate/', 'test/journeys/public-plan', 'test/']

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const sorted = await super.sort(files)
    const placeOf = (file: TestSpecification) => {
      const path = relative(import.meta.dirname, file.moduleId).replaceAll('\\', '/')
      const place = order.findIndex((begin) => path.startsWith(begin))
      return place < 0 ? order.length : place
    }
    return sorted.toSorted((one, other) => placeOf(one) - placeOf(other))
  }
}

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.ts',
      'tools/**/*.test.ts',
      'bench/**/*.test.ts',
      'web/**/*.test.ts',
      'checks/**/*.test.ts',
      'test/backup/**/*.test.ts',
      'test/walk/**/*.test.ts',
      'test/attacks/**/*.test.ts',
      'test/simulate/**/*.test.ts',
      'test/journeys/**/*.test.ts',
      'test/browser/**/*.test.ts',
    ],
    // What is waited for takes longer on a busy machine; a second is the rule of the library.
    expect: { poll: { timeout: 20_000 } },
    pool: 'forks',
    // Modules keep nothing on import, so a worker loads them, and compiles the database, once for all its files.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // Two cores: a database in each worker is all they carry.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    passWithNoTests: false,
  },
})
