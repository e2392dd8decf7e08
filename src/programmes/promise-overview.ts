import type { Context } from '../access/index.ts'
import type { Reader } from '../kernel/ports.ts'
import { Problem } from '../kernel/problem.ts'
import type { PromiseOverview } from './contract.ts'
import { describePromise } from './describe-promise.ts'
import type { AreaValue, MeasureId } from './model.ts'
import { measureIdOf } from './rules/measure-id.ts'
import { findEvidence } from './store-evidence.ts'
import { findLastMonth, findMeasurements, findValues } from './store-measure.ts'

/** Every promise with its numbers in the regency for the newest measured month. Throws Problem 404 'programmes.not-measured'. */
export async function promiseOverview(context: Context): Promise<PromiseOverview> {
  return context.database.read((reader) => describePromises(context, reader))
}

/** As promiseOverview, for who reads already. */
export async function describePromises(
  { pack }: Pick<Context, 'pack'>,
  reader: Reader,
): Promise<PromiseOverview> {
  const asOf = await lastMonth(reader)
  const evidence = await findEvidence(reader, asOf)
  const measured = await regencyValues(reader, asOf, pack.settings.regencyCode)
  const promises = pack.term.promises.map((promise) =>
    describePromise(pack, promise, asOf, evidence, (indicator) =>
      measured.get(measureIdOf(indicator.measure) ?? ''),
    ),
  )
  return { asOf, promises }
}

export async function lastMonth(reader: Reader): Promise<string> {
  const asOf = await findLastMonth(reader)
  if (!asOf) throw new Problem('programmes.not-measured', 404)
  return asOf
}

/** A measured month without a row for an area counted nobody there: zero, not unknown. */
export const nobody = (measureId: MeasureId, areaCode: string): AreaValue => ({
  areaCode,
  amount: measureId.startsWith('programme:') ? null : 0,
  counts: measureId.startsWith('programme:')
    ? { entitled: 0, reached: 0, missed: 0, wronglyReached: 0, cannotTell: 0 }
    : null,
})

async function regencyValues(reader: Reader, asOf: string, regency: string): Promise<Map<string, AreaValue>> {
  const measurements = await findMeasurements(reader, asOf, 'this')
  const values = await findValues(
    reader,
    measurements.map((one) => one.id),
    [regency],
  )
  return new Map(
    measurements.map((one) => [one.measureId, values.get(one.id)?.[0] ?? nobody(one.measureId, regency)]),
  )
}
