import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { commands } from '../src/cli/index.ts'
import { settings } from '../src/platform/config.ts'
import { files, read, root } from './repository.ts'

const pages = files.filter((path) => path.endsWith('.md'))
const withoutCode = (text: string) => text.replace(/```[\s\S]*?```/g, '')

test('links of documents lead somewhere', () => {
  const faults = pages.flatMap((path) =>
    [...withoutCode(read(path)).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)]
      .map((match) => match[1] ?? '')
      .filter((target) => !existsSync(join(root, dirname(path), target)))
      .map((target) => `${path}: ${target}`),
  )
  expect(faults).toEqual([])
})

/** `src/…`-like paths in backticks, without the ones that hold a placeholder. */
const pathPattern = /`((?:src|web|db|docs|packs|tools|checks|test|scripts)\/[^`\s]*?)`/g

test('paths named in documents exist', () => {
  const faults = pages.flatMap((path) =>
    [...read(path).matchAll(pathPattern)]
      .map((match) => (match[1] ?? '').replace(/:\d+$/, ''))
      .filter((named) => !/[*<>…{}]|NNNN|YOUR|my-/.test(named))
      .filter((named) => !existsSync(join(root, named)))
      .map((named) => `${path}: ${named}`),
  )
  expect(faults).toEqual([])
})

test('commands named in documents exist', () => {
  const scripts = Object.keys(
    (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts,
  )
  const known = new Set(['help', ...commands.map((command) => command.name)])
  const faults = pages.flatMap((path) => {
    const text = read(path)
    const welas = [...text.matchAll(/`(?:npm run )?welas (?:-- )?([a-z][a-z-]*)/g)]
      .map((match) => match[1] ?? '')
      .filter((name) => !known.has(name))
    const npm = [...text.matchAll(/npm run ([a-z:-]+)/g)]
      .map((match) => match[1] ?? '')
      .filter((name) => !scripts.includes(name))
    return [...welas, ...npm].map((name) => `${path}: ${name}`)
  })
  expect(faults).toEqual([])
})

test('settings named in the README exist', () => {
  const named = [...read('README.md').matchAll(/`([A-Z][A-Z_]{3,})(?:=[^`]*)?`/g)].map((match) => match[1])
  const known = settings.map((setting) => setting.name as string)
  expect(named.filter((name) => !known.includes(name ?? ''))).toEqual([])
})
