import type { Writer } from '../kernel/ports.ts'
import type { Evidence } from './rules/outcome.ts'

const textsChunk = 5_000

/**
 * Ids in linkage.evidence of the given evidence, made where they are new. Millions of joins share some ten thousand
 * patterns of evidence, so a decision holds a number instead of 700 bytes of JSON.
 */
export async function evidenceIds(
  writer: Writer,
  items: readonly Evidence[],
): Promise<(evidence: Evidence) => number> {
  const texts = new Map([...new Set(items)].map((evidence) => [evidence, JSON.stringify(evidence)]))
  const ids = new Map<string, number>()
  const distinct = [...new Set(texts.values())]
  for (let from = 0; from < distinct.length; from += textsChunk) {
    const chunk = distinct.slice(from, from + textsChunk)
    await writer.query(
      `insert into linkage.evidence (digest, content) select md5(t), t::jsonb from unnest($1::text[]) t
       on conflict (digest) do nothing`,
      [chunk],
    )
    const rows = await writer.query<{ id: number; place: number }>(
      `select e.id, t.place from unnest($1::text[]) with ordinality as t (content, place)
       join linkage.evidence e on e.digest = md5(t.content)`,
      [chunk],
    )
    for (const { id, place } of rows) ids.set(chunk[place - 1]!, id)
  }
  return (evidence) => ids.get(texts.get(evidence)!)!
}
