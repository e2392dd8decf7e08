import { expect, test } from 'vitest'
import { commands } from '../src/cli/index.ts'
import { allRoutes, catalogues } from '../src/http/index.ts'
import { jobs } from '../src/jobs/index.ts'
import { languages } from '../src/kernel/messages.ts'
import { files, sources } from './repository.ts'
import { factsOf } from './syntax.ts'

/** The files `name` of domains that the table in `tablePath` does not import. */
function forgotten(tablePath: string, name: string): string[] {
  const imported = factsOf(tablePath).imports.map(({ from }) => from.replace(/^\.\.\//, 'src/'))
  return files.filter((path) => new RegExp(`^src/[a-z-]+/${name}$`).test(path) && !imported.includes(path))
}

test('every domain is in the tables', () => {
  expect(
    forgotten('src/http/routes.ts', 'routes.ts').filter((path) => !/^src\/(access|jobs|http)\//.test(path)),
  ).toEqual([])
  expect(
    forgotten('src/cli/commands.ts', 'commands.ts').filter((path) => !path.startsWith('src/cli/')),
  ).toEqual([])
  expect(forgotten('src/jobs/table.ts', 'jobs.ts')).toEqual([])
  const ownMessages = ['src/http/messages.ts']
  expect(
    forgotten('src/http/catalogues.ts', 'messages.ts').filter((path) => !ownMessages.includes(path)),
  ).toEqual([])
})

test.each([
  ['routes', () => allRoutes().map((route) => `${route.method} ${route.path}`)],
  ['commands', () => commands.map((command) => command.name)],
  ['jobs', () => jobs.map((job) => job.kind)],
  ['sentences', () => catalogues.flatMap((catalogue) => Object.keys(catalogue.id))],
])('%s: each name stands for one thing', (_, names) => {
  const seen = names()
  expect(seen.filter((name, index) => seen.indexOf(name) !== index)).toEqual([])
})

test('every sentence exists in every language, with the same places', () => {
  const faults = catalogues.flatMap((catalogue) => {
    const keys = new Set(languages.flatMap((language) => Object.keys(catalogue[language])))
    return [...keys].filter((key) => {
      const places = languages.map((language) => placesOf(catalogue[language][key]))
      return places.some((set) => set === null || set !== places[0])
    })
  })
  expect(faults).toEqual([])
})

function placesOf(sentence: string | undefined): string | null {
  if (!sentence) return null
  return [...new Set([...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort().join(' ')
}

test('every code of a Problem has a sentence', () => {
  const known = new Set(catalogues.flatMap((catalogue) => Object.keys(catalogue.id)))
  const faults = sources('src').flatMap((path) =>
    factsOf(path).uses.flatMap(({ what, line }) => {
      const code = /^new Problem\(\s*'([^']+)'/.exec(what)?.[1]
      return code && !known.has(code) ? [`${path}:${line} ${code}`] : []
    }),
  )
  expect(faults).toEqual([])
})

test('public routes are public by their path as well', () => {
  const open = allRoutes()
    .filter((route) => route.permission === 'public')
    .map((route) => route.path)
  const allowed = /^\/open\/v1\/|^\/api\/access\/(sign-in(\/|$)|sign-out$)|^\/api\/protection\/own-look$/
  expect(open.filter((path) => !allowed.test(path))).toEqual([])
  expect(
    allRoutes().filter(
      (route) => route.path.startsWith('/open/') && (route.permission !== 'public' || route.method !== 'GET'),
    ),
  ).toEqual([])
})
