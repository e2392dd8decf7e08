// Everything `npm test` runs, one step after the other, and their sum in the last line.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pinned } from './pinned.mjs'
import { startServer } from './test-server.mjs'

/** Runs the steps (all, or those named in `only`), prints "N passed, M failed", returns the exit code. */
export async function runTests({ root, node, only }) {
  const steps = stepsOf({ root, node }).filter((step) => !only || only.includes(step.name))
  const totals = { passed: 0, failed: 0 }
  const failures = []
  // Demo cities that several files begin with are made once (test/demo-system.ts).
  process.env.TEST_CITIES = mkdtempSync(join(tmpdir(), 'welas-cities-'))
  for (const step of steps) {
    const startedAt = performance.now()
    console.log(`\n== ${step.name}: ${step.what}`)
    const { passed, failed, names = [] } = await step.run()
    totals.passed += passed
    totals.failed += failed
    failures.push(...names.map((name) => `${step.name}: ${name}`))
    console.log(`-- ${step.name}: ${passed} passed, ${failed} failed (${Math.round((performance.now() - startedAt) / 1000)} s)`)
  }
  rmSync(process.env.TEST_CITIES, { recursive: true, force: true })
  for (const name of failures) console.log(`FAILED ${name}`)
  console.log(`\n${totals.passed} passed, ${totals.failed} failed`)
  return totals.failed > 0 || totals.passed === 0 ? 1 : 0
}

function stepsOf({ root, node }) {
  const tool = (script, words) => () => countOne(node, root, [join(root, 'node_modules', script), ...words])
  const types = (project) => tool('typescript/bin/tsc', ['-p', project])
  const vitest = (files, environment) => () => runVitest({ root, node, files, environment })
  const testFiles = findTests(root)
  const checks = testFiles.filter((file) => file.startsWith('checks/'))
  const browser = testFiles.filter((file) => file.startsWith('test/browser/'))
  const code = testFiles.filter((file) => !checks.includes(file) && !browser.includes(file))
  return [
    { name: 'types', what: 'rules alone, server, web', run: together([types('tsconfig.rules.json'), types('tsconfig.json'), types('web/tsconfig.json')]) },
    { name: 'lint', what: 'biome', run: tool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings']) },
    { name: 'checks', what: 'the repository itself', run: vitest(checks) },
    { name: 'embedded', what: 'code, on the embedded database', run: vitest(code) },
    { name: 'server', what: 'the database suite again, on a PostgreSQL server', run: () => onServer(root, vitestOf(root, node, code)) },
    { name: 'browser', what: 'journeys in a browser', run: vitest(browser) },
  ]
}

// Not on a server, because the whole run must end in twenty minutes: attacks, which run there with the figures (node
// tools/attacks/write-figures.ts), and a page that only puts together what others ask.
const embeddedOnly =
  /^(test\/attacks\/(caches|directory|exports|files|injection|mass-assignment|own-look|paths|tokens)|src\/planning\/overview\/describe-overview)\.test\.ts$/

/** Test files that open a database, as paths from the root. */
function usesDatabase(root, file) {
  return /(create(Test\w+|\w+Context)|openIntake)\(/.test(readFileSync(join(root, file), 'utf8'))
}

function vitestOf(root, node, files) {
  const chosen = files.filter((file) => usesDatabase(root, file) && !embeddedOnly.test(file))
  return (environment) => runVitest({ root, node, files: chosen, environment })
}

async function onServer(root, run) {
  const server = await startServer(root)
  if (!server) {
    console.log('No PostgreSQL server could be started: the suite on a real server did not run.')
    return { passed: 0, failed: 1 }
  }
  try {
    return run({ TEST_DATABASE_URL: server.url })
  } finally {
    await server.stop()
  }
}

function together(runs) {
  return async () => {
    const results = runs.map((run) => run())
    return { passed: sum(results.map((result) => result.passed)), failed: sum(results.map((result) => result.failed)) }
  }
}

function countOne(node, root, words) {
  const passed = spawnSync(node, words, { cwd: root, stdio: 'inherit', env: pinned(root) }).status === 0
  return passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

function runVitest({ root, node, files, environment = {} }) {
  if (files.length === 0) return { passed: 0, failed: 0 }
  const folder = mkdtempSync(join(tmpdir(), 'welas-report-'))
  const report = join(folder, 'report.json')
  const words = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=./scripts/slowest-files.mjs', '--reporter=json', `--outputFile.json=${report}`, ...files]
  const { status } = spawnSync(node, words, { cwd: root, stdio: 'inherit', env: { ...pinned(root), ...environment } })
  const counted = existsSync(report) ? count(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 1, names: ['no report'] }
  rmSync(folder, { recursive: true })
  // A run can fail outside every test (an error after the last one): that is a failure too.
  return status !== 0 && counted.failed === 0 ? { ...counted, failed: 1, names: ['an error outside every test'] } : counted
}

/** A file that could not be loaded has no tests and counts as one failure. */
function count(report) {
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'))
  const failed = report.testResults.flatMap((file) => file.assertionResults.filter((test) => test.status === 'failed'))
  const names = [...broken.map((file) => file.name), ...failed.map((test) => test.fullName)]
  return { passed: report.numPassedTests, failed: names.length, names }
}

function findTests(root) {
  return ['checks', 'src', 'test', 'tools', 'web']
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((name) => `${folder}/${name.replaceAll('\\', '/')}`))
    .filter((name) => /\.test\.tsx?$/.test(name))
    .sort()
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0)
}
