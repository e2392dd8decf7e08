import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { messages } from '../messages.ts'
import { judgeFiles } from './command.ts'
import { judgeClusters } from './judge-clusters.ts'

const folder = mkdtempSync(join(tmpdir(), 'welas-judge-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

const truth = () => file('truth.csv', 'source,id,entity\na,1,x\na,2,x\nb,1,x\nb,2,y\n')
const clusters = () => file('clusters.csv', 'source,id,cluster\na,1,p\na,2,p\nb,1,q\nb,2,r\n')
const pairHeader = 'left_source,left_id,right_source,right_id,probability,outcome,name\n'

test('files of two sources are judged', async () => {
  const pairs = file('pairs.csv', `${pairHeader}a,1,a,2,0.99,join,equal\na,2,b,1,0.7,review,alike\n`)
  const report = await judgeClusters({ clusters: clusters(), truth: truth(), pairs })
  expect(report).toMatchObject({
    rows: 4,
    entities: 2,
    clusters: 3,
    rowsWithoutCluster: 0,
    pairs: { truePairs: 3, joinedPairs: 1, correctPairs: 1, precision: 1, recall: 1 / 3, f1: 1 / 2 },
    clustersBySize: { 1: 2, 2: 1 },
    review: { questions: 1, trulySame: 1, shareOfRows: 1 / 4, recallWhenAnswered: 1 },
    curves: { connected: { best: { threshold: 0.7, f1: 1 } } },
  })
})

test('quotes, a byte-order mark, other columns, and a truth without source are read', async () => {
  const report = await judgeClusters({
    truth: file('plain.csv', '\ufeffid,note,entity\r\n1,"a, ""b""\nc",x\r\n2,,x\r\n3,,y'),
    clusters: file('some.csv', 'source,id,cluster\nall,1,p\nall,"2",p\n'),
  })
  expect(report).toMatchObject({ rows: 3, rowsWithoutCluster: 1, pairs: { f1: 1 }, b3: { f1: 1 } })
})

test('the command prints figures and writes the report', async () => {
  const printed: string[] = []
  const out = join(folder, 'report.json')
  await judgeFiles({ clusters: clusters(), truth: truth(), out }, (line) => void printed.push(line))
  expect(printed[2]).toBe(
    'pairs: precision 1.00000, recall 0.33333, F1 0.50000; 1 joined, 1 of them right, 3 true',
  )
})

test.each([
  ['missing-column', 'source,id,group\na,1,p\n', '', { file: 'wrong.csv', column: 'cluster' }],
  ['missing-column', '', '', { file: 'wrong.csv', column: 'id' }],
  ['missing-column', 'id,cluster\n1,p\n', '', { file: 'wrong.csv', column: 'source' }],
  ['unknown-row', 'source,id,cluster\na,1,p\nc,1,p\n', '', { file: 'wrong.csv', line: 3 }],
  ['repeated-row', 'source,id,cluster\na,1,p\na,2,p\na,1,q\n', '', { file: 'wrong.csv', line: 4 }],
  ['unknown-row', 'source,id,cluster\n', 'a,1,c,2,0.5,join\n', { file: 'pairs.csv', line: 2 }],
  ['bad-probability', 'source,id,cluster\n', 'a,1,a,2,1.5,join\n', { file: 'pairs.csv', line: 2 }],
  ['bad-probability', 'source,id,cluster\n', 'a,1,a,2,,join\n', { file: 'pairs.csv', line: 2 }],
  ['bad-outcome', 'source,id,cluster\n', 'a,1,a,2,1,maybe\n', { file: 'pairs.csv', line: 2 }],
  [
    'repeated-pair',
    'source,id,cluster\n',
    'a,1,a,2,1,join\na,2,a,1,1,join\n',
    { file: 'pairs.csv', pair: 1, again: 2 },
  ],
])('%s in %j %j', async (what, wrong, pairs, params) => {
  const code = `linkage.judge.${what}`
  const order = {
    truth: truth(),
    clusters: file('wrong.csv', wrong),
    pairs: file('pairs.csv', pairHeader + pairs),
  }
  await expect(judgeClusters(order)).rejects.toMatchObject({ code, params })
  expect(Object.keys(messages.id)).toContain(code)
})

test('a file that is not there is named', async () => {
  await expect(judgeClusters({ truth: join(folder, 'no.csv'), clusters: clusters() })).rejects.toMatchObject({
    code: 'linkage.judge.unreadable-file',
    params: { file: 'no.csv' },
  })
})
