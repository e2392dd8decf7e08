import type { Reader } from '../kernel/ports.ts'
import type { Pack } from '../pack/index.ts'
import type { BirthPrecision, RecordValues, VitalStatus } from './model.ts'
import { type SensitiveSpec, sensitiveSpecOf } from './sensitive-spec.ts'
import { statement } from './sql.ts'
import { type VitalSpec, vitalSpecOf } from './vital-spec.ts'

export interface BatchSource {
  readonly agencyId: string
  readonly period: string
  readonly vital: VitalSpec | null
  readonly sensitive: SensitiveSpec
}

/** What a batch lends to its records: agency, period and what it says of life and death. */
export async function readSources(reader: Reader, pack: Pack): Promise<ReadonlyMap<number, BatchSource>> {
  const rows = await reader.query<{ id: number; agencyId: string; listKindId: string; period: string }>(
    'select id, agency_id as "agencyId", list_kind_id as "listKindId", period from intake.batch',
  )
  return new Map(
    rows.map((row) => [
      row.id,
      { ...row, vital: vitalSpecOf(pack, row.listKindId), sensitive: sensitiveSpecOf(pack, row.listKindId) },
    ]),
  )
}

/** Open records of the touched persons numbered from + 1 … to, person by person; of those that did not only gain records. */
export async function* readPersons(
  reader: Reader,
  batches: ReadonlyMap<number, BatchSource>,
  from: number,
  to: number,
): AsyncGenerator<{ readonly personId: number; readonly records: RecordValues[] }> {
  for await (const { personId, lines } of byPerson(reader, allOpen, from, to))
    yield { personId, records: lines.map((line) => toRecord(line, batches)) }
}

/** A person who only gained records: those that gave the values until now, and the new ones. */
export interface GainedRecords {
  readonly personId: number
  readonly gave: RecordValues[]
  readonly gained: RecordValues[]
  /** The values until now were chosen by other rules. */
  readonly isOutdated: boolean
}

/** The touched persons numbered from + 1 … to who only gained records. Needs the table giver. */
export async function* readGained(
  reader: Reader,
  batches: ReadonlyMap<number, BatchSource>,
  from: number,
  to: number,
): AsyncGenerator<GainedRecords> {
  for await (const { personId, lines } of byPerson(reader, 'giver', from, to)) {
    const said = (what: string) =>
      lines.filter((line) => line.at(-1) === what).map((line) => toRecord(line, batches))
    yield {
      personId,
      gave: said('gave'),
      gained: said('gained'),
      isOutdated: lines.some((line) => line.at(-1) === 'outdated'),
    }
  }
}

/** All open records of the touched persons who did not only gain some. */
const allOpen = `(select t.n, t.person_id, m.record_id, 'open' as said
  from touched t join register.membership m on m.person_id = t.person_id and m.recorded_to is null where not t.gained)`

type Line = readonly (string | null)[]

async function* byPerson(
  reader: Reader,
  speaking: string,
  from: number,
  to: number,
): AsyncGenerator<{ readonly personId: number; readonly lines: Line[] }> {
  const sql = statement('fold-10-read-records')
    .replace('from $speaking', `from ${speaking}`)
    .replace('n > $from', `n > ${from}`)
    .replace('n <= $to', `n <= ${to}`)
  let personId = 0
  let lines: Line[] = []
  for await (const line of reader.readLines(sql)) {
    const next = Number(line[0])
    if (next !== personId) {
      if (lines.length > 0) yield { personId, lines }
      personId = next
      lines = []
    }
    lines.push(line)
  }
  if (lines.length > 0) yield { personId, lines }
}

function toRecord(line: Line, batches: ReadonlyMap<number, BatchSource>): RecordValues {
  const [
    ,
    id,
    batchId,
    nik,
    nikStatus,
    kk,
    relation,
    name,
    birthDate,
    birthPrecision,
    sex,
    districtCode,
    villageCode,
    hamlet,
    rt,
    rw,
    address,
    motherName,
    vitalStatus,
    eventDate,
    named,
  ] = line as readonly string[]
  const source = batches.get(Number(batchId))!
  const vital = source.vital
  return {
    recordId: Number(id),
    agencyId: source.agencyId,
    period: source.period,
    nik: nik!,
    nikStatus: nikStatus!,
    kk: kk!,
    relation: relation!,
    name: name!,
    birthDate: birthDate!,
    birthPrecision: birthPrecision as BirthPrecision,
    sex: sex!,
    districtCode: districtCode!,
    villageCode: villageCode!,
    hamlet: hamlet!,
    rt: rt!,
    rw: rw!,
    address: address!,
    motherName: motherName!,
    vitalStatus: vital ? (vital.value ?? (vitalStatus as VitalStatus)) : null,
    vitalDate: (vital?.dated ? eventDate : null) ?? source.period,
    isSensitive: source.sensitive.of(named ? categoriesIn(named) : []),
  }
}

/**
 * Categories that a row names in a column: one or several, in JSON. Read here: a function of the database called for every row
 * takes as long as finding them.
 */
function categoriesIn(named: string): string[] {
  return [JSON.parse(named) as string | string[]].flat()
}
