import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Command, CommandCall } from '../../src/kernel/command.ts'
import type { Stop } from './take-tour.ts'

export const commands: readonly Command<unknown>[] = [
  {
    name: 'tour',
    summary: 'Follow one synthetic list from hand-in to the public numbers, step by step (docs/tour.md)',
    usage: 'tour',
    options: [],
    needs: 'nothing',
    run: tour,
  },
]

async function tour({ print }: CommandCall<unknown>): Promise<void> {
  // Loaded here: the tour has a program of its own, with the table of commands in it.
  const { openTourSystem } = await import('./open-system.ts')
  const { prepareCity } = await import('./prepare-city.ts')
  const { takeTour } = await import('./take-tour.ts')
  const dataDir = await mkdtemp(join(tmpdir(), 'welas-tour-'))
  const packFolder = fileURLToPath(new URL('../../packs/_example', import.meta.url))
  const { system, close } = await openTourSystem(dataDir, packFolder)
  try {
    print('An invented regency of 4,000 people; all lists but one are in the register already …')
    const place = await prepareCity(system, 4_000, { listKindId: 'blt-dd', promiseId: 'blt-tepat' })
    let number = 0
    for await (const stop of takeTour(place)) for (const line of stopLines(++number, stop)) print(line)
  } finally {
    await close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

function* stopLines(number: number, { what, call, file, input, output, audit }: Stop): Generator<string> {
  yield `\n${number}  ${what}`
  yield `   ${call}   ${file}`
  yield `   in     ${input}`
  yield `   out    ${output}`
  for (const { actor, action, subject } of audit) yield `   audit  ${action} ${subject}, by ${actor}`
  if (audit.length === 0) yield '   audit  -'
}
