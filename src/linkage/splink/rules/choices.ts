import { alike, asKind, textConversion } from './convert.ts'
import { type Expression, reachOf } from './expression.ts'
import { compare } from './operators.ts'
import { type Place, SqlFault } from './syntax.ts'
import type { Value } from './values.ts'

/** `x IN (…)`: true where one is equal; unknown where none is but one is null. */
export function inList(a: Expression, list: readonly Expression[], place: Place): Expression['run'] {
  const tests = list.map((item) => compare('=', ...alike(a, item, place)))
  return (l, r) => {
    let answer: Value = false
    for (const test of tests) {
      const value = test(l, r)
      if (value === true) return true
      if (value === null) answer = null
    }
    return answer
  }
}

/** `||` is null where a side is; CONCAT leaves nulls out. */
export function concatenation(name: string, parts: readonly Expression[], place: Place): Expression {
  const texts = parts.map((part) => {
    const change = textConversion(part.kind, part.isWhole === true)
    if (!change) throw new SqlFault('kind', place, name)
    return { run: part.run, change }
  })
  const skipsNull = name === 'concat'
  return {
    kind: 'text',
    ...reachOf(parts),
    run: (l, r) => {
      let whole = ''
      for (const { run, change } of texts) {
        const value = change(run(l, r)) ?? null
        if (value === null && !skipsNull) return null
        if (value !== null) whole += value
      }
      return whole
    },
  }
}

type Choice = (parts: readonly Expression[], place: Place) => Pick<Expression, 'kind' | 'run' | 'isWhole'>

const coalesce: Choice = (parts, place) => {
  const { runs, ...what } = ofOneKind(parts, place)
  return {
    ...what,
    run: (l, r) => {
      for (const run of runs) {
        const value = run(l, r)
        if (value !== null) return value
      }
      return null
    },
  }
}

const extreme =
  (sign: 1 | -1): Choice =>
  (parts, place) => {
    const { runs, ...what } = ofOneKind(parts, place)
    return {
      ...what,
      run: (l, r) => {
        let best: Value = null
        for (const run of runs) {
          const value = run(l, r)
          if (value !== null && (best === null || (sign > 0 ? value > best : value < best))) best = value
        }
        return best
      },
    }
  }

/** Functions that choose among their arguments, and so may take nulls. */
export const choices: Readonly<Record<string, Choice | undefined>> = {
  coalesce,
  ifnull: coalesce,
  greatest: extreme(1),
  least: extreme(-1),
  nullif: (parts, place) => {
    if (parts.length !== 2) throw new SqlFault('arguments', place, 'nullif')
    const [a, b] = parts as [Expression, Expression]
    const same = compare('=', ...alike(a, b, place))
    return { kind: a.kind, isWhole: a.isWhole, run: (l, r) => (same(l, r) === true ? null : a.run(l, r)) }
  },
  if: (parts, place) => {
    if (parts.length !== 3) throw new SqlFault('arguments', place, 'if')
    const { runs, ...what } = ofOneKind(parts.slice(1), place)
    const test = parts[0]!.run
    return { ...what, run: (l, r) => (test(l, r) === true ? runs[0]!(l, r) : runs[1]!(l, r)) }
  },
}

function ofOneKind(parts: readonly Expression[], place: Place) {
  const kind =
    parts.find((part) => part.kind !== 'null' && part.kind !== 'text')?.kind ??
    parts.find((part) => part.kind !== 'null')?.kind
  if (kind === undefined) throw new SqlFault('arguments', place, 'null')
  const target = parts.some((part) => part.kind === 'timestamp') ? 'timestamp' : kind
  return {
    kind: target,
    isWhole: parts.every((part) => part.isWhole === true),
    runs: parts.map((part) => asKind(part, target, place).run),
  }
}
