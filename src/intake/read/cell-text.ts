import { limits } from '../../kernel/limits.ts'

/** Numbers as a person sees them in a text: whole numbers with all digits, never 3.5E+15 or 2.0. */
export function plainNumber(text: string): string {
  if (!/[eE]/.test(text)) return text.replace(/\.0+$/, '')
  const value = Number(text)
  return Number.isSafeInteger(value) ? String(value) : text
}

/** The text of a cell grows by a piece, and no further than one character more than a cell may have. */
export function append(text: string, piece: string): string {
  if (text.length > limits.cellCharactersMax) return text
  return text === '' && piece.length <= limits.cellCharactersMax
    ? piece
    : (text + piece).slice(0, limits.cellCharactersMax + 1)
}
