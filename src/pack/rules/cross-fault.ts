import type { Pack } from '../model.ts'

export type PackPart = keyof Omit<Pack, 'folder'>
/** Parts of one file each; the plan has a folder of its own (read-plan.ts). */
export type PackFilePart = Exclude<PackPart, 'plan'>
/** The parts that could be read; a part with faults of its own is undefined and nothing is checked against it. */
export type PackParts = { readonly [Part in PackFilePart]: Pack[Part] | undefined }

/** A fault between parts: `path` leads to it inside its part. */
export interface CrossFault {
  readonly part: PackFilePart
  readonly path: readonly PropertyKey[]
  readonly reason: string
  readonly advice: string
}

/** Whether `id` leads nowhere. Unknown lists (undefined) accept everything: their own faults are told already. */
export function leadsNowhere(
  id: string | null | undefined,
  known: readonly { readonly id: string }[] | undefined,
): boolean {
  return id !== null && id !== undefined && known !== undefined && !known.some((one) => one.id === id)
}

/** Faults for every entry whose key was used by an earlier entry. */
export function findRepeats<T>(
  part: PackFilePart,
  entries: readonly T[] | undefined,
  key: (entry: T) => string,
  pathOf: (index: number) => readonly PropertyKey[],
): CrossFault[] {
  const seen = new Set<string>()
  return (entries ?? []).flatMap((entry, index) => {
    const value = key(entry)
    if (!seen.has(value)) {
      seen.add(value)
      return []
    }
    return [{ part, path: pathOf(index), reason: `"${value}" is used twice`, advice: 'give each its own' }]
  })
}
