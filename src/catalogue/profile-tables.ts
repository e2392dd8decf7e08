import type { Category, Pack, Text } from '../pack/index.ts'
import { ageGroups, groupName, type MeasureId, sexes as measuredSexes, unknown } from '../programmes/index.ts'
import type { Measured, RegisteredDataset } from './registered-tables.ts'
import { type Group, isCross, toldGroups } from './rules/groups.ts'
import { groupColumn, type Profile, type Profiles } from './rules/profiles.ts'

/** Tables of the people of one category, or of any, by age group and sex. */
const tablePrefix = 'ppks-rinci-'
const any = 'any'
const total = 'total'
/** Those of the categories among the cells of a release. */
const cells = 'ppks'

/** Where a column of such a table stands among the cells: its total is the same cell as in the tables of categories. */
export function profileCell(datasetId: string, column: string): readonly [string, string] | undefined {
  if (!datasetId.startsWith(tablePrefix)) return undefined
  const category = datasetId.slice(tablePrefix.length)
  return [cells, column === total ? category : groupColumn(category, column)]
}

const text = (id: string, en: string): Text => ({ id, en })
const sexNames: readonly Text[] = [text('Laki-laki', 'Male'), text('Perempuan', 'Female')]
const ageNames: readonly Text[] = [
  text('0–6 tahun', 'age 0–6'),
  text('7–17 tahun', 'age 7–17'),
  text('18–30 tahun', 'age 18–30'),
  text('31–59 tahun', 'age 31–59'),
  text('60 tahun ke atas', 'age 60 and over'),
]

function titleOf({ age, sex }: Group): Text {
  const names = [...(sex === null ? [] : [sexNames[sex]!]), ...(age === null ? [] : [ageNames[age]!])]
  const joined = (language: 'id' | 'en') => {
    const words = names.map((name) => name[language]).join(', ')
    return words.charAt(0).toUpperCase() + words.slice(1)
  }
  return text(joined('id'), joined('en'))
}

const levels = ['regency', 'district', 'village'] as const
type Level = (typeof levels)[number]
const levelsTo = (depth: number): readonly Level[] => levels.slice(0, depth + 1)

/** How deep the total, sex and age, and both together are told. */
const depths = {
  any: { total: 2, depth: 2, crossDepth: 2 },
  open: { total: 1, depth: 1, crossDepth: 0 },
  sensitive: { total: 1, depth: 0, crossDepth: 0 },
} as const

export function profileDatasets(pack: Pack): RegisteredDataset[] {
  const unplaced = text(
    'Selisih dengan jumlah seluruhnya ialah orang yang jenis kelamin atau umurnya tidak tercatat.',
    'What is missing from the total are people whose sex or age is not recorded.',
  )
  const zeros = text('Angka nol ditutup seperti angka kecil.', 'Zeros are hidden like small numbers.')
  const describe = (texts: readonly Text[]) =>
    text(texts.map(({ id }) => id).join(' '), texts.map(({ en }) => en).join(' '))
  const all = datasetOf({
    id: any,
    depth: depths.any,
    sensitive: false,
    zerosHidden: true,
    title: text('PPKS menurut umur dan jenis kelamin', 'People with social-welfare problems by age and sex'),
    description: describe([
      text(
        'Orang dalam paling sedikit satu kategori PPKS, menurut kelompok umur dan jenis kelamin, sampai desa.',
        'People in at least one category, by age group and sex, down to villages.',
      ),
      unplaced,
      zeros,
    ]),
  })
  const each = pack.categories.map((category) =>
    datasetOf({
      id: category.id,
      depth: depthsOf(category),
      sensitive: category.sensitive,
      zerosHidden: category.sensitive,
      title: text(`${category.name.id} menurut umur dan jenis kelamin`, `${category.name.en} by age and sex`),
      description: describe([
        category.sensitive
          ? text(
              'Kategori yang peka: umur dan jenis kelamin hanya untuk seluruh kabupaten.',
              'A sensitive category: age and sex for the whole regency only.',
            )
          : text(
              'Umur atau jenis kelamin sampai kecamatan; keduanya bersama hanya untuk seluruh kabupaten.',
              'Age or sex down to districts; both together for the whole regency only.',
            ),
        unplaced,
        ...(category.sensitive ? [zeros] : []),
      ]),
    }),
  )
  return [all, ...each]
}

