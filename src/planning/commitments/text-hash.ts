import { createHash } from 'node:crypto'
import { canonicalText } from './rules/canonical-text.ts'
import type { CommitmentText } from './rules/model.ts'

/** SHA-256 of the canonical text in UTF-8, 64 hexadecimal digits. */
export function textHash(text: CommitmentText): string {
  return hashOf(canonicalText(text))
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
