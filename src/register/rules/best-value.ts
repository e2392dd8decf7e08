import type { BestValues, PersonField, RecordValues, VitalStatus } from '../model.ts'

/** Per field, agencies from most to least trusted (precedence.yaml). Agencies not named come after, by freshness. */
export type Precedence = Readonly<Partial<Record<string, readonly string[]>>>

const kkPattern = /^\d{16}$/
const nikRank: Readonly<Record<string, number>> = { valid: 0, inconsistent: 1, weak: 2, temporary: 3 }
const precisionRank: Readonly<Record<string, number>> = { day: 0, year: 1, age: 2 }

/** Raised with every change of how values are chosen here: values of before are then chosen again from all records. */
export const choosingVersion = 1

/**
 * The best value per field of one person: a blank never wins; better quality first (a valid NIK, an exact birth
 * date), then the pack's agency precedence, then the newer period, then the younger record. Hamlet, RT, RW and
 * address come only from records of the village that won, so a place is never put together from two places.
 * The same records in any order give the same answer. Rows that say sensitive things only count only where nothing else
 * speaks of the person: what a sensitive list says must not show in a place or a name that everybody sees.
 */
export function bestValues(every: readonly RecordValues[], precedence: Precedence): BestValues {
  const records = speaking(every)
  const choose = (
    field: PersonField,
    has: (record: RecordValues) => boolean,
    quality: (record: RecordValues) => number = same,
  ) => best(records, precedence[field] ?? [], has, quality)

  const nik = choose(
    'nik',
    (r) => r.nik !== null && r.nikStatus in nikRank,
    (r) => nikRank[r.nikStatus]!,
  )
  const kk = bestKk(records, precedence)
  const relation = choose(
    'relation',
    (r) => r.relation !== null,
    (r) => (r.kk === kk?.kk ? 0 : 1),
  )
  const name = choose('name', (r) => r.name !== null)
  const birth = choose(
    'birthDate',
    (r) => r.birthDate !== null,
    (r) => precisionRank[r.birthPrecision ?? 'day']!,
  )
  const sex = choose('sex', (r) => r.sex !== null)
  const place = bestPlace(records, precedence)
  const inPlace = (value: (record: RecordValues) => string | null) =>
    choose('address', (r) => value(r) !== null && r.villageCode === (place?.villageCode ?? null))
  const hamlet = inPlace((r) => r.hamlet)
  const rt = inPlace((r) => r.rt)
  const rw = inPlace((r) => r.rw)
  const address = inPlace((r) => r.address)
  const motherName = choose('motherName', (r) => r.motherName !== null)
  const vitalStatus = vitalRecord(records)
  return valuesOf({
    nik,
    kk,
    relation,
    name,
    birthDate: birth,
    sex,
    village: place,
    hamlet,
    rt,
    rw,
    address,
    motherName,
    vitalStatus,
  })
}

/**
 * The best values of a person who only gained records, chosen from those that gave the values until now and the new ones: what was
 * best of the old ones need not be looked for among all of them again. Null where it must: the relation goes by the KK and the
 * address by the village, so with another of either an old record may speak that did not before; and where nothing gave a value.
 */
export function gainedValues(
  givers: readonly RecordValues[],
  gained: readonly RecordValues[],
  precedence: Precedence,
): BestValues | null {
  if (givers.length === 0) return null
  const before = speaking(givers)
  const kk = bestKk(before, precedence)?.kk ?? null
  const villageCode = bestPlace(before, precedence)?.villageCode ?? null
  const values = bestValues([...givers, ...gained], precedence)
  return values.kk === kk && values.villageCode === villageCode ? values : null
}

function speaking(every: readonly RecordValues[]): readonly RecordValues[] {
  const plain = every.filter((record) => !record.isSensitive)
  return plain.length > 0 ? plain : every
}

const bestKk = (records: readonly RecordValues[], precedence: Precedence) =>
  best(records, precedence.kk ?? [], (r) => r.kk !== null && kkPattern.test(r.kk), same)

