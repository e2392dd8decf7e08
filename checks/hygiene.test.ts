import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { files, read, root } from './repository.ts'

const texts = files.filter((path) => !/\.(woff2|png|xlsx|gz|zip|br)$/.test(path))

test('no path of a machine and no address of a registry is in the tree', () => {
  // Put together from parts, so that this file does not find itself.
  const banned = new RegExp(
    [
      '(^|[\\s"\'`(=])/(ro',
      'ot|home/\\w+|Users/\\w+|',
      'work/)',
      '|registry\\.',
      'npmjs|artifac',
      'tory|verdac',
      'cio',
    ].join(''),
    'm',
  )
  expect(texts.filter((path) => banned.test(read(path)))).toEqual([])
})

test('the lock names no address and has no holes', () => {
  const lock = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string>; resolved?: string }>
  }
  const entries = Object.values(lock.packages)
  expect(entries.filter((entry) => entry.resolved?.startsWith('http'))).toEqual([])
  const holes = entries
    .flatMap((entry) => Object.entries(entry.optionalDependencies ?? {}))
    .filter(([name, version]) => /^\d/.test(version) && !lock.packages[`node_modules/${name}`])
  expect(holes, 'run node scripts/complete-lock.mjs').toEqual([])
})

test('files of the tree are small enough to read and clone', () => {
  const bytesMax = 400_000
  expect(
    files.filter((path) => path !== 'package-lock.json' && statSync(join(root, path)).size > bytesMax),
  ).toEqual([])
})

test('names are in kebab-case', () => {
  const kept = /^(README|ARCHITECTURE|CONTRIBUTING|STYLE|LICENSE|CHANGELOG|OFL)(\.md|\.txt)?$/
  const kebab = /^[a-z0-9_.$-]+$/
  const faults = files.filter((path) => {
    const name = path.split('/').at(-1) ?? ''
    return !kebab.test(name) && !kept.test(name)
  })
  expect(faults).toEqual([])
})

test('top-level folders are the known ones', () => {
  const known = ['.ci', 'bench', 'checks', 'db', 'docs', 'packs', 'scripts', 'src', 'test', 'tools', 'web']
  const found = new Set(files.filter((path) => path.includes('/')).map((path) => path.split('/')[0]))
  expect([...found].filter((name) => !known.includes(name ?? ''))).toEqual([])
})

test('every dependency has its exact version and its reason', () => {
  const manifest = JSON.parse(read('package.json')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >
  const all = { ...manifest.dependencies, ...manifest.devDependencies }
  expect(Object.entries(all).filter(([, version]) => !/^\d/.test(version))).toEqual([])
  const reasons = read('docs/decisions/dependencies.md')
  const listed = reasons
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1]))
  expect([...listed].sort()).toEqual(Object.keys(all).sort())
})
