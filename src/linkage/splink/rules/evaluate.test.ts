import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compile, type Table } from './compile.ts'
import { columnKinds } from './kinds.ts'
import { parseSql } from './parse.ts'
import { SqlFault } from './syntax.ts'
import { Codes, type Column, type Kind, parseInstant, secondsOfDay, type Value } from './values.ts'

type Cells = Readonly<Record<string, Value>>
const days = (text: string) => parseInstant(text)!.seconds / secondsOfDay
const seconds = (text: string) => parseInstant(text)!.seconds
const left: Cells = {
  ...{ a: 'Jember', b: null, c: 'héllo wörld', n: 3, x: 2.5, t: '31/01/2020', s: '  pad ' },
  ...{ d: days('2020-01-31'), w: seconds('2020-01-31 10:11:12') },
}
const right: Cells = {
  ...{ a: 'Ambulu', b: 'B', c: 'hello world', n: -7, x: 0, t: 'x', s: 'pad' },
  ...{ d: days('2021-03-01'), w: seconds('2020-02-01 00:00:00') },
}
const kinds: Readonly<Record<string, Kind>> = { n: 'number', x: 'number', d: 'date', w: 'timestamp' }

/** A table of the two rows. */
function tableOf(rows: readonly Cells[]): Table {
  const columns = new Map<string, Column>()
  for (const name of Object.keys(rows[0]!)) {
    const found = new Codes()
    const codes = Int32Array.from(rows, (row) => found.codeOf(row[name]!))
    const { values } = found
    const kind = kinds[name] ?? 'text'
    columns.set(name, {
      kind,
      codes,
      stride: 1,
      offset: 0,
      values,
      size: values.length,
      isWhole: name === 'n',
    })
  }
  return { rows: rows.length, columns, kept: new Map() }
}

function evaluate(sql: string, rows: readonly Cells[] = [left, right]): Value {
  return compile(parseSql(sql), tableOf(rows)).run(0, 1)
}

