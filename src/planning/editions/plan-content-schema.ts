import { z } from 'zod'
import {
  factorSides,
  figureStates,
  type PlanContent,
  planActionStates,
  planClaimStates,
  planCrossings,
  promiseStates,
  readinessPillars,
  readinessStates,
  trainingStates,
} from './rules/plan-content.ts'

const id = z.string().min(1).max(160)
const name = z.string().max(400)
const words = z.string().max(6000)
const day = z.iso.date()
const number = z.number()
const maybe = z.number().nullable()

const evidence = z.array(z.strictObject({ title: name, date: day, source: name, agency: name })).max(200)
const figures = { claimed: maybe, proven: maybe, assessor: maybe }

const people = z.strictObject({ id, name, unit: name, value: maybe, state: z.enum(figureStates) })
const indicator = z.strictObject({
  id,
  name,
  unit: name,
  source: words,
  values: z.array(z.strictObject({ asOf: day, value: number })),
})
const factorSource = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('indicator'),
    name,
    unit: name,
    value: maybe,
    asOf: day.nullable(),
    source: words,
  }),
  z.strictObject({ kind: z.literal('document'), title: name, date: day }),
  z.strictObject({
    kind: z.literal('finding'),
    programme: name,
    measure: name,
    areas: z.array(name),
    unit: name,
    value: maybe,
    state: z.enum(figureStates),
  }),
])
const factor = z.strictObject({
  id,
  side: z.enum(factorSides),
  text: words,
  dimension: name.nullable(),
  source: factorSource,
  raters: z.int(),
  importance: maybe,
  rating: maybe,
  spread: maybe,
  weight: maybe,
  score: maybe,
  evidence,
})
const position = z.strictObject({
  strength: number,
  weakness: number,
  opportunity: number,
  threat: number,
  x: number,
  y: number,
  quadrant: z.enum(['I', 'II', 'III', 'IV']).nullable(),
})
const strategy = z.strictObject({
  id,
  crossing: z.enum(planCrossings),
  text: words,
  factorIds: z.array(id),
  goalId: id.nullable(),
})
const readiness = z.strictObject({
  version: name,
  source: words,
  period: name.nullable(),
  total: z.strictObject(figures),
  pillars: z.array(
    z.strictObject({
      ...figures,
      id: z.enum(readinessPillars),
      components: z.array(z.strictObject({ ...figures, id })),
    }),
  ),
  items: z.array(
    z.strictObject({
      id,
      component: id,
      name: words,
      level: maybe,
      levelText: words.nullable(),
      assessorLevel: maybe,
      top: number,
      state: z.enum(readinessStates),
      evidence,
    }),
  ),
  periods: z.array(z.strictObject({ ...figures, period: name })),
})
const action = z.strictObject({
  id,
  title: name,
  description: words,
  promiseId: id.nullable(),
  strategyIds: z.array(id),
  dimensionId: id,
  subDimension: name.nullable(),
  agency: name,
  startsOn: day,
  endsOn: day,
  dependsOn: z.array(id),
  state: z.enum(planActionStates),
  reportedOn: day.nullable(),
  evidence,
  budget: z.array(
    z.strictObject({ year: z.int(), plan: number, revised: maybe, realised: maybe, source: name }),
  ),
})
const turn = z.strictObject({ weight: number, change: number, enters: z.array(id) }).nullable()
const sensitivity = z.strictObject({
  topK: maybe,
  criteria: z.array(
    z.strictObject({
      criterionId: id,
      weight: number,
      winner: turn,
      topK: turn,
      winnerStays: number,
      topKStays: number,
      ranges: z.array(z.strictObject({ from: number, to: number, first: z.array(id) })),
    }),
  ),
})
const quickWins = z.strictObject({
  version: name,
  source: words,
  scoreMax: number,
  monthsMax: number,
  criteria: z.array(z.strictObject({ id, name, share: number })),
  list: z.array(
    z.strictObject({
      id,
      title: name,
      problem: words,
      result: words,
      actionId: id,
      agency: name,
      startsOn: day,
      dueOn: day,
      chosen: z.boolean(),
      state: z.enum(planClaimStates).nullable(),
      rank: maybe,
      score: maybe,
      scorers: z.int(),
      parts: z.array(z.strictObject({ criterionId: id, mean: number, adds: number })).optional(),
      reason: words,
      evidence,
    }),
  ),
  sensitivity: sensitivity.optional(),
})
const commitment = z.strictObject({
  id,
  title: name,
  preamble: words,
  place: name,
  openedOn: day,
  sha256: z.string().length(64),
  lines: z.array(
    z.strictObject({
      id,
      text: words,
      agency: name,
      holder: name,
      dueOn: day,
      state: z.enum(planClaimStates),
      evidence,
    }),
  ),
  offices: z.array(
    z.strictObject({ agency: name, office: name, signedOn: day.nullable(), sample: z.boolean() }),
  ),
})
const competence = z.strictObject({
  source: words,
  instrument: z.strictObject({ version: name, source: words, targetLevel: number }).nullable(),
  agencies: z.array(
    z.strictObject({
      id,
      name,
      openRoles: z.array(name),
      posts: z.array(z.strictObject({ role: name, needed: z.int(), filled: z.int() })).optional(),
      maturity: z.strictObject({ year: z.int(), said: maybe, proven: maybe }).nullable(),
    }),
  ),
  years: z.array(z.strictObject({ year: z.int(), said: number, proven: number })),
  trainings: z.array(
    z.strictObject({
      id,
      title: name,
      heldOn: day,
      hours: number,
      host: name,
      state: z.enum(trainingStates),
    }),
  ),
  proposals: z.array(z.strictObject({ id, name, agencies: z.array(name), hours: number, reason: words })),
})
const welfareIndex = z.strictObject({
  asOf: day,
  version: name,
  source: words,
  value: maybe,
  low: maybe,
  high: maybe,
  parts: z.array(z.strictObject({ id, name, meaning: words, weight: number, value: maybe })),
  months: z.array(z.strictObject({ asOf: day, value: maybe })),
  raises: z.array(z.strictObject({ programme: name, area: name, agency: name, gain: number })),
})

/** Default closed: a key that is not here is refused, so nothing becomes public by being added inside. */
export const planContent: z.ZodType<PlanContent> = z.strictObject({
  format: z.literal(1),
  drawnOn: day,
  region: z.strictObject({
    name,
    code: id,
    districts: number,
    villages: number,
    population: number,
    populationSource: words,
  }),
  term: z.strictObject({ id, name, from: day, to: day, note: words }),
  release: z.strictObject({ id, asOf: day }).nullable(),
  dimensions: z
    .strictObject({
      name,
      source: words,
      list: z.array(z.strictObject({ id, name, subDimensions: z.array(z.strictObject({ id, name })) })),
    })
    .nullable(),
  people: z.array(people),
  indicators: z.array(indicator),
  gaps: z.array(z.strictObject({ id, name, why: words })),
  promises: z.array(
    z.strictObject({ id, number: z.int(), name, agency: name, state: z.enum(promiseStates) }),
  ),
  vision: words.nullable(),
  missions: z.array(z.strictObject({ id, text: words })),
  goals: z.array(z.strictObject({ id, text: words, promiseIds: z.array(id) })),
  scale: z.strictObject({ importanceMax: number, ratingMax: number, source: words }),
  factors: z.array(factor),
  position: position.nullable(),
  strategies: z.array(strategy),
  readiness,
  actions: z.array(action),
  quickWins,
  commitments: z.array(commitment),
  competence,
  welfareIndex: welfareIndex.nullable(),
})
