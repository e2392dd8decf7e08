import { unzipSync, zipSync } from 'fflate'
import type { IsoDate } from '../../kernel/dates.ts'

/**
 * The same DOCX without what differs between two runs: times are the book's day, and the library's numbers, which count on
 * as long as the process lives, begin at 1. What the reader sees does not change.
 */
export function normaliseDocx(bytes: Uint8Array, date: IsoDate): Buffer {
  const parts = unzipSync(bytes)
  const change = (name: string, how: (xml: string) => string) => {
    const part = parts[name]
    if (part) parts[name] = new TextEncoder().encode(how(new TextDecoder().decode(part)))
  }
  change('docProps/core.xml', (xml) =>
    xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${date}T00:00:00Z`),
  )
  change('word/document.xml', renumber)
  for (const name of Object.keys(parts).filter((one) => /^word\/header\d+\.xml$/.test(one)))
    change(name, renumber)
  // A zip keeps local times: these are the same digits wherever the server stands.
  const [year, month, day] = date.split('-').map(Number)
  return Buffer.from(zipSync(parts, { mtime: new Date(year!, month! - 1, day), level: 6 }))
}

const numbered = [
  /(?<=\b_Toc)\d+/g,
  /(?<=<w:bookmark(?:Start|End)\b[^>]*\bw:id=")\d+/g,
  /(?<=<wp:docPr\b[^>]*?\bid=")\d+/g,
]

function renumber(xml: string): string {
  return numbered.reduce((text, pattern) => {
    const numbers = new Map<string, number>()
    return text.replace(pattern, (seen) => {
      if (!numbers.has(seen)) numbers.set(seen, numbers.size + 1)
      return String(numbers.get(seen))
    })
  }, xml)
}
