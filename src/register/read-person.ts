import { type Actor, type Context, recordAudit } from '../access/index.ts'
import type { Language } from '../kernel/messages.ts'
import type { Writer } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'
import { explainEvidence } from '../linkage/index.ts'
import { closedCategories } from './closed-categories.ts'
import type { ClaimAnswer, FieldAnswer, PersonAnswer, SourceAnswer } from './contract.ts'
import { type PersonField, type Purpose, personFields } from './model.ts'
import { areaName, toPersonLine } from './search-people.ts'
import {
  type CurrentPerson,
  type IdentityEvent,
  type PersonClaim,
  readClaims,
  readCurrent,
  readFamily,
  readIdentityEvents,
  readRecordsById,
  readSourceRecords,
  resolvePerson,
  type SourceRecord,
} from './store-people.ts'

/**
 * One person with the source and date of every fact. The reading and its purpose go into the audit in the same
 * transaction. Sensitive categories are closed ('tertutup') to every role but the case worker.
 * Throws Problem('register.person-unknown', 404) and Problem('register.person-outside-area', 403).
 */
export async function readPerson(
  context: Context,
  actor: Actor,
  personId: number,
  purpose: Purpose,
  language: Language,
): Promise<PersonAnswer> {
  return context.database.write(async (writer) => {
    const livingId = await resolvePerson(writer, personId)
    const current = livingId === null ? undefined : await readCurrent(writer, livingId)
    if (!current) throw new Problem('register.person-unknown', 404)
    if (!isInside(current, actor)) throw new Problem('register.person-outside-area', 403)
    await recordAudit(writer, context.clock, actor, {
      action: 'register.person.read',
      subjectKind: 'person',
      subjectId: current.personId,
      purpose,
    })
    return describe(context, writer, actor, current, language)
  })
}

function isInside(person: CurrentPerson, actor: Actor): boolean {
  return (
    actor.areaCode === null || (person.villageCode ?? person.districtCode ?? '').startsWith(actor.areaCode)
  )
}

async function describe(
  context: Context,
  writer: Writer,
  actor: Actor,
  current: CurrentPerson,
  language: Language,
): Promise<PersonAnswer> {
  const records = await readSourceRecords(writer, current.personId)
  const claims = await readClaims(writer, current.personId)
  const family = current.familyId === null ? [] : await readFamily(writer, current.familyId)
  const events = await readIdentityEvents(writer, current.personId)
  const involved = await readRecordsById(writer, [
    ...new Set(events.flatMap((event) => [event.recordId, event.otherRecordId])),
  ])
  const sources = new Map(
    [...involved, ...records].map((record) => [record.recordId, toSource(context, record)]),
  )
  const closed = closedCategories(context.pack, actor)
  const open = claims.filter((claim) => claim.kind !== 'category' || !closed.includes(claim.what))
  return {
    personId: current.personId,
    name: current.name,
    vitalStatus: current.vitalStatus,
    fields: personFields.map((field) => toField(context, field, current, records, sources)),
    claims: open.map((claim) => toClaim(context, claim, sources, language)),
    closedClaims: claims.length - open.length,
    family: family.map((member) => ({ ...toPersonLine(context, member), relation: member.relation })),
    records: records.map((record) => sources.get(record.recordId)!),
    identity: events.map((event) => toIdentity(event, sources, language)),
    aliveAfterDeath: isAliveAfterDeath(current, claims),
  }
}

export function toSource(context: Context, record: SourceRecord): SourceAnswer {
  const { agencies, listKinds } = context.pack
  return {
    recordId: record.recordId,
    agency: agencies.find((agency) => agency.id === record.agencyId)?.shortName ?? record.agencyId,
    list: listKinds.find((kind) => kind.id === record.listKindId)?.name.id ?? record.listKindId,
    file: record.fileName,
    sheet: record.sheet,
    row: record.rowNumber,
    period: record.period,
  }
}

/**
 * A field's value as text: places by name with their district; a birth date known only by year as '1966', only from an
 * age as '±1966'.
 */
export function fieldText(
  context: Context,
  field: PersonField,
  of: Omit<CurrentPerson, 'personId' | 'familyId' | 'sources' | 'vitalStatus'> & {
    vitalStatus: string | null
  },
): string | null {
  if (field === 'village') return placeName(context, of.villageCode, of.districtCode)
  if (field !== 'birthDate' || of.birthDate === null) return of[field]
  const year = of.birthDate.slice(0, 4)
  return of.birthPrecision === 'age' ? `±${year}` : of.birthPrecision === 'year' ? year : of.birthDate
}

function placeName(context: Context, village: string | null, district: string | null): string | null {
  const names = [areaName(context, village), areaName(context, district ?? village?.slice(0, 8) ?? null)]
  return names.filter((name) => name !== null).join(', ') || null
}

function toField(
  context: Context,
  field: PersonField,
  current: CurrentPerson,
  records: readonly SourceRecord[],
  sources: ReadonlyMap<number, SourceAnswer>,
): FieldAnswer {
  const value = fieldText(context, field, current)
  const sourceId = current.sources[field] ?? current.sources['*']
  const competing = new Map<string, SourceAnswer>()
  for (const record of records) {
    const other = fieldText(context, field, record)
    if (other !== null && other !== value && !competing.has(other))
      competing.set(other, sources.get(record.recordId)!)
  }
  return {
    field,
    value,
    source: value === null || sourceId === undefined ? null : (sources.get(sourceId) ?? null),
    competing: [...competing].map(([text, source]) => ({ value: text, source })),
  }
}

function toClaim(
  context: Context,
  claim: PersonClaim,
  sources: ReadonlyMap<number, SourceAnswer>,
  language: Language,
): ClaimAnswer {
  return {
    kind: claim.kind as ClaimAnswer['kind'],
    what: claim.what,
    title: titleOf(context, claim, language),
    value: claim.value,
    amount: claim.amount,
    from: claim.validFrom,
    to: claim.validTo,
    source: sources.get(claim.recordId)!,
  }
}

function titleOf(context: Context, claim: PersonClaim, language: Language): string {
  const { categories, programmes } = context.pack
  const named =
    claim.kind === 'category'
      ? categories.find((category) => category.id === claim.what)
      : claim.kind === 'assistance'
        ? programmes.find((programme) => programme.id === claim.what)
        : undefined
  return named?.name[language] ?? claim.what
}

function toIdentity(
  event: IdentityEvent,
  sources: ReadonlyMap<number, SourceAnswer>,
  language: Language,
): PersonAnswer['identity'][number] {
  return {
    at: event.at,
    closedAt: event.closedAt,
    outcome: event.outcome,
    by: event.decidedBy,
    human: event.human,
    note: event.reason,
    reasons: event.evidence
      ? explainEvidence(event.evidence as Parameters<typeof explainEvidence>[0], language)
      : [],
    sources: [event.recordId, event.otherRecordId].flatMap((id) => sources.get(id) ?? []),
  }
}

/** A list of a later period still counts the dead among the living: the list's owner should know. */
function isAliveAfterDeath(current: CurrentPerson, claims: readonly PersonClaim[]): boolean {
  if (current.vitalStatus !== 'dead') return false
  const death = claims.find((claim) => claim.kind === 'vital' && claim.value === 'dead')
  return (
    death !== undefined &&
    claims.some(
      (claim) =>
        claim.validFrom > death.validFrom && (claim.kind === 'assistance' || claim.value === 'alive'),
    )
  )
}
