import { defineConfig } from 'vitest/config'

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
    // Two cores: a database in each worker is all they carry.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    passWithNoTests: false,
  },
})
