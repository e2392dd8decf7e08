import type { Pack, Text } from '../pack/index.ts'
import type {
  AgeGroup,
  AreaValue,
  GroupValue,
  HouseholdValue,
  MeasureId,
  Measurement,
  Sex,
} from '../programmes/index.ts'
import { groupName, sensitiveProgrammes } from '../programmes/index.ts'
import { profileCell, profileDatasets } from './profile-tables.ts'
import type { ColumnKnowledge, CountTable, Nesting } from './rules/build-system.ts'

export type Level = 'regency' | 'district' | 'village'

/** A public table: its words, its columns, and where its numbers come from. Only tables listed here are ever published. */
export interface RegisteredDataset {
  readonly id: string
  readonly title: Text
  readonly description: Text
  readonly rule: string | null
  readonly source: string
  /** What was merged before anything is hidden: chosen once, so that fewer numbers must be hidden. */
  readonly recode?: Text
  readonly levels: readonly Level[]
  readonly columns: readonly {
    readonly id: string
    readonly name: Text
    readonly unit: Text | null
    /** Absent: those of the table. */
    readonly levels?: readonly Level[]
  }[]
  /** 'people' = counts that pass protectTables; 'things' = outputs such as ambulances, which are nobody. */
  readonly of: 'people' | 'things'
  /** Columns with the higher threshold, shown by district only. */
  readonly sensitive: ReadonlySet<string>
  /** Columns whose zeros are hidden like small counts: the sensitive ones, and a sum that would tell their zero. */
  readonly zerosHidden: ReadonlySet<string>
}

/** What was measured, as functions of area: 0 when an area has no row. */
export interface Measured {
  amount(measureId: MeasureId, areaCode: string): number | undefined
  count(
    measureId: MeasureId,
    areaCode: string,
    column: keyof NonNullable<AreaValue['counts']>,
  ): number | undefined
  /** People by area, age group and sex; undefined when they were not measured so. */
  groups(measureId: MeasureId): ((areaCode: string, ageGroup: AgeGroup, sex: Sex) => number) | undefined
  /** Households behind a count of people; undefined where they are as many as the people, or were not counted. */
  households(measureId: MeasureId, areaCode: string, what: string): number | undefined
  readonly measurements: ReadonlyMap<MeasureId, Measurement>
}

export function measuredOf(
  measurements: readonly Measurement[],
  values: ReadonlyMap<number, readonly AreaValue[]>,
  groups: ReadonlyMap<number, readonly GroupValue[]> = new Map(),
  households: ReadonlyMap<number, readonly HouseholdValue[]> = new Map(),
): Measured {
  const byMeasure = new Map(
    measurements.map((one) => [
      one.measureId,
      new Map(values.get(one.id)?.map((value) => [value.areaCode, value])),
    ]),
  )
  const behind = new Map(
    measurements.flatMap(({ id, measureId }) =>
      (households.get(id) ?? []).map((one) => [`${measureId} ${one.areaCode} ${one.what}`, one.households]),
    ),
  )
  return {
    measurements: new Map(measurements.map((one) => [one.measureId, one])),
    households: (id, area, what) => behind.get(`${id} ${area} ${what}`),
    amount: (id, area) => (byMeasure.has(id) ? (byMeasure.get(id)!.get(area)?.amount ?? 0) : undefined),
    count: (id, area, column) =>
      byMeasure.has(id) ? (byMeasure.get(id)!.get(area)?.counts?.[column] ?? 0) : undefined,
    groups: (id) => {
      const found = measurements.find((one) => one.measureId === id)
      const own = found && (groups.get(found.id) ?? [])
      // Measured by an older program: an amount, and nobody by age and sex.
      if (!own || (own.length === 0 && values.get(found.id)?.some(({ amount }) => amount))) return undefined
      const key = (area: string, ageGroup: AgeGroup, sex: Sex) => `${area} ${ageGroup} ${sex}`
      const people = new Map(own.map((one) => [key(one.areaCode, one.ageGroup, one.sex), one.people]))
      return (...of) => people.get(key(...of)) ?? 0
    },
  }
}

const text = (id: string, en: string): Text => ({ id, en })
export const programmeColumns = ['reached', 'missed', 'wrongly-reached', 'cannot-tell'] as const
const countNames = {
  reached: 'reached',
  missed: 'missed',
  'wrongly-reached': 'wronglyReached',
  'cannot-tell': 'cannotTell',
  entitled: 'entitled',
} as const
type CountedColumn = keyof typeof countNames
const persons = text('orang', 'people')
const families = text('keluarga', 'families')
const allLevels = ['regency', 'district', 'village'] as const

