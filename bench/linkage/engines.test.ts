import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type Engine, runEngine, splink } from './engines.ts'

const folder = mkdtempSync(join(tmpdir(), 'welas-engines-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** An engine of one line of JavaScript. */
const engineOf = (script: string): Engine => ({
  name: 'line',
  whyMissing: () => null,
  commandLine: (set, out) => [process.execPath, '-e', script, set, out],
})

test('an engine runs as its own process and its time is measured', async () => {
  const script = `
    const until = Date.now() + 300
    while (Date.now() < until);
    console.log('linked ' + process.argv[1])
    require('node:fs').writeFileSync(process.argv[2] + '/clusters.csv', 'source,id,cluster\\n')`
  const used = await runEngine(engineOf(script), 'some-set', join(folder, 'good'))
  expect(used.seconds).toBeGreaterThan(0.29)
  expect(readFileSync(join(folder, 'good', 'log.txt'), 'utf8')).toBe('linked some-set\n')
})

test.each([
  ['fails', 'process.exit(3)', /line ended with 3/],
  ['writes no clusters', '', /line ended with 0/],
])('an engine that %s is not judged', async (name, script, message) => {
  await expect(runEngine(engineOf(script), 'some-set', join(folder, name))).rejects.toThrow(message)
})

test('a Python without Splink is said, not run', () => {
  expect(splink(join(folder, 'no-python')).whyMissing()).toMatch(/^Python has no Splink/)
})
