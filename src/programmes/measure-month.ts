import type { Context } from '../access/index.ts'
import type { IsoDate } from '../kernel/dates.ts'
import { type Progress, silent, type Writer } from '../kernel/ports.ts'
import type { Pack, Programme } from '../pack/index.ts'
import type { AreaValue, Definition, HouseholdValue, MeasureId } from './model.ts'
import { readRules } from './read-rules.ts'
import { groupValues } from './rules/group-values.ts'
import { listsRead, listsThatName } from './rules/lists-used.ts'
import { monthsBefore } from './rules/months.ts'
import { type Needs, needsOf, type Rule } from './rules/rule-model.ts'
import { sumAreas } from './rules/sum-areas.ts'
import { buildDoubt } from './store-doubt.ts'
import { buildFacts, readFactDates } from './store-facts.ts'
import { countGroups } from './store-groups.ts'
import {
  countOutput,
  countOverlap,
  countPeople,
  findBatches,
  insertMeasurements,
  type Measured,
} from './store-measure.ts'
import { countProgrammes, states } from './store-units.ts'

/**
 * Measures every programme, output and category of the pack at the month ends `months` (YYYY-MM-DD), in one
 * transaction: all of them appear or none. A repeated month is measured anew; readers take the newest.
 */
export async function measureMonths(
  context: Context,
  months: readonly IsoDate[],
  progress: Progress = silent,
): Promise<void> {
  const rules = readRules(context.pack)
  const needs = allNeeds(context.pack, [...rules.values()])
  const knownAt = context.clock.now().toISOString()
  await context.database.write(async (writer) => {
    await buildDoubt(writer, listsInDoubt(context.pack, rules))
    const dates = await readFactDates(writer)
    let built = ''
    for (const [index, asOf] of months.entries()) {
      const version = needs.receives.length > 0 ? asOf : String(dates.filter((date) => date <= asOf).length)
      if (version !== built)
        await buildFacts(
          writer,
          needs,
          asOf,
          windowStarts(context.pack, asOf),
          context.pack.settings.regencyCode,
        )
      built = version
      await measure({ writer, pack: context.pack, rules, asOf, knownAt })
      progress.step('measure', index + 1, months.length)
    }
  })
}

export async function measureMonth(
  context: Context,
  asOf: IsoDate,
  progress: Progress = silent,
): Promise<void> {
  await measureMonths(context, [asOf], progress)
}

interface Run {
  readonly writer: Writer
  readonly pack: Pack
  readonly rules: ReadonlyMap<string, Rule>
  readonly asOf: IsoDate
  readonly knownAt: string
}

async function measure(run: Run): Promise<void> {
  const measured = [
    ...(await measureProgrammes(run)),
    ...(await measurePeople(run)),
    ...(await measureOutputs(run)),
  ]
  await insertMeasurements(run.writer, run.asOf, run.knownAt, measured)
}

function allNeeds(pack: Pack, rules: readonly Rule[]): Needs {
  return { ...needsOf(rules), categories: pack.categories.map((category) => category.id) }
}

function listsInDoubt(pack: Pack, rules: ReadonlyMap<string, Rule>): Map<string, string[]> {
  return new Map([...rules].map(([id, rule]) => [id, listsThatName(pack.listKinds, needsOf([rule]), id)]))
}

function windowStarts(pack: Pack, asOf: IsoDate): Map<string, IsoDate> {
  return new Map(
    pack.programmes.map((programme) => [programme.id, monthsBefore(asOf, programme.windowMonths)]),
  )
}

async function measureProgrammes(run: Run): Promise<Measured[]> {
  const { writer, pack, rules, asOf } = run
  const { regencyCode } = pack.settings
  const starts = windowStarts(pack, asOf)
  const counted = pack.programmes.map(({ id, unit }) => ({
    id,
    unit,
    rule: rules.get(id)!,
    from: starts.get(id)!,
  }))
  const groups = await countProgrammes(writer, counted, asOf, regencyCode)
  const measured: Measured[] = []
  for (const programme of pack.programmes) {
    const sums = sumAreas(groups.get(programme.id)!, regencyCode)
    measured.push({
      measureId: `programme:${programme.id}`,
      ruleVersion: programme.ruleVersion,
      definition: await definitionOf(run, programme, starts),
      values: countedValues(sums),
      households: programme.unit === 'person' ? householdsOf(sums) : [],
    })
  }
  return measured
}

