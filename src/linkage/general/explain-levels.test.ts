import { expect, test } from 'vitest'
import { messages } from '../messages.ts'
import { explainLevels } from './explain-levels.ts'
import { type FieldKind, levelsMax, levelsOf } from './rules/fields.ts'

const field = (name: string, kind: FieldKind) => ({ name, kind, dayFirst: true, weight: 1 })

test('every level of every kind has a sentence in both languages', () => {
  for (const kind of Object.keys(levelsOf) as FieldKind[])
    for (let level = 1; level < levelsOf[kind].length; level++)
      for (const language of ['id', 'en'] as const) {
        const text = explainLevels(
          [field('x', kind)],
          { bits: new Float64Array(levelsMax) },
          [level],
          language,
        )
        expect(text.slice(3)).toBeOneOf(Object.values(messages[language]))
      }
})

test('the most telling field comes first, and a field that one side lacks says nothing', () => {
  const fields = [
    field('nik', 'national-id'),
    field('nama', 'person-name'),
    field('lahir', 'date'),
    field('desa', 'place'),
  ]
  const bits = new Float64Array(fields.length * levelsMax)
  const levels = ['slip', 'equal', 'slip', 'missing'].map((level, index) => {
    const at = levelsOf[fields[index]!.kind].indexOf(level)
    bits[index * levelsMax + at] = [-3, 9, 2, 0][index]!
    return at
  })
  expect(explainLevels(fields, { bits }, levels, 'id')).toBe(
    'nama: sama; nik: berbeda satu angka, atau dua angka tertukar; lahir: berbeda satu angka, atau hari dan bulan tertukar',
  )
})
