/**
 * An error meant for a person: a code, where it is, and values for the sentence.
 * The sentence itself is in the `messages.ts` of the domain that owns the code, in both languages.
 * `params` must never hold personal data: it reaches logs and error answers (RFC 9457).
 */
export type ProblemParams = Readonly<Record<string, string | number>>

export class Problem extends Error {
  override name = 'Problem'
  readonly code: string
  readonly status: number
  readonly params: ProblemParams

  constructor(
    code: string,
    status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503,
    params: ProblemParams = {},
  ) {
    super(code)
    this.code = code
    this.status = status
    this.params = params
  }
}

/** Programmer mistakes only. The message is for developers; never put personal data in it. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Assertion failed: ${message}`)
}