async function definitionOf(
  { writer, pack, rules, asOf }: Run,
  programme: Programme,
  starts: ReadonlyMap<string, IsoDate>,
): Promise<Definition> {
  const overlap: Record<string, number> = {}
  for (const other of programme.excludes) {
    overlap[other] = await countOverlap(
      writer,
      programme.unit,
      [programme.id, other],
      [starts.get(programme.id)!, starts.get(other)!],
      asOf,
    )
  }
  const needs = needsOf([rules.get(programme.id)!])
  return {
    rule: programme.rule,
    ruleSource: programme.ruleSource,
    windowMonths: programme.windowMonths,
    unit: programme.unit,
    batches: await findBatches(writer, listsRead(pack.listKinds, needs, programme.id), asOf),
    overlap,
  }
}

function* countedValues(sums: ReadonlyMap<string, readonly number[]>): Generator<AreaValue> {
  for (const [areaCode, [reached = 0, missed = 0, wronglyReached = 0, cannotTell = 0]] of sums) {
    yield {
      areaCode,
      amount: null,
      counts: { entitled: reached + missed, reached, missed, wronglyReached, cannotTell },
    }
  }
}

/** Behind the counts of a programme for people. */
function householdsOf(sums: ReadonlyMap<string, readonly number[]>): HouseholdValue[] {
  return [...sums].flatMap(([areaCode, counts]) => {
    const [reached = 0, missed = 0] = counts
    const people = [...counts.slice(0, states.length), reached + missed]
    return [...states, 'entitled'].flatMap((what, index) => {
      const households = counts[states.length + index]!
      return households < people[index]! ? [{ areaCode, what, households }] : []
    })
  })
}

async function measurePeople({ pack, writer, asOf }: Run): Promise<Measured[]> {
  const { regencyCode } = pack.settings
  const categories = pack.categories.map((category) => category.id)
  const sums = sumAreas(await countPeople(writer, categories, asOf, regencyCode), regencyCode)
  const groups = groupValues(await countGroups(writer, categories, asOf, regencyCode), regencyCode)
  const ids: MeasureId[] = [
    'register:people',
    'register:families',
    'register:in-need',
    ...categories.map((id) => `category:${id}` as const),
  ]
  const inNeedFrom = ids.indexOf('register:in-need')
  const batches = await findBatches(
    writer,
    pack.listKinds
      .filter((kind) => kind.claims.some((claim) => claim.kind === 'category'))
      .map((kind) => kind.id),
    asOf,
  )
  return ids.map((measureId, index) => ({
    measureId,
    ruleVersion: '1',
    definition: plain(batches),
    values: amounts([...sums].map(([code, counts]) => [code, counts[index]!])),
    ...groups[index - inNeedFrom],
  }))
}

async function measureOutputs({ pack, writer, asOf }: Run): Promise<Measured[]> {
  const measures = pack.term.promises.flatMap((promise) =>
    promise.indicators.flatMap(({ measure: how }) => (how.kind === 'output' ? [how] : [])),
  )
  const unique = new Map(measures.map((how) => [`output:${how.output}:${how.perArea}` as const, how]))
  const measured: Measured[] = []
  for (const [measureId, how] of unique) {
    const villages = await countOutput(writer, how.output, asOf)
    const groups = villages.map(({ villageCode, amount }) => ({
      villageCode,
      districtCode: null,
      counts: [how.perArea === 'sum' ? amount : Number(amount > 0)],
    }))
    const kinds = pack.listKinds.filter((kind) =>
      kind.claims.some((claim) => claim.kind === 'output' && (claim.what ?? how.output) === how.output),
    )
    const batches = await findBatches(
      writer,
      kinds.map((kind) => kind.id),
      asOf,
    )
    measured.push({
      measureId,
      ruleVersion: '1',
      definition: plain(batches),
      values: amounts(
        [...sumAreas(groups, pack.settings.regencyCode)].map(([code, counts]) => [code, counts[0]!]),
      ),
    })
  }
  return measured
}

const plain = (batches: readonly number[]): Definition => ({
  rule: null,
  ruleSource: null,
  windowMonths: null,
  unit: null,
  batches,
  overlap: {},
})

function amounts(sums: readonly (readonly [string, number])[]): AreaValue[] {
  return sums.map(([areaCode, amount]) => ({ areaCode, amount, counts: null }))
}