const bestPlace = (records: readonly RecordValues[], precedence: Precedence) =>
  best(
    records,
    precedence.village ?? [],
    (r) => r.villageCode !== null || r.districtCode !== null,
    (r) => (r.villageCode === null ? 1 : 0),
  )

type Chosen = Readonly<Record<PersonField, RecordValues | undefined>>

function valuesOf(chosen: Chosen): BestValues {
  const { nik, kk, relation, name, birthDate, sex, village, hamlet, rt, rw, address, motherName } = chosen
  return {
    nik: nik?.nik ?? null,
    kk: kk?.kk ?? null,
    relation: relation?.relation ?? null,
    name: name?.name ?? null,
    birthDate: birthDate?.birthDate ?? null,
    birthPrecision: birthDate ? (birthDate.birthPrecision ?? 'day') : null,
    sex: sex?.sex ?? null,
    districtCode: village?.districtCode ?? null,
    villageCode: village?.villageCode ?? null,
    hamlet: hamlet?.hamlet ?? null,
    rt: rt?.rt ?? null,
    rw: rw?.rw ?? null,
    address: address?.address ?? null,
    motherName: motherName?.motherName ?? null,
    vitalStatus: chosen.vitalStatus?.vitalStatus ?? 'alive',
    sources: compact(chosen),
  }
}

const same = () => 0

function best(
  records: readonly RecordValues[],
  agencies: readonly string[],
  has: (record: RecordValues) => boolean,
  quality: (record: RecordValues) => number,
): RecordValues | undefined {
  let winner: RecordValues | undefined
  for (const record of records) {
    if (has(record) && (!winner || beats(record, winner, agencies, quality))) winner = record
  }
  return winner
}

function beats(
  a: RecordValues,
  b: RecordValues,
  agencies: readonly string[],
  quality: (record: RecordValues) => number,
): boolean {
  const difference = quality(a) - quality(b) || rank(agencies, a.agencyId) - rank(agencies, b.agencyId)
  if (difference !== 0) return difference < 0
  if (a.period !== b.period) return a.period > b.period
  return a.recordId > b.recordId
}

/** Position of the agency, from 0 = most trusted; agencies not named share the place after the last. */
export function rank(agencies: readonly string[], agencyId: string): number {
  const position = agencies.indexOf(agencyId)
  return position < 0 ? agencies.length : position
}

/** A death outlives every later 'alive'; otherwise the latest word counts, and at the same date the leaving. */
function vitalRecord(records: readonly RecordValues[]): RecordValues | undefined {
  let winner: RecordValues | undefined
  for (const record of records) {
    if (record.vitalStatus !== null && (!winner || vitalBeats(record, winner))) winner = record
  }
  return winner
}

const vitalRank: Readonly<Record<VitalStatus, number>> = { dead: 3, 'moved-out': 2, alive: 1, unknown: 0 }

function vitalBeats(a: RecordValues, b: RecordValues): boolean {
  if (a.vitalStatus === 'dead' || b.vitalStatus === 'dead') {
    if (a.vitalStatus !== b.vitalStatus) return a.vitalStatus === 'dead'
  }
  if (a.vitalDate !== b.vitalDate) return a.vitalDate > b.vitalDate
  const difference = vitalRank[a.vitalStatus!] - vitalRank[b.vitalStatus!]
  return difference === 0 ? a.recordId > b.recordId : difference > 0
}

/** Names only the fields that differ from the record that gives most; '*' is that record. Saves 200 bytes a person. */
function compact(chosen: Chosen): Record<string, number> {
  const counts = new Map<number, number>()
  for (const record of Object.values(chosen))
    if (record) counts.set(record.recordId, (counts.get(record.recordId) ?? 0) + 1)
  let most: number | undefined
  for (const [id, count] of counts) {
    if (most === undefined || count > counts.get(most)! || (count === counts.get(most) && id < most))
      most = id
  }
  if (most === undefined) return {}
  const sources: Record<string, number> = { '*': most }
  for (const [field, record] of Object.entries(chosen))
    if (record && record.recordId !== most) sources[field] = record.recordId
  return sources
}