// Each value is what DuckDB 2.0.0 gave for the expression over the same two rows.
test.each<[string, Value]>([
  ['a_l = a_r', false],
  ['"a_l" <> \'Jember\'', false],
  ['a_l < a_r', false],
  ['b_l = b_r', null],
  ['b_l IS NULL', true],
  ['b_r IS NOT NULL', true],
  ['b_l IS DISTINCT FROM b_r', true],
  ['b_l IS NOT DISTINCT FROM b_l', true],
  ["b_l = 'x' AND a_l = 'no'", false],
  ["b_l = 'x' AND a_l = 'Jember'", null],
  ["b_l = 'x' OR a_l = 'Jember'", true],
  ["b_l = 'x' OR a_l = 'no'", null],
  ["NOT b_l = 'x'", null],
  ['NOT (a_l = a_r)', true],
  ["a_l IN ('x', 'Jember')", true],
  ["a_l IN ('x', b_l)", null],
  ["a_l NOT IN ('x', b_l)", null],
  ['n_l BETWEEN 1 AND 3', true],
  ['n_l NOT BETWEEN 4 AND 5', true],
  ["b_l BETWEEN 'a' AND 'b'", null],
  ["a_l LIKE 'J_m%'", true],
  ["a_l NOT LIKE '%z'", true],
  ["a_l ILIKE 'jEM%'", true],
  ["a_l LIKE 'jem%'", false],
  ['n_l + n_r * 2', -11],
  ['(n_l + n_r) * 2', -8],
  ['n_l - n_r - 1', 9],
  ['-n_l', -3],
  ['n_l / 2', 1.5],
  ['n_r % 4', -3],
  ['x_l / x_r', Number.POSITIVE_INFINITY],
  ['abs(n_r)', 7],
  ['abs(n_l - n_r) <= 10', true],
  ['(ABS(n_l - n_r) / (CASE WHEN n_r > n_l THEN n_r ELSE n_l END)) < 4', true],
  ['round(x_l)', 3.0],
  ['floor(-1.5)', -2.0],
  ['sqrt(abs(n_l))', 1.7320508075688772],
  ['power(n_l, 2)', 9.0],
  ['greatest(n_l, n_r, null)', 3],
  ['least(a_l, a_r)', 'Ambulu'],
  ['coalesce(b_l, b_r)', 'B'],
  ["ifnull(b_l, 'none')", 'none'],
  ["nullif(a_l, 'Jember')", null],
  ["nullif(a_l, 'x')", 'Jember'],
  ["if(b_l = 'x', 1, 2)", 2],
  ["case when b_l = 'x' then 'p' when a_l = 'Jember' then 'q' end", 'q'],
  ["case a_l when 'Jember' then 1 else 2 end", 1],
  ["case when b_l is null and a_l = 'no' then 1 end", null],
  ['lower(a_l) || upper(a_r)', 'jemberAMBULU'],
  ['a_l || b_l', null],
  ['concat(a_l, b_l, n_l, d_l)', 'Jember32020-01-31'],
  ['length(c_l)', 11],
  ['substr(c_l, 2, 3)', 'éll'],
  ['substring(c_l, 2)', 'éllo wörld'],
  ['substr(a_l, 0, 3)', 'Je'],
  ['substr(a_l, -2, 3)', 'er'],
  ['substr(a_l, -9, 5)', 'Je'],
  ['substr(a_l, 5, -2)', 'mb'],
  ['left(c_l, 2)', 'hé'],
  ['left(a_l, -1)', 'Jembe'],
  ['right(a_l, 2)', 'er'],
  ['right(a_l, -1)', 'ember'],
  ['a_l[1:3]', 'Jem'],
  ['a_l[2]', 'e'],
  ['a_l[-2]', 'e'],
  ['a_l[:2]', 'Je'],
  ['a_l[-3:]', 'ber'],
  ['a_l[4:2]', ''],
  ['trim(s_l)', 'pad'],
  ['ltrim(s_l)', 'pad '],
  ['rtrim(s_l)', '  pad'],
  ["trim(a_l, 'Jr')", 'embe'],
  ["replace(a_l, 'e', 'xx')", 'Jxxmbxxr'],
  ['reverse(c_l)', 'dlröw olléh'],
  ["split_part(c_l, ' ', 2)", 'wörld'],
  ["split_part(c_l, ' ', -1)", 'wörld'],
  ["split_part(c_l, ' ', 5)", ''],
  ["strpos(c_l, 'w')", 7],
  ["starts_with(a_l, 'Je')", true],
  ["ends_with(a_l, 'er')", true],
  ["contains(a_l, 'mb')", true],
  ["regexp_extract(a_l, '[a-z]+')", 'ember'],
  ["regexp_extract(a_l, '^([A-Z])(\\w+)', 2)", 'ember'],
  ["regexp_extract(a_l, '[0-9]+', 0)", ''],
  ["regexp_extract(b_l, '.')", null],
  ["regexp_extract(a_l, '(?i)EM')", 'em'],
  ["NULLIF(regexp_extract(a_l, '[0-9]+', 0), '')", null],
  ["regexp_matches(c_l, 'w.r')", true],
  ["regexp_matches(s_l, '^\\s+pad\\s$')", true],
  ["regexp_matches(a_l, '^[[:alpha:]]{6}$')", true],
  ["regexp_full_match(a_l, 'em')", false],
  ["regexp_replace(a_l, '[aeiou]', '*')", 'J*mber'],
  ["regexp_replace(a_l, '([aeiou])', '<\\1>', 'g')", 'J<e>mb<e>r'],
  ['CAST(n_l AS VARCHAR)', '3'],
  ["n_l::text || 'x'", '3x'],
  ['CAST(d_l AS TEXT)', '2020-01-31'],
  ['CAST(w_l AS TEXT)', '2020-01-31 10:11:12'],
  ["try_cast('12' AS INTEGER) + 1", 13],
  ['try_cast(a_l AS INTEGER)', null],
  ["try_cast('2.5' AS INT)", 3],
  ['CAST(x_l AS INTEGER)', 2],
  ['CAST(0.1 AS FLOAT) <= 0.1', true],
  ['CAST(0.1 AS FLOAT) <= CAST(0.1 AS DOUBLE)', false],
  ["try_cast('1e3' AS DOUBLE)", 1000.0],
  ["try_cast('2020-02-30' AS DATE)", null],
  ["try_cast('2020-2-3' AS DATE) = CAST('2020-02-03' AS DATE)", true],
  ["d_l = CAST('2020-01-31' AS DATE)", true],
  ['d_l < d_r', true],
  ['d_r - d_l', 395],
  ['x_r / x_r >= 0.1', true],
  ['x_r / x_r < 0.1', false],
  ['x_r / x_r = x_r / x_r', true],
  ['abs(x_r / x_r) > 1', true],
  ["try_cast('99999999999' as integer)", null],
  ["try_cast('99999999999' as bigint)", 99999999999],
  ['year(d_l)', 2020],
  ["strftime(d_l + 1, '%d/%m/%Y %B')", '01/02/2020 February'],
  ["strftime(w_l, '%y%b%d %H:%M:%S%%')", '20Jan31 10:11:12%'],
  ['d_l - 31 < d_r', true],
  ['month(w_r)', 2],
  ['day(d_l)', 31],
  ["date_part('year', d_r)", 2021],
  ['extract(month FROM d_r)', 3],
  ['epoch(d_l)', 1580428800.0],
  ['epoch(w_l)', 1580465472.0],
  ['ABS(EPOCH(d_l) - EPOCH(d_r)) <= 31557600.0', false],
  ["date_diff('day', d_l, d_r)", 395],
  ["datediff('month', d_l, d_r)", 14],
  ["date_diff('year', d_l, d_r)", 1],
  ["date_diff('hour', w_l, w_r)", 14],
  ["epoch(try_strptime(t_l, '%d/%m/%Y'))", 1580428800.0],
  ["try_strptime(t_r, '%d/%m/%Y') IS NULL", true],
  ["epoch(strptime('5 Jan 1999', '%d %b %Y'))", 915494400.0],
  ["year(try_strptime('1/2/68', '%d/%m/%y'))", 2068],
  ['levenshtein(a_l, a_r)', 5],
  ['levenshtein(c_l, c_r)', 4],
  ['damerau_levenshtein(c_l, c_r)', 4],
  ['jaro_similarity(a_l, a_r)', 0.5555555555555555],
  ['jaro_winkler_similarity(c_l, c_r)', 0.8531468531468531],
  ['jaccard(c_l, c_r)', 0.6363636363636364],
  ['jaro_winkler_similarity(a_l, b_l)', null],
  ['levenshtein(a_l, a_r) <= 5', true],
  ['levenshtein(a_l, a_r) <= 4', false],
  ["l.a = 'Jember'", true],
  ['LEFT(l."a", 1) = SUBSTRING(r.a, 1, 1)', false],
  ['cos(radians(60)) > 0.5', true],
  ['acos(1) + asin(0)', 0.0],
])('%s is what DuckDB says', (sql, value) => {
  expect(evaluate(sql)).toBe(value)
})

