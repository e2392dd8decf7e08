import type { Context } from '../../access/index.ts'
import type { IsoDate } from '../../kernel/dates.ts'
import { type Language, say } from '../../kernel/messages.ts'
import type { Text } from '../../pack/index.ts'
import type { View } from '../analysis/describe-factors.ts'
import { dayIn } from '../editions/rules/say-change.ts'
import type { Kind, Plan, PlanEntry } from '../entries/model.ts'
import { evidenceKind } from '../evidence/kind.ts'
import type { CarriedKind } from './contract.ts'
import { messages } from './messages.ts'

/** The plan of the term before, and what must be known to say what becomes of it in the term of `context`. */
export interface OldTerm {
  readonly context: Context
  readonly id: string
  readonly name: string
  readonly plan: Plan
  readonly view: View
  /** The last day of what should have ended before the new term. */
  readonly dueOn: IsoDate
}

/** One entry as it will stand in the new term, under the same kind and id. */
export interface CarriedEntry {
  readonly kind: Kind<unknown>
  readonly id: string
  /** Of the term before. */
  readonly revision: number
  readonly content: unknown
  readonly reason: string
  readonly asItWas: boolean
}

/** What a planner ticks: an entry with what belongs to it (reports, budgets, evidence), or the levels of an agency. */
export interface Thing {
  readonly kind: CarriedKind
  readonly id: string
  readonly title: Text
  /** Whether it is proposed by itself; what a proposed thing leans on is proposed too. */
  readonly carry: boolean
  readonly why: Text
  readonly changes: readonly Text[]
  /** The thing itself first. */
  readonly entries: readonly CarriedEntry[]
}

/** An entry of the term before as a first revision of the new one. `was`: its last day, when that had to move. */
export function carried<T>(
  old: OldTerm,
  kind: Kind<T>,
  { id, revision, content }: PlanEntry<T>,
  change: { readonly content?: T; readonly was?: IsoDate | null; readonly asItWas?: boolean } = {},
): CarriedEntry {
  const { was = null, asItWas = false } = change
  const params = { term: old.name, revision, date: was === null ? '' : dayIn(was, 'id') }
  return {
    // A kind of one content is one of any content to who only hands it on.
    kind: kind as unknown as Kind<unknown>,
    id,
    revision,
    content: change.content ?? content,
    reason: say(messages, 'id', was === null ? 'carry.reason' : 'carry.reason-days', params),
    asItWas,
  }
}

/** Evidence of a kind of things, of those that `isOf` names. */
export function evidenceAbout(old: OldTerm, kind: string, isOf: (id: string) => boolean): CarriedEntry[] {
  return old.plan
    .of(evidenceKind)
    .filter(({ content: { subject } }) => subject.kind === kind && isOf(subject.id))
    .map((entry) => carried(old, evidenceKind, entry))
}

type Params = Readonly<Record<string, string | number | Text>>

/** A sentence of this part in both languages; a name in both languages is put in by language. */
export function both(key: string, params: Params = {}): Text {
  const inLanguage = (language: Language) =>
    say(
      messages,
      language,
      key,
      Object.fromEntries(
        Object.entries(params).map(([name, value]) => [
          name,
          typeof value === 'object' ? value[language] : value,
        ]),
      ),
    )
  return { id: inLanguage('id'), en: inLanguage('en') }
}

/** A text of the plan: it is written in one language. */
export function same(words: string): Text {
  return { id: words, en: words }
}

export function day(date: IsoDate): Text {
  return { id: dayIn(date, 'id'), en: dayIn(date, 'en') }
}
