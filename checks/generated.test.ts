import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { generateDocs } from '../tools/generate-docs.ts'
import { read, root } from './repository.ts'

let generated: Map<string, string>
beforeAll(async () => {
  generated = await generateDocs()
})

test('generated pages and db/schema.sql are fresh (npm run welas docs)', () => {
  const stale = [...generated].filter(
    ([path, content]) => !existsSync(join(root, path)) || read(path) !== content,
  )
  expect(stale.map(([path]) => path)).toEqual([])
})

test('every table and column has a comment that says what it means', () => {
  const dictionary = generated.get('docs/reference/data-dictionary.md') ?? ''
  const missing: string[] = []
  let table = ''
  let before = ''
  for (const line of dictionary.split('\n')) {
    if (line.startsWith('## ')) table = line.slice(3)
    if (line === '| column | type | means |' && before === '') missing.push(table)
    const column = /^\| `(\w+)` \| [^|]+ \|\s*\|$/.exec(line)?.[1]
    if (column) missing.push(`${table}.${column}`)
    if (line !== '') before = line.startsWith('## ') ? '' : line
  }
  expect(missing).toEqual([])
})
