import { limits } from '../../kernel/limits.ts'
import { Problem } from '../../kernel/problem.ts'
import type { RawRow, RawSheet, SheetShape } from '../model.ts'
import type { OpenList } from './index.ts'
import { keepLast, Shape } from './sheet-shape.ts'
import { keepAside, type Source } from './source.ts'
import type { Zip, ZipEntry } from './zip.ts'

type OpenMember = (source: Source, onBytes: (bytes: number) => void) => Promise<OpenList>

/**
 * The sheets of all lists in an archive, in its order, each named "file.xlsx: Sheet1". One file at a time is unpacked, to
 * disk without a name (see source.ts), so its sheets are to be read one after the other. Nothing is passed over: throws
 * Problem 'intake.archive-member' with the file that cannot be read and why.
 */
export async function openArchive(
  zip: Zip,
  members: readonly ZipEntry[],
  openMember: OpenMember,
  onBytes: (bytes: number) => void,
): Promise<{ sheets: RawSheet[]; bytes: number; close(): Promise<void> }> {
  const reader = new MemberReader(zip, openMember)
  const sheets: RawSheet[] = []
  const taken = new Set<string>()
  const shapeOf = keepLast<SheetShape>()
  let bytes = 0
  try {
    for (const member of members) {
      const list = await reader.open(member)
      bytes += list.bytes
      if (bytes > limits.unpackedBytesMax) throw new Problem('intake.file-bomb', 422)
      for (const [index, { name, hidden }] of list.sheets.entries())
        sheets.push({
          name: uniqueName(sheetName(member.name, name), taken),
          ...(hidden ? { hidden } : {}),
          rows: () => reader.rows(member, index, onBytes),
          shape: shapeOf(() => reader.shape(member, index)),
        })
    }
  } catch (error) {
    await reader.close()
    throw error
  }
  return { sheets, bytes, close: () => reader.close() }
}

class MemberReader {
  private readonly zip: Zip
  private readonly openMember: OpenMember
  private current: { member: ZipEntry; source: Source; list: OpenList } | null = null
  private onBytes: (bytes: number) => void = () => {}

  constructor(zip: Zip, openMember: OpenMember) {
    this.zip = zip
    this.openMember = openMember
  }

  async open(member: ZipEntry): Promise<OpenList> {
    if (this.current?.member === member) return this.current.list
    await this.close()
    return within(member, async () => {
      const source = await keepAside(this.zip.stream(member))
      try {
        const list = await this.openMember(source, (bytes) => this.onBytes(bytes))
        this.current = { member, source, list }
        return list
      } catch (error) {
        await source.close()
        throw error
      }
    })
  }

  async *rows(member: ZipEntry, sheet: number, onBytes: (bytes: number) => void): AsyncGenerator<RawRow[]> {
    const list = await this.open(member)
    this.onBytes = onBytes
    const rows = list.sheets[sheet]!.rows()
    try {
      for (;;) {
        const next = await within(member, () => rows.next())
        if (next.done) return
        yield next.value
      }
    } finally {
      this.onBytes = () => {}
      await rows.return(undefined)
    }
  }

  async shape(member: ZipEntry, sheet: number): Promise<SheetShape> {
    const list = await this.open(member)
    return within(member, async () => (await list.sheets[sheet]!.shape?.()) ?? new Shape())
  }

  async close(): Promise<void> {
    const last = this.current
    this.current = null
    await last?.list[Symbol.asyncDispose]()
    await last?.source.close()
  }
}

/** Says of a Problem which file it is in. */
async function within<T>(member: ZipEntry, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    throw new Problem('intake.archive-member', 422, {
      ...error.params,
      file: shownName(member.name),
      reason: error.code,
    })
  }
}

/** For people to know the file by. */
const shownName = (name: string) =>
  name
    .replace(/[\p{Cc}\p{Cf}\ufffd]/gu, '')
    .toWellFormed()
    .slice(-nameCharactersMax) || '?'

/** Text files have one sheet without a name. */
const sheetName = (file: string, sheet: string) =>
  (sheet === '' ? shownName(file) : `${shownName(file)}: ${sheet}`).slice(0, nameCharactersMax)

/** What a request for the rows of a sheet may name (contract.ts). */
const nameCharactersMax = 100

function uniqueName(name: string, taken: Set<string>): string {
  let unique = name
  for (let count = 2; taken.has(unique); count++)
    unique = `${name.slice(0, nameCharactersMax - 8)} (${count})`
  taken.add(unique)
  return unique
}
