import { strFromU8, unzipSync } from 'fflate'
import type { Answer } from './world.ts'

/** Every part of a workbook as text: what is written in cells, and how. */
export function partsOf(answer: Answer): Record<string, string> {
  const parts = unzipSync(Buffer.from(answer.body, 'latin1'))
  return Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)]))
}

/** All of it as one text. */
export const textOf = (answer: Answer): string => Object.values(partsOf(answer)).join('\n')