const depthsOf = (category: Category) => (category.sensitive ? depths.sensitive : depths.open)

interface Described {
  readonly id: string
  readonly depth: (typeof depths)[keyof typeof depths]
  readonly sensitive: boolean
  readonly zerosHidden: boolean
  readonly title: Text
  readonly description: Text
}

function datasetOf({ id, depth, sensitive, zerosHidden, title, description }: Described): RegisteredDataset {
  const unit = text('orang', 'people')
  const columns = [
    { id: total, name: text('Jumlah', 'Total'), unit, levels: levelsTo(depth.total) },
    ...toldGroups.map((group) => ({
      id: group.id,
      name: titleOf(group),
      unit,
      levels: levelsTo(isCross(group) ? depth.crossDepth : depth.depth),
    })),
  ]
  const ids = columns.map((column) => column.id)
  return {
    id: `${tablePrefix}${id}`,
    of: 'people',
    rule: null,
    recode: recodeOf(depth),
    source: 'Permensos 8/2012; daftar dinas sosial',
    levels: levelsTo(depth.total),
    columns,
    sensitive: new Set(sensitive ? ids : []),
    zerosHidden: new Set(zerosHidden ? ids : []),
    title,
    description,
  }
}

/** Single years are never told, and places only as far as most numbers can be shown (docs/benchmarks/disclosure.md). */
function recodeOf({ depth, crossDepth }: Described['depth']): Text {
  const place = { id: ['kabupaten', 'kecamatan', 'desa'], en: ['regency', 'district', 'village'] }
  const merged = (language: 'id' | 'en') =>
    ageNames.map((name) => name[language].replace(/^age | tahun/, '')).join('; ')
  return text(
    `Umur dalam tahun digabung menjadi ${merged('id')}. Umur atau jenis kelamin sampai ${place.id[depth]}, keduanya bersama sampai ${place.id[crossDepth]}.`,
    `Years of age are merged into ${merged('en')}. Age or sex down to the ${place.en[depth]}, both together down to the ${place.en[crossDepth]}.`,
  )
}

/** The people of every category that was measured by age and sex. */
export function profilesOf(pack: Pack, measured: Measured): Profiles {
  const { threshold, sensitiveThreshold } = pack.settings.disclosure
  const of = (column: string, measureId: MeasureId, policy: Omit<Profile, 'column' | 'value'>): Profile[] => {
    const people = measured.groups(measureId)
    const value = (area: string, age: number, sex: number) =>
      people!(area, ageGroups[age]?.id ?? unknown, columnSexes[sex] ?? unknown)
    const idOf = <T>(ids: readonly T[], at: number | null) => (at === null ? null : (ids[at] ?? null))
    const households = (area: string, { age, sex }: Group) =>
      measured.households(
        measureId,
        area,
        groupName(idOf(columnSexes, sex), idOf(ageGroups, age)?.id ?? null),
      )
    return people ? [{ ...policy, column, value, households }] : []
  }
  return {
    dataset: cells,
    whole: any,
    categories: pack.categories.length,
    of: [
      ...of(any, 'register:in-need', { threshold, hideZero: true, ...depths.any }),
      ...pack.categories.flatMap((category) =>
        of(category.id, `category:${category.id}`, {
          threshold: category.sensitive ? sensitiveThreshold : threshold,
          hideZero: category.sensitive,
          ...depthsOf(category),
        }),
      ),
    ],
  }
}

/** In the order of the columns: men, women. */
const columnSexes = measuredSexes.toReversed()
