import { canonicalJson } from '../../../kernel/canonical-json.ts'

/** An entry's content by field. */
export type Fields = Readonly<Record<string, unknown>>

/**
 * Two changes of one content put together, field by field: what only one of the two changed is taken from that one.
 * `clashes` names the fields that both changed and not alike; `content` holds mine there.
 */
export function mergeContents(
  base: Fields,
  theirs: Fields,
  mine: Fields,
): { readonly content: Fields; readonly clashes: readonly string[] } {
  const names = [...new Set([base, theirs, mine].flatMap(Object.keys))]
  const unchangedByMe = names.filter((name) => same(mine[name], base[name]))
  const clashes = names.filter(
    (name) =>
      !unchangedByMe.includes(name) && !same(theirs[name], base[name]) && !same(theirs[name], mine[name]),
  )
  const merged = names.map((name) => [name, (unchangedByMe.includes(name) ? theirs : mine)[name]] as const)
  return { content: Object.fromEntries(merged.filter(([, value]) => value !== undefined)), clashes }
}

function same(one: unknown, other: unknown): boolean {
  return (
    one === other || (one !== undefined && other !== undefined && canonicalJson(one) === canonicalJson(other))
  )
}
