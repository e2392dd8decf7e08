import type { Context } from '../../access/index.ts'
import { todayOf } from '../../kernel/dates.ts'
import type { Reader } from '../../kernel/ports.ts'
import type { Gap, Profile } from './contract.ts'
import { type Measured, promiseIndicatorNow, readTrend } from './read-measured.ts'
import { isTooOld } from './rules/indicator-age.ts'

/** The region in numbers, each with its source and date, and what we do not know. Numbers of people are exact. */
export async function describeProfile(
  context: Context,
  measured: Measured,
  reader: Reader,
): Promise<Profile> {
  const { areas, settings } = context.pack
  const count = (level: string) => areas.filter((area) => area.level === level).length
  const register = await describeRegister(context, measured, reader)
  const indicators = describeIndicators(context)
  return {
    name: settings.name,
    population: { value: settings.population, source: settings.populationSource },
    areas: { districts: count('district'), villages: count('village') },
    register,
    indicators,
    gaps: findGaps(context, measured, indicators, register),
  }
}

async function describeRegister(
  context: Context,
  measured: Measured,
  reader: Reader,
): Promise<Profile['register']> {
  const { areas, categories, settings } = context.pack
  const { asOf } = measured
  const counts = (code: string) => ({
    people: measured.find('register:people', code)?.amount ?? 0,
    families: measured.find('register:families', code)?.amount ?? 0,
    inNeed: measured.find('register:in-need', code)?.amount ?? 0,
  })
  if (asOf === null) return null
  return {
    asOf,
    ...counts(settings.regencyCode),
    trend: await readTrend(reader, asOf, 'register:in-need', settings.regencyCode),
    categories: categories.map(({ id, name, sensitive }) => ({
      id,
      name,
      sensitive,
      count: unlessFew(
        measured.find(`category:${id}`, settings.regencyCode)?.amount ?? 0,
        sensitive ? settings.disclosure.sensitiveThreshold : 0,
      ),
    })),
    districts: areas
      .filter((area) => area.level === 'district')
      .map(({ code, name, tileColumn, tileRow }) => ({ code, name, tileColumn, tileRow, ...counts(code) })),
  }
}

/** Few people of a sensitive category are nobody's business, inside the house as well: most readers here do not work with them. */
function unlessFew(count: number, threshold: number): number | null {
  return count === 0 || count >= threshold ? count : null
}

function describeIndicators({ pack, clock }: Context): Profile['indicators'] {
  const today = todayOf(clock)
  return pack.plan.profile.indicators.map((indicator) => {
    const values = [...indicator.values].sort((a, b) => a.asOf.localeCompare(b.asOf))
    const newest = values.at(-1)!
    return { ...indicator, values, newest, tooOld: isTooOld(newest.asOf, today) }
  })
}

/** Gaps the pack tells, published figures that are too old, promises without any number, categories nobody is counted in. */
function findGaps(
  { pack }: Context,
  measured: Measured,
  indicators: Profile['indicators'],
  register: Profile['register'],
): Gap[] {
  const told = pack.plan.profile.gaps.map((one): Gap => ({ kind: 'told', ...one }))
  const old = indicators
    .filter((one) => one.tooOld)
    .map(({ id, name }): Gap => ({ kind: 'too-old', id, name, why: null }))
  const unmeasured = pack.term.promises
    .flatMap((promise) => promise.indicators)
    .filter((one) => promiseIndicatorNow(one, measured, pack.settings.regencyCode) === null)
    .map(({ id, name }): Gap => ({ kind: 'never-measured', id, name, why: null }))
  const uncounted = (register?.categories ?? [])
    .filter((one) => one.count === 0)
    .map(({ id, name }): Gap => ({ kind: 'nobody-counted', id, name, why: null }))
  return [...told, ...old, ...unmeasured, ...uncounted]
}
