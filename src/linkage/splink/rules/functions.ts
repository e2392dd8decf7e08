import {
  damerauLevenshtein,
  damerauLevenshteinToOne,
  hamming,
  jaccard,
  jaroSimilarity,
  jaroWinklerSimilarity,
  levenshtein,
  levenshteinToOne,
} from './distances.ts'
import { instantReader, instantText, likePattern, regularExpression } from './patterns.ts'
import { civilOf, type Kind, secondsOfDay, type Value } from './values.ts'

/** What an argument must be; 'instant' takes dates and timestamps and hands over seconds, 'constant' a literal text. */
export type ArgKind = 'text' | 'number' | 'instant' | 'constant'

export interface SqlFunction {
  readonly args: readonly ArgKind[]
  /** How many of the arguments must be there; all where not said. */
  readonly needed?: number
  readonly result: Kind
  /** Whole numbers come out. */
  readonly isWhole?: boolean
  /** Expensive enough to remember its results by pair of values. */
  readonly isSlow?: boolean
  /** Called with no null. Undefined: the value is one that DuckDB refuses. */
  readonly run: (...args: never[]) => Value | undefined
}

/** What a constant of a function is wrong in: its pattern or format. */
export class BadConstant extends Error {
  override name = 'BadConstant'
  readonly what: 'pattern' | 'format'

  constructor(what: 'pattern' | 'format') {
    super(what)
    this.what = what
  }
}

const text = 'text'
const number = 'number'
const constant = 'constant'
const instant = 'instant'

const distance = (run: (a: string, b: string) => number): SqlFunction => ({
  args: [text, text],
  result: number,
  isWhole: true,
  isSlow: true,
  run: (a: string, b: string) => numberOrRefused(run(a, b)),
})
const similarity = (run: (a: string, b: string) => number): SqlFunction => ({
  ...distance(run),
  isWhole: false,
})
const ofText = (run: (a: string) => string): SqlFunction => ({ args: [text], result: text, run })
const ofNumber = (run: (a: number) => number): SqlFunction => ({
  args: [number],
  result: number,
  run: (a: number) => (Number.isNaN(a) ? a : numberOrRefused(run(a))),
})
const ofTwoTexts = (run: (a: string, b: string) => boolean): SqlFunction => ({
  args: [text, text],
  result: 'boolean',
  run,
})
const datePart = (part: string): SqlFunction => ({
  args: [instant],
  result: number,
  isWhole: true,
  run: (seconds: number) => partOf(part, seconds),
})

const lower = ofText((a) => a.toLowerCase())
const upper = ofText((a) => a.toUpperCase())
const length: SqlFunction = {
  args: [text],
  result: number,
  isWhole: true,
  run: (a: string) => lettersOf(a).length,
}
const substring: SqlFunction = { args: [text, number, number], needed: 2, result: text, run: substringOf }
const trims = (start: boolean, end: boolean): SqlFunction => ({
  args: [text, text],
  needed: 1,
  result: text,
  run: (a: string, letters = ' ') => trimmed(a, lettersOf(letters), start, end),
})
const dateDiff: SqlFunction = {
  args: [constant, instant, instant],
  result: number,
  isWhole: true,
  run: differenceOf,
}
const datePartOf: SqlFunction = { args: [constant, instant], result: number, isWhole: true, run: partOf }
const strpos: SqlFunction = {
  args: [text, text],
  result: number,
  isWhole: true,
  run: (a: string, b: string) => {
    const at = a.indexOf(b)
    return at < 0 ? 0 : lettersOf(a.slice(0, at)).length + 1
  },
}

