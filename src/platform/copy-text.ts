import type { CopyValue } from '../kernel/ports.ts'

/** COPY text format, both ways (PostgreSQL manual, COPY, "Text Format"). */
const special = /[\\\n\r\t]/g
const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }
const unescapes: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

export function toCopyLine(row: readonly CopyValue[]): string {
  let line = ''
  for (let index = 0; index < row.length; index++) {
    const value = row[index]
    if (index > 0) line += '\t'
    if (value === null || value === undefined) line += '\\N'
    else if (typeof value === 'string')
      line += value.replace(special, (character) => escapes[character]!).replaceAll('\0', '')
    else line += String(value)
  }
  return `${line}\n`
}

export function fromCopyLine(line: string): (string | null)[] {
  return line.split('\t').map((field) => {
    if (field === '\\N') return null
    return field.includes('\\')
      ? field.replace(/\\(.)/g, (_, character: string) => unescapes[character] ?? character)
      : field
  })
}

/** Groups rows into text chunks of at most `rowsMax` lines. */
export async function* copyChunks(
  rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
  rowsMax: number,
): AsyncGenerator<{ text: string; count: number }> {
  let text = ''
  let count = 0
  for await (const row of rows) {
    text += toCopyLine(row)
    count++
    if (count < rowsMax) continue
    yield { text, count }
    text = ''
    count = 0
  }
  if (count > 0) yield { text, count }
}
