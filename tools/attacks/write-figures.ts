import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startOwnServer } from '../../test/own-server.ts'

/** Runs the attacks on both kinds of database and writes what came of them: `node tools/attacks/write-figures.ts`. */
const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = 'test/attacks'
const page = join(root, 'docs/security/attacks.md')

interface Attempt {
  readonly status: string
  readonly meta: {
    readonly requests?: number
    readonly ratio?: { readonly what: string; readonly ratio: number }
  }
}
interface Report {
  readonly files: ReadonlyMap<string, readonly Attempt[]>
  readonly seconds: number
}

function run(environment: Readonly<Record<string, string>>): Report {
  const out = mkdtempSync(join(tmpdir(), 'welas-attacks-'))
  const file = join(out, 'report.json')
  const from = performance.now()
  const words = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=json',
    `--outputFile.json=${file}`,
    `${folder}/`,
  ]
  spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit', env: { ...process.env, ...environment } })
  const seconds = Math.round((performance.now() - from) / 1000)
  const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as {
    testResults: { name: string; assertionResults: Attempt[] }[]
  }
  rmSync(out, { recursive: true })
  const files = testResults.map(
    ({ name, assertionResults }) => [name.split('/').at(-1)!, assertionResults] as const,
  )
  return { files: new Map(files), seconds }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
const requestsOf = (attempts: readonly Attempt[]) => sum(attempts.map(({ meta }) => meta.requests ?? 0))
const refusedOf = (attempts: readonly Attempt[]) =>
  attempts.filter(({ status }) => status === 'passed').length

/** What a file tries, from the comment it begins with. */
function whatOf(file: string): string {
  const text = readFileSync(join(root, folder, file), 'utf8')
  const lines = /^(\/\/ .*\n)+/m.exec(text)?.[0] ?? /^\/\*\*\n( \* .*\n)+/m.exec(text)?.[0] ?? ''
  return lines
    .replaceAll(/^(\/\/ | \* |\/\*\*)/gm, '')
    .trim()
    .replaceAll('\n', ' ')
}

function write(embedded: Report, server: Report): string {
  const names = readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.test.ts'))
    .sort()
  const rows = names.map((name) => {
    const [here, there] = [embedded.files.get(name) ?? [], server.files.get(name) ?? []]
    return [name, here.length, requestsOf(here), refusedOf(here), refusedOf(there)] as const
  })
  const total = [1, 2, 3, 4].map((column) => sum(rows.map((row) => Number(row[column]))))
  const ratios = names.flatMap((name) =>
    (server.files.get(name) ?? []).flatMap(({ meta }) => (meta.ratio ? [meta.ratio] : [])),
  )
  return `# Attacks

Attempts on a small city of invented people, each by an account that has some rights and wants more, or by nobody. An attempt is a test of
[\`${folder}\`](../../${folder}); one that goes through all fields of a route sends many requests. Refused means by what came of it: the tables of the
database are as before, no foreign name or number is in the answer or the log, what is foreign is answered like what does not exist, and no error of ours leaves.

Written on ${new Date().toISOString().slice(0, 10)} by \`node tools/attacks/write-figures.ts\`, Node ${process.version}, ${cpus().length} cores: embedded database in ${embedded.seconds} s, PostgreSQL server in ${server.seconds} s.

| where | what is tried | attempts | requests | refused, embedded | refused, server |
|---|---|---|---|---|---|
${rows.map(([name, ...numbers]) => `| \`${folder}/${name}\` | ${whatOf(name)} | ${numbers.join(' | ')} |`).join('\n')}
| **all** | | ${total.join(' | ')} |

## Time of unknown and forbidden
A test that measures time tells of the machine, so the tests ask for the same statements in the same order. Beside it the time was measured: median of what is
foreign over median of what does not exist, turn by turn, on the server. 1 = alike.

| what | ratio |
|---|---|
${ratios.map(({ what, ratio }) => `| ${what} | ${ratio.toFixed(2)} |`).join('\n')}
`
}

const embedded = run({ TEST_DATABASE_URL: '' })
const server = await startOwnServer()
const onServer = run({ TEST_DATABASE_URL: server.url })
await server.stop()
writeFileSync(page, write(embedded, onServer))
