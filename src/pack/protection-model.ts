import { z } from 'zod'

/**
 * protection.yaml: the register of processing (UU 27/2022) and the terms of people's rights. Purpose, legal text and owner
 * of a list stand in list-kinds.yaml already and are not repeated here.
 */
const id = z.string().regex(/^[a-z0-9][a-z0-9.-]*$/, 'must be lower-case letters, digits, dots and hyphens')
const text = z.strictObject({ id: z.string().min(1), en: z.string().min(1) })

/** What a person may ask for. */
export const rights = ['see', 'correct', 'object', 'restrict', 'erase'] as const
export type Right = (typeof rights)[number]

/** Article 20(2), letters a to f; `none` = no data about a person. */
export const legalBases = [
  'consent',
  'contract',
  'legal-duty',
  'vital-interest',
  'public-task',
  'legitimate-interest',
  'none',
] as const
export type LegalBasis = (typeof legalBases)[number]

/** Article 34: what makes a processing one of high risk. */
export const riskReasons = [
  'specific-data',
  'large-scale',
  'scoring',
  'matching',
  'automated-decision',
] as const

const processing = {
  basis: z.enum(legalBases),
  /** Categories of people and of data. */
  people: text,
  data: text,
  /** Specific data in the sense of article 4: health, children, crime, finances … */
  specific: z.boolean(),
  recipients: text,
  /** Years after the period of a list in which it must be reviewed; null = as long as its purpose lasts. */
  retentionYears: z.number().int().positive().nullable(),
  /** Not empty = a DPIA is due. */
  highRisk: z.array(z.enum(riskReasons)).default([]),
}
export const listProcessingSchema = z.strictObject(processing)
export const sharingSchema = z.strictObject({
  id,
  name: text,
  kind: z.enum(['export', 'release', 'book', 'work']),
  agency: id,
  legalText: z.string(),
  purpose: text,
  ...processing,
})
const term = z.strictObject({ hours: z.number().int().positive(), source: z.string().min(1) })

export const protectionSchema = z.strictObject({
  /** Who answers for data protection and how people reach them. */
  office: text,
  terms: z.record(z.enum([...rights, 'incident']), term),
  /** By list kind. */
  lists: z.record(id, listProcessingSchema),
  sharings: z.array(sharingSchema),
})
export type ProtectionSettings = z.infer<typeof protectionSchema>
export type ListProcessing = z.infer<typeof listProcessingSchema>
export type Sharing = z.infer<typeof sharingSchema>

const threeDays = { hours: 72, source: '-' }
/** For packs made in tests. */
export const emptyProtection: ProtectionSettings = {
  office: { id: '-', en: '-' },
  terms: {
    see: threeDays,
    correct: threeDays,
    object: threeDays,
    restrict: threeDays,
    erase: threeDays,
    incident: threeDays,
  },
  lists: {},
  sharings: [],
}
