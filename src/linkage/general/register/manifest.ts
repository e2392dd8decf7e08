import {
  closeSync,
  fdatasyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { Problem } from '../../../kernel/problem.ts'
import type { Field } from '../rules/fields.ts'
import type { BlockSizes } from '../rules/key-index.ts'
import type { Thresholds } from '../rules/thresholds.ts'
import type { Model } from '../rules/train.ts'
import type { Weigher } from '../rules/weigh.ts'
import { type FileEntry, isThere } from './files.ts'

/** What a register is: all but the numbers of its rows, which are in files beside it. */
export interface Manifest {
  readonly version: typeof registerVersion
  readonly fields: readonly Field[]
  readonly sources: readonly Source[]
  readonly rows: number
  /** Rows that each list brought. */
  readonly lists: readonly { readonly inputs: readonly string[]; readonly rows: number }[]
  /** Made by the first list and kept as they are. */
  readonly trainedRows: number
  readonly distinct: readonly number[]
  readonly rules: readonly { readonly name: string; readonly isKept: boolean }[]
  readonly model: Model
  readonly weigher: Weigher
  readonly priorBits: number
  readonly thresholds: Thresholds
  /** By field: rows that have a value. */
  readonly filled: readonly number[]
  /** Ranges of rows with indexes of their own. */
  readonly indexes: readonly IndexRange[]
  /** Files that lists append to, by name. */
  readonly files: Readonly<Record<string, FileEntry>>
}

export interface Source {
  readonly name: string
  readonly unique: boolean
}

export interface IndexRange {
  readonly first: number
  readonly count: number
  readonly rules: readonly (IndexEntry | null)[]
}

/** Index of one rule: a file of its buckets, keys and rows, one after the other. */
export interface IndexEntry extends FileEntry {
  readonly file: string
  readonly shift: number
  readonly sizes: BlockSizes
}

/** Changes with what a number in the files or in the model means. */
export const registerVersion = 2
const manifestFile = 'register.json'

/**
 * What the folder holds, or null when it holds no register yet.
 * @throws Problem when it is damaged, or of another version of the program
 */
export function readManifest(folder: string): Manifest | null {
  const path = join(folder, manifestFile)
  if (!isThere(path)) return null
  const damaged = new Problem('linkage.register.damaged', 422, { file: manifestFile })
  let parsed: { check?: unknown; register?: unknown }
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8')) as typeof parsed
  } catch {
    throw damaged
  }
  const { register, check } = parsed
  if (typeof register !== 'string' || crc32(register) !== check) throw damaged
  const manifest = JSON.parse(register, revive) as Manifest
  if (manifest.version !== registerVersion)
    throw new Problem('linkage.register.other-version', 422, { folder })
  return manifest
}

/** The last step of every change: from here on the register is the new one. */
export function writeManifest(folder: string, manifest: Manifest): void {
  const register = JSON.stringify(manifest, replace)
  const path = join(folder, manifestFile)
  writeFileSync(`${path}.new`, JSON.stringify({ check: crc32(register), register }))
  const handle = openSync(`${path}.new`, 'r+')
  fdatasyncSync(handle)
  closeSync(handle)
  renameSync(`${path}.new`, path)
}

/** Arrays of numbers as JSON; a number that JSON does not know is a text. */
function replace(_: string, value: unknown): unknown {
  if (value instanceof Float64Array) return { floats: Array.from(value, numberOrText) }
  if (value instanceof Uint8Array) return { bytes: Array.from(value) }
  return value
}

const numberOrText = (value: number) => (Number.isFinite(value) ? value : String(value))

function revive(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if ('floats' in value && Array.isArray(value.floats)) return Float64Array.from(value.floats, Number)
  if ('bytes' in value && Array.isArray(value.bytes)) return Uint8Array.from(value.bytes as number[])
  return value
}

/**
 * Does something to a register while no other run can.
 * @throws Problem when another run is at work in the folder
 */
export async function holding<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  mkdirSync(folder, { recursive: true })
  const lock = join(folder, 'lock')
  if (isThere(lock) && isRunning(Number(readFileSync(lock, 'utf8'))))
    throw new Problem('linkage.register.busy', 409, { folder })
  rmSync(lock, { force: true })
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
  } catch {
    throw new Problem('linkage.register.busy', 409, { folder })
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

/** A lock that a killed run left behind counts for nothing. */
function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
