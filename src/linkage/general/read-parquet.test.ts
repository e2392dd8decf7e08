import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readParquet } from './read-parquet.ts'

// Three made-up rows, written by DuckDB with zstd: id, name, born (date), nik (bigint), share (double), alive (boolean).
const file = 'test/fixtures/linkage/people.parquet'

test('columns that are asked for come as texts, the others empty', async () => {
  const seen: (readonly string[])[] = []
  await readParquet(
    file,
    (columns) => {
      seen.push(columns)
      return [0, 1, 2, 3, 4]
    },
    ({ bytes, starts, ends, count }) =>
      seen.push(Array.from({ length: count }, (_, cell) => bytes.toString('utf8', starts[cell], ends[cell]))),
  )
  expect(seen).toEqual([
    ['id', 'name', 'born', 'nik', 'share', 'alive'],
    ['a', 'Siti Aminah', '1970-01-02', '3509202909040001', '1.5', ''],
    ['b', 'Ünal, "Ö"', '', '', '2', ''],
    ['c', 'xxxxxxxxx', '2001-12-31', '7', '0.25', ''],
  ])
})

test('a file that is no Parquet file is refused', async () => {
  const other = join(await mkdtemp(join(tmpdir(), 'welas-parquet-')), 'a.parquet')
  await writeFile(other, 'id,name\n1,x\n')
  const reading = readParquet(
    other,
    () => [],
    () => {},
  )
  await expect(reading).rejects.toThrow('linkage.run.not-parquet')
})

test('a file that is not there is refused', async () => {
  const reading = readParquet(
    'nowhere.parquet',
    () => [],
    () => {},
  )
  await expect(reading).rejects.toThrow('linkage.run.unreadable-file')
})
