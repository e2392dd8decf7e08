import { type Branch, type CastType, type Node, type Place, type Side, SqlFault } from './syntax.ts'
import { type Token, tokensOf } from './tokens.ts'

/**
 * Parses an SQL expression of Splink's DuckDB dialect by precedence climbing. Columns are `name_l`, `"name_l"`, `l.name`,
 * `l."name"`, and the same with r. @throws SqlFault with the place of what is not understood
 */
export function parseSql(sql: string): Node {
  const parser = new Parser(tokensOf(sql))
  const node = parser.expression(0)
  parser.expectEnd()
  return node
}

const castTypes: Readonly<Record<string, CastType>> = {
  ...named('text', ['text', 'varchar', 'string', 'char', 'bpchar']),
  ...named('integer', ['int', 'integer', 'int4']),
  ...named('bigint', ['bigint', 'int8', 'long']),
  ...named('double', ['double', 'float8']),
  ...named('float', ['float', 'real', 'float4']),
  ...named('date', ['date']),
  ...named('timestamp', ['timestamp', 'datetime']),
  ...named('boolean', ['boolean', 'bool']),
}

function named(type: CastType, words: readonly string[]): Record<string, CastType> {
  return Object.fromEntries(words.map((word) => [word, type]))
}

/** Binding powers, loosest first; NOT stands between AND and the comparisons. */
const powers: Readonly<Record<string, number>> = {
  ...{ or: 1, and: 2, '=': 4, '==': 4, '<>': 4, '!=': 4, '<': 4, '<=': 4, '>': 4, '>=': 4 },
  ...{ is: 4, in: 4, between: 4, like: 4, ilike: 4, not: 4, '||': 5, '+': 6, '-': 6, '*': 7, '/': 7, '%': 7 },
}
const notPower = 3
const comparisonPower = 4
const signPower = 8
const tests = new Set(['in', 'between', 'like', 'ilike'])
const reserved = new Set([
  'and',
  'or',
  'is',
  'in',
  'between',
  'like',
  'when',
  'then',
  'else',
  'end',
  'from',
  'for',
  'as',
])

class Parser {
  private at = 0
  private readonly tokens: readonly Token[]

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  /** An expression whose operators bind tighter than `power`. */
  expression(power: number): Node {
    let left = this.prefix()
    for (;;) {
      const token = this.peek()
      const binds = token.kind === 'word' || token.kind === 'sign' ? (powers[token.text] ?? 0) : 0
      if (binds <= power) return left
      this.at++
      left = this.infix(left, token, binds)
    }
  }

  expectEnd(): void {
    if (this.peek().kind !== 'end') throw this.unexpected()
  }

  private infix(left: Node, { text, place }: Token, power: number): Node {
    if (text === 'is') return this.isTest(left, place)
    if (text === 'not') {
      const next = this.next()
      if (!tests.has(next.text)) throw this.unexpected(next)
      return call('not', [this.test(left, next.text, place)], place)
    }
    if (tests.has(text)) return this.test(left, text, place)
    const sign = text === '==' ? '=' : text === '!=' ? '<>' : text
    return call(sign, [left, this.expression(power)], place)
  }

  private test(left: Node, word: string, place: Place): Node {
    if (word === 'between') {
      const low = this.expression(comparisonPower)
      this.expect('and')
      const high = this.expression(comparisonPower)
      return call('and', [call('>=', [left, low], place), call('<=', [left, high], place)], place)
    }
    if (word !== 'in') return call(word, [left, this.expression(comparisonPower)], place)
    this.expect('(')
    return call('in', [left, ...this.list(')')], place)
  }

  private isTest(left: Node, place: Place): Node {
    const negated = this.take('not')
    const word = this.next()
    let test: Node
    if (word.text === 'null') test = call('is null', [left], place)
    else if (word.text === 'true' || word.text === 'false')
      test = call('is same', [left, { kind: 'literal', value: word.text === 'true' }], place)
    else if (word.text === 'distinct') {
      this.expect('from')
      const same = call('is same', [left, this.expression(comparisonPower)], place)
      return negated ? same : call('not', [same], place)
    } else throw this.unexpected(word)
    return negated ? call('not', [test], place) : test
  }

  private prefix(): Node {
    const token = this.peek()
    if (this.take('not')) return call('not', [this.expression(notPower)], token.place)
    if (this.take('+')) return this.expression(signPower)
    if (this.take('-')) return negative(this.expression(signPower), token.place)
    let node = this.primary()
    for (;;) {
      const { place } = this.peek()
      if (this.take('::')) node = { kind: 'cast', operand: node, to: this.castType(), isTry: false, place }
      else if (this.take('[')) node = this.slice(node, place)
      else return node
    }
  }

