import { limits } from '../../kernel/limits.ts'
import { Problem } from '../../kernel/problem.ts'
import type { ListFormat, RawSheet } from '../model.ts'
import { openArchive } from './archive.ts'
import { detectFormat } from './detect-format.ts'
import { openOpenDocument } from './opendocument.ts'
import { openFile, type Source } from './source.ts'
import { openText } from './text.ts'
import { openWorkbook } from './workbook.ts'
import { openOldWorkbook, type ThreadLimits } from './xls.ts'
import { openBinaryWorkbook } from './xlsb.ts'
import type { ZipEntry } from './zip.ts'

export type { ThreadLimits }

/** A list as rows, whatever it was read from. */
export interface RawList {
  readonly format: ListFormat
  readonly encoding: string | null
  readonly delimiter: string | null
  /** To be read one at a time. */
  readonly sheets: readonly RawSheet[]
  /** Unpacked bytes of one whole reading, for progress. */
  readonly bytes: number
}
export interface OpenList extends RawList, AsyncDisposable {}

type OnBytes = (bytes: number) => void

/**
 * Opens a list whatever its format; throws a Problem with a sentence for everything that cannot be read. To be disposed of
 * (`await using`): reading may hold the thread of an old workbook, or an unpacked file of an archive.
 */
export async function openList(
  path: string,
  onBytes: OnBytes = () => {},
  threadLimits: ThreadLimits = limits,
): Promise<OpenList> {
  return openSource(await openFile(path), onBytes, threadLimits)
}

/** An archive in an archive is refused: nobody keeps lists that way, and it could go on without end. */
async function openMember(source: Source, onBytes: OnBytes, threadLimits: ThreadLimits): Promise<OpenList> {
  if ((await detectFormat(source)).kind === 'zip') throw new Problem('intake.archive-nested', 422)
  return openSource(source, onBytes, threadLimits)
}

async function openSource(source: Source, onBytes: OnBytes, threadLimits: ThreadLimits): Promise<OpenList> {
  const format = await detectFormat(source)
  const plain = {
    format: format.kind,
    encoding: null,
    delimiter: null,
    [Symbol.asyncDispose]: async () => {},
  }
  switch (format.kind) {
    case 'text': {
      const { encoding, delimiter, sheet } = await openText(source, onBytes)
      return { ...plain, encoding, delimiter, sheets: [sheet], bytes: source.bytes }
    }
    case 'ods': {
      const sheets = await openOpenDocument(format.zip, format.content, onBytes)
      return { ...plain, sheets, bytes: format.content.bytes * sheets.length }
    }
    case 'xls': {
      const { sheets, close } = await openOldWorkbook(source, onBytes, threadLimits)
      return { ...plain, sheets, bytes: source.bytes, [Symbol.asyncDispose]: close }
    }
    case 'zip': {
      const open = (member: Source, onMemberBytes: OnBytes) => openMember(member, onMemberBytes, threadLimits)
      const { sheets, bytes, close } = await openArchive(format.zip, format.members, open, onBytes)
      return { ...plain, sheets, bytes, [Symbol.asyncDispose]: close }
    }
    default: {
      const open = format.kind === 'xlsx' ? openWorkbook : openBinaryWorkbook
      return { ...plain, sheets: await open(format.zip, onBytes), bytes: sheetBytes(format.zip.entries) }
    }
  }
}

function sheetBytes(entries: readonly ZipEntry[]): number {
  return entries.reduce(
    (sum, entry) => (entry.name.startsWith('xl/worksheets/') ? sum + entry.bytes : sum),
    0,
  )
}
