import { open } from 'node:fs/promises'
import { Problem } from '../../kernel/problem.ts'
import { openZip, type Zip, type ZipEntry } from './zip.ts'

export type Format =
  | { readonly kind: 'xlsx'; readonly zip: Zip }
  | { readonly kind: 'ods'; readonly zip: Zip; readonly content: ZipEntry }
  | { readonly kind: 'text' }

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
export async function detectFormat(path: string): Promise<Format> {
  const file = await open(path, 'r')
  try {
    const head = Buffer.alloc(65_536)
    const { bytesRead } = await file.read(head, 0, head.length, 0)
    const start = head.subarray(0, bytesRead)
    if (bytesRead === 0) throw new Problem('intake.file-empty', 422)
    const hex = start.subarray(0, 8).toString('hex')
    if (hex === ole)
      throw new Problem(
        (await holdsEncryptedPackage(path)) ? 'intake.file-encrypted' : 'intake.file-xls',
        415,
      )
    const signature = signatures.find(([prefix]) => hex.startsWith(prefix))
    if (signature) throw new Problem(signature[1], 415)
    if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return await asWorkbook(path)
    refuseMarkup(start)
    return { kind: 'text' }
  } finally {
    await file.close()
  }
}

async function asWorkbook(path: string): Promise<Format> {
  const zip = await openZip(path)
  const names = new Set(zip.entries.map((entry) => entry.name))
  if (names.has('EncryptedPackage') || zip.entries.some((entry) => entry.encrypted))
    throw new Problem('intake.file-encrypted', 415)
  if (names.has('xl/workbook.xml')) return { kind: 'xlsx', zip }
  if (names.has('xl/workbook.bin')) throw new Problem('intake.file-xlsb', 415)
  const content = zip.entries.find((entry) => entry.name === 'content.xml')
  if (content) {
    if (await isProtected(zip)) throw new Problem('intake.file-encrypted', 415)
    return { kind: 'ods', zip, content }
  }
  if (names.has('word/document.xml') || names.has('ppt/presentation.xml'))
    throw new Problem('intake.file-document', 415)
  throw new Problem(names.size === 0 ? 'intake.file-damaged' : 'intake.file-archive', 415)
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
    .subarray(0, 1_024)
    .toString('latin1')
    .replace(/^[\u00ef\u00bb\u00bf\s]+/, '')
    .toLowerCase()
  if (/^<(?:!doctype html|html|table|\?xml|meta|head|div)/.test(text))
    throw new Problem('intake.file-html', 415)
}

/** A protected workbook is an OLE file with a stream of this name (MS-OFFCRYPTO 2.3.4.4). */
async function holdsEncryptedPackage(path: string): Promise<boolean> {
  const wanted = Buffer.from('EncryptedPackage', 'utf16le')
  const file = await open(path, 'r')
  try {
    const block = Buffer.alloc(1_048_576 + wanted.length)
    for (let position = 0; ; position += 1_048_576) {
      const { bytesRead } = await file.read(block, 0, block.length, position)
      if (block.subarray(0, bytesRead).includes(wanted)) return true
      if (bytesRead < block.length) return false
    }
  } finally {
    await file.close()
  }
}