  private slice(operand: Node, place: Place): Node {
    const nothing: Node = { kind: 'literal', value: null }
    const from = this.isNext(':') ? nothing : this.expression(0)
    if (!this.take(':')) {
      this.expect(']')
      return call('slice', [operand, from, from], place)
    }
    const to = this.isNext(']') ? nothing : this.expression(0)
    this.expect(']')
    return call('slice', [operand, from, to], place)
  }

  private primary(): Node {
    const token = this.next()
    if (token.kind === 'number') return { kind: 'literal', value: Number(token.text) }
    if (token.kind === 'text') return { kind: 'literal', value: token.text }
    if (token.kind === 'quoted') return this.column(token)
    if (token.kind === 'sign' && token.text === '(') {
      const inner = this.expression(0)
      this.expect(')')
      return inner
    }
    if (token.kind !== 'word' || reserved.has(token.text)) throw this.unexpected(token)
    if (token.text === 'null') return { kind: 'literal', value: null }
    if (token.text === 'true' || token.text === 'false')
      return { kind: 'literal', value: token.text === 'true' }
    if (token.text === 'case') return this.caseOf()
    if (this.isNext('(')) return this.callOf(token)
    if ((token.text === 'date' || token.text === 'timestamp') && this.peek().kind === 'text')
      return this.castOf({ kind: 'literal', value: this.next().text }, token.text, false, token.place)
    return this.column(token)
  }

  private callOf({ text, place }: Token): Node {
    this.expect('(')
    if (text === 'cast' || text === 'try_cast') {
      const operand = this.expression(0)
      this.expect('as')
      const to = this.castType()
      this.expect(')')
      return this.castOf(operand, to, text === 'try_cast', place)
    }
    if (text === 'extract') {
      const part: Node = { kind: 'literal', value: this.next().text }
      this.expect('from')
      const operand = this.expression(0)
      this.expect(')')
      return call('date_part', [part, operand], place)
    }
    return call(text, this.list(')'), place)
  }

  private castOf(operand: Node, to: CastType, isTry: boolean, place: Place): Node {
    return { kind: 'cast', operand, to, isTry, place }
  }

  private castType(): CastType {
    const { text, place } = this.next()
    const type = castTypes[text]
    if (!type) throw new SqlFault('type', place, text)
    if (text === 'double') this.take('precision')
    if (this.take('(')) this.list(')')
    return type
  }

  private caseOf(): Node {
    const operand = this.isNext('when') ? null : this.expression(0)
    const branches: Branch[] = []
    while (this.isNext('when')) {
      const { place } = this.next()
      const when = this.expression(0)
      this.expect('then')
      branches.push({ when: operand ? call('=', [operand, when], place) : when, gives: this.expression(0) })
    }
    const otherwise: Node = this.take('else') ? this.expression(0) : { kind: 'literal', value: null }
    this.expect('end')
    return { kind: 'case', branches, otherwise }
  }

  /** `l.name`, `"l"."name"`, or a name that ends in _l or _r. Columns compare without regard to case, as in DuckDB. */
  private column(token: Token): Node {
    const name = token.text.toLowerCase()
    if (this.take('.')) {
      const column = this.next()
      if ((name !== 'l' && name !== 'r') || (column.kind !== 'word' && column.kind !== 'quoted'))
        throw new SqlFault('side', token.place, token.text)
      return { kind: 'column', name: column.text.toLowerCase(), side: name }
    }
    if (!/._[lr]$/.test(name)) throw new SqlFault('side', token.place, token.text)
    return { kind: 'column', name: name.slice(0, -2), side: name.at(-1) as Side }
  }

  private list(end: string): Node[] {
    const nodes: Node[] = []
    if (this.take(end)) return nodes
    do nodes.push(this.expression(0))
    while (this.take(','))
    this.expect(end)
    return nodes
  }

  private peek(): Token {
    return this.tokens[this.at]!
  }

  private next(): Token {
    const token = this.peek()
    if (token.kind !== 'end') this.at++
    return token
  }

  private isNext(text: string): boolean {
    const token = this.peek()
    return (token.kind === 'word' || token.kind === 'sign') && token.text === text
  }

  private take(text: string): boolean {
    if (!this.isNext(text)) return false
    this.at++
    return true
  }

  private expect(text: string): void {
    if (!this.take(text)) throw this.unexpected()
  }

  private unexpected({ place, text }: Token = this.peek()): SqlFault {
    return new SqlFault('unexpected', place, text || '(end)')
  }
}

function call(name: string, args: readonly Node[], place: Place): Node {
  return { kind: 'call', name, args, place }
}

function negative(node: Node, place: Place): Node {
  if (node.kind === 'literal' && typeof node.value === 'number')
    return { kind: 'literal', value: -node.value }
  return call('-', [{ kind: 'literal', value: 0 }, node], place)
}