/** The functions of DuckDB that are known here; `and`, `=`, `+`, `coalesce` and their like are in compile.ts. */
export const functions: Readonly<Record<string, SqlFunction>> = {
  ...{ levenshtein: distance(levenshtein), editdist3: distance(levenshtein) },
  damerau_levenshtein: distance(damerauLevenshtein),
  'levenshtein to 1': distance(levenshteinToOne),
  'damerau_levenshtein to 1': distance(damerauLevenshteinToOne),
  ...{ hamming: distance(hamming), mismatches: distance(hamming) },
  jaro_similarity: similarity(jaroSimilarity),
  jaro_winkler_similarity: similarity(jaroWinklerSimilarity),
  jaccard: similarity(jaccard),
  ...{
    lower,
    lcase: lower,
    upper,
    ucase: upper,
    length,
    len: length,
    char_length: length,
    character_length: length,
  },
  ...{
    substr: substring,
    substring,
    trim: trims(true, true),
    ltrim: trims(true, false),
    rtrim: trims(false, true),
  },
  left: {
    args: [text, number],
    result: text,
    run: (a: string, n: number) => lettersOf(a).slice(0, n).join(''),
  },
  right: { args: [text, number], result: text, run: (a: string, n: number) => rightOf(lettersOf(a), n) },
  slice: { args: [text, number, number], result: text, run: sliceOf },
  replace: {
    args: [text, text, text],
    result: text,
    run: (a: string, b: string, c: string) => (b === '' ? a : a.replaceAll(b, () => c)),
  },
  reverse: ofText((a) => lettersOf(a).reverse().join('')),
  split_part: { args: [text, text, number], result: text, run: splitPart },
  ...{ strpos, instr: strpos },
  ...{ starts_with: ofTwoTexts((a, b) => a.startsWith(b)), prefix: ofTwoTexts((a, b) => a.startsWith(b)) },
  ...{ ends_with: ofTwoTexts((a, b) => a.endsWith(b)), suffix: ofTwoTexts((a, b) => a.endsWith(b)) },
  contains: ofTwoTexts((a, b) => a.includes(b)),
  like: {
    args: [text, constant],
    result: 'boolean',
    run: (a: string, p: string) => cached('like', p, '', () => likePattern(p, false)).test(a),
  },
  ilike: {
    args: [text, constant],
    result: 'boolean',
    run: (a: string, p: string) => cached('ilike', p, '', () => likePattern(p, true)).test(a),
  },
  regexp_extract: {
    args: [text, constant, number, constant],
    needed: 2,
    result: text,
    run: (a: string, p: string, group = 0, flags = '') => patternOf(p, flags).exec(a)?.[group] ?? '',
  },
  regexp_matches: {
    args: [text, constant, constant],
    needed: 2,
    result: 'boolean',
    run: (a: string, p: string, flags = '') => patternOf(p, flags).test(a),
  },
  regexp_full_match: {
    args: [text, constant, constant],
    needed: 2,
    result: 'boolean',
    run: (a: string, p: string, flags = '') => patternOf(`^(?:${p})$`, flags).test(a),
  },
  regexp_replace: {
    args: [text, constant, constant, constant],
    needed: 3,
    result: text,
    run: replacePattern,
  },
  ...{ year: datePart('year'), month: datePart('month'), day: datePart('day') },
  epoch: { args: [instant], result: number, run: (seconds: number) => seconds },
  ...{ date_part: datePartOf, datepart: datePartOf, date_diff: dateDiff, datediff: dateDiff },
  try_strptime: {
    args: [text, constant],
    result: 'timestamp',
    run: (a: string, format: string) => readerOf(format)(a),
  },
  strftime: { args: [instant, constant], result: text, run: formatted },
  strptime: {
    args: [text, constant],
    result: 'timestamp',
    run: (a: string, format: string) => readerOf(format)(a) ?? undefined,
  },
  ...{
    abs: ofNumber(Math.abs),
    floor: ofNumber(Math.floor),
    ceil: ofNumber(Math.ceil),
    ceiling: ofNumber(Math.ceil),
  },
  ...{
    sqrt: ofNumber(Math.sqrt),
    ln: ofNumber(Math.log),
    exp: ofNumber(Math.exp),
    log2: ofNumber(Math.log2),
    log10: ofNumber(Math.log10),
  },
  ...{
    sin: ofNumber(Math.sin),
    cos: ofNumber(Math.cos),
    tan: ofNumber(Math.tan),
    asin: ofNumber(Math.asin),
    acos: ofNumber(Math.acos),
  },
  ...{ atan: ofNumber(Math.atan), radians: ofNumber((a) => (a * Math.PI) / 180) },
  atan2: { args: [number, number], result: number, run: (a: number, b: number) => Math.atan2(a, b) },
  ...{ power: powerOf(), pow: powerOf() },
  round: ofNumber((a) => Math.sign(a) * Math.round(Math.abs(a))),
}

/** What stands for a distance where only its being at most 1 is asked, which is found much faster; nobody writes these names. */
export const toOne: Readonly<Record<string, string>> = {
  levenshtein: 'levenshtein to 1',
  editdist3: 'levenshtein to 1',
  damerau_levenshtein: 'damerau_levenshtein to 1',
}

