import type { Reader, Writer } from '../kernel/ports.ts'
import type { HouseholdValue } from './model.ts'

/** Keeps the households behind measurements. */
export async function insertHouseholds(
  writer: Writer,
  households: Iterable<readonly [measurementId: number, value: HouseholdValue]>,
): Promise<void> {
  await writer.copy(
    'programmes.measured_household',
    ['measurement_id', 'area_code', 'what', 'households'],
    rowsOf(households),
  )
}

function* rowsOf(households: Iterable<readonly [number, HouseholdValue]>): Generator<(string | number)[]> {
  for (const [id, { areaCode, what, households: count }] of households) yield [id, areaCode, what, count]
}

/** Households behind measurements, by measurement id; `areaCodes` null = every area. */
export async function findHouseholds(
  reader: Reader,
  ids: readonly number[],
  areaCodes: readonly string[] | null = null,
): Promise<Map<number, HouseholdValue[]>> {
  const rows = await reader.query<HouseholdValue & { id: number }>(
    `select measurement_id as id, area_code as "areaCode", what, households from programmes.measured_household
     where measurement_id = any($1::bigint[]) and ($2::text[] is null or area_code = any($2))`,
    [ids, areaCodes],
  )
  return Map.groupBy(rows, ({ id }) => id)
}
