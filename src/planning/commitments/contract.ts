import { z } from 'zod'
import { claimState, shownEvidence } from '../evidence/contract.ts'
import { signatureFaults, signingFaults } from './rules/signing-fault.ts'

const agencyId = z.string().min(1).max(60)
/** Without dots: `${commitmentId}.${lineId}` names one line of one commitment. */
const lineId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/)

export const commitmentLine = z.strictObject({
  id: lineId,
  text: z.string().trim().min(1).max(500),
  agencyId,
  dueOn: z.iso.date(),
  actionId: z.string().min(1).max(120).nullable().default(null),
})
export const signatory = z.strictObject({
  agencyId,
  userName: z.string().min(1).max(60),
  office: z.string().trim().min(1).max(160),
  termFrom: z.iso.date(),
  termTo: z.iso.date(),
})

/** A joint commitment. While it is a draft anything may change; once opened for signing nothing may. */
export const commitment = z.strictObject({
  title: z.string().trim().min(1).max(200),
  preamble: z.string().trim().max(4000).default(''),
  place: z.string().trim().min(1).max(80),
  lines: z.array(commitmentLine).max(100).default([]),
  signatories: z.array(signatory).max(100).default([]),
  opened: z.boolean().default(false),
})
export type Commitment = z.infer<typeof commitment>

/** What its agency says of a line; id of the entry = `${commitmentId}.${lineId}`. */
export const commitmentReport = z.strictObject({
  commitmentId: z.string().min(1).max(120),
  lineId,
  state: z.enum(['open', 'done']),
  on: z.iso.date(),
  note: z.string().trim().max(500).default(''),
})
export type CommitmentReport = z.infer<typeof commitmentReport>

export const signInput = z.strictObject({ password: z.string().min(1).max(200) })
export const signAnswer = z.object({ sha256: z.string(), signedAt: z.string(), lines: z.array(z.string()) })

/** How many lines are in each state. */
export const lineCounts = z.record(claimState, z.number())
export type LineCounts = z.infer<typeof lineCounts>

export const shownLine = commitmentLine.extend({
  /** The agency of the text. */
  agency: z.string(),
  /** Who answers for it today: the agency of the text, or its successor after a merger. */
  holder: z.object({ id: z.string(), name: z.string() }),
  moved: z.boolean(),
  action: z.string().nullable(),
  state: claimState,
  report: z
    .object({ state: z.enum(['open', 'done']), on: z.string(), note: z.string(), revision: z.number() })
    .nullable(),
  evidence: z.array(shownEvidence),
})
export type ShownLine = z.infer<typeof shownLine>

export const shownSignatory = signatory.extend({
  agency: z.string(),
  signature: z
    .object({
      signedAt: z.string(),
      sha256: z.string(),
      method: z.enum(['password', 'sample']),
      lines: z.array(z.string()),
      /** null = holds for the text as it stands. */
      fault: z.enum(signatureFaults).nullable(),
    })
    .nullable(),
})
export type ShownSignatory = z.infer<typeof shownSignatory>

export const shownCommitment = z.object({
  id: z.string(),
  revision: z.number(),
  title: z.string(),
  preamble: z.string(),
  place: z.string(),
  opened: z.boolean(),
  /** Day the text was frozen; null = still a draft. */
  openedOn: z.string().nullable(),
  /** SHA-256 of the text as it stands. */
  sha256: z.string(),
  lines: z.array(shownLine),
  signatories: z.array(shownSignatory),
  /** Signatures that hold. */
  signed: z.number(),
  counts: lineCounts,
})
export type ShownCommitment = z.infer<typeof shownCommitment>

export const commitmentList = z.object({ today: z.string(), commitments: z.array(shownCommitment) })
export type CommitmentList = z.infer<typeof commitmentList>

const choice = z.object({ id: z.string(), name: z.string() })
export const commitmentPage = z.object({
  today: z.string(),
  commitment: shownCommitment,
  /** What the reader may sign; fault null = may sign now. */
  own: z.object({
    office: z.string().nullable(),
    lines: z.array(z.string()),
    fault: z.enum(signingFaults).nullable(),
  }),
  choices: z.object({
    agencies: z.array(choice),
    actions: z.array(choice),
    /** Accounts that may sign, by user name. */
    accounts: z.array(z.object({ userName: z.string(), agencyId: z.string(), agency: z.string() })),
  }),
})
export type CommitmentPage = z.infer<typeof commitmentPage>

const publicHead = z.object({
  id: z.string(),
  title: z.string(),
  place: z.string(),
  openedOn: z.string(),
  sha256: z.string(),
  signed: z.number(),
  signatories: z.number(),
  counts: lineCounts,
  updatedAt: z.string(),
})
export const publicCommitmentList = z.object({ today: z.string(), commitments: z.array(publicHead) })
export type PublicCommitmentList = z.infer<typeof publicCommitmentList>

/** For everybody: no person, no user name, no note. */
export const publicCommitment = publicHead.extend({
  today: z.string(),
  preamble: z.string(),
  /** The text that was signed; its SHA-256 (UTF-8) is `sha256`. */
  text: z.string(),
  lines: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      agency: z.string(),
      holder: z.string(),
      moved: z.boolean(),
      dueOn: z.string(),
      state: claimState,
      reportedOn: z.string().nullable(),
      evidence: z.array(z.object({ title: z.string(), happenedOn: z.string() })),
    }),
  ),
  offices: z.array(
    z.object({
      agency: z.string(),
      office: z.string(),
      signedOn: z.string().nullable(),
      valid: z.boolean(),
      /** Made for the demo, by nobody. */
      sample: z.boolean(),
    }),
  ),
})
export type PublicCommitment = z.infer<typeof publicCommitment>
