import { z } from 'zod'
import { areaCodePattern } from '../kernel/area-code.ts'

/**
 * What the public may read, under /open/v1. Every number about people is a `cell`: `value` is null unless the status
 * is A (shown) or Z (true zero). C = hidden to protect people (one symbol for every reason), M = not measured.
 */
export const cell = z.object({ value: z.number().nullable(), status: z.enum(['A', 'C', 'Z', 'M']) })
export type Cell = z.infer<typeof cell>
const text = z.object({ id: z.string(), en: z.string() })
const areaCode = z.string().regex(areaCodePattern)

/** Status of a promise or indicator, computed by the term's published rule; hidden = its number is hidden, so no status is told. */
export const publicStatus = z.enum([
  'kept',
  'on-track',
  'behind',
  'far-behind',
  'no-target',
  'claimed',
  'hidden',
])
export type PublicStatus = z.infer<typeof publicStatus>

export const release = z.object({
  id: z.string(),
  asOf: z.string(),
  publishedAt: z.string(),
  policyVersion: z.string(),
  current: z.boolean(),
})
/** Ledger of a release: what was hidden and why, the audit, the hash of every file. */
export const releaseWithLedger = release.extend({
  ledger: z.object({
    decision: z.string(),
    threshold: z.number(),
    sensitiveThreshold: z.number(),
    cells: z.number(),
    shown: z.number(),
    zeros: z.number(),
    hidden: z.number(),
    hiddenBy: z.record(z.string(), z.number()),
    /** Smallest distance between the least and the largest value an outsider can prove for a protected small cell. */
    auditWidthMin: z.number().nullable(),
    auditedCells: z.number(),
    files: z.record(z.string(), z.string()),
    approvedBy: z.string(),
    /** Since migration 0016: hashes of the registered tables and of what each cell is a sum of, and the solver. */
    registryHash: z.string().optional(),
    systemHash: z.string().optional(),
    solver: z.string().optional(),
  }),
})
export const releaseList = z.object({ releases: z.array(releaseWithLedger) })

/** Position in the tile grid: districts in the regency, villages in their district. */
export const areaRow = z.object({
  code: areaCode,
  name: z.string(),
  level: z.enum(['regency', 'district', 'village']),
  parentCode: areaCode.nullable(),
  tileColumn: z.number().nullable(),
  tileRow: z.number().nullable(),
})
/** entitled = reached + missed. wronglyReached and cannotTell stand beside it. `delivered` for outputs (ambulances …). */
const counts = z.object({
  entitled: cell,
  reached: cell,
  missed: cell,
  wronglyReached: cell,
  cannotTell: cell,
  delivered: cell,
  /** Percent of the entitled who are reached; null when a part is hidden or fewer than 30 are entitled. */
  coverage: z.number().nullable(),
})
export const countsByArea = areaRow.extend(counts.shape)
export const trendPoint = counts.extend({ asOf: z.string() })

export const publicIndicator = z.object({
  id: z.string(),
  name: text,
  unit: text,
  polarity: z.enum(['maximal', 'minimal']),
  kind: z.enum(['programme', 'output', 'evidence']),
  /** Which number of a programme the target speaks of; null for output and evidence. */
  valueKind: z.enum(['reached', 'coverage', 'exclusion-error', 'inclusion-error']).nullable(),
  baseline: z.number().nullable(),
  targets: z.array(z.object({ year: z.number(), value: z.number() })),
  /** Target for the year of the as-of date, and its part due by then. */
  targetOfYear: z.number().nullable(),
  targetToDate: z.number().nullable(),
  value: cell,
  percentOfTarget: z.number().nullable(),
  status: publicStatus,
  /** People (or families) counted: 'person' | 'family' | null */
  countedUnit: z.enum(['person', 'family']).nullable(),
  total: counts,
  /** True: shown by district only, because the rule speaks of a sensitive category. */
  districtsOnly: z.boolean(),
})
export const publicPromise = z.object({
  id: z.string(),
  number: z.number(),
  name: text,
  summary: text,
  shape: z.string(),
  origin: z.enum(['sourced', 'example']),
  source: z.string(),
  agency: z.string(),
  status: publicStatus,
  indicators: z.array(publicIndicator),
})
export const promiseList = z.object({
  release: release.nullable(),
  term: z.object({ name: text, from: z.string(), to: z.string(), note: text }).nullable(),
  statusRule: z
    .object({
      version: z.string(),
      source: z.string(),
      kept: z.number(),
      onTrack: z.number(),
      behind: z.number(),
    })
    .nullable(),
  statusCounts: z.record(publicStatus, z.number()),
  promises: z.array(publicPromise),
})

