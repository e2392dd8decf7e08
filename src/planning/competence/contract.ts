import { z } from 'zod'
import { claimState, shownEvidence } from '../evidence/contract.ts'
import { certificateLengthMax, nameLengthMax } from './rules/attendance-table.ts'
import { type PostState, postStates } from './rules/capability.ts'
import { gapReasons } from './rules/gaps.ts'

export type { PostState }

const id = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,79}$/)
const text = z.object({ id: z.string(), en: z.string() })
const level = z.number().int().min(1).max(5)
const score = z.number().min(0).max(100).multipleOf(0.1).nullable()

/** Who is in a role of an agency; entry id `${agencyId}.${roleId}`. Names are personal data: see describe-agency.ts. */
export const roleHolder = z.strictObject({
  agencyId: id,
  roleId: id,
  holders: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1).max(nameLengthMax),
        position: z.string().trim().max(120).default(''),
        skills: z.array(id).max(50).default([]),
      }),
    )
    .max(50),
})
export type RoleHolder = z.infer<typeof roleHolder>

export const trainingStates = ['planned', 'held', 'cancelled'] as const
/** A training event (bimtek). `capacity` in people, `hours` in all. */
export const training = z.strictObject({
  title: z.string().trim().min(1).max(200),
  skills: z.array(id).min(1).max(20),
  heldOn: z.iso.date(),
  hours: z.number().positive().max(400),
  place: z.string().trim().min(1).max(120),
  hostAgencyId: id,
  capacity: z.number().int().positive().max(1000),
  state: z.enum(trainingStates),
})
export type Training = z.infer<typeof training>

/** What an agency says of itself, or an assessor of it; entry id `${agencyId}.${indicatorId}.${year}`. */
export const maturityLevel = z.strictObject({
  agencyId: id,
  indicatorId: id,
  year: z.number().int().min(2000).max(2100),
  level,
  note: z.string().trim().max(500).default(''),
})
export type MaturityLevel = z.infer<typeof maturityLevel>

export const attendanceTable = z.strictObject({ table: z.string().min(1).max(60_000) })
/** Rows recorded, or what is wrong with each and then nothing is recorded. `text` is in the reader's language. */
export const attendanceAnswer = z.object({
  recorded: z.number(),
  faults: z.array(z.object({ row: z.number(), fault: z.string(), text: z.string() })),
})
export type AttendanceAnswer = z.infer<typeof attendanceAnswer>

/** A corrected row; `struckOut` takes out what was recorded by mistake. */
export const attendanceCorrection = z.strictObject({
  revision: z.number().int().min(1),
  name: z.string().trim().min(1).max(nameLengthMax),
  agencyId: id,
  attended: z.boolean(),
  before: score,
  after: score,
  certificate: z.string().trim().min(1).max(certificateLengthMax).nullable(),
  userName: z.string().trim().toLowerCase().min(1).max(80).nullable(),
  struckOut: z.boolean().default(false),
})
export type AttendanceCorrection = z.infer<typeof attendanceCorrection>

const named = z.object({ id: z.string(), name: text })
const count = z.number().int()
const index = z.object({
  said: z.number().nullable(),
  proven: z.number().nullable(),
  answered: count,
  withEvidence: count,
  indicators: count,
})
const maturityYear = index.extend({
  year: z.number(),
  /** Word for `said`. */
  predicate: named.nullable(),
  domains: z.array(index.extend({ id: z.string() })),
  /** The assessors' levels; said = proven there. */
  assessed: z.object({ index: z.number().nullable(), predicate: named.nullable(), answered: count }),
})
export type MaturityYear = z.infer<typeof maturityYear>

const post = z.object({
  roleId: z.string(),
  needed: count,
  held: count,
  vacant: count,
  skillsMissing: z.array(z.string()),
  state: z.enum(postStates),
})
export const proposal = z.object({
  courseId: z.string(),
  name: text,
  /** Skills, agencies (short names) and people it serves. */
  skills: z.array(text),
  agencies: z.array(z.string()),
  agencyIds: z.array(z.string()),
  people: count,
  sessions: count,
  hours: z.number(),
  closed: count,
  reasons: z.record(z.enum(gapReasons), count),
  reason: text,
  /** Events in the plan that are still to come and teach one of these skills. */
  planned: count,
})
export type Proposal = z.infer<typeof proposal>