test('unknown and, or, not: the logic of three values', () => {
  const words = { true: '(1 = 1)', false: '(1 = 2)', null: '(b_l = 1::text)' }
  const table = (['true', 'false', 'null'] as const).map((a) => [
    evaluate(`not ${words[a]}`),
    ...(['true', 'false', 'null'] as const).flatMap((b) => [
      evaluate(`${words[a]} and ${words[b]}`),
      evaluate(`${words[a]} or ${words[b]}`),
    ]),
  ])
  expect(table).toEqual([
    [false, true, true, false, true, null, true],
    [true, false, true, false, false, false, null],
    [null, null, true, false, null, null, null],
  ])
})

test.each<[string, SqlFault['what'], number, string]>([
  ['a_l = ', 'unexpected', 7, '(end)'],
  ['a_l = a_r)', 'unexpected', 10, ')'],
  ['a_l == ;', 'unexpected', 8, ';'],
  ['a_l = and', 'unexpected', 7, 'and'],
  ['case when a_l = 1 end', 'unexpected', 19, 'end'],
  ['a_l = name', 'side', 7, 'name'],
  ['x.a = a_l', 'side', 1, 'x'],
  ['a_l::uuid = a_r', 'type', 6, 'uuid'],
  ['soundex(a_l) = soundex(a_r)', 'function', 1, 'soundex'],
  ['array_length(list_intersect(a_l, a_r)) >= 1', 'function', 14, 'list_intersect'],
  ['levenshtein(a_l) < 2', 'arguments', 1, 'levenshtein'],
  ['levenshtein(n_l, n_r) <= 1', 'kind', 1, 'levenshtein: number'],
  ['regexp_extract(a_l, a_r) = a_l', 'arguments', 1, 'regexp_extract'],
  ["regexp_matches(a_l, '(?=x)')", 'pattern', 1, '(?=x)'],
  ["try_strptime(a_l, '%Q') is null", 'format', 1, '%Q'],
  ['length(n_l) = 1', 'kind', 1, 'length: number'],
  ['x_l || a_l = a_r', 'kind', 5, '||'],
  ['a_l - a_r = 1', 'kind', 5, '-: text'],
  ['cast(a_l as integer) = 1', 'value', 1, 'integer'],
  ["jaccard(a_l, trim(b_l)) > 0 or jaccard(a_l, replace(s_r, s_r, '')) > 0", 'value', 32, 'jaccard'],
])('%s is a fault that names its place', (sql, what, at, word) => {
  const run = () => evaluate(sql)
  expect(run).toThrow(SqlFault)
  expect(run).toThrow(expect.objectContaining({ what, word, place: expect.objectContaining({ at }) }))
})

