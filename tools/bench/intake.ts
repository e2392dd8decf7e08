/**
 * How fast lists are read: node tools/bench/intake.ts [rows] writes docs/benchmarks/results/ and docs/benchmarks/intake.md.
 * Makes a list of synthetic rows in each format that holds as many, in a temporary folder, then reads each in a process of its
 * own, so that its memory is measured alone.
 */
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkSettingsOf, layoutSettingsOf } from '../../src/intake/pack-rules.ts'
import { openList } from '../../src/intake/read/index.ts'
import { checkRows, readLayout } from '../../src/intake/read-list.ts'
import { createTally } from '../../src/intake/rules/count-rows.ts'
import { readPack } from '../../src/pack/index.ts'
import { makeBinaryWorkbook, makeCsv, makeOpenDocument, makeWorkbook } from './intake-files.ts'
import { keepResults, type Timed, writePage } from './intake-page.ts'

/** Runs in a process of its own; prints one JSON line. */
async function measure(path: string, mode: string): Promise<void> {
  const start = performance.now()
  await using list = await openList(path)
  let rows = 0
  if (mode === 'read') {
    for (const sheet of list.sheets) for await (const batch of sheet.rows()) rows += batch.length
  } else {
    const pack = await readPack(fileURLToPath(new URL('../../packs/jember', import.meta.url)))
    const kind = pack.listKinds.find((candidate) => candidate.id === 'penduduk-siak')!
    const settings = layoutSettingsOf(pack, kind, new Map())
    const clock = { now: () => new Date('2026-10-31T05:00:00Z') }
    const layout = await readLayout(list, settings, kind.required)
    for await (const batch of checkRows(
      list,
      layout,
      settings,
      checkSettingsOf({ pack, clock }, kind, '2026-01-31'),
      createTally(),
    ))
      rows += batch.length
  }
  const usage = process.resourceUsage()
  console.log(
    JSON.stringify({
      rows,
      seconds: (performance.now() - start) / 1000,
      cpu: (usage.userCPUTime + usage.systemCPUTime) / 1e6,
      megabytes: usage.maxRSS / 1024,
    }),
  )
}

async function report(rows: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'welas-bench-'))
  const timed: Timed[] = []
  for (const [format, make] of [
    ['csv', makeCsv],
    ['xlsx', makeWorkbook],
    ['xlsb', makeBinaryWorkbook],
    ['ods', makeOpenDocument],
  ] as const) {
    const path = join(folder, `list.${format}`)
    await make(path, rows)
    const { size } = await stat(path)
    for (const work of ['reading', 'reading and checking every row'] as const) {
      const answer = JSON.parse(
        execFileSync(
          process.execPath,
          [fileURLToPath(import.meta.url), 'measure', path, work === 'reading' ? 'read' : 'check'],
          { encoding: 'utf8' },
        ),
      ) as Omit<Timed, 'format' | 'fileMb' | 'work'>
      timed.push({ format, fileMb: size / 1e6, work, ...answer, rows })
      console.log(JSON.stringify(timed.at(-1)))
    }
    await rm(path)
  }
  await rm(folder, { recursive: true })
  await keepResults(`intake-lists-${rows}`, timed)
  await writePage()
}

const [mode, path, work] = process.argv.slice(2)
if (mode === 'measure') await measure(path!, work!)
else await report(Number(mode ?? 1_000_000))
