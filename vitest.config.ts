import { readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Of the files that begin with the same published city one goes first and makes it, the others last: nobody waits for it. */
class CityFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const sorted = await super.sort(files)
    const begins = (file: TestSpecification) => readFileSync(file.moduleId, 'utf8').includes('publishedSteps')
    const cities = sorted.filter(begins)
    return [...cities.slice(0, 1), ...sorted.filter((file) => !begins(file)), ...cities.slice(1)]
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
    pool: 'forks',
    sequence: { sequencer: CityFirst },
    // Two cores: a database in each worker is all they carry.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    passWithNoTests: false,
  },
})