/** Names people may use, for the sentence about a function that is not known. */
export const functionNames = [
  ...Object.keys(functions).filter((name) => name !== 'slice' && !name.includes(' ')),
  ...['coalesce', 'ifnull', 'nullif', 'concat', 'greatest', 'least', 'if', 'cast', 'try_cast'],
].sort()

function powerOf(): SqlFunction {
  return { args: [number, number], result: number, run: (a: number, b: number) => numberOrRefused(a ** b) }
}

function numberOrRefused(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : value
}

/** Letters as DuckDB counts them: code points. */
function lettersOf(a: string): string[] {
  return Array.from(a)
}

function rightOf(letters: readonly string[], n: number): string {
  return letters.slice(n < 0 ? -n : Math.max(0, letters.length - n)).join('')
}

/** From place `start` (1 is the first letter, -1 the last, 0 stands before the first), `count` letters; fewer than 0 go back. */
function substringOf(a: string, start: number, count = Number.POSITIVE_INFINITY): string {
  const letters = lettersOf(a)
  let from = start > 0 ? start - 1 : start < 0 ? letters.length + start : -1
  if (from < 0 && count === Number.POSITIVE_INFINITY) from = 0
  const to = from + count
  return letters.slice(Math.max(0, Math.min(from, to)), Math.max(0, Math.max(from, to))).join('')
}

/** a[from:to], both ends included; null on a side, handled by the caller, is given as 1 or -1. */
function sliceOf(a: string, from: number, to: number): string {
  const letters = lettersOf(a)
  const first = from < 0 ? Math.max(0, letters.length + from) : Math.max(0, from - 1)
  const last = to < 0 ? letters.length + to + 1 : to
  return letters.slice(first, Math.max(0, last)).join('')
}

function trimmed(a: string, letters: readonly string[], start: boolean, end: boolean): string {
  const all = lettersOf(a)
  let [from, to] = [0, all.length]
  while (start && from < to && letters.includes(all[from]!)) from++
  while (end && to > from && letters.includes(all[to - 1]!)) to--
  return all.slice(from, to).join('')
}

function splitPart(a: string, separator: string, place: number): string {
  const parts = separator === '' ? lettersOf(a) : a.split(separator)
  return parts[place > 0 ? place - 1 : place < 0 ? parts.length + place : -1] ?? ''
}

const kept = new Map<string, RegExp>()

function cached(kind: string, pattern: string, flags: string, make: () => RegExp | null): RegExp {
  const key = `${kind} ${flags} ${pattern}`
  let made = kept.get(key)
  if (made) return made
  const found = make()
  if (!found) throw new BadConstant('pattern')
  made = found
  kept.set(key, made)
  return made
}

function patternOf(pattern: string, flags: string): RegExp {
  return cached('regexp', pattern, flags, () => regularExpression(pattern, flags))
}

function replacePattern(a: string, pattern: string, replacement: string, options = ''): string {
  const found = patternOf(pattern, options.replaceAll('g', ''))
  const words = replacement
    .replaceAll('$', '$$$$')
    .replace(/\\(\d)/g, (_, group) => (group === '0' ? '$&' : `$${group}`))
  return a.replace(options.includes('g') ? new RegExp(found.source, `${found.flags}g`) : found, words)
}

const readers = new Map<string, (text: string) => number | null>()

function readerOf(format: string): (text: string) => number | null {
  let reader = readers.get(format)
  if (reader) return reader
  const made = instantReader(format)
  if (!made) throw new BadConstant('format')
  reader = made
  readers.set(format, reader)
  return reader
}

function formatted(seconds: number, format: string): string {
  const written = instantText(seconds, format)
  if (written === null) throw new BadConstant('format')
  return written
}

function partOf(part: string, seconds: number): number {
  const { year, month, day } = civilOf(Math.floor(seconds / secondsOfDay))
  if (/^years?$/i.test(part)) return year
  if (/^months?$/i.test(part)) return month
  if (/^days?$/i.test(part)) return day
  throw new BadConstant('format')
}

/** Borders of a unit that lie between two instants. */
function differenceOf(unit: string, from: number, to: number): number {
  const seconds: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3600, day: secondsOfDay }
  const name = unit.toLowerCase().replace(/s$/, '')
  const size = seconds[name]
  if (size !== undefined) return Math.floor(to / size) - Math.floor(from / size)
  const [a, b] = [civilOf(Math.floor(from / secondsOfDay)), civilOf(Math.floor(to / secondsOfDay))]
  if (name === 'year') return b.year - a.year
  if (name === 'month') return (b.year - a.year) * 12 + b.month - a.month
  throw new BadConstant('format')
}
