import { limits } from '../../kernel/limits.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Source } from './source.ts'
import { openZip, type Zip, type ZipEntry } from './zip.ts'

export type Format =
  | { readonly kind: 'xlsx' | 'xlsb'; readonly zip: Zip }
  | { readonly kind: 'ods'; readonly zip: Zip; readonly content: ZipEntry }
  | { readonly kind: 'xls' | 'text' }
  | { readonly kind: 'zip'; readonly zip: Zip; readonly members: readonly ZipEntry[] }

const signatures: readonly (readonly [string, string])[] = [
  ['25504446', 'intake.file-pdf'],
  ['89504e47', 'intake.file-image'],
  ['ffd8ff', 'intake.file-image'],
  ['47494638', 'intake.file-image'],
  ['49492a00', 'intake.file-image'],
  ['4d4d002a', 'intake.file-image'],
  ['52494646', 'intake.file-image'],
  ['7b5c727466', 'intake.file-document'],
  ['526172211a', 'intake.file-archive'],
  ['377abcaf271c', 'intake.file-archive'],
  ['1f8b', 'intake.file-archive'],
]
const ole = 'd0cf11e0a1b11ae1'

/** What a file is by its content, never by its name. Throws a Problem that says what to do for every kind we do not read. */
export async function detectFormat(source: Source): Promise<Format> {
  if (source.bytes === 0) throw new Problem('intake.file-empty', 422)
  const start = await source.readAt(0, 1_024)
  const hex = start.subarray(0, 8).toString('hex')
  if (hex === ole) {
    await refuseOtherOle(source)
    return { kind: 'xls' }
  }
  const signature = signatures.find(([prefix]) => hex.startsWith(prefix))
  if (signature) throw new Problem(signature[1], 415)
  if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return await asWorkbook(source)
  refuseMarkup(start)
  return { kind: 'text' }
}

async function asWorkbook(source: Source): Promise<Format> {
  const zip = await openZip(source)
  const names = new Set(zip.entries.map((entry) => entry.name))
  if (names.has('EncryptedPackage')) throw new Problem('intake.file-encrypted', 415)
  const format = await kindOf(zip, names)
  const parts = format.kind === 'zip' ? format.members : zip.entries
  if (parts.some((entry) => entry.encrypted)) throw new Problem('intake.file-encrypted', 415)
  return format
}

async function kindOf(zip: Zip, names: ReadonlySet<string>): Promise<Format & { readonly zip: Zip }> {
  if (names.has('xl/workbook.xml')) return { kind: 'xlsx', zip }
  if (names.has('xl/workbook.bin')) return { kind: 'xlsb', zip }
  const content = zip.entries.find((entry) => entry.name === 'content.xml')
  if (content) {
    if (await isProtected(zip)) throw new Problem('intake.file-encrypted', 415)
    return { kind: 'ods', zip, content }
  }
  if (names.has('word/document.xml') || names.has('ppt/presentation.xml'))
    throw new Problem('intake.file-document', 415)
  const members = zip.entries.filter(({ name }) => !isRubbish(name))
  if (members.length === 0) throw new Problem('intake.archive-empty', 422)
  if (members.length > limits.listsPerArchiveMax)
    throw new Problem('intake.archive-too-many', 422, { filesMax: limits.listsPerArchiveMax })
  return { kind: 'zip', zip, members }
}

/** Folders, and what file managers add by themselves. */
function isRubbish(name: string): boolean {
  return /\/$|(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(name)
}

/** A protected OpenDocument says so in its list of parts (ODF 1.3, part 2, section 3.4). */
async function isProtected(zip: Zip): Promise<boolean> {
  const list = zip.entries.find((entry) => entry.name === 'META-INF/manifest.xml')
  if (!list || list.bytes > 10_000_000) return false
  const pieces: Buffer[] = []
  for await (const piece of zip.stream(list)) pieces.push(piece)
  return Buffer.concat(pieces).includes('encryption-data')
}

/** Web pages saved as .xls are common; spreadsheet programs open them, so the way out is to save them as .xlsx. */
function refuseMarkup(start: Buffer): void {
  const text = start
    .toString('latin1')
    .replace(/^[\u00ef\u00bb\u00bf\s]+/, '')
    .toLowerCase()
  if (/^<(?:!doctype html|html|table|\?xml|meta|head|div)/.test(text))
    throw new Problem('intake.file-html', 415)
}

/**
 * Old workbooks share their container with old documents and with protected new workbooks (MS-OFFCRYPTO 2.3.4.4): the
 * names of its streams tell which. An entry of its directory is 128 bytes at a multiple of 128 (MS-CFB 2.6).
 */
async function refuseOtherOle(source: Source): Promise<void> {
  const found = new Set<string>()
  for (let position = 512; position < source.bytes; position += directoryPiece) {
    const piece = await source.readAt(position, directoryPiece)
    for (const [name, bytes] of streamNames)
      for (let at = piece.indexOf(bytes); at >= 0; at = piece.indexOf(bytes, at + 1))
        if (at % 128 === 0) found.add(name)
  }
  if (found.has('EncryptedPackage')) throw new Problem('intake.file-encrypted', 415)
  if (found.has('Workbook') || found.has('Book')) return
  if (found.has('WordDocument') || found.has('PowerPoint Document'))
    throw new Problem('intake.file-document', 415)
  throw new Problem('intake.file-damaged', 422)
}

const directoryPiece = 1_048_576
const streamNames = ['EncryptedPackage', 'Workbook', 'Book', 'WordDocument', 'PowerPoint Document'].map(
  (name) => [name, Buffer.from(`${name}\0`, 'utf16le')] as const,
)
