import { type Actor, type Context, readAs, recordAudit, rightsOf } from '../access/index.ts'
import type { Language } from '../kernel/messages.ts'
import type { Reader } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'
import { explainEvidence } from '../linkage/index.ts'
import { closedCategories } from './closed-categories.ts'
import type { ClaimAnswer, FieldAnswer, PersonAnswer, SourceAnswer } from './contract.ts'
import { type PersonField, type Purpose, personFields } from './model.ts'
import { areaName, toPersonLine } from './search-people.ts'
import { seenValues } from './seen-values.ts'
import { findConsenting, findMarks } from './store-marks.ts'
import {
  type CurrentPerson,
  type IdentityEvent,
  type PersonClaim,
  readClaims,
  readFamily,
  readIdentityEvents,
  readRecordsById,
  readShown,
  readSourceRecords,
  resolvePerson,
  type SourceRecord,
} from './store-people.ts'

/**
 * One person with the source and date of every fact, as far as the actor may see it: what is closed is not there, and
 * whether anything was is not told. The reading and its purpose go into the audit in the same transaction.
 * Throws Problem('register.person-unknown', 404), also for a person outside the actor's area.
 */
export async function readPerson(
  context: Context,
  actor: Actor,
  personId: number,
  purpose: Purpose,
  language: Language,
): Promise<PersonAnswer> {
  return readAs(context, actor, async (staff, app) => {
    const livingId = await resolvePerson(staff, personId)
    const found = livingId === null ? [] : await readShown(staff, [livingId])
    const [current] = await seenValues(context, staff, found)
    if (!current) throw new Problem('register.person-unknown', 404)
    const described = await describe(context, staff, actor, current, language)
    const marks = await findMarks(app, [current.personId])
    const consents = await readConsents(context, app, current.personId, language)
    const answer = { ...described, marks: marks.map(({ personId: _, ...mark }) => mark), consents }
    await recordAudit(app, context.clock, actor, {
      action: 'register.person.read',
      subjectKind: 'person',
      subjectId: current.personId,
      purpose,
      people: answer.family.map((member) => member.personId),
    })
    return answer
  })
}

async function describe(
  context: Context,
  staff: Reader,
  actor: Actor,
  current: CurrentPerson,
  language: Language,
): Promise<Omit<PersonAnswer, 'marks' | 'consents'>> {
  const records = await readSourceRecords(staff, current.personId)
  const claims = await readClaims(staff, current.personId)
  const family = current.familyId === null ? [] : await readFamily(staff, current.familyId)
  const members = await seenValues(context, staff, family)
  const events = await readIdentityEvents(staff, current.personId)
  const involved = await readRecordsById(staff, [
    ...new Set(events.flatMap((event) => [event.recordId, event.otherRecordId])),
  ])
  const sources = new Map(
    [...involved, ...records].map((record) => [record.recordId, toSource(context, record)]),
  )
  return {
    personId: current.personId,
    name: current.name,
    vitalStatus: current.vitalStatus,
    fields: personFields.map((field) => toField(context, field, current, records, sources)),
    claims: claims.map((claim) => toClaim(context, claim, sources, language)),
    hidden: hiddenFrom(context, actor),
    family: members.map((member) => ({ ...toPersonLine(context, member), relation: member.relation })),
    records: records.map((record) => sources.get(record.recordId)!),
    identity: events.map((event) => toIdentity(event, sources, language)),
    aliveAfterDeath: isAliveAfterDeath(current, claims),
  }
}

async function readConsents(
  { pack }: Context,
  app: Reader,
  personId: number,
  language: Language,
): Promise<PersonAnswer['consents']> {
  const uses = pack.protection.sharings.filter(({ basis }) => basis === 'consent')
  return Promise.all(
    uses.map(async ({ id, name }) => ({
      use: name[language],
      given: (await findConsenting(app, [personId], id)).has(personId),
    })),
  )
}

/** What is closed to this reader on every page alike, whoever the person is. */
function hiddenFrom(context: Context, actor: Actor): PersonAnswer['hidden'] {
  const { fieldGroups } = rightsOf(actor)
  const groups = (['identity', 'contact', 'welfare'] as const).filter((group) => !fieldGroups.includes(group))
  return closedCategories(context.pack, actor).length > 0 ? [...groups, 'category'] : groups
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
