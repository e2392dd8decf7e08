import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fullClass, nameKeys, normaliseName, phoneticClass } from './names.ts'

const pairsIn = (file: string) =>
  readFileSync(`test/fixtures/names/${file}`, 'utf8')
    .split('\n')
    .filter((line) => line.includes('|'))
    .map((line) => line.split('|').map((name) => name.trim()) as [string, string])

const isOneSpelling = (a: string, b: string) => {
  const [x, y] = [nameKeys(a), nameKeys(b)]
  return x.full === y.full || x.classes.toSorted().join() === y.classes.toSorted().join()
}

describe('names', () => {
  test.each(pairsIn('same.txt'))('%s = %s', (a, b) => {
    expect(isOneSpelling(a, b)).toBe(true)
  })
  test.each(pairsIn('different.txt'))('%s is not %s', (a, b) => {
    expect(isOneSpelling(a, b)).toBe(false)
  })
  test.each([
    ['H. MOH. SOLEH', ['MOH', 'SOLEH']],
    ['  siti   aminah ', ['SITI', 'AMINAH']],
    ["MA'RUF", ['MARUF']],
    ['A B C D E F G', ['A', 'B', 'C', 'D', 'E']],
    ['BUDI BIN', ['BUDI', 'BIN']],
    ['123 -', []],
    ['K.H. Ahmad Siddiq, S.Ag', ['AHMAD', 'SIDDIQ']],
    ['Drs. H. Budi Santoso, S.H., M.Si.', ['BUDI', 'SANTOSO']],
    ['Siti Se', ['SITI', 'SE']],
    ['ALM. SUPARDI', ['SUPARDI']],
    ['P. YULI', ['P', 'YULI']],
    ['Pak Yuli', ['P', 'YULI']],
    ['BUK YULI', ['B', 'YULI']],
    ['SUMARYONO / P. YULI', ['SUMARYONO']],
    ['SUMARYONO (Pak Yuli)', ['SUMARYONO']],
    ['SUMIATI B. YULI', ['SUMIATI', 'B', 'YULI']],
    ['SUMIATI BOK YULI', ['SUMIATI']],
    ['ANDI P. SANTOSO', ['ANDI', 'P', 'SANTOSO']],
    ['Ibu Sumiati', ['SUMIATI']],
    ['BU', ['BU']],
  ])('%s has the tokens %j', (name, tokens) => {
    expect(normaliseName(name)).toEqual(tokens)
  })
  test('a class is the same however often it is taken, and never empty', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{1,12}$/), (token) => {
        expect(phoneticClass(token).length).toBeGreaterThan(0)
        expect(phoneticClass(token)).toBe(phoneticClass(token))
      }),
    )
  })
  test('whole names fold as they always did', () => {
    const word = fc.stringMatching(/^[ALRSU]{1,4}$/)
    fc.assert(
      fc.property(fc.array(word), (classes) => {
        const folded = classes
          .join('')
          .replace(/LR/g, 'R')
          .replace(/(.)\1+/g, '$1')
        expect(fullClass(classes)).toBe(folded)
      }),
    )
  })
})
