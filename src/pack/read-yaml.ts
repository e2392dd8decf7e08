import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml'
import type { ZodType, z } from 'zod'
import type { PackFault } from './pack-error.ts'

export type Path = readonly PropertyKey[]

/** A part of the pack: its value when it fits the schema, what is wrong with it, and the line of any path in it. */
export interface ReadPart<T> {
  readonly value: T | undefined
  readonly faults: readonly PackFault[]
  lineOf(path: Path): number
}

/** Reads YAML text against a schema; every fault knows its line. */
export function readYaml<T>(file: string, text: string, schema: ZodType<T>): ReadPart<T> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const lineOf = (path: Path) => lineOfPath(document, lines, path)
  if (document.errors.length > 0) {
    const faults = document.errors.map((error) => ({
      file,
      line: lines.linePos(error.pos[0]).line,
      reason: error.message,
      advice: 'correct the YAML here',
    }))
    return { value: undefined, faults, lineOf }
  }
  const parsed = schema.safeParse(document.toJS())
  if (parsed.success) return { value: parsed.data, faults: [], lineOf }
  const faults = parsed.error.issues
    .flatMap((issue) => describeIssue(issue))
    .map(({ path, reason, advice }) => ({
      file,
      line: lineOf(path),
      reason,
      advice,
    }))
  return { value: undefined, faults, lineOf }
}

/** Plain words for a schema issue. Unknown keys give one entry each, at the key itself. */
export function describeIssue(issue: z.core.$ZodIssue): { path: Path; reason: string; advice: string }[] {
  const where = issue.path.map(String).join('.') || 'the file'
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      reason: `unknown key "${key}"`,
      advice: 'remove it or correct its spelling; src/pack/model.ts names the keys',
    }))
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined'))
    return [{ path: issue.path, reason: `${where} is missing`, advice: 'add it' }]
  if (issue.code === 'invalid_value')
    return [
      {
        path: issue.path,
        reason: `${where} has a value that is not allowed`,
        advice: `use one of ${issue.values.map(String).join(', ')}`,
      },
    ]
  return [
    {
      path: issue.path,
      reason: `${where}: ${issue.message}`,
      advice: 'correct the value; src/pack/model.ts has the schema',
    },
  ]
}

/** The line of the deepest part of `path` that exists; the key's line where the last step is a key. */
function lineOfPath(document: Document, lines: LineCounter, path: Path): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const offset = offsetAt(document, path.slice(0, depth))
    if (offset !== undefined) return lines.linePos(offset).line
  }
  return 1
}

function offsetAt(document: Document, path: Path): number | undefined {
  const parent = path.length === 0 ? document.contents : document.getIn(path.slice(0, -1), true)
  const last = path.at(-1)
  if (isMap(parent) && last !== undefined) {
    const pair = parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(last))
    return isNode(pair?.key) ? pair.key.range?.[0] : undefined
  }
  const node = path.length === 0 ? document.contents : document.getIn(path, true)
  return isNode(node) ? node.range?.[0] : undefined
}
