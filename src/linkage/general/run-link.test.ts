import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { clustersOf, fields, header, link, makeRows, type Row, write } from '../../../test/linkage-people.ts'
import { runLinkCommand } from './command.ts'
import { checkConfig, readConfig } from './config.ts'
import { outcome } from './rules/questions.ts'
import { type LinkRun, runLink, sumOf } from './run-link.ts'

const rows = makeRows(400, 3, 2)
const truth = [...Map.groupBy(rows, ([id]) => id!.split('-')[0]).values()]
  .map((group) =>
    group
      .map(([id]) => id)
      .sort()
      .join(' '),
  )
  .sort()

test('finds the people of a list without being told who they are', async () => {
  expect(clustersOf(await link([await write(rows)]))).toEqual(truth)
})

test('lines and columns in another order change nothing', async () => {
  const usual = await link([await write(rows)])
  const other = await link([await write(rows.toReversed(), header.toReversed())])
  expect(clustersOf(other)).toEqual(clustersOf(usual))
  expect(other.thresholds).toEqual(usual.thresholds)
  expect(other.edges.weight).toEqual(usual.edges.weight)
})

test.each([2, 3])('%i threads find the same as one', async (threads) => {
  const file = await write(rows)
  const config = checkConfig({ inputs: [{ name: 'list', file, id: 'id' }], fields }, 'c.json')
  const [one, many] = [await runLink(config, () => {}, 1), await runLink(config, () => {}, threads)]
  expect(many.edges).toEqual(one.edges)
  expect(many.pairsByRule).toEqual(one.pairsByRule)
  expect(many.resolution.joined).toEqual(one.resolution.joined)
  expect(many.resolution.refused).toEqual(one.resolution.refused)
  expect(clustersOf(many)).toEqual(clustersOf(one))
})

test('what is wrong with a file is told from any thread', async () => {
  const file = await write([rows[0]!, rows[0]!])
  const config = checkConfig({ inputs: [{ name: 'list', file, id: 'id' }], fields }, 'c.json')
  await expect(runLink(config, () => {}, 2)).rejects.toThrow('linkage.run.repeated-id')
})

test('a row that has to do with nobody changes nothing', async () => {
  const stranger = ['x', '1201014107330009', 'Zefanya Queqqo', '1933-07-01', 'Xyz']
  expect(clustersOf(await link([await write([...rows, stranger])]))).toEqual([...truth, 'x'].sort())
})

test('two rows of an input without duplicates are never one person', async () => {
  const files = [await write(rows), await write(rows.map(([id, ...rest]) => [`b${id}`, ...rest]))]
  const { table, resolution } = await link(files, true, { thresholds: { join: 0.01, review: 0.01 } })
  const seen = new Set<string>()
  for (let row = 0; row < table.count; row++)
    seen.add(`${resolution.clusters.root(row)} ${table.source[row]}`)
  expect(seen.size).toBe(table.count)
  expect(resolution.joined.length).toBeGreaterThan(300)
})

test('twins with numbers side by side stay two', async () => {
  const twins = [
    ['t-0', '3509291608230002', 'FAJAR HAMID', '2023-08-16', 'desa sukawi'],
    ['u-0', '3509291608230003', 'FAJRI HAMDAN', '2023-08-16', 'desa sukawi'],
  ]
  expect(clustersOf(await link([await write([...rows, ...twins])]))).toEqual([...truth, 't-0', 'u-0'].sort())
})

test('father and son of one name stay two, whichever of them a bare row joins', async () => {
  const family = [
    ['f-0', '3509111102500001', 'QORIBA DISUWI', '1950-02-11', 'desa qoqo'],
    ['s-0', '3509110907850002', 'QORIBA DISUWI', '1985-07-09', 'desa qoqo'],
    ['x-0', '', 'QORIBA DISUWI', '', 'desa qoqo'],
  ]
  const clusters = clustersOf(await link([await write([...rows, ...family])]))
  expect(clusters.filter((ids) => ids.includes('f-0') && ids.includes('s-0'))).toEqual([])
})

/** What becomes of the pairs of some rows, by their ids. */
function outcomesOf({ edges, names, outcomes }: LinkRun, ids: readonly string[]): Record<string, string> {
  const words = Object.keys(outcome)
  const pairs = [...outcomes].map((value, edge) => ({
    ids: [names.id(edges.a[edge]!), names.id(edges.b[edge]!)].sort(),
    word: words[value]!,
  }))
  const own = pairs.filter((pair) => pair.ids.every((id) => ids.includes(id)))
  return Object.fromEntries(own.map((pair) => [pair.ids.join(' '), pair.word]))
}

test('a bare row that is the son makes no question of his father, from whom all else tells the son apart', async () => {
  const family = [
    ['f-0', '3509111102500001', 'QORIBA DISUWI', '1950-02-11', 'desa qoqo'],
    ['s-0', '3509110907850002', 'QORIBA DISUWO', '1985-07-09', 'desa qoqo'],
    ['s-1', '', 'QORIBA DISUWO', '', 'desa qoqo'],
  ]
  const run = await link([await write([...rows, ...family])])
  expect(outcomesOf(run, ['f-0', 's-0', 's-1'])).toEqual({ 's-0 s-1': 'join', 'f-0 s-1': 'separate' })
  expect(run.questions).toBe(0)
})