export const programmeDataset = (programmeId: string) => `program-${programmeId}`
export const outputDataset = (output: string) => `hasil-${output}`
export const districtCategories = 'ppks-kecamatan'
export const villageCategories = 'ppks-desa'
export const population = 'penduduk'

/** Every public table of this pack. */
export function registeredDatasets(pack: Pack): RegisteredDataset[] {
  return [
    ...programmeDatasets(pack),
    ...categoryDatasets(pack),
    ...profileDatasets(pack),
    populationDataset(),
    ...outputDatasets(pack),
  ]
}

/** Where a column of a table of people stands among the cells: tables that count the same people are one system. */
export function cellNameOf(datasetId: string, column: string): readonly [table: string, column: string] {
  if (datasetId === districtCategories || datasetId === villageCategories) return ['ppks', column]
  return profileCell(datasetId, column) ?? [datasetId, column]
}

const policyOf = (sensitive: readonly string[]) => ({
  sensitive: new Set(sensitive),
  zerosHidden: new Set(sensitive),
})

function programmeDatasets(pack: Pack): RegisteredDataset[] {
  const sensitive = sensitiveProgrammes(pack)
  return pack.programmes.map((programme) => ({
    id: programmeDataset(programme.id),
    of: 'people' as const,
    rule: programme.rule,
    source: programme.ruleSource,
    title: text(`Ketepatan sasaran: ${programme.name.id}`, `Targeting: ${programme.name.en}`),
    description: text(
      'Yang berhak, yang sudah menerima, yang terlewat, yang menerima tetapi tidak berhak, dan yang belum dapat dipastikan, per wilayah.',
      'Those entitled, reached, missed, reached though not entitled, and those we cannot tell yet, by area.',
    ),
    levels: sensitive.has(programme.id) ? ['regency', 'district'] : allLevels,
    ...policyOf(sensitive.has(programme.id) ? ['entitled', ...programmeColumns] : []),
    columns: programmeColumnTexts(programme.unit === 'person' ? persons : families),
  }))
}

function programmeColumnTexts(unit: Text): RegisteredDataset['columns'] {
  return [
    { id: 'entitled', name: text('Berhak', 'Entitled'), unit },
    { id: 'reached', name: text('Berhak dan menerima', 'Entitled and reached'), unit },
    { id: 'missed', name: text('Berhak tetapi terlewat', 'Entitled but missed'), unit },
    {
      id: 'wrongly-reached',
      name: text('Menerima tetapi tidak berhak', 'Reached though not entitled'),
      unit,
    },
    { id: 'cannot-tell', name: text('Belum dapat dipastikan', 'Cannot tell yet'), unit },
    { id: 'coverage', name: text('Cakupan', 'Coverage'), unit: text('persen', 'percent') },
  ]
}

function categoryDatasets(pack: Pack): RegisteredDataset[] {
  const column = (category: Pack['categories'][number]) => ({
    id: category.id,
    name: category.name,
    unit: persons,
  })
  const all = {
    id: 'any',
    name: text('Paling sedikit satu kategori', 'At least one category'),
    unit: persons,
  }
  const sensitive = pack.categories.filter((one) => one.sensitive).map(({ id }) => id)
  const shared = {
    of: 'people' as const,
    rule: null,
    source: 'Permensos 8/2012; daftar dinas sosial',
    sensitive: new Set(sensitive),
    // Nobody in any category would say: nobody in a sensitive one.
    zerosHidden: new Set(['any', ...sensitive]),
  }
  return [
    {
      ...shared,
      id: districtCategories,
      recode: text('Desa digabung menjadi kecamatan.', 'Villages are merged into districts.'),
      levels: ['regency', 'district'],
      columns: [all, ...pack.categories.map(column)],
      title: text(
        'PPKS menurut kategori dan kecamatan',
        'People with social-welfare problems by category and district',
      ),
      description: text(
        'Banyaknya orang yang terdaftar dalam tiap kategori PPKS. Seseorang dapat berada dalam beberapa kategori. Untuk kategori yang peka dan jumlah seluruhnya, angka nol ditutup seperti angka kecil.',
        'People registered in each category. A person may be in several. For sensitive categories and for all together, zeros are hidden like small numbers.',
      ),
    },
    {
      ...shared,
      id: villageCategories,
      levels: ['village'],
      columns: [all, ...pack.categories.filter((category) => !category.sensitive).map(column)],
      title: text(
        'PPKS menurut kategori dan desa',
        'People with social-welfare problems by category and village',
      ),
      description: text(
        'Kategori yang peka hanya diumumkan per kecamatan. Angka nol untuk jumlah seluruhnya ditutup seperti angka kecil.',
        'Sensitive categories are published by district only. Zeros for all together are hidden like small numbers.',
      ),
    },
  ]
}

