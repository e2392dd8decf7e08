import type { Context } from '../access/index.ts'
import type { Reader } from '../kernel/ports.ts'
import type { RecordValues } from './model.ts'
import { bestValues } from './rules/best-value.ts'
import { type CurrentPerson, readSourceRecords, type SourceRecord, seenRecords } from './store-people.ts'
import { vitalSpecOf } from './vital-spec.ts'

/**
 * The persons as the reader may know them. Where a row that is closed to the reader gave a best value, the values are
 * chosen again among the rows that are not: a name or an address must not tell of a list that nobody shows.
 */
export async function seenValues(
  context: Context,
  staff: Reader,
  persons: readonly CurrentPerson[],
): Promise<CurrentPerson[]> {
  const seen = await seenRecords(staff, [
    ...new Set(persons.flatMap((person) => Object.values(person.sources))),
  ])
  const answers: CurrentPerson[] = []
  for (const person of persons) {
    const isWhole = Object.values(person.sources).every((recordId) => seen.has(recordId))
    answers.push(
      isWhole ? person : chooseAgain(context, person, await readSourceRecords(staff, person.personId)),
    )
  }
  return answers
}

function chooseAgain(
  context: Context,
  person: CurrentPerson,
  records: readonly SourceRecord[],
): CurrentPerson {
  const values = bestValues(
    records.map((record) => toValues(context, record)),
    context.pack.precedence,
  )
  const card = records.find((record) => values.kk !== null && record.kk === values.kk)
  return { ...values, personId: person.personId, familyId: card?.familyId ?? null }
}

function toValues(context: Context, record: SourceRecord): RecordValues {
  const vital = vitalSpecOf(context.pack, record.listKindId)
  return {
    ...record,
    vitalStatus: vital ? (vital.value ?? record.vitalStatus) : null,
    vitalDate: (vital?.dated ? record.eventDate : null) ?? record.period,
    // Those that are closed to the reader are not among them, the others count as any.
    isSensitive: false,
  }
}
