import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkConfig } from '../src/linkage/general/config.ts'
import { randomFrom } from '../src/linkage/general/rules/random.ts'
import { type LinkRun, runLink } from '../src/linkage/general/run-link.ts'

export type Row = readonly string[]
export const header = ['id', 'nik', 'name', 'date', 'village']
export const fields = [
  { name: 'nik', kind: 'national-id', columns: 'nik' },
  { name: 'name', kind: 'person-name', columns: 'name' },
  { name: 'date', kind: 'date', columns: 'date' },
  { name: 'village', kind: 'place', columns: 'village' },
]

/** People with one to `rowsMost` rows each; the id begins with the person. All rows but the first have slips. */
export function makeRows(people: number, seed: number, rowsMost: number): Row[] {
  const random = randomFrom(seed)
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)]!
  const syllables = ['ba', 'di', 'su', 'wi', 'ra', 'ni', 'to', 'ma', 'ja', 'ko', 'le', 'ha']
  const word = () => pick(syllables) + pick(syllables) + pick(syllables)
  const two = (most: number) => String(1 + Math.floor(random() * most)).padStart(2, '0')
  return Array.from({ length: people }, (_, person) => {
    const [day, month, year] = [two(28), two(12), String(1940 + Math.floor(random() * 70))]
    const nik = `3509${two(30)}${day}${month}${year.slice(2)}${String(1 + person).padStart(4, '0')}`
    const [first, last, village] = [word(), word(), `desa ${word()}`]
    return Array.from({ length: 1 + Math.floor(random() * rowsMost) }, (_row, copy) => {
      const slip = copy === 0 ? 3 : Math.floor(random() * 3)
      return [
        `${person}-${copy}`,
        slip === 0 ? '' : nik,
        slip === 1 ? first : `${first} ${last}`,
        slip === 2 ? '' : `${year}-${month}-${day}`,
        village,
      ]
    })
  }).flat()
}

const allColumns = [...header, 'sex']

/** Writes rows as a CSV file, in the order of columns given; answers its path. A row may end in a sex. */
export async function write(rows: readonly Row[], columns: readonly string[] = header): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'welas-link-')), 'people.csv')
  const order = columns.map((column) => allColumns.indexOf(column))
  const lines = [columns, ...rows.map((row) => order.map((at) => row[at]!))].map((cells) => cells.join(','))
  await writeFile(file, `${lines.join('\n')}\n`)
  return file
}

/** Links files of such rows. `settings` are those of a configuration. */
export async function link(
  files: readonly string[],
  unique = false,
  settings: object = {},
): Promise<LinkRun> {
  const inputs = files.map((file, index) => ({ name: `list-${index}`, file, id: 'id', unique }))
  return runLink(checkConfig({ inputs, fields, ...settings }, 'c.json'), () => {})
}

/** Clusters as sorted lists of ids. */
export function clustersOf({ table, names, resolution }: LinkRun): string[] {
  const groups = new Map<number, string[]>()
  for (let row = 0; row < table.count; row++) {
    const root = resolution.clusters.root(row)
    groups.set(root, [...(groups.get(root) ?? []), names.id(row)])
  }
  return [...groups.values()].map((ids) => ids.sort().join(' ')).sort()
}
