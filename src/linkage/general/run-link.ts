import { statSync } from 'node:fs'
import { hashText } from '../rules/hash.ts'
import { gatherAnswers } from './answers.ts'
import type { LinkConfig } from './config.ts'
import { type Crew, newCrew, threadsMax } from './crew.ts'
import { type Explain, explainTable } from './explain-steps.ts'
import { trainOn } from './learn.ts'
import { newClock, readInputs } from './link-steps.ts'
import { type Engine, type Linked, linkTable } from './link-table.ts'
import { givenModel, type Trained } from './model-file.ts'
import { holding, type IndexRange, readManifest } from './register/manifest.ts'
import { linkAgain } from './register/run-again.ts'
import { saveRegister } from './register/save.ts'
import { RowNames } from './row-names.ts'
import type { Arrays } from './rules/arrays.ts'
import type { PartTable } from './rules/key-index.ts'
import type { KeyPlan } from './rules/key-rules.ts'
import { placeSeconds } from './rules/partners.ts'
import { layOut, orderIds, orderRows, type RowIds, type Table } from './rules/table.ts'

/** Everything a run found out. */
export interface LinkRun extends Linked {
  readonly table: Table
  readonly names: RowNames
  readonly threads: number
  /** Seconds per step. */
  readonly seconds: Readonly<Record<string, number>>
  readonly register: RegisterPart
}

/** What a run has to do with a register; a first run has no standing rows. */
export interface RegisterPart {
  /** Rows before this one were there. */
  readonly firstNew: number
  readonly inputs: readonly string[]
  /** 1 for standing rows that the inputs have as well; those of them that say something else there. */
  readonly isSeen: Uint8Array
  readonly changed: readonly number[]
  /** Ranges of rows whose indexes stay as they are. */
  readonly standingRanges: readonly IndexRange[]
  /** What a register keeps beside the table: words and values, names of the new rows, the second order of all rows. */
  keep(): { readonly arrays: Arrays; readonly ids: RowIds; readonly seconds: Int32Array }
}

export const sumOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0)

/** Smaller files and registers are linked before other threads would have started. */
const smallBytes = 3_000_000
const smallRows = 50_000

/**
 * Links the rows of the inputs: the steps of README.md, one after the other. `explain` gets a few lines per step; `threads`
 * and `engine` change nothing but the time.
 */
export async function runLink(
  config: LinkConfig,
  explain: Explain,
  threads?: number,
  engine?: Engine,
): Promise<LinkRun> {
  const crew = newCrew(threads ?? threadsFor(config))
  try {
    return await linkWith(crew, config, explain, true, engine)
  } finally {
    await crew.close()
  }
}

/**
 * Links the rows of the inputs with those of the register in `folder`, and adds them to it. Where there is none yet, the run is
 * a first one (runLink) and makes it. Nothing is written when there is nothing new.
 */
export function runOnRegister(
  config: LinkConfig,
  folder: string,
  explain: Explain,
  threads?: number,
): Promise<LinkRun> {
  return holding(folder, async () => {
    const manifest = readManifest(folder)
    const crew = newCrew(threads ?? threadsFor(config, manifest?.rows))
    try {
      const run = manifest
        ? await linkAgain(crew, config, folder, manifest, explain)
        : await linkWith(crew, config, explain, false)
      const started = performance.now()
      if (run.table.count > run.register.firstNew || run.answers.fresh.length > 0)
        saveRegister(folder, manifest, run)
      const saving = Math.round(performance.now() - started) / 1000
      return { ...run, seconds: { ...run.seconds, '9 save': saving } }
    } finally {
      await crew.close()
    }
  })
}

function threadsFor({ inputs }: LinkConfig, rows = 0): number {
  if (rows > smallRows) return threadsMax()
  const bytes = inputs.reduce(
    (sum, { file }) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0),
    0,
  )
  return bytes < smallBytes ? 1 : threadsMax()
}

/** `isClosed`: no later list will meet these rows. */
async function linkWith(
  crew: Crew,
  config: LinkConfig,
  explain: Explain,
  isClosed: boolean,
  engine?: Engine,
): Promise<LinkRun> {
  const clock = newClock()
  const given = givenModel(config)
  crew.share({ config })
  const { table, names, arrays, ids } = await readAll(crew, config)
  clock.done('1 read and encode')
  explainTable(table, explain)
  const { parts, ...linked } = await linkTable(crew, config, table, {
    isClosed,
    engine,
    given,
    answers: gatherAnswers(config.answers, names),
    explain,
    clock,
  })
  return {
    table,
    names,
    ...linked,
    threads: crew.threads,
    seconds: clock.seconds,
    register: {
      firstNew: 0,
      inputs: names.sources,
      isSeen: new Uint8Array(0),
      changed: [],
      standingRanges: [],
      keep: () => ({ arrays, ids, seconds: secondsOf(parts, linked.plan) }),
    },
  }
}

/** Learns from the rows of the inputs, and links nothing. */
export async function trainModel(config: LinkConfig, explain: Explain, threads?: number): Promise<Trained> {
  const crew = newCrew(threads ?? threadsFor(config))
  try {
    crew.share({ config })
    const { table } = await readAll(crew, config)
    explainTable(table, explain)
    return await trainOn(crew, config, table, { explain, clock: newClock() })
  } finally {
    await crew.close()
  }
}

function secondsOf(parts: PartTable, plan: KeyPlan): Int32Array {
  const seconds = new Int32Array(parts.count * 2)
  placeSeconds(seconds, parts, plan, 0)
  return seconds
}

/** Step 1: every thread reads its columns; then the rows get their order. */
async function readAll(crew: Crew, config: LinkConfig) {
  const { columns, ids, kept } = await readInputs(crew, config)
  const sources = config.inputs.map(({ name }) => name)
  const order = orderRows(config.fields, columns, ids, sources.map(hashText))
  const ordered = orderIds(ids, order)
  const unique = config.inputs.map((input) => input.unique)
  return {
    table: layOut(config.fields, columns, ids, order, unique),
    names: new RowNames(sources, ordered),
    arrays: kept,
    ids: ordered,
  }
}