const shownTraining = z.object({
  id: z.string(),
  title: z.string(),
  skills: z.array(text),
  heldOn: z.string(),
  hours: z.number(),
  place: z.string(),
  host: z.string(),
  capacity: count,
  state: z.enum(trainingStates),
  /** Still called planned although its day has passed. */
  late: z.boolean(),
  registered: count,
  attended: count,
  certificates: count,
  meanGain: z.number().nullable(),
})
export type ShownTraining = z.infer<typeof shownTraining>

/** Competence of the whole regency: levels and counts, never a name. May be printed and published. */
export const competenceSummary = z.object({
  asOf: z.string(),
  source: z.string(),
  peopleMin: count,
  roles: z.array(named),
  skills: z.array(named.extend({ agencies: count, agenciesNeeding: count })),
  needed: count,
  filled: count,
  vacant: count,
  agencies: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      shortName: z.string(),
      needed: count,
      filled: count,
      vacant: count,
      posts: z.array(post),
      /** Oldest year first; only years with an answer. */
      maturity: z.array(maturityYear),
    }),
  ),
  instrument: z
    .object({
      version: z.string(),
      source: z.string(),
      predicateSource: z.string(),
      targetLevel: z.number(),
      domains: z.array(named.extend({ weight: z.number() })),
      predicates: z.array(named.extend({ from: z.number() })),
      /** Mean over agencies with an answer in that year. */
      years: z.array(
        z.object({
          year: z.number(),
          agencies: count,
          said: z.number(),
          proven: z.number(),
          predicate: named.nullable(),
        }),
      ),
    })
    .nullable(),
  trainings: z.array(shownTraining),
  proposals: z.array(proposal),
  /** Skills lacking somewhere that no course of the catalogue teaches. */
  uncovered: z.array(named.extend({ agencies: count })),
})
export type CompetenceSummary = z.infer<typeof competenceSummary>
export type Post = z.infer<typeof post>

const shownLevel = z.object({ level, note: z.string(), revision: count })
/** One agency. `holders` is null for those who may see counts only. */
export const agencyCompetence = z.object({
  id: z.string(),
  name: z.string(),
  shortName: z.string(),
  asOf: z.string(),
  namesShown: z.boolean(),
  posts: z.array(
    post.extend({
      name: text,
      revision: count,
      skills: z.array(named.extend({ held: count })),
      holders: roleHolder.shape.holders.nullable(),
    }),
  ),
  skills: z.array(named),
  maturity: z.array(maturityYear),
  /** Years a level may be given for, newest first. */
  years: z.array(z.number()),
  domains: z.array(
    named.extend({
      indicators: z.array(
        named.extend({
          levels: z.array(text),
          skills: z.array(text),
          evidence: z.array(shownEvidence),
          years: z.array(
            z.object({
              year: z.number(),
              self: shownLevel.nullable(),
              view: shownLevel.nullable(),
              state: claimState,
            }),
          ),
        }),
      ),
    }),
  ),
  proposals: z.array(proposal),
})
export type AgencyCompetence = z.infer<typeof agencyCompetence>

const personResult = z.object({
  participantId: z.string(),
  revision: count,
  name: z.string(),
  agencyId: z.string(),
  agency: z.string(),
  attended: z.boolean(),
  before: z.number().nullable(),
  after: z.number().nullable(),
  certificate: z.string().nullable(),
  /** Only for the planner, who corrects it. */
  userName: z.string().nullable(),
})
export type PersonResult = z.infer<typeof personResult>

export const trainingDetail = shownTraining.extend({
  revision: count,
  content: training,
  peopleMin: count,
  agencies: z.array(
    z.object({
      agency: z.string(),
      registered: count,
      attended: count,
      meanGain: z.number().nullable(),
    }),
  ),
  /** Only the results this reader may see. */
  results: z.array(personResult),
  hiddenResults: count,
})
export type TrainingDetail = z.infer<typeof trainingDetail>

export const certificate = z.object({
  number: z.string(),
  name: z.string(),
  agency: z.string(),
  title: z.string(),
  skills: z.array(text),
  heldOn: z.string(),
  hours: z.number(),
  place: z.string(),
  host: z.string(),
  region: text,
})
export type Certificate = z.infer<typeof certificate>

export const ownResults = z.object({
  results: z.array(
    z.object({
      trainingId: z.string(),
      participantId: z.string(),
      title: z.string(),
      heldOn: z.string(),
      hours: z.number(),
      attended: z.boolean(),
      before: z.number().nullable(),
      after: z.number().nullable(),
      certificate: z.string().nullable(),
    }),
  ),
})
export type OwnResults = z.infer<typeof ownResults>
