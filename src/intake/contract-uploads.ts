import { z } from 'zod'
import { limits } from '../kernel/limits.ts'
import { handInQuery } from './contract.ts'

/** Requests and answers of /api/intake/uploads: a file sent in parts, continued after a broken connection. */
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** What list it is, how large the file is, and the hash of its first 64 KB (or of all, when it is smaller). */
export const startUploadBody = handInQuery.extend({
  bytes: z.number().int().min(1).max(limits.fileBytesMax),
  startSha256: sha256,
})
/** Where the part begins, counted from 0, and the hash of its bytes. */
export const partQuery = z.object({
  offset: z.coerce.number().int().min(0).max(limits.fileBytesMax),
  sha256,
})
/** `received`: bytes that have arrived and stay; the next part begins there. */
export const uploadSchema = z.object({
  id: z.string(),
  fileName: z.string(),
  agencyId: z.string(),
  listKindId: z.string(),
  period: z.string(),
  bytes: z.number(),
  received: z.number(),
  startSha256: z.string(),
  partBytesMax: z.number(),
  touchedAt: z.string(),
})
export type UploadAnswer = z.infer<typeof uploadSchema>
export const uploadsSchema = z.object({ uploads: z.array(uploadSchema) })
