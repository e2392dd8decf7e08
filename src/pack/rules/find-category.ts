import { comparisonKey } from '../../kernel/comparison-key.ts'
import { withinOneLetter } from '../../kernel/spelling.ts'
import type { Category } from '../model.ts'

/** Abbreviations (ABH, WRSE) must be written exactly; only longer names forgive a letter. */
const lettersForTypoMin = 8
const leadingNumber = /^\s*(?:\(?\d{1,2}[.)]?\s*[-:]?\s+|\d{1,2}[.)]\s*)/

/**
 * A lookup from what agencies write to a category id: current names, legacy names (WRSE = PRSE), ids, a leading number
 * ("8. Lanjut usia terlantar"), one letter of difference when only one name is that near. null: not found.
 */
export function categoryFinder(categories: readonly Category[]): (text: string) => string | null {
  const names = new Map(
    categories.flatMap((category) =>
      [category.id, category.name.id, ...category.legacyNames].map((name) => [
        comparisonKey(name),
        category.id,
      ]),
    ),
  )
  return (text) => {
    const key = comparisonKey(text.replace(leadingNumber, ''))
    const exact = names.get(key) ?? names.get(comparisonKey(text))
    if (exact || key.length < lettersForTypoMin) return exact ?? null
    const near = new Set([...names].filter(([name]) => withinOneLetter(name, key)).map(([, id]) => id))
    return near.size === 1 ? [...near][0]! : null
  }
}
