import { z } from 'zod'
import { areaCodePattern } from '../../kernel/area-code.ts'

/**
 * The welfare index as everybody sees it, at GET /open/v1/plan/welfare-index. Figures are percent with two decimals; low ends are
 * rounded down and high ends up. `hiddenLow` to `hiddenHigh`: what it can be because counts are hidden; `low` to `high`: also
 * with everybody we cannot tell about.
 */
const text = z.object({ id: z.string(), en: z.string() })
const areaCode = z.string().regex(areaCodePattern)
export const partId = z.enum(['found', 'reached', 'right', 'in-time', 'even-places', 'even-categories'])
export const estimate = z.object({
  value: z.number(),
  hiddenLow: z.number(),
  hiddenHigh: z.number(),
  low: z.number(),
  high: z.number(),
})
const area = z.object({
  code: areaCode,
  name: z.string(),
  level: z.enum(['regency', 'district', 'village']),
  parentCode: areaCode.nullable(),
  tileColumn: z.number().nullable(),
  tileRow: z.number().nullable(),
})
const areaFigure = area.extend({
  /** From found, reached and right only: the parts every area has. null = not told, and `why`. */
  index: estimate.nullable(),
  found: estimate.nullable(),
  reached: estimate.nullable(),
  right: estimate.nullable(),
  why: z.enum(['not-measured', 'too-few', 'hidden']).nullable(),
})
const raise = z.object({
  programmeId: z.string(),
  programme: text,
  unit: z.enum(['person', 'family']),
  areaCode,
  area: z.string(),
  agency: z.string(),
  /** Entitled and missed, as published. */
  missed: z.number(),
  /** Percent points the index rises when all of them are reached. */
  gain: z.number(),
  after: z.number(),
})
export const formulaView = z.object({
  version: z.string(),
  source: z.string(),
  aggregation: z.enum(['geometric', 'arithmetic']),
  floor: z.number(),
  worstShare: z.number(),
  places: z.enum(['village', 'district']),
  months: z.number(),
  monthsMin: z.number(),
  entitledMin: z.number(),
  widthMax: z.number(),
  parts: z.array(z.object({ id: partId, name: text, meaning: text, weight: z.number() })),
})
export const welfareIndex = z.object({
  release: z.object({ id: z.string(), asOf: z.string(), publishedAt: z.string() }).nullable(),
  formula: formulaView,
  index: estimate.nullable(),
  /** In the order of the formula; null = not measurable yet, its weight is left out. */
  parts: z.array(z.object({ id: partId, weight: z.number(), estimate: estimate.nullable() })),
  /** Share of the weights that is measured, 0 to 1. */
  weightMeasured: z.number(),
  programmes: z.array(
    z.object({
      id: z.string(),
      name: text,
      unit: z.enum(['person', 'family']),
      agency: z.string(),
      /** Reached of entitled; null = not measured. */
      coverage: estimate.nullable(),
      /** Published without villages: not in "evenly over places". */
      districtsOnly: z.boolean(),
      csv: z.string(),
    }),
  ),
  /** Months of this release; from the parts that every month has. */
  months: z.array(
    z.object({
      asOf: z.string(),
      index: estimate.nullable(),
      found: estimate.nullable(),
      reached: estimate.nullable(),
      right: estimate.nullable(),
      evenCategories: estimate.nullable(),
    }),
  ),
  /** The whole index of the newest release of each earlier month, oldest first, this release last. */
  releases: z.array(z.object({ id: z.string(), asOf: z.string(), index: estimate.nullable() })),
  /** The regency, or the district of ?area=, and what is below it. */
  area: areaFigure.nullable(),
  areas: z.array(areaFigure),
  raises: z.object({ programmes: z.array(raise), places: z.array(raise) }),
})
export type WelfareIndex = z.infer<typeof welfareIndex>
export type AreaFigure = z.infer<typeof areaFigure>
export type ShownEstimate = z.infer<typeof estimate>
export type ShownRaise = z.infer<typeof raise>

export const releaseQuery = z.object({
  release: z
    .string()
    .regex(/^\d{4}-\d{2}(\.\d+)?$/)
    .optional(),
})
/** ?area=35.09.01: the villages of one district. */
export const welfareIndexQuery = releaseQuery.extend({ area: areaCode.optional() })

export const welfareIndexPath = '/open/v1/plan/welfare-index'
/** The months as a file: what "in time" and the trend are computed from. */
export const welfareIndexMonthsPath = '/open/v1/plan/welfare-index/months.csv'