export const lineage = z.object({
  rule: z.string().nullable(),
  ruleVersion: z.string().nullable(),
  ruleSource: z.string().nullable(),
  windowMonths: z.number().nullable(),
  asOf: z.string(),
  knownAt: z.string().nullable(),
  measurementId: z.number().nullable(),
  /** The lists the number was computed from. No row of a person is in here. */
  lists: z.array(
    z.object({
      batchId: z.number(),
      agency: z.string(),
      listKind: text,
      period: z.string(),
      appliedOn: z.string().nullable(),
    }),
  ),
})
export const promiseDetail = z.object({
  release,
  promise: publicPromise,
  /** The area the rows are parts of: the regency (rows = districts) or a district (rows = villages). */
  area: areaRow,
  indicators: z.array(
    z.object({
      id: z.string(),
      areas: z.array(countsByArea),
      trend: z.array(trendPoint),
      lineage,
    }),
  ),
  evidence: z.array(z.object({ title: z.string(), happenedOn: z.string(), source: z.string() })),
})

export const home = z.object({
  release: release.nullable(),
  promises: z.number(),
  statusCounts: z.record(publicStatus, z.number()),
  /** Everybody in the register; people in at least one of the 26 categories; families. */
  people: cell,
  families: cell,
  peopleInNeed: cell,
  peopleInNeedByDistrict: z.array(areaRow.extend({ people: cell, peopleInNeed: cell })),
  categories: z.array(
    z.object({ id: z.string(), number: z.number(), name: text, sensitive: z.boolean(), people: cell }),
  ),
  list: z.array(publicPromise),
})

/** `levels`: of area the column is told for; absent = all of the table. */
const column = z.object({
  id: z.string(),
  name: text,
  unit: text.nullable(),
  levels: z.array(z.string()).optional(),
})
export const dataset = z.object({
  id: z.string(),
  title: text,
  description: text,
  definition: z.object({
    rule: z.string().nullable(),
    source: z.string(),
    /** What was merged before anything is hidden. */
    recode: text.nullable(),
    levels: z.array(z.string()),
  }),
  columns: z.array(column),
  rows: z.number(),
  sha256: z.string(),
  licence: z.string(),
  asOf: z.string(),
  csv: z.string(),
  json: z.string(),
})
export const datasetList = z.object({ release: release.nullable(), datasets: z.array(dataset) })
/** Values are keyed by column id. */
export const datasetTable = z.object({
  release,
  dataset,
  rows: z.array(areaRow.extend({ values: z.record(z.string(), cell) })),
})

/** ?release=2026-10 picks an older release; absent = the newest. */
export const releaseInput = z.object({
  release: z
    .string()
    .regex(/^\d{4}-\d{2}(\.\d+)?$/)
    .optional(),
})
/** ?area=35.09.01: the villages of one district. */
export const promiseInput = releaseInput.extend({ area: areaCode.optional() })

export type Home = z.infer<typeof home>
export type PromiseList = z.infer<typeof promiseList>
export type PromiseDetail = z.infer<typeof promiseDetail>
export type PublicPromise = z.infer<typeof publicPromise>
export type PublicIndicator = z.infer<typeof publicIndicator>
export type CountsByArea = z.infer<typeof countsByArea>
export type TrendPoint = z.infer<typeof trendPoint>
export type Lineage = z.infer<typeof lineage>
export type DatasetList = z.infer<typeof datasetList>
export type DatasetTable = z.infer<typeof datasetTable>
export type PublicDataset = z.infer<typeof dataset>
export type Release = z.infer<typeof release>
export type ReleaseWithLedger = z.infer<typeof releaseWithLedger>
export type AreaRow = z.infer<typeof areaRow>

/**
 * Addresses: GET /open/v1/home, /open/v1/releases, /open/v1/promises, /open/v1/promises/:id?area=, /open/v1/datasets,
 * /open/v1/datasets/:id, /open/v1/datasets/:id.csv — all take ?release=.
 */
export const openPaths = {
  home: '/open/v1/home',
  releases: '/open/v1/releases',
  promises: '/open/v1/promises',
  promise: (id: string) => `/open/v1/promises/${id}`,
  datasets: '/open/v1/datasets',
  dataset: (id: string) => `/open/v1/datasets/${id}`,
  datasetCsv: (id: string) => `/open/v1/datasets/${id}.csv`,
} as const
