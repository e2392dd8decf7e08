import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { read, root } from './repository.ts'

/** Licences a public office may use and pass on together with ours (Apache-2.0). */
const allowed = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'Unlicense',
]

/** Packages whose manifest names none, with what their licence file says. */
const readByHand: Readonly<Record<string, string>> = {
  'png-js': 'MIT (LICENSE of the package)',
}

interface Entry {
  readonly version?: string
  readonly license?: string
  readonly integrity?: string
  readonly optional?: boolean
}
const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Entry> }
const entries = Object.entries(packages).filter(([path]) => path !== '')
const nameOf = (path: string) => path.split('node_modules/').at(-1) ?? ''

/** What the lock says, else what the installed manifest says, else what its siblings for other systems say. */
function licenceOf(path: string, entry: Entry): string {
  const manifest = join(root, path, 'package.json')
  const installed = existsSync(manifest)
    ? (JSON.parse(read(`${path}/package.json`)) as Entry).license
    : undefined
  const family = nameOf(path).replace(
    /-(android|darwin|linux|win32|freebsd|openbsd|netbsd|sunos|aix|wasm32).*$/,
    '',
  )
  const sibling = entries.find(([other, { license }]) => license && nameOf(other).startsWith(`${family}-`))
  return entry.license ?? installed ?? sibling?.[1].license ?? 'none'
}

test('every package of the lock has a licence that may be used', () => {
  const faults = entries
    .filter(([path]) => !readByHand[nameOf(path)])
    .map(([path, entry]) => [nameOf(path), licenceOf(path, entry)] as const)
    .filter(
      ([, licence]) =>
        !licence
          .replaceAll(/[()]/g, '')
          .split(' OR ')
          .some((one) => allowed.includes(one)),
    )
  expect(faults).toEqual([])
})

test('packages looked at by hand are still there', () => {
  const names = entries.map(([path]) => nameOf(path))
  expect(Object.keys(readByHand).filter((name) => !names.includes(name))).toEqual([])
})

test('every package of the lock is pinned to its bytes', () => {
  const loose = entries.filter(
    ([, { integrity, optional }]) => !integrity?.startsWith('sha512-') && !optional,
  )
  expect(loose.map(([path]) => path)).toEqual([])
})
