import { type FactName, factNames, type Operator, type Rule, RuleError } from './rule-model.ts'

interface Token {
  readonly kind: 'word' | 'number' | 'text' | 'sign' | 'end'
  readonly text: string
  readonly at: number
}
const pattern = /\s+|([a-z]+)|(\d+)|'([^'\n]*)'|(<=|>=|!=|[<>=(),])/y
const kinds = ['word', 'number', 'text', 'sign'] as const
const depthMax = 30

/**
 * Reads a rule such as `desil <= 4 and family(age < 7 or attribute('hamil'))`. `and` binds tighter than `or`, `not`
 * tighter than both. Throws RuleError with the position and a plain reason.
 */
export function parseRule(text: string): Rule {
  const cursor = new Cursor(tokensOf(text))
  const rule = readOr(cursor, 0)
  const rest = cursor.peek()
  if (rest.kind !== 'end')
    throw new RuleError(rest.at, `expected "and", "or" or the end, found "${rest.text}"`)
  return rule
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  pattern.lastIndex = 0
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex
    const match = pattern.exec(text)
    if (!match)
      throw new RuleError(
        at,
        text[at] === "'"
          ? 'text starts with a quote that is not closed'
          : `"${text[at]}" has no meaning here`,
      )
    const index = match.slice(1).findIndex((group) => group !== undefined)
    if (index >= 0) tokens.push({ kind: kinds[index]!, text: match[index + 1]!, at })
  }
  return [...tokens, { kind: 'end', text: 'the end', at: text.length }]
}

class Cursor {
  private readonly tokens: readonly Token[]
  private position = 0
  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }
  peek(ahead = 0): Token {
    return this.tokens[this.position + ahead] ?? this.tokens.at(-1)!
  }
  next(): Token {
    return this.tokens[this.position++] ?? this.tokens.at(-1)!
  }
  /** Steps over the token when it is this word or sign. */
  skip(text: string): boolean {
    const token = this.peek()
    const found = (token.kind === 'word' || token.kind === 'sign') && token.text === text
    if (found) this.position++
    return found
  }
  expect(text: string): void {
    const token = this.peek()
    if (!this.skip(text)) throw new RuleError(token.at, `expected "${text}", found "${token.text}"`)
  }
  expectKind(kind: Token['kind'], what: string): Token {
    const token = this.next()
    if (token.kind !== kind) throw new RuleError(token.at, `expected ${what}, found "${token.text}"`)
    return token
  }
}

function readOr(cursor: Cursor, depth: number): Rule {
  return readChain(cursor, 'or', () => readAnd(cursor, depth))
}
function readAnd(cursor: Cursor, depth: number): Rule {
  return readChain(cursor, 'and', () => readNot(cursor, depth))
}

function readChain(cursor: Cursor, kind: 'and' | 'or', read: () => Rule): Rule {
  const parts = [read()]
  while (cursor.skip(kind)) parts.push(read())
  return parts.length === 1 ? parts[0]! : { kind, parts }
}

function readNot(cursor: Cursor, depth: number): Rule {
  if (depth > depthMax)
    throw new RuleError(cursor.peek().at, `more than ${depthMax} levels inside each other`)
  return cursor.skip('not') ? { kind: 'not', part: readNot(cursor, depth + 1) } : readTerm(cursor, depth + 1)
}

function readTerm(cursor: Cursor, depth: number): Rule {
  if (cursor.skip('(')) return closed(cursor, readOr(cursor, depth))
  const word = cursor.expectKind('word', 'a fact or "("')
  switch (word.text) {
    case 'family':
      cursor.expect('(')
      return { kind: 'family', part: closed(cursor, readOr(cursor, depth)) }
    case 'unknown':
      cursor.expect('(')
      return readUnknown(cursor, depth)
    case 'category':
    case 'receives':
      return { kind: word.text, id: readId(cursor), at: word.at }
    case 'attribute':
      return readAttribute(cursor, word.at)
    default:
      return readComparison(cursor, word)
  }
}

function closed(cursor: Cursor, rule: Rule): Rule {
  cursor.expect(')')
  return rule
}

function readId(cursor: Cursor): string {
  cursor.expect('(')
  const id = cursor.expectKind('text', "an id in quotes, e.g. 'pmks-08'").text
  cursor.expect(')')
  return id
}

function readUnknown(cursor: Cursor, depth: number): Rule {
  const token = cursor.peek()
  const fact = factNames.find((name) => name === token.text)
  if (!fact || cursor.peek(1).text !== ')')
    return { kind: 'unknown', part: closed(cursor, readOr(cursor, depth)) }
  cursor.next()
  cursor.expect(')')
  return { kind: 'unknown-fact', fact, at: token.at }
}

function readAttribute(cursor: Cursor, at: number): Rule {
  const id = readId(cursor)
  const sign = cursor.peek()
  if (sign.text !== '=' && sign.text !== '!=') return { kind: 'attribute', id, value: null, at }
  cursor.next()
  return {
    kind: 'attribute',
    id,
    value: { operator: sign.text, text: cursor.expectKind('text', 'text in quotes').text },
    at,
  }
}

const operators: readonly string[] = ['=', '!=', '<', '<=', '>', '>=']

function readComparison(cursor: Cursor, word: Token): Rule {
  const fact = factNames.find((name) => name === word.text)
  if (!fact)
    throw new RuleError(
      word.at,
      `"${word.text}" is not a fact; facts are ${factNames.join(', ')}, category('…'), attribute('…'), receives('…')`,
    )
  const sign = cursor.next()
  if (sign.kind !== 'sign' || !operators.includes(sign.text))
    throw new RuleError(sign.at, `expected a comparison after "${fact}", found "${sign.text}"`)
  return {
    kind: 'compare',
    fact,
    operator: sign.text as Operator,
    value: readValue(cursor, fact),
    at: word.at,
  }
}

function readValue(cursor: Cursor, fact: FactName): string | number {
  const token = cursor.next()
  if (fact === 'sex' && token.kind === 'text') return token.text
  if (fact !== 'sex' && token.kind === 'number') return Number(token.text)
  throw new RuleError(
    token.at,
    fact === 'sex'
      ? `sex is compared with 'M' or 'F', found "${token.text}"`
      : `${fact} is compared with a whole number, found "${token.text}"`,
  )
}
