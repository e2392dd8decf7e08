import type { IsoDate } from '../kernel/dates.ts'
import type { Pack } from '../pack/index.ts'
import type { Cell, TrendPoint } from './contract.ts'
import { missing, type ShownNumbers } from './describe-promises.ts'
import { countTables, type Measured, outputMeasures, programmeDataset } from './registered-tables.ts'
import { type CountTable, cellKey } from './rules/build-system.ts'
import { coverageOf } from './rules/percentages.ts'
import type { ProtectedTables } from './rules/protect-table.ts'
import { plainCell } from './store-release.ts'

const trendDataset = (programmeId: string, month: IsoDate) => `${programmeDataset(programmeId)}@${month}`

/** The months before `asOf` as tables of the regency alone: the trend shows no smaller area. */
export function trendTables(pack: Pack, months: ReadonlyMap<IsoDate, Measured>, asOf: IsoDate): CountTable[] {
  return [...months]
    .filter(([month]) => month < asOf)
    .flatMap(([month, measured]) =>
      countTables(pack, measured)
        .filter((table) => table.sum !== null)
        .map((table) => ({ ...table, dataset: `${table.dataset}@${month}`, depth: 0 })),
    )
}

interface Numbers {
  readonly pack: Pack
  readonly people: ProtectedTables
  readonly months: ReadonlyMap<IsoDate, Measured>
  readonly asOf: IsoDate
  things(output: string, areaCode: string): number | undefined
}

/** Numbers of the regency as the public sees them. */
export function shownNumbers(numbers: Numbers): ShownNumbers {
  const { pack, people, months, asOf, things } = numbers
  const regency = pack.settings.regencyCode
  const indicators = new Map(
    pack.term.promises
      .flatMap((promise) => promise.indicators)
      .map((indicator) => [indicator.id, indicator.measure]),
  )
  const cell = (dataset: string, column: string): Cell =>
    people.cells.get(cellKey(dataset, regency, column)) ?? missing
  const outputs = outputMeasures(pack)
  const point = (dataset: string, month: IsoDate, delivered: Cell): TrendPoint => {
    const [entitled, reached] = [cell(dataset, 'entitled'), cell(dataset, 'reached')]
    return {
      asOf: month,
      entitled,
      reached,
      missed: cell(dataset, 'missed'),
      wronglyReached: cell(dataset, 'wrongly-reached'),
      cannotTell: cell(dataset, 'cannot-tell'),
      delivered,
      coverage: coverageOf(entitled, reached),
    }
  }
  return {
    programme: (programmeId, column) => cell(programmeDataset(programmeId), column),
    delivered: (output) => plainCell(things(output, regency)),
    trend: (indicatorId) => {
      const how = indicators.get(indicatorId)!
      if (how.kind === 'evidence') return []
      const before = [...months.keys()].filter((month) => month < asOf).sort()
      if (how.kind === 'programme') {
        return [
          ...before.map((month) => point(trendDataset(how.programme, month), month, missing)),
          point(programmeDataset(how.programme), asOf, missing),
        ]
      }
      const past = before.map((month) =>
        point('', month, plainCell(months.get(month)!.amount(outputs.get(how.output)!, regency))),
      )
      return [...past, point('', asOf, plainCell(things(how.output, regency)))]
    },
  }
}
