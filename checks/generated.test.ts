import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { type Generated, generateDocs } from '../tools/generate-docs.ts'
import { read, root } from './repository.ts'

let generated: Generated
beforeAll(async () => {
  generated = await generateDocs()
})

test('generated pages and db/schema.sql are fresh (npm run welas docs)', () => {
  const stale = [...generated.pages].filter(
    ([path, content]) => !existsSync(join(root, path)) || read(path) !== content,
  )
  expect(stale.map(([path]) => path)).toEqual([])
})

test('every table and column has a comment that says what it means', () => {
  expect(generated.undescribed).toEqual([])
})
