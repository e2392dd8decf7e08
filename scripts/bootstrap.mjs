// `npm start`, `npm test` … on a fresh machine with Node 20 or newer: installs what is missing, then runs everything
// on the pinned Node of node_modules/node. Plain JavaScript without dependencies.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pinned } from './pinned.mjs'
import { runTests } from './run-tests.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const inRoot = (...parts) => join(root, ...parts)
const node = inRoot('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

const [verb = 'start', ...rest] = process.argv.slice(2)
const verbs = {
  start: async () => {
    buildWeb()
    return run(['src/main.ts', 'start', ...rest])
  },
  welas: () => run(['src/main.ts', ...rest]),
  tour: () => run(['src/main.ts', 'tour', ...rest]),
  dev: async () => {
    buildWeb()
    return run(['--watch-path=src', '--watch-path=packs', 'src/main.ts', 'start', ...rest])
  },
  check: () => runTests({ root, node, only: ['types', 'lint', 'checks'] }),
  test: async () => {
    buildWeb()
    return runTests({ root, node, only: rest.length > 0 ? rest : null })
  },
}

if (!verbs[verb]) fail(`Unknown: ${verb}. Known: ${Object.keys(verbs).join(', ')}`)
install()
process.exitCode = await verbs[verb]()

/** Runs `npm ci` when node_modules is missing or older than the lock, and repairs what skipped install scripts leave out. */
function install() {
  const stamp = inRoot('node_modules', '.package-lock.json')
  if (!existsSync(stamp) || statSync(stamp).mtimeMs < statSync(inRoot('package-lock.json')).mtimeMs) {
    console.log('Installing packages (npm ci) …')
    const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32',
    })
    if (npm.status !== 0) fail('npm ci failed. Is there a connection to the package registry?')
  }
  if (!existsSync(node)) runInstallScript(inRoot('node_modules', 'node'), 'installArchSpecificPackage.js')
  if (!existsSync(node)) fail('The pinned Node is missing. Remove node_modules and run again.')
}

function runInstallScript(folder, script) {
  spawnSync(process.execPath, [script], { cwd: folder, stdio: 'inherit' })
}

/** Builds the web pages when a source is newer than the last build. */
function buildWeb() {
  if (!existsSync(inRoot('web', 'root.tsx'))) return
  const stamp = inRoot('build', '.built')
  const sources = ['web', 'src', 'react-router.config.ts', 'vite.config.ts', 'package-lock.json']
  const builtMs = existsSync(stamp) ? statSync(stamp).mtimeMs : 0
  if (!sources.some((source) => newestMs(inRoot(source)) > builtMs)) return
  console.log('Building the web pages …')
  const build = spawnSync(node, [inRoot('node_modules', '@react-router', 'dev', 'bin.cjs'), 'build', '--logLevel', 'error'], {
    cwd: root, encoding: 'utf8', env: pinned(root),
  })
  if (build.status !== 0) fail(`${build.stdout}${build.stderr}The web pages could not be built.`)
  writeFileSync(stamp, '')
}

/** Newest change below a path; tests do not count. */
function newestMs(path) {
  const entry = statSync(path, { throwIfNoEntry: false })
  if (!entry) return 0
  if (!entry.isDirectory()) return /\.test\.tsx?$/.test(path) ? 0 : entry.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newestMs(join(path, name))))
}

/** Runs the pinned Node until it ends; being told to stop is passed on, so that it can finish its transaction. */
function run(words) {
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', ...words], { cwd: root, stdio: 'inherit', env: pinned(root) })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => child.on('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0))))
}

function fail(reason) {
  console.error(reason)
  process.exit(1)
}
