import { Problem } from '../../kernel/problem.ts'

/** What a scan calls. Names come without namespace prefix; `attributes` is the raw text of the tag after its name. */
export interface XmlHandler {
  open(name: string, attributes: string): void
  close(name: string): void
  /** Text between tags, entities already replaced; long text comes in pieces. */
  text(piece: string): void
}
export interface XmlScanner {
  write(chunk: string): void
  end(): void
}

const damaged = () => new Problem('intake.file-damaged', 422)

/**
 * A scanner for the XML inside workbooks, five times faster than a general parser on sheets (docs/benchmarks/intake.md).
 * Knows the five named entities and character numbers; a document type is refused, so nothing can be defined or fetched.
 */
export function createXmlScanner(handler: XmlHandler): XmlScanner {
  let rest = ''
  /** Only then a quote may be of the other kind. */
  let hasApostrophe = false
  const scan = (isLast: boolean): void => {
    let at = 0
    for (;;) {
      const tag = rest.indexOf('<', at)
      if (tag !== at) at = passText(tag < 0 ? (isLast ? rest.length : safeTextEnd(rest, at)) : tag, at)
      if (tag < 0) break
      const end = endOfMarkup(rest, tag, hasApostrophe)
      if (end < 0) {
        if (isLast || rest.length - tag > 1_000_000) throw damaged()
        break
      }
      passTag(tag, end)
      at = end + 1
    }
    rest = at === 0 ? rest : rest.slice(at)
  }
  const passText = (end: number, at: number): number => {
    if (end > at) handler.text(decodeEntities(rest.slice(at, end)))
    return end
  }
  const passTag = (start: number, end: number): void => {
    const first = rest.charCodeAt(start + 1)
    if (first === slash) {
      handler.close(nameIn(rest, start + 2, end))
      return
    }
    if (first === question) return
    if (first === bang) {
      if (rest.startsWith('<![CDATA[', start)) handler.text(rest.slice(start + 9, end - 2))
      return
    }
    const isEmpty = rest.charCodeAt(end - 1) === slash
    const last = isEmpty ? end - 1 : end
    let nameEnd = start + 1
    while (nameEnd < last && rest.charCodeAt(nameEnd) > 32) nameEnd++
    const name = nameIn(rest, start + 1, nameEnd)
    handler.open(name, nameEnd < last ? rest.slice(nameEnd, last) : '')
    if (isEmpty) handler.close(name)
  }
  return {
    write: (chunk) => {
      rest = rest === '' ? chunk : rest + chunk
      hasApostrophe = rest.includes("'")
      scan(false)
    },
    end: () => scan(true),
  }
}

const slash = 47
const question = 63
const bang = 33
const doubleQuote = 34
const equals = 61

/** Index of the '>' that ends the markup starting at `start`, or -1 when it is not there yet. */
function endOfMarkup(text: string, start: number, hasApostrophe: boolean): number {
  const first = text.charCodeAt(start + 1)
  if (first === slash) return text.indexOf('>', start + 2)
  if (first === bang) {
    if (text.startsWith('<!--', start)) return shift(text.indexOf('-->', start + 4), 2)
    if (text.startsWith('<![CDATA[', start)) return shift(text.indexOf(']]>', start + 9), 2)
    if (text.length - start < 9) return -1
    throw damaged()
  }
  if (first === question) return shift(text.indexOf('?>', start + 2), 1)
  if (!hasApostrophe) {
    // Behind a closing quote a > ends the tag; in a value it can only be behind the opening one.
    const end = text.indexOf('>', start + 1)
    const last = end - (text.charCodeAt(end - 1) === slash ? 2 : 1)
    const before = text.charCodeAt(last - 1)
    if (text.charCodeAt(last) === doubleQuote && before !== equals && before > 32) return end
  }
  let quote = 0
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === 62) return at
    else if (code === doubleQuote || code === 39) quote = code
  }
  return -1
}

function shift(index: number, by: number): number {
  return index < 0 ? -1 : index + by
}

/** Keeps an entity that the chunk cut in two for the next chunk. */
function safeTextEnd(text: string, at: number): number {
  const ampersand = text.lastIndexOf('&')
  return ampersand >= at && text.length - ampersand < 12 && !text.includes(';', ampersand)
    ? ampersand
    : text.length
}

/** A name without its prefix. Most have one letter (c, v, t, p): those are not cut out of the text again and again. */
function nameIn(text: string, start: number, end: number): string {
  if (end - start === 1) return oneLetter[text.charCodeAt(start)] ?? text[start]!
  const name = text.slice(start, end).trimEnd()
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}
const oneLetter = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code))

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Unknown names stay as they are written. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\w{2,4}));/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return named[name] ?? whole
      const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}

/** _x000D_ in a text of a workbook is the sign of that number (ECMA-376 22.9.2.19). */
export function decodeSigns(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([\da-fA-F]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

/** One attribute of a tag's raw text, or undefined. */
export function attributeOf(attributes: string, name: string): string | undefined {
  let pattern = patterns.get(name)
  if (!pattern) {
    pattern = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    patterns.set(name, pattern)
  }
  const match = pattern.exec(attributes)
  return match ? decodeEntities(match[1] ?? match[2] ?? '') : undefined
}

/** By name of the attribute: the few that our code asks for. */
const patterns = new Map<string, RegExp>()
