import type { Language } from '../../../src/kernel/messages.ts'

type Step = readonly [RegExp, string]

/** Rule language -> plain words, part by part; the rule itself is always shown beside it. Order matters. */
const steps: Readonly<Record<Language, readonly Step[]>> = {
  id: [
    [/age >= (\d+) and age <= (\d+)/g, 'umur $1 sampai $2 tahun'],
    [/age >= (\d+)/g, 'umur $1 tahun ke atas'],
    [/age < (\d+)/g, 'umur di bawah $1 tahun'],
    [/age <= (\d+)/g, 'umur sampai $1 tahun'],
    [/desil <= 1\b/g, 'keluarga desil 1 (paling miskin)'],
    [/desil <= (\d+)/g, 'keluarga desil 1 sampai $1'],
    [/category\('pmks-0?(\d+)'\)/g, 'termasuk kategori PPKS nomor $1'],
    [/attribute\('([^']+)'\)(?: = '([^']+)')?/g, 'tercatat sebagai $1 $2'],
    [/receives\('([^']+)'\)/g, 'menerima $1'],
    [/unknown\(([^()]+)\)/g, '$1 belum diketahui'],
    [/family\(/g, 'dalam keluarganya ada yang ('],
    [/\bnot\b/g, 'bukan'],
    [/\band\b/g, 'dan'],
    [/\bor\b/g, 'atau'],
  ],
  en: [
    [/age >= (\d+) and age <= (\d+)/g, 'aged $1 to $2'],
    [/age >= (\d+)/g, 'aged $1 or more'],
    [/age < (\d+)/g, 'younger than $1'],
    [/age <= (\d+)/g, 'aged up to $1'],
    [/desil <= 1\b/g, 'family in decile 1 (the poorest)'],
    [/desil <= (\d+)/g, 'family in deciles 1 to $1'],
    [/category\('pmks-0?(\d+)'\)/g, 'in PPKS category $1'],
    [/attribute\('([^']+)'\)(?: = '([^']+)')?/g, 'listed as $1 $2'],
    [/receives\('([^']+)'\)/g, 'receives $1'],
    [/unknown\(([^()]+)\)/g, '$1 not known'],
    [/family\(/g, 'in the family someone ('],
  ],
}

/** "desil <= 5 and age >= 17" -> "keluarga desil 1 sampai 5 dan umur 17 tahun ke atas". */
export function sayRule(rule: string, language: Language): string {
  const words = steps[language].reduce(
    (text, [pattern, replacement]) => text.replace(pattern, replacement),
    rule,
  )
  return words.replace(/-/g, ' ').replace(/\(\s+/g, '(').replace(/\s+\)/g, ')').replace(/\s+/g, ' ').trim()
}
