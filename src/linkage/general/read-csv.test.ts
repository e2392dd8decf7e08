import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readCsv } from './read-csv.ts'

async function read(bytes: string | Uint8Array): Promise<(readonly string[])[]> {
  const path = join(await mkdtemp(join(tmpdir(), 'welas-csv-')), 'a.csv')
  await writeFile(path, bytes)
  const records: (readonly string[])[] = []
  readCsv(
    path,
    { blanks: 'trimmed' },
    (header) => records.push(header),
    ({ bytes, starts, ends, count }) =>
      records.push(
        Array.from({ length: count }, (_, cell) => bytes.toString('utf8', starts[cell], ends[cell])),
      ),
  )
  return records
}

test.each([
  [
    'commas',
    'a,b\n1,2\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'semicolons, other line ends, no last line end',
    'a;b\r\n1,5;2',
    [
      ['a', 'b'],
      ['1,5', '2'],
    ],
  ],
  [
    'tabs',
    'a\tb\n1\t',
    [
      ['a', 'b'],
      ['1', ''],
    ],
  ],
  [
    'quotes, line breaks inside',
    'a,b\n"x, ""y""\nz",2\n',
    [
      ['a', 'b'],
      ['x, "y"\nz', '2'],
    ],
  ],
  [
    'a quoted last cell',
    'a,b\n1,"2"\n"3","4"',
    [
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ],
  ],
  [
    'byte order mark, blank lines, spaces',
    '\ufeffa,b\n\n 1 , 2 \n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  ['nothing', '', [[]]],
])('%s', async (_, text, records) => {
  expect(await read(text)).toEqual(records)
})

test.each([
  ['a quote never closed', 'a,b\n"1,2\n3,4\n', 'linkage.run.endless-record'],
  ['another encoding', Uint8Array.of(97, 44, 98, 10, 233, 44, 50, 10), 'linkage.run.not-utf-8'],
])('%s is refused', async (_, bytes, code) => {
  await expect(read(bytes)).rejects.toThrow(code)
})
