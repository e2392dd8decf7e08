/** One thing and what it waits for. */
export interface Waits {
  readonly id: string
  readonly dependsOn: readonly string[]
}

/**
 * A ring of waiting that goes through `from`, as ids from `from` to its return; null = none. What leads nowhere is passed
 * over: that it is missing is told elsewhere.
 */
export function findCycle(all: readonly Waits[], from: string): readonly string[] | null {
  const waits = new Map(all.map(({ id, dependsOn }) => [id, dependsOn]))
  const seen = new Set<string>()
  const open: (readonly string[])[] = [[from]]
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    for (const next of waits.get(path.at(-1)!) ?? []) {
      if (next === from) return [...path, from]
      if (seen.has(next)) continue
      seen.add(next)
      open.push([...path, next])
    }
  }
  return null
}
