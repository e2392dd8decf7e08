import type { Language } from '../kernel/messages.ts'
import type { Clock, Database, FileStore, Log } from '../kernel/ports.ts'
import type { Pack } from '../pack/index.ts'
import { type FieldGroup, fieldGroups, type Role } from './rules/policy.ts'

/** Who acts. `accountId` goes into the audit; 'system' for jobs and the command line. */
export interface Actor {
  readonly accountId: string
  readonly displayName: string
  readonly role: Role | 'system'
  readonly agencyId: string | null
  /** Restricts to an area and everything below it; null = whole regency. */
  readonly areaCode: string | null
  /** Sensitive categories it may see, by id; every other sensitive one is closed to it. */
  readonly categories: readonly string[]
  /** What it may see of a person besides name, age and area. */
  readonly fieldGroups: readonly FieldGroup[]
  /** Last day the account may act (YYYY-MM-DD); null = no end. */
  readonly validTo: string | null
}
export const systemActor: Actor = {
  accountId: 'system',
  displayName: 'Sistem',
  role: 'system',
  agencyId: null,
  areaCode: null,
  categories: [],
  fieldGroups: fieldGroups,
  validTo: null,
}

/** What a use case may need of the outside. wire.ts wires it once. */
export interface Context {
  readonly database: Database
  readonly files: FileStore
  readonly pack: Pack
  readonly clock: Clock
  readonly log: Log
}

/** What a route handler gets. `language` is the reader's (query ?lang, cookie, Accept-Language; default id). */
export interface Call<Input = unknown> {
  readonly context: Context
  readonly actor: Actor | null
  readonly language: Language
  readonly parameters: Readonly<Record<string, string>>
  /** Query string (GET) or JSON body (POST), already checked against the route's contract. */
  readonly input: Input
  /** The raw body as a stream, for uploads; `headers` in lower case. */
  readonly body: AsyncIterable<Uint8Array> | null
  readonly headers: Readonly<Record<string, string>>
}
