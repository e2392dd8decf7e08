import { createContext } from 'react-router'
import type { Language } from '../../src/kernel/messages.ts'

/** Answers a request of the route table in this process, as the server would for the same cookie. */
export type AnswerApi = (request: Request) => Promise<Response>

/** What a page may know of the request it answers. Handed to loaders and actions by web/handler.ts. */
export interface Visit {
  readonly answerApi: AnswerApi
  readonly language: Language
  /** e.g. https://welas.example.go.id, without a slash at the end */
  readonly publicUrl: string
  /** The city of the pack, e.g. "Kabupaten Jember". */
  readonly place: Readonly<Record<Language, string>>
  /** True where people and numbers are made up; every page says so. */
  readonly sampleData: boolean
  /** For the inline scripts of hydrated pages; absent in public pages, which have none. */
  readonly nonce: string | undefined
  /** Takes faults of ours (never a reader's mistake). */
  report(error: unknown): void
}

export const visitContext = createContext<Visit>()
