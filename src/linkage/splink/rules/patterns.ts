/** Patterns of DuckDB (RE2 syntax, LIKE, strptime formats) in those of this program. */

import { civilOf, daysOf, secondsOfDay } from './values.ts'

const classes: Readonly<Record<string, string>> = {
  ...{
    alpha: 'A-Za-z',
    digit: '0-9',
    alnum: 'A-Za-z0-9',
    upper: 'A-Z',
    lower: 'a-z',
    space: '\\t\\n\\v\\f\\r ',
  },
  ...{ punct: '!-\\/:-@\\[-`\\{-~', blank: '\\t ', word: 'A-Za-z0-9_', xdigit: '0-9A-Fa-f' },
}
/** RE2's \s knows ASCII only. */
const spaces = '\\t\\n\\f\\r '

/**
 * A pattern of RE2 as a RegExp of the same meaning: `(?i)` in front, named groups, \A, \z, \s and [:alpha:] are translated.
 * Null where it holds what RE2 does not know (look-around, back-references) or what is not translated here.
 */
export function regularExpression(pattern: string, flags: string): RegExp | null {
  if (/\(\?(?:[=!]|<[=!])/.test(pattern) || /[^ims]/.test(flags)) return null
  const head = /^\(\?([ims]+)\)/.exec(pattern)
  const body = translate(head ? pattern.slice(head[0].length) : pattern)
  if (body === null) return null
  try {
    return new RegExp(body, `u${[...new Set(flags + (head?.[1] ?? ''))].join('')}`)
  } catch {
    return null
  }
}

function translate(pattern: string): string | null {
  let out = ''
  let inClass = false
  for (let at = 0; at < pattern.length; at++) {
    const letter = pattern[at]!
    const posix = inClass ? /^\[:(\^?)([a-z]+):\]/.exec(pattern.slice(at)) : null
    if (posix) {
      const members = classes[posix[2]!]
      if (members === undefined || posix[1] !== '') return null
      out += members
      at += posix[0].length - 1
    } else if (letter === '\\') {
      const escaped = escapeOf(pattern[++at] ?? '', inClass)
      if (escaped === null) return null
      out += escaped
    } else if (letter === '[') {
      // A bracket inside a class is a letter there.
      out += inClass ? '\\[' : '['
      inClass = true
      if (pattern[at + 1] === '^') out += pattern[++at]
      if (pattern[at + 1] === ']') {
        out += '\\]'
        at++
      }
    } else if (letter === ']') {
      out += inClass ? ']' : '\\]'
      inClass = false
    } else if (!inClass && pattern.startsWith('(?', at)) {
      const group = /^\(\?(?:P?<([A-Za-z_]\w*)>|:)/.exec(pattern.slice(at))
      if (!group) return null
      out += group[1] ? `(?<${group[1]}>` : '(?:'
      at += group[0].length - 1
    } else out += letter
  }
  return out
}

function escapeOf(letter: string, inClass: boolean): string | null {
  if (letter === 's') return inClass ? spaces : `[${spaces}]`
  if (letter === 'S') return inClass ? null : `[^${spaces}]`
  if (letter === 'A') return '^'
  if (letter === 'z') return '$'
  if (/[dDwWbBtnrfv]/.test(letter)) return `\\${letter}`
  if (/[\^$\\.*+?()[\]{}|/]/.test(letter)) return `\\${letter}`
  if (letter === '-') return inClass ? '\\-' : '-'
  return /[A-Za-z0-9]/.test(letter) || letter === '' ? null : letter
}

/** A LIKE pattern: % is any text, _ one letter. */
export function likePattern(pattern: string, ignoreCase: boolean): RegExp {
  const body = pattern
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replaceAll('%', '.*')
    .replaceAll('_', '.')
  return new RegExp(`^${body}$`, ignoreCase ? 'sui' : 'su')
}

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
const parts: Readonly<Record<string, string>> = {
  ...{
    Y: '(?<Y>\\d{1,4})',
    y: '(?<y>\\d{1,2})',
    m: '(?<m>\\d{1,2})',
    d: '(?<d>\\d{1,2})',
    H: '(?<H>\\d{1,2})',
  },
  ...{ M: '(?<M>\\d{1,2})', S: '(?<S>\\d{1,2})', f: '(?<f>\\d{1,6})', '%': '%' },
  ...{ b: `(?<b>${months.map((month) => month.slice(0, 3)).join('|')})`, B: `(?<B>${months.join('|')})` },
}

/**
 * A reader of a strptime format: gives seconds since 1970, or null for a text of another form. Null where the format holds a
 * letter other than %Y %y %m %d %H %M %S %f %b %B %%.
 */
export function instantReader(format: string): ((text: string) => number | null) | null {
  let body = ''
  for (let at = 0; at < format.length; at++) {
    if (format[at] !== '%') {
      body += format[at]!.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&')
      continue
    }
    if (format[at + 1] === '-') at++
    const part = parts[format[++at] ?? '']
    if (part === undefined) return null
    body += part
  }
  let pattern: RegExp
  try {
    pattern = new RegExp(`^\\s*${body}\\s*$`, 'i')
  } catch {
    // A part that stands twice.
    return null
  }
  return (text) => {
    const found = pattern.exec(text)?.groups
    return found ? secondsOf(found) : null
  }
}

/** Writes an instant in a strftime format; null where the format holds a letter other than %Y %y %m %d %H %M %S %b %B %%. */
export function instantText(seconds: number, format: string): string | null {
  const days = Math.floor(seconds / secondsOfDay)
  const { year, month, day } = civilOf(days)
  const rest = Math.floor(seconds - days * secondsOfDay)
  const two = (value: number) => String(value).padStart(2, '0')
  const name = months[month - 1]!.replace(/^./, (letter) => letter.toUpperCase())
  const words: Readonly<Record<string, string>> = {
    ...{
      Y: String(year).padStart(4, '0'),
      y: two(year % 100),
      m: two(month),
      d: two(day),
      b: name.slice(0, 3),
      B: name,
    },
    ...{ H: two(Math.floor(rest / 3600)), M: two(Math.floor(rest / 60) % 60), S: two(rest % 60), '%': '%' },
  }
  let isKnown = true
  const text = format.replace(/%(.?)/gs, (_, letter) => {
    isKnown &&= words[letter] !== undefined
    return words[letter] ?? ''
  })
  return isKnown ? text : null
}

function secondsOf(found: Readonly<Record<string, string | undefined>>): number | null {
  const numberOf = (part: string | undefined, otherwise: number) =>
    part === undefined ? otherwise : Number(part)
  const short = numberOf(found.y, 70)
  const year = found.Y === undefined ? short + (short < 69 ? 2000 : 1900) : Number(found.Y)
  const name = (found.B ?? found.b)?.toLowerCase().slice(0, 3)
  const month =
    name === undefined ? numberOf(found.m, 1) : months.findIndex((long) => long.startsWith(name)) + 1
  const days = daysOf(year, month, numberOf(found.d, 1))
  const [hour, minute, second] = [numberOf(found.H, 0), numberOf(found.M, 0), numberOf(found.S, 0)]
  if (days === null || hour > 23 || minute > 59 || second > 59) return null
  return days * secondsOfDay + hour * 3600 + minute * 60 + second + Number(`0.${found.f ?? '0'}`)
}
