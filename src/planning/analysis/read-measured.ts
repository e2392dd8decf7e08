import type { Context } from '../../access/index.ts'
import { type IsoDate, todayOf } from '../../kernel/dates.ts'
import type { Reader } from '../../kernel/ports.ts'
import type { Indicator } from '../../pack/index.ts'
import {
  type AreaValue,
  type Evidence,
  findEvidence,
  findLastMonth,
  findMeasurements,
  findValues,
  indicatorValue,
  type MeasureId,
  measureIdOf,
  nobody,
} from '../../programmes/index.ts'

/** What the newest measured month says of the regency and its districts. */
export interface Measured {
  /** Null before the first measurement; then nothing is found. */
  readonly asOf: IsoDate | null
  /** Documents about promises up to that month (today before the first), newest first. */
  readonly evidence: readonly Evidence[]
  /** The value of an area. Undefined: not measured. Measured but without a row: nobody, so zero. */
  find(measureId: MeasureId, areaCode: string): AreaValue | undefined
}

/** Reads it in two questions, whatever is asked afterwards. */
export async function readMeasured(context: Context, reader: Reader): Promise<Measured> {
  const { areas, settings } = context.pack
  const today = todayOf(context.clock)
  const asOf = (await findLastMonth(reader)) ?? null
  const evidence = await findEvidence(reader, asOf ?? today)
  if (asOf === null) return { asOf, evidence, find: () => undefined }
  const codes = areas.filter((area) => area.level === 'district').map((area) => area.code)
  const measurements = await findMeasurements(reader, asOf, 'this')
  const values = await findValues(
    reader,
    measurements.map((one) => one.id),
    [settings.regencyCode, ...codes],
  )
  const found = new Map(
    measurements.map((one) => [
      one.measureId,
      new Map((values.get(one.id) ?? []).map((value) => [value.areaCode, value])),
    ]),
  )
  return {
    asOf,
    evidence,
    find: (measureId, areaCode) => {
      const ofAreas = found.get(measureId)
      return ofAreas && (ofAreas.get(areaCode) ?? nobody(measureId, areaCode))
    },
  }
}

/** Months of a measure in the regency, oldest first. */
export async function readTrend(
  reader: Reader,
  asOf: IsoDate,
  measureId: MeasureId,
  regencyCode: string,
): Promise<{ asOf: IsoDate; value: number }[]> {
  const measurements = await findMeasurements(reader, asOf, 'all', measureId)
  const values = await findValues(
    reader,
    measurements.map((one) => one.id),
    [regencyCode],
  )
  return measurements
    .map((one) => ({ asOf: one.asOf, value: values.get(one.id)?.[0]?.amount ?? 0 }))
    .sort((a, b) => a.asOf.localeCompare(b.asOf))
}

/** An indicator of a promise now: measured, or attested by a document; null when neither. */
export function promiseIndicatorNow(
  indicator: Indicator,
  measured: Measured,
  regencyCode: string,
): { asOf: IsoDate; value: number } | null {
  const how = indicator.measure
  const measureId = measureIdOf(how)
  const document = measured.evidence.find((one) => one.indicatorId === indicator.id && one.value !== null)
  if (measureId === null)
    return document?.value == null ? null : { asOf: document.happenedOn, value: document.value }
  const found = measured.find(measureId, regencyCode)
  if (!found || measured.asOf === null) return null
  const value =
    how.kind === 'programme' ? found.counts && indicatorValue(how.value, found.counts) : found.amount
  return value === null ? null : { asOf: measured.asOf, value }
}
