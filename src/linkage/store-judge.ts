import type { Reader } from '../kernel/ports.ts'

/** Every open join with its evidence, as text: record, other record, evidence (JSON). */
export function readOpenDecisions(reader: Reader): AsyncIterable<readonly (string | null)[]> {
  return reader.readLines(
    `select d.record_id, d.other_record_id, e.content from linkage.decision d join linkage.evidence e on e.id = d.evidence_id
     where d.outcome = 'same' and d.recorded_to is null`,
  )
}

export function readOpenPairs(reader: Reader): Promise<{ record_id: number; other_record_id: number }[]> {
  return reader.query(`select record_id, other_record_id from linkage.review_pair where status = 'open'`)
}

export interface RecordPlace {
  readonly id: number
  readonly fileName: string
  readonly sheet: string
  readonly row: number
}

/** Where each usable record of the applied batches stands: file, sheet, row. */
export async function* readRecordPlaces(reader: Reader): AsyncGenerator<RecordPlace> {
  const batches = await reader.query<{ id: number; file_name: string }>(
    `select id, file_name from intake.batch where status = 'applied' order by id`,
  )
  for (const { id, file_name } of batches) {
    const sql = `select id, sheet, row_number from intake.record where batch_id = ${id} and verdict <> 'rejected' order by id`
    for await (const [record, sheet, row] of reader.readLines(sql))
      yield { id: Number(record), fileName: file_name, sheet: sheet ?? '', row: Number(row) }
  }
}
