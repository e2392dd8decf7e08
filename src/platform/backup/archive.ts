import { z } from 'zod'

/**
 * What is in a backup, in this order (decision 0020):
 *
 *     about.json                        what it is and how to make room for it
 *     tables/<schema.table>/000001.copy rows in PostgreSQL's COPY text format
 *     files/<sha256>                    the file store
 *     manifest.json                     what must be true once it is restored
 */
export const aboutSchema = z.object({
  backupId: z.string(),
  program: z.string(),
  madeAt: z.string(),
  kind: z.enum(['embedded', 'server']),
  migrations: z.array(z.string()),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
  /** Of a demo: since when, and the password of its sample accounts; it must not come back as a real city. */
  demo: z.object({ startedAt: z.string(), password: z.string() }).nullable(),
  /** Carried only when asked for. */
  sessionSecret: z.string().nullable(),
})
export type About = z.infer<typeof aboutSchema>

export const manifestSchema = z.object({
  tables: z.array(z.object({ name: z.string(), rows: z.number(), checksum: z.string() })),
  sequences: z.array(z.object({ name: z.string(), value: z.number() })),
  files: z.object({ count: z.number(), bytes: z.number() }),
  /** Files that rows speak of and that were not, or not whole, in the store. */
  missing: z.array(z.string()),
  audit: z.object({ entries: z.number(), hash: z.string() }),
})
export type Manifest = z.infer<typeof manifestSchema>

/** Says how far it is: a line at most every two seconds. */
export type Tell = (line: string) => void

export function seldom(tell: Tell, everyMs = 2_000): Tell {
  let toldAt = performance.now()
  return (line) => {
    if (performance.now() - toldAt < everyMs) return
    toldAt = performance.now()
    tell(line)
  }
}

export function inMegabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}
