import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'
import { refusal } from './import-table.ts'
import { files, isCode, isTest, read, root, sources } from './repository.ts'
import { factsOf } from './syntax.ts'

const program = sources('src')
const code = files.filter(isCode)

test('imports follow the table of checks/import-table.ts', () => {
  const faults = [...program, ...sources('web')].flatMap((path) =>
    factsOf(path)
      .imports.filter(({ from }) => from.startsWith('.'))
      .map(({ from, line }) => ({ to: normalize(join(dirname(path), from)), line }))
      .flatMap(({ to, line }) => {
        const reason = refusal(path, to)
        return reason ? [`${path}:${line} imports ${to}: ${reason}`] : []
      }),
  )
  expect(faults).toEqual([])
})

test('relative imports name a file that exists, with its ending', () => {
  const faults = code.flatMap((path) =>
    factsOf(path)
      .imports.filter(({ from }) => from.startsWith('.') && !from.includes('/+types/'))
      .filter(({ from }) => !existsSync(join(root, dirname(path), from.replace(/\?.*$/, ''))))
      .map(({ from, line }) => `${path}:${line} ${from}`),
  )
  expect(faults).toEqual([])
})

/** Files outside store*.ts and sql/ that speak SQL, each with its reason. May only shrink. */
const sqlElsewhere: Readonly<Record<string, string>> = {
  'src/kernel/job.ts': 'every domain queues a job in its own transaction; the one insert is here',
  'src/access/audit.ts': 'every domain writes the audit in its own transaction; its two statements are here',
  'src/wire.ts': 'one question at start: is the database empty?',
}
const sql =
  /^\s*(select\b[^'"]*\bfrom\b|select [a-z_]+\(|insert into |update [a-z_]+(\.[a-z_]+)? (\w+ )?set |delete from |with (recursive )?\w+( \([^)]*\))? as|copy \(|create (table|index|role)|alter |truncate |lock table )/i

test('SQL is in store*.ts and sql/ only', () => {
  const faults = program
    .filter(
      (path) =>
        !path.startsWith('src/platform/') &&
        !/\/(store[\w-]*\.ts|sql\/.*)$/.test(path) &&
        !sqlElsewhere[path],
    )
    .flatMap((path) =>
      factsOf(path)
        .texts.filter(({ text }) => sql.test(text))
        .map(({ line, text }) => `${path}:${line} ${text.trim().slice(0, 60)}`),
    )
  expect(faults).toEqual([])
})

test('exceptions for SQL are still needed', () => {
  const needless = Object.keys(sqlElsewhere).filter(
    (path) => !factsOf(path).texts.some(({ text }) => sql.test(text)),
  )
  expect(needless).toEqual([])
})

const settingsReaders = [
  'src/wire.ts',
  'test/',
  'tools/',
  'bench/',
  'checks/',
  'vitest.config.ts',
  'vite.config.ts',
]
test('the environment is read in wire.ts only', () => {
  const faults = code
    .filter((path) => !isTest(path) && !settingsReaders.some((allowed) => path.startsWith(allowed)))
    .flatMap((path) =>
      factsOf(path)
        .uses.filter(({ what }) => what === 'process.env')
        .map(({ line }) => `${path}:${line}`),
    )
  expect(faults).toEqual([])
})

test('rules and kernel know no clock and no random', () => {
  const banned = /^(Date\.now|Math\.random|performance\.now|new Date\(\))$/
  const faults = program
    .filter((path) => path.startsWith('src/kernel/') || /^src\/([a-z-]+\/)+rules\//.test(path))
    .flatMap((path) =>
      factsOf(path)
        .uses.filter(({ what }) => banned.test(what))
        .map(({ what, line }) => `${path}:${line} ${what}`),
    )
  expect(faults).toEqual([])
})

test('no test is skipped, left alone or conditional', () => {
  const faults = files.filter(isTest).flatMap((path) =>
    factsOf(path)
      .uses.filter(({ what }) => /^(test|it|describe|suite)\.(skip|only|todo|skipIf|runIf|fails)$/.test(what))
      .map(({ what, line }) => `${path}:${line} ${what}`),
  )
  expect(faults).toEqual([])
})

test('no type is any and no error of the compiler is silenced', () => {
  // The word is put together here so that this file does not find itself.
  const silenced = new RegExp(['@ts', '(ignore|nocheck|expect-error)'].join('-'))
  expect(code.filter((path) => silenced.test(read(path)))).toEqual([])
})

test('every domain has the usual files', () => {
  const missing = ['pack', 'access', 'intake', 'linkage', 'register', 'programmes', 'catalogue'].flatMap(
    (domain) =>
      ['README.md', 'index.ts']
        .map((name) => `src/${domain}/${name}`)
        .filter((path) => !files.includes(path)),
  )
  expect(missing).toEqual([])
})
