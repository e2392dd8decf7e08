import type { PlanSettings } from '../src/pack/index.ts'
import { dimensionsSchema, profileSchema } from '../src/pack/plan-model.ts'
import type { Factor, Side } from '../src/planning/analysis/contract.ts'
import { type ExamplePerson, nobody, villageCodes } from './programme-example.ts'

export const name = (text: string) => ({ id: text, en: text })
/** Two published figures, a told gap, and an old and a new set of dimensions. */
export const analysisSettings: Partial<PlanSettings> = {
  dimensions: dimensionsSchema.parse({
    active: 'now',
    sets: [
      {
        id: 'now',
        name: name('Sekarang'),
        source: 't',
        dimensions: [{ id: 'living', name: name('Living') }],
      },
      { id: 'old', name: name('Dulu'), source: 't', dimensions: [{ id: 'farmer', name: name('Farmer') }] },
    ],
  }),
  profile: profileSchema.parse({
    indicators: [
      {
        id: 'poor',
        name: name('Miskin'),
        unit: name('persen'),
        polarity: 'minimal',
        source: 'BPS',
        values: [
          { asOf: '2025-03-31', value: 8.67 },
          { asOf: '2024-03-31', value: 9.01 },
        ],
      },
      {
        id: 'area',
        name: name('Luas'),
        unit: name('km2'),
        polarity: 'neutral',
        source: 'x',
        values: [{ asOf: '2020-01-01', value: 3314 }],
      },
    ],
    gaps: [{ id: 'one-list', name: name('Daftar disabilitas'), why: name('dua daftar') }],
  }),
}

/** 30 old people in each district; of district n the first so many got food by the day. */
export function people(fed: readonly number[], on: string, ill = 0): ExamplePerson[] {
  const old = { ...nobody, categories: [{ id: 'old', on: '2026-01-10' }] }
  const elderly = fed.flatMap((count, district) =>
    Array.from({ length: 30 }, (_, index) => ({
      ...old,
      village: villageCodes[district * 4 + (index % 4)]!,
      help: index < count ? [{ id: 'food', on }] : [],
    })),
  )
  const sick = Array.from({ length: ill }, () => ({
    ...nobody,
    categories: [{ id: 'ill', on: '2026-01-10' }],
  }))
  return [...elderly, ...sick]
}

export const document = { kind: 'document', title: 'LKPJ 2025', date: '2026-03-31' } as const
export const factor = (side: Side, text: string = side): Factor => ({
  side,
  text,
  source: document,
  dimensionId: null,
})
