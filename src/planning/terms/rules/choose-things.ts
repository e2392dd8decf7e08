/** Something that may be carried into a new term, and the keys of what it leans on that is not there yet. */
export interface Leaning {
  readonly key: string
  readonly needs: readonly string[]
}

/** The chosen and all they lean on, directly or through others. */
export function withNeeds(things: readonly Leaning[], chosen: Iterable<string>): ReadonlySet<string> {
  const needsOf = new Map(things.map(({ key, needs }) => [key, needs]))
  const reached = new Set<string>()
  const open = [...chosen]
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (reached.has(key)) continue
    reached.add(key)
    open.push(...(needsOf.get(key) ?? []))
  }
  return reached
}

/** Of the chosen those that lean on something not chosen: carried like this they would lead nowhere. */
export function findUnmet(
  things: readonly Leaning[],
  chosen: ReadonlySet<string>,
): { readonly key: string; readonly needs: string }[] {
  return things.flatMap(({ key, needs }) => {
    const missing = needs.find((one) => !chosen.has(one))
    return chosen.has(key) && missing !== undefined ? [{ key, needs: missing }] : []
  })
}

/** What cannot go because something it leans on cannot: key and what it leans on. The refused themselves are not in it. */
export function findStranded(
  things: readonly Leaning[],
  refused: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const stranded = new Map<string, string>()
  const isOut = (key: string) => refused.has(key) || stranded.has(key)
  for (let before = -1; before < stranded.size; ) {
    before = stranded.size
    for (const { key, needs } of things) {
      const lost = needs.find(isOut)
      if (lost !== undefined && !isOut(key)) stranded.set(key, lost)
    }
  }
  return stranded
}
