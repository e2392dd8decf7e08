import { StringDecoder } from 'node:string_decoder'
import { createXmlScanner, type XmlHandler } from './xml.ts'

/** No end tag is longer: a prefix of a namespace may stand before its name. */
const endTagBytesMax = 64
const endName = Buffer.from('sheetData')

/**
 * Lets the handler hear what stands before and behind the rows of a sheet. Rows are only searched for their end, as bytes: in
 * texts a "<" is written otherwise. What is cut short is heard as far as it goes; reading the rows tells of it.
 */
export function createAroundRows(handler: XmlHandler): { write(chunk: Buffer): void } {
  let place: 'before' | 'rows' | 'behind' = 'before'
  let decoder = new StringDecoder('utf8')
  let scanner = createXmlScanner({
    ...handler,
    open: (name, attributes) => {
      if (name === 'sheetData') place = 'rows'
      else if (place === 'before') handler.open(name, attributes)
    },
  })
  const rowsBegan = () => place === 'rows'
  let rest: Buffer = Buffer.alloc(0)
  return {
    write(chunk) {
      if (place === 'behind') {
        scanner.write(decoder.write(chunk))
        return
      }
      if (place === 'before') scanner.write(decoder.write(chunk))
      const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
      rest = Buffer.from(bytes.subarray(Math.max(0, bytes.length - endTagBytesMax)))
      // The rows may begin and end in one piece.
      const end = rowsBegan() ? endOfRows(bytes) : -1
      if (end < 0) return
      place = 'behind'
      decoder = new StringDecoder('utf8')
      scanner = createXmlScanner(handler)
      scanner.write(decoder.write(bytes.subarray(end)))
    },
  }
}

/** Behind `</sheetData>` or `<sheetData/>`, with or without a prefix; -1 = not in these bytes. */
function endOfRows(bytes: Buffer): number {
  for (let at = bytes.indexOf(endName); at >= 0; at = bytes.indexOf(endName, at + 1)) {
    const close = bytes.indexOf(0x3e, at)
    const open = bytes.lastIndexOf(0x3c, at)
    if (close < 0 || open < 0 || at - open > endTagBytesMax) continue
    const tag = bytes.toString('latin1', open, close + 1)
    if (/^<\/(?:[\w.-]+:)?sheetData\s*>$/.test(tag) || /^<(?:[\w.-]+:)?sheetData\s*\/>$/.test(tag))
      return close + 1
  }
  return -1
}
