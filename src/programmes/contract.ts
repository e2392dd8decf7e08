import { z } from 'zod'

/** What staff see of promises: exact counts. For the public, src/catalogue/contract.ts. */
const text = z.object({ id: z.string(), en: z.string() })
export const status = z.enum(['kept', 'on-track', 'behind', 'far-behind', 'no-target', 'claimed'])
/** entitled = reached + missed. */
export const counts = z.object({
  entitled: z.number(),
  reached: z.number(),
  missed: z.number(),
  wronglyReached: z.number(),
  cannotTell: z.number(),
})
export const indicator = z.object({
  id: z.string(),
  name: text,
  unit: text,
  polarity: z.enum(['maximal', 'minimal']),
  kind: z.enum(['programme', 'output', 'evidence']),
  valueKind: z.enum(['reached', 'coverage', 'exclusion-error', 'inclusion-error']).nullable(),
  value: z.number().nullable(),
  targetOfYear: z.number().nullable(),
  targetToDate: z.number().nullable(),
  percentOfTarget: z.number().nullable(),
  status,
  programmeId: z.string().nullable(),
  countedUnit: z.enum(['person', 'family']).nullable(),
  counts: counts.nullable(),
  amount: z.number().nullable(),
})
export const promise = z.object({
  id: z.string(),
  number: z.number(),
  name: text,
  summary: text,
  origin: z.enum(['sourced', 'example']),
  agency: z.string(),
  agencyShort: z.string(),
  status,
  indicators: z.array(indicator),
})
export const promiseOverview = z.object({ asOf: z.string(), promises: z.array(promise) })

const place = z.object({
  code: z.string(),
  name: z.string(),
  level: z.enum(['regency', 'district', 'village']),
  parentCode: z.string().nullable(),
  tileColumn: z.number().nullable(),
  tileRow: z.number().nullable(),
})
export const areaCounts = place.extend({ counts: counts.nullable(), amount: z.number().nullable() })
export const promiseDetail = z.object({
  asOf: z.string(),
  promise,
  indicators: z.array(
    z.object({
      id: z.string(),
      /** Every area the reader may see: districts, then villages. */
      areas: z.array(areaCounts),
      trend: z.array(
        z.object({ asOf: z.string(), counts: counts.nullable(), amount: z.number().nullable() }),
      ),
      rule: z.string().nullable(),
      ruleVersion: z.string().nullable(),
      ruleSource: z.string().nullable(),
      windowMonths: z.number().nullable(),
      knownAt: z.string().nullable(),
      measurementId: z.number().nullable(),
      lists: z.array(
        z.object({
          batchId: z.number(),
          agency: z.string(),
          listKind: text,
          period: z.string(),
          appliedOn: z.string().nullable(),
        }),
      ),
      /** Units that also got help of a programme this one excludes. */
      overlap: z.array(z.object({ programme: text, count: z.number() })),
      /** True: names only for caseworkers, villages hidden from others. */
      sensitive: z.boolean(),
    }),
  ),
  evidence: z.array(
    z.object({
      id: z.number(),
      indicatorId: z.string().nullable(),
      value: z.number().nullable(),
      title: z.string(),
      happenedOn: z.string(),
      source: z.string(),
      sha256: z.string().nullable(),
    }),
  ),
})
export const evidenceInput = z.object({
  indicatorId: z.string().optional(),
  value: z.coerce.number().optional(),
  title: z.string(),
  happenedOn: z.string(),
  source: z.string(),
  /** Of a document kept before (POST /api/programmes/documents). */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
})
export const documentAnswer = z.object({ sha256: z.string() })
export const evidenceAnswer = z.object({ id: z.number() })

export type PromiseOverview = z.infer<typeof promiseOverview>
export type PromiseDetail = z.infer<typeof promiseDetail>
export type SteeredPromise = z.infer<typeof promise>
export type SteeredIndicator = z.infer<typeof indicator>
export type AreaCounts = z.infer<typeof areaCounts>
