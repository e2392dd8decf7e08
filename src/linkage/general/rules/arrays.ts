/** A list that others may go on with: `data` may be longer than `length`, there is room for more behind it. */
export interface Saved<Data> {
  readonly data: Data
  readonly length: number
}

/**
 * What a register keeps, by name. All of it only ever grows at its end: what earlier lists brought is never rewritten.
 */
export interface Arrays {
  readonly ints: Record<string, Saved<Int32Array>>
  readonly floats: Record<string, Saved<Float32Array>>
  readonly letters: Record<string, Saved<Uint16Array>>
  readonly bytes: Record<string, Saved<Uint8Array>>
}

export const newArrays = (): Arrays => ({ ints: {}, floats: {}, letters: {}, bytes: {} })

/** A whole array as a list without room. */
export const wholeOf = <Data extends { readonly length: number }>(data: Data): Saved<Data> => ({
  data,
  length: data.length,
})

/** Puts all arrays of `from` beside those of `to`. */
export function addArrays(to: Arrays, from: Arrays): void {
  Object.assign(to.ints, from.ints)
  Object.assign(to.floats, from.floats)
  Object.assign(to.letters, from.letters)
  Object.assign(to.bytes, from.bytes)
}