test.each<[string, string | undefined]>([
  ['levenshtein(q_l, q_r) <= 1', 'text'],
  ['abs(q_l - q_r) <= 1', 'number'],
  ['q_l > 5', 'number'],
  ['year(q_l) = year(q_r)', 'instant'],
  ["q_l > cast('2020-01-01' as date)", 'instant'],
  ['q_l - q_r < 3 and year(q_l) > 2000', 'instant'],
  ['q_l = q_r', undefined],
  ["try_strptime(q_l, '%Y') is null", 'text'],
])('%s takes the column as %s', (sql, kind) => {
  expect(columnKinds([parseSql(sql)]).get('q')).toBe(kind)
})

test('a column taken as two kinds is a fault', () => {
  expect(() => columnKinds([parseSql('year(q_l) = 2000 and levenshtein(q_l, q_r) < 2')])).toThrow(SqlFault)
})

test('an expression of one row gives the same, reckoned once for all rows', () => {
  const cells = fc.record({
    a: fc.option(fc.string({ maxLength: 8 }), { nil: null }),
    b: fc.option(fc.constantFrom('x', 'y', 'Jember'), { nil: null }),
  })
  fc.assert(
    fc.property(cells, cells, (one, other) => {
      const whole = evaluate("lower(a_l) || coalesce(b_l, '-') = lower(a_r) || coalesce(b_r, '-')", [
        one,
        other,
      ])
      const textOf = ({ a, b }: { a: string | null; b: string | null }) => a && a.toLowerCase() + (b ?? '-')
      const [x, y] = [one, other].map(({ a, b }) => (a === '' ? (b ?? '-') : textOf({ a, b })))
      expect(whole).toBe(x === null || y === null ? null : x === y)
    }),
  )
})
