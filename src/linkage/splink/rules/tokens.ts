import { type Place, SqlFault } from './syntax.ts'

export interface Token {
  readonly kind: 'word' | 'quoted' | 'text' | 'number' | 'sign' | 'end'
  /** Words in lower case; quoted names and texts without their quotes. */
  readonly text: string
  readonly place: Place
}

const blank = /(?:\s+|--[^\n]*|\/\*[\s\S]*?\*\/)*/y
const patterns: readonly (readonly [Token['kind'], RegExp])[] = [
  ['number', /(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?/iy],
  ['word', /[\p{L}_][\p{L}\p{N}_$]*/uy],
  ['quoted', /"(?:[^"]|"")*"/y],
  ['text', /'(?:[^']|'')*'/y],
  ['sign', /<>|!=|<=|>=|==|\|\||::|[=<>+\-*/%(),.[\]:]/y],
]

/** Cuts an expression into tokens; the last one is of kind 'end'. @throws SqlFault at a letter that begins no token */
export function tokensOf(sql: string): Token[] {
  const tokens: Token[] = []
  for (let at = skipBlank(sql, 0); at < sql.length; at = skipBlank(sql, at)) {
    const found = matchAt(sql, at)
    if (!found) throw new SqlFault('unexpected', placeOf(sql, at), sql[at]!)
    const [kind, text] = found
    tokens.push({ kind, text: contentOf(kind, text), place: placeOf(sql, at) })
    at += text.length
  }
  tokens.push({ kind: 'end', text: '', place: placeOf(sql, sql.length) })
  return tokens
}

function matchAt(sql: string, at: number): readonly [Token['kind'], string] | null {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at
    const match = pattern.exec(sql)
    if (match) return [kind, match[0]]
  }
  return null
}

function contentOf(kind: Token['kind'], text: string): string {
  if (kind === 'word') return text.toLowerCase()
  if (kind === 'quoted') return text.slice(1, -1).replaceAll('""', '"')
  if (kind === 'text') return text.slice(1, -1).replaceAll("''", "'")
  return kind === 'number' ? text.replaceAll('_', '') : text
}

function skipBlank(sql: string, at: number): number {
  blank.lastIndex = at
  blank.exec(sql)
  return Math.max(at, blank.lastIndex)
}

function placeOf(sql: string, at: number): Place {
  return {
    at: at + 1,
    near:
      sql
        .slice(at, at + 30)
        .replace(/\s+/g, ' ')
        .trim() || '(end)',
  }
}
