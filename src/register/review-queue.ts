import { type Actor, type Context, readAs, recordAudit } from '../access/index.ts'
import type { Language } from '../kernel/messages.ts'
import type { Reader } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'
import { explainEvidence } from '../linkage/index.ts'
import type { ReviewAnswer, ReviewPairAnswer, SideAnswer } from './contract.ts'
import { fieldText, toSource } from './read-person.ts'
import { personsOfRecords, readRecordsById, type SourceRecord } from './store-people.ts'
import {
  countOpenPairs,
  maySettle,
  nextOpenPair,
  type PairRow,
  readAnswers,
  readOpenPairs,
  readPair,
  readReviewer,
} from './store-review.ts'

const pageRows = 20
/** What two rows are compared by on the screen, in this order. */
const comparedFields = [
  'nik',
  'name',
  'sex',
  'birthDate',
  'kk',
  'relation',
  'motherName',
  'village',
  'hamlet',
  'rt',
  'rw',
  'address',
] as const

/** The reader's open questions, most valuable answer first. Their rows are read, so the reading is in the audit. */
export async function reviewQueue(
  context: Context,
  actor: Actor,
  page: number,
  language: Language,
): Promise<ReviewAnswer> {
  return readAs(context, actor, async (staff, app) => {
    const reviewer = await readReviewer(app, actor)
    const { open, differing } = await countOpenPairs(staff, reviewer)
    const rows = await readOpenPairs(staff, reviewer, pageRows, (page - 1) * pageRows)
    const pairs = await describePairs(context, staff, rows, language)
    await recordAudit(app, context.clock, actor, {
      action: 'register.review-queue.read',
      purpose: 'correction',
      details: { pairs: rows.length },
      people: personsOf(pairs),
    })
    return { pairs, open, differing, page, pages: Math.max(1, Math.ceil(open / pageRows)) }
  })
}

/** One pair with both sides; `alikeId` = the sample to go on in. Throws Problem('register.pair-unknown', 404). */
export async function readReviewCase(
  context: Context,
  actor: Actor,
  pairId: number,
  language: Language,
  alikeId: number | null = null,
): Promise<ReviewPairAnswer> {
  return readAs(context, actor, async (staff, app) => {
    const reviewer = await readReviewer(app, actor)
    const row = await readPair(staff, reviewer, pairId)
    if (!row) throw new Problem('register.pair-unknown', 404, { pair: pairId })
    const [pair] = await describePairs(context, staff, [row], language)
    const isOver = row.status !== 'open' || row.round === 3
    const answers = maySettle(actor) && isOver ? await readAnswers(staff, row.id) : []
    await recordAudit(app, context.clock, actor, {
      action: 'register.review-pair.read',
      subjectKind: 'review-pair',
      subjectId: pairId,
      purpose: 'correction',
      people: personsOf([pair!]),
    })
    return {
      ...pair!,
      pattern: row.pattern,
      alike: (await countOpenPairs(staff, reviewer, row.pattern)).open,
      decidedTogether: row.alikeId !== null,
      mayAnswer: row.mine,
      answers: answers.map(({ by, outcome, note, at }) => ({ by, outcome, note, at })),
      nextId: await nextOpenPair(staff, reviewer, row, alikeId),
    }
  })
}

/** Persons that the sides of these pairs show. */
function personsOf(pairs: readonly Pick<ReviewAnswer['pairs'][number], 'left' | 'right'>[]): number[] {
  return pairs.flatMap(({ left, right }) => [left.personId, right.personId]).filter((id) => id !== null)
}

async function describePairs(
  context: Context,
  staff: Reader,
  rows: readonly PairRow[],
  language: Language,
): Promise<ReviewAnswer['pairs']> {
  const recordIds = rows.flatMap((row) => [row.recordId, row.otherRecordId])
  const records = new Map(
    (await readRecordsById(staff, recordIds)).map((record) => [record.recordId, record]),
  )
  const persons = await personsOfRecords(staff, recordIds)
  return rows.map((row) => {
    const left = toSide(context, records.get(row.recordId)!, persons)
    const right = toSide(context, records.get(row.otherRecordId)!, persons)
    const differing = comparedFields.filter((field) =>
      differs(field, left.values[field], right.values[field]),
    )
    return {
      id: row.id,
      status: row.status,
      reason: row.reason,
      probability: row.status === 'open' ? null : row.probability,
      doubt: row.priority >= 0.8 ? 'great' : row.priority >= 0.4 ? 'some' : 'little',
      people: row.people,
      stakes: row.stakes,
      explanation: explainEvidence(row.evidence, language),
      left,
      right,
      differing,
      decidedBy: row.decidedBy,
      decidedAt: row.decidedAt,
      note: row.note,
    }
  })
}

function toSide(context: Context, record: SourceRecord, persons: ReadonlyMap<number, number>): SideAnswer {
  return {
    source: toSource(context, record),
    personId: persons.get(record.recordId) ?? null,
    values: Object.fromEntries(comparedFields.map((field) => [field, fieldText(context, field, record)])),
  }
}

/** Both sides say something and it is not the same. A year from an age may be off by one. */
function differs(field: string, left: string | null | undefined, right: string | null | undefined): boolean {
  if (!left || !right || left === right) return false
  if (field !== 'birthDate' || (left.length === 10 && right.length === 10)) return true
  const year = (text: string) => Number(text.replace('±', '').slice(0, 4))
  const tolerance = left.startsWith('±') || right.startsWith('±') ? 1 : 0
  return Math.abs(year(left) - year(right)) > tolerance
}
