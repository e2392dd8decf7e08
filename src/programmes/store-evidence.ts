import type { IsoDate } from '../kernel/dates.ts'
import type { Reader, Writer } from '../kernel/ports.ts'

/** A document that shows something of a promise; `value` when it attests a number for an indicator. */
export interface Evidence {
  readonly id: number
  readonly promiseId: string
  readonly indicatorId: string | null
  readonly value: number | null
  readonly title: string
  readonly happenedOn: IsoDate
  readonly source: string
  readonly sha256: string | null
}

/** Documents of events up to `asOf`, newest first, as far as they were entered by `knownAt` (ISO time; null = now). */
export async function findEvidence(
  reader: Reader,
  asOf: IsoDate,
  promiseId: string | null = null,
  knownAt: string | null = null,
): Promise<Evidence[]> {
  return reader.query(
    `select id, promise_id as "promiseId", indicator_id as "indicatorId", value, title, happened_on as "happenedOn", source, sha256
     from programmes.evidence where happened_on <= $1::date and ($2::text is null or promise_id = $2)
       and ($3::timestamptz is null or entered_at <= $3::timestamptz)
     order by happened_on desc, id desc`,
    [asOf, promiseId, knownAt],
  )
}

export async function insertEvidence(
  writer: Writer,
  evidence: Omit<Evidence, 'id'>,
  enteredBy: string,
  enteredAt: string,
): Promise<number> {
  const row = await writer.first<{ id: number }>(
    `insert into programmes.evidence (promise_id, indicator_id, value, title, happened_on, source, sha256, entered_by, entered_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [
      evidence.promiseId,
      evidence.indicatorId,
      evidence.value,
      evidence.title,
      evidence.happenedOn,
      evidence.source,
      evidence.sha256,
      enteredBy,
      enteredAt,
    ],
  )
  return row!.id
}

export interface KeptDocument {
  readonly sha256: string
  readonly mediaType: string
}

/** The same bytes are kept once. */
export async function insertDocument(
  writer: Writer,
  document: KeptDocument & { readonly keptBy: string; readonly keptAt: string },
): Promise<void> {
  await writer.query(
    `insert into programmes.document (sha256, media_type, kept_by, kept_at) values ($1, $2, $3, $4)
     on conflict (sha256) do nothing`,
    [document.sha256, document.mediaType, document.keptBy, document.keptAt],
  )
}

export async function findDocument(reader: Reader, sha256: string): Promise<KeptDocument | undefined> {
  return reader.first('select sha256, media_type as "mediaType" from programmes.document where sha256 = $1', [
    sha256,
  ])
}

export async function findDocumentOf(
  reader: Reader,
  promiseId: string,
  evidenceId: number,
): Promise<(KeptDocument & { readonly enteredBy: string }) | undefined> {
  return reader.first(
    `select d.sha256, d.media_type as "mediaType", e.entered_by as "enteredBy"
     from programmes.evidence e join programmes.document d on d.sha256 = e.sha256
     where e.id = $2 and e.promise_id = $1`,
    [promiseId, evidenceId],
  )
}

export interface AppliedList {
  readonly batchId: number
  readonly agencyId: string
  readonly listKindId: string
  readonly period: IsoDate
  readonly appliedOn: string | null
}

/** The lists behind a number. */
export async function findLists(reader: Reader, batchIds: readonly number[]): Promise<AppliedList[]> {
  return reader.query(
    `select id as "batchId", agency_id as "agencyId", list_kind_id as "listKindId", period, substr(applied_at::text, 1, 10) as "appliedOn"
     from intake.batch where id = any($1::bigint[]) order by period, id`,
    [batchIds],
  )
}