function populationDataset(): RegisteredDataset {
  return {
    id: population,
    of: 'people',
    ...policyOf([]),
    rule: null,
    source: 'Register Welas',
    levels: allLevels,
    title: text('Penduduk dan keluarga dalam register', 'People and families in the register'),
    description: text(
      'Penduduk hidup yang tercatat dalam register pada tanggal data.',
      'Living people known to the register at the date of the data.',
    ),
    columns: [
      { id: 'people', name: text('Orang', 'People'), unit: persons },
      { id: 'families', name: text('Keluarga', 'Families'), unit: families },
    ],
  }
}

function outputDatasets(pack: Pack): RegisteredDataset[] {
  const indicators = pack.term.promises.flatMap((promise) => promise.indicators)
  const byOutput = new Map(
    indicators.flatMap((indicator) =>
      indicator.measure.kind === 'output' ? [[indicator.measure.output, indicator] as const] : [],
    ),
  )
  return [...byOutput].map(([output, indicator]) => ({
    id: outputDataset(output),
    of: 'things' as const,
    ...policyOf([]),
    rule: null,
    source: 'Daftar perangkat daerah',
    levels: allLevels,
    title: indicator.name,
    description: text('Yang sudah diserahkan atau dibangun, per wilayah.', 'Delivered or built, by area.'),
    columns: [{ id: 'delivered', name: indicator.name, unit: indicator.unit }],
  }))
}

/** The measure behind an output table: the one of the indicator that is named last in the term. */
export function outputMeasures(pack: Pack): Map<string, MeasureId> {
  const measures = pack.term.promises.flatMap((promise) =>
    promise.indicators.map((indicator) => indicator.measure),
  )
  return new Map(
    measures.flatMap((how) =>
      how.kind === 'output' ? [[how.output, `output:${how.output}:${how.perArea}`] as const] : [],
    ),
  )
}

/** Who is among whom, as everybody knows from the words of the tables. */
export function columnKnowledge(pack: Pack): ColumnKnowledge {
  const categories = pack.categories.map(({ id }) => ['ppks', id] as const)
  return { among: amongOf(pack), covered: [{ whole: ['ppks', 'any'], parts: categories }] }
}

function amongOf(pack: Pack): Nesting[] {
  return [
    { whole: [population, 'people'], parts: [['ppks', 'any']] },
    ...pack.categories.map(({ id }): Nesting => ({ whole: ['ppks', 'any'], parts: [['ppks', id]] })),
    ...pack.programmes.map(
      ({ id, unit }): Nesting => ({
        whole: [population, unit === 'person' ? 'people' : 'families'],
        parts: programmeColumns.map((column) => [programmeDataset(id), column] as const),
      }),
    ),
  ]
}

/** The counts of people of a release as tables for disclosure control. Tables whose measure is missing are left out. */
export function countTables(pack: Pack, measured: Measured): CountTable[] {
  const { threshold, sensitiveThreshold } = pack.settings.disclosure
  const sensitive = sensitiveProgrammes(pack)
  const open = { threshold, hideZero: false, depth: 2, sum: null }
  const closed = { threshold: sensitiveThreshold, hideZero: true, depth: 1, sum: null }
  const programmes = pack.programmes
    .filter((programme) => measured.measurements.has(`programme:${programme.id}`))
    .map((programme) => ({
      ...(sensitive.has(programme.id) ? closed : open),
      dataset: programmeDataset(programme.id),
      columns: programmeColumns,
      sum: { column: 'entitled', of: ['reached', 'missed'] },
      value: (area: string, column: string) =>
        measured.count(`programme:${programme.id}`, area, countNames[column as CountedColumn]) ?? 0,
      households: (area: string, column: string) =>
        measured.households(`programme:${programme.id}`, area, countNames[column as CountedColumn]),
    }))
  const amounts = (dataset: string, column: string, measureId: MeasureId, policy: typeof open) =>
    measured.measurements.has(measureId)
      ? [
          {
            ...policy,
            dataset,
            columns: [column],
            value: (area: string) => measured.amount(measureId, area) ?? 0,
            households: (area: string) => measured.households(measureId, area, groupName(null, null)),
          },
        ]
      : []
  return [
    ...programmes,
    ...pack.categories.flatMap((category) =>
      amounts('ppks', category.id, `category:${category.id}`, category.sensitive ? closed : open),
    ),
    ...amounts('ppks', 'any', 'register:in-need', { ...open, hideZero: true }),
    ...amounts(population, 'people', 'register:people', open),
    ...amounts(population, 'families', 'register:families', open),
  ]
}
