import { StringDecoder } from 'node:string_decoder'
import { createXmlScanner, type XmlHandler } from './xml.ts'
import type { Zip, ZipEntry } from './zip.ts'

/** Unpacks an entry of XML piece by piece and lets the handler hear it; gives way after each piece and at the end. */
export async function* scanPieces(
  zip: Zip,
  entry: ZipEntry,
  handler: XmlHandler,
  onBytes: (bytes: number) => void = () => {},
): AsyncGenerator<void> {
  const scanner = createXmlScanner(handler)
  const decoder = new StringDecoder('utf8')
  for await (const chunk of zip.stream(entry)) {
    onBytes(chunk.length)
    scanner.write(decoder.write(chunk))
    yield
  }
  scanner.end()
  yield
}

/** Lets the handler hear an entry of XML as a whole. */
export async function scanEntry(...of: Parameters<typeof scanPieces>): Promise<void> {
  for await (const _ of scanPieces(...of));
}