test('six pairs of two persons in doubt are one question', async () => {
  const twins = [
    ['t-0', '3509291608230002', 'FAJAR HAMID', '2023-08-16', 'desa sukawi'],
    ['t-1', '3509291608230002', 'FAJAR HAMID', '2023-08-16', 'desa sukawi'],
    ['t-2', '', 'FAJAR HAMID', '2023-08-16', 'desa sukawi'],
    ['u-0', '3509291608230003', 'FAJRI HAMID', '2023-08-16', 'desa sukawi'],
    ['u-1', '3509291608230003', 'FAJRI HAMID', '2023-08-16', 'desa sukawi'],
  ]
  const run = await link([await write([...rows, ...twins])])
  const found = outcomesOf(
    run,
    twins.map(([id]) => id!),
  )
  expect(Object.values(found).sort()).toEqual([...Array(4).fill('join'), ...Array(6).fill('review')])
  expect(run.questions).toBe(1)
})

test.each([
  ['one row', ['b-0']],
  ['two rows of one person', ['b-0', 'b-1']],
])(
  '%s that could be two rows of a list without duplicates: neither is joined, somebody is asked',
  async (_, ids) => {
    const sameAs = (id: string): Row => [id, '', 'QORIBA DISUWI', '1950-02-11', 'desa qoqo']
    const [once, any] = [await write([...rows, sameAs('a-0'), sameAs('a-1')]), await write(ids.map(sameAs))]
    const linkAs = (unique: boolean) => {
      const inputs = [
        { name: 'once', file: once, id: 'id', unique },
        { name: 'any', file: any, id: 'id' },
      ]
      return runLink(checkConfig({ inputs, fields }, 'c.json'), () => {})
    }
    const [rivals, others] = [await linkAs(true), await linkAs(false)]
    expect(clustersOf(rivals).filter((people) => /[ab]-/.test(people))).toEqual(['a-0', 'a-1', ids.join(' ')])
    expect(rivals.questions).toBe(2)
    expect(clustersOf(others).filter((people) => /[ab]-/.test(people))).toEqual([
      ['a-0', 'a-1', ...ids].join(' '),
    ])
  },
)

test('a list that tells ages meets one that tells birth dates', async () => {
  const asOf = '2026-06-30'
  const dated = rows.filter(([id]) => id!.endsWith('-0'))
  const aged = dated.slice(0, 100).map(([id, , name, date, village]): Row => {
    const age = Math.floor((Date.parse(asOf) - Date.parse(date!)) / (365.25 * 86_400_000))
    return [`${id}x`, '', name!, String(age), village!]
  })
  const inputs = await Promise.all(
    [dated, aged].map(async (list, index) => ({
      name: `list-${index}`,
      file: await write(list),
      id: 'id',
      asOf,
    })),
  )
  const clusters = clustersOf(await runLink(checkConfig({ inputs, fields }, 'c.json'), () => {}, 1))
  expect(aged.filter(([own]) => !clusters.includes(`${own!.slice(0, -1)} ${own}`)).length).toBeLessThan(5)
})

test('100,000 identical rows in one block are bounded in time and memory', async () => {
  const same = ['3509202909040001', 'SITI AMINAH', '1970-01-01', 'KEMIRI']
  const run = await link([await write(Array.from({ length: 100_000 }, (_, row) => [`r${row}`, ...same]))])
  expect(sumOf(run.pairsByRule)).toBeLessThan(20_000_000)
  expect(run.indexes.some(({ sizes }) => sizes.capped > 1e9)).toBe(true)
}, 60_000)

test.each([
  ['no cell is filled', (id: string): Row => [id, '', '', '', '']],
  ['a column has one value', (id: string): Row => [id, '', '', '', 'KEMIRI']],
])('%s: every row stays alone', async (_, make) => {
  const run = await link([await write(Array.from({ length: 500 }, (_, row) => make(`r${row}`)))])
  expect(run.resolution.joined.length).toBe(0)
})

test('a cell of ten million letters is cut', async () => {
  const huge = ['huge', '', 'A'.repeat(10_000_000), '', '']
  expect(clustersOf(await link([await write([...rows, huge])]))).toEqual([...truth, 'huge'].sort())
})

test('a Parquet file is read like a CSV file', async () => {
  const inputs = [{ name: 'list', file: 'test/fixtures/linkage/people.parquet', id: 'id' }]
  const columns = { nik: 'nik', name: 'name', date: 'born', village: 'share' }
  const own = fields.map((field) => ({ ...field, columns: columns[field.name as keyof typeof columns] }))
  const { table, names } = await runLink(checkConfig({ inputs, fields: own }, 'c.json'), () => {}, 1)
  expect(Array.from({ length: table.count }, (_, row) => names.id(row)).sort()).toEqual(['a', 'b', 'c'])
})

test('an empty file is no error of the machine', async () => {
  expect((await link([await write([])])).table.count).toBe(0)
})

test('the command writes clusters, pairs and a report; the same again gives the same', async () => {
  const file = await write(rows)
  const folder = join(file, '..')
  const config = join(folder, 'config.json')
  await writeFile(
    config,
    JSON.stringify({ inputs: [{ name: 'list', file: 'people.csv', id: 'id' }], fields }),
  )
  expect((await readConfig(config)).inputs[0]!.file).toBe(file)
  const results = []
  for (const out of ['one', 'two']) {
    await runLinkCommand({ config, out: join(folder, out), 'explain-steps': true }, () => {})
    const [clusters, pairs, report] = await Promise.all(
      ['clusters.csv', 'pairs.csv', 'report.json'].map((name) => readFile(join(folder, out, name), 'utf8')),
    )
    results.push([clusters, pairs])
    expect(JSON.parse(report!)).toMatchObject({ rows: rows.length, largestCluster: { rows: 2 } })
  }
  expect(results[1]).toEqual(results[0])
  expect(results[0]![0]!.split('\n').length).toBe(rows.length + 2)
  expect(results[0]![1]!.split('\n')[0]).toBe(
    'left_source,left_id,right_source,right_id,probability,outcome,nik_level,name_level,date_level,village_level',
  )
})
