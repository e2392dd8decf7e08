import { expect, test } from 'vitest'
import { files, isCode, isTest, read } from './repository.ts'
import { factsOf } from './syntax.ts'

const fileLinesMax = 400
const functionLinesMax = 70

/** Longer ones that are known, with the length they have. They may get shorter, never longer, and leave the list then. */
const exceptions = JSON.parse(read('checks/exceptions.json')) as {
  readonly files: Readonly<Record<string, number>>
  readonly functions: Readonly<Record<string, number>>
}
const code = files.filter((path) => isCode(path) && !path.startsWith('web/fonts/'))

test(`files have at most ${fileLinesMax} lines`, () => {
  const long = code
    .map((path) => [path, factsOf(path).lines] as const)
    .filter(([, lines]) => lines > fileLinesMax)
  expect(Object.fromEntries(long), 'a list that got shorter is written down; a new entry is not').toEqual(
    exceptions.files,
  )
})

test(`functions have at most ${functionLinesMax} lines`, () => {
  const long = code
    .filter((path) => !isTest(path))
    .flatMap((path) => factsOf(path).functions.map(({ name, lines }) => [`${path} ${name}`, lines] as const))
    .filter(([, lines]) => lines > functionLinesMax)
  expect(Object.fromEntries(long), 'a list that got shorter is written down; a new entry is not').toEqual(
    exceptions.functions,
  )
})
