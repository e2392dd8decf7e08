/** One thing wrong with a pack: where, why, and what to do about it. */
export interface PackFault {
  readonly file: string
  readonly line: number
  readonly reason: string
  readonly advice: string
}

/** Everything wrong with a pack, at once. The message has one `file:line: reason (what to do)` per fault. */
export class PackError extends Error {
  override name = 'PackError'
  readonly faults: readonly PackFault[]

  constructor(folder: string, faults: readonly PackFault[]) {
    const lines = faults.map((fault) => `${fault.file}:${fault.line}: ${fault.reason} (${fault.advice})`)
    super([`The city pack ${folder} has ${faults.length} fault(s):`, ...lines].join('\n'))
    this.faults = faults
  }
}
