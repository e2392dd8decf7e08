import { expect, test } from 'vitest'
import { sayRule } from './rule-words.ts'

test.each([
  ['desil <= 1', 'keluarga desil 1 (paling miskin)'],
  ["attribute('guru-ngaji')", 'tercatat sebagai guru ngaji'],
  [
    "attribute('mahasiswa') and age >= 17 and age <= 25 and desil <= 5",
    'tercatat sebagai mahasiswa dan umur 17 sampai 25 tahun dan keluarga desil 1 sampai 5',
  ],
  ["category('pmks-08') and age >= 60", 'termasuk kategori PPKS nomor 8 dan umur 60 tahun ke atas'],
  [
    "family(attribute('rumah-tidak-layak')) and desil <= 4",
    'dalam keluarganya ada yang (tercatat sebagai rumah tidak layak) dan keluarga desil 1 sampai 4',
  ],
])('%s is said as: %s', (rule, words) => {
  expect(sayRule(rule, 'id')).toBe(words)
})

test('says a rule in English', () => {
  expect(sayRule('desil <= 4 and family(age < 7 or age >= 60)', 'en')).toBe(
    'family in deciles 1 to 4 and in the family someone (younger than 7 or aged 60 or more)',
  )
})
