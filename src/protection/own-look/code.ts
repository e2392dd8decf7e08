import { createHash, randomBytes } from 'node:crypto'
import { readCode, writeCode } from '../../access/index.ts'

/** Five bits a letter: 70 bits. */
const codeLetters = 14

/** A new code as it is printed, e.g. K7QF-2M9A-X3VB-8T. */
export function makeCode(): string {
  return writeCode(randomBytes(codeLetters))
}

/**
 * What is kept of a code. A plain hash is enough for 70 random bits that live seven days; who has stolen the table has the
 * register that the codes open beside it.
 */
export function hashOf(typed: string): string {
  return createHash('sha256').update('welas own look ').update(readCode(typed)).digest('hex')
}
