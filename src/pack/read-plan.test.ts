import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { emptyPlan } from './plan-model.ts'
import { readPlan } from './read-plan.ts'

/** What is read from a folder that holds one file of `plan/`. */
async function readWith(file: string, text: string) {
  const folder = await mkdtemp(join(tmpdir(), 'welas-plan-'))
  try {
    await mkdir(dirname(join(folder, 'plan', file)), { recursive: true })
    await writeFile(join(folder, 'plan', file), text)
    return await readPlan(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

test('a pack that says nothing of a plan has an empty one', async () => {
  expect((await readWith('README.md', 'nothing')).value).toEqual(emptyPlan)
})

const criterion = (id: string) =>
  `  - { id: ${id}, name: { id: a, en: a }, question: { id: a, en: a }, weight: 1 }\n`
test.each([
  ['an unknown key', 'quick-wins.yaml', 'version: x\nmonths: 12\n', 2, 'unknown key "months"'],
  [
    'a weight of nothing',
    'quick-wins.yaml',
    `criteria:\n${criterion('a').replace('weight: 1', 'weight: 0')}`,
    2,
    'weight',
  ],
  [
    'an id used twice',
    'quick-wins.yaml',
    `criteria:\n${criterion('a')}${criterion('a')}`,
    3,
    '"a" is used twice',
  ],
  ['broken YAML', 'readiness.yaml', 'items:\n  - { id: [', 2, ''],
  [
    'a text in one language',
    'dimensions.yaml',
    'sets:\n  - { id: s, name: { id: a }, source: x, dimensions: [] }\n',
    2,
    'sets.0.name.en is missing',
  ],
  ['a sample entry without kind', 'sample/10-a.yaml', '- { id: a, content: {} }\n', 1, 'kind is missing'],
  [
    'a date that is none',
    'sample/10-a.yaml',
    "- { kind: factor, id: a, on: '2026-02-30', content: {} }\n",
    1,
    'must be a date',
  ],
] as const)('%s is told with file and line', async (_, file, text, line, reason) => {
  const { value, faults } = await readWith(file, text)
  expect(value).toBeUndefined()
  expect(faults[0]).toMatchObject({ file: `plan/${file}`, line })
  expect(faults[0]!.reason).toContain(reason)
})
