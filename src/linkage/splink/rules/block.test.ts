import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eachPair, readyRules } from './block.ts'
import { compile, type Table } from './compile.ts'
import { parseSql } from './parse.ts'
import { Codes, type Column } from './values.ts'

type Row = Readonly<Record<'a' | 'b', string | null>>

function tableOf(rows: readonly Row[]): Table {
  const columns = new Map<string, Column>()
  for (const name of ['a', 'b'] as const) {
    const found = new Codes()
    const codes = Int32Array.from(rows, (row) => found.codeOf(row[name]))
    const { values } = found
    columns.set(name, {
      kind: 'text',
      codes,
      stride: 1,
      offset: 0,
      values,
      size: values.length,
      isWhole: false,
    })
  }
  return { rows: rows.length, columns, kept: new Map() }
}

const rules = [
  'l.a = r.a',
  'l.a = r.b AND l.b = r.a',
  'substr(l.a, 1, 1) = substr(r.a, 1, 1) AND l.b <> r.b',
  'l.b = r.b OR (upper(l.a) = upper(r.b) AND r.a IS NULL)',
  "l.a = 'xy' AND r.b = 'x'",
  '1 = 1',
]
const cell = fc.option(fc.constantFrom('x', 'y', 'xy', 'X'), { nil: null })

test('each pair for which a rule is true comes once, with the first such rule and the smaller id on the left', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ a: cell, b: cell }), { minLength: 2, maxLength: 9 }),
      fc.subarray(rules, { minLength: 1 }),
      fc.boolean(),
      (rows, chosen, isLinkOnly) => {
        const table = tableOf(rows)
        const nodes = chosen.map(parseSql)
        const order = Int32Array.from(rows, (_, row) => rows.length - 1 - row)
        const sources = Uint16Array.from(rows, (_, row) => (row < rows.length / 2 ? 1 : 0))
        const ready = readyRules(nodes, table)
        const found: string[] = []
        eachPair(ready, { rows: order, places: order, sources, isLinkOnly }, (left, right, rule) => {
          found.push(`${left} ${right} by ${ready[rule]!.rule}`)
        })
        const tests = nodes.map((node) => compile(node, table))
        const wanted = rows
          .flatMap((_, left) => rows.map((_, right) => [left, right] as const))
          .filter(([left, right]) => left > right && !(isLinkOnly && sources[left] === sources[right]))
          .map(([left, right]) => ({
            left,
            right,
            rule: tests.findIndex(({ run }) => run(left, right) === true),
          }))
          .filter(({ rule }) => rule >= 0)
          .map(({ left, right, rule }) => `${left} ${right} by ${rule}`)
        expect(found.sort()).toEqual(wanted.sort())
      },
    ),
  )
})
