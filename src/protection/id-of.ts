import { Problem } from '../kernel/problem.ts'

/** The number in an address. Throws Problem 404 with the code for what is none. */
export function idOf(text: string | undefined, code: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text ?? '')) throw new Problem(code, 404)
  return Number(text)
}
