import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { City } from '../../test/linkage-city.ts'
import { knownAt as at, createTestLists, noNik, summary } from '../../test/linkage-lists.ts'
import { record } from '../../test/linkage-records.ts'
import { systemActor } from '../access/index.ts'
import { silent } from '../kernel/ports.ts'
import {
  computeLinks,
  explainEvidence,
  readReviewPair,
  readReviewPairs,
  recordHumanDecision,
} from './index.ts'
import { judgeLinks, rowKey } from './judge-links.ts'

const { context, drop, receive, compute, apply, undo, idOf } = await createTestLists()
afterAll(() => drop())

const openJoins = () =>
  context.database.read((reader) =>
    reader.query<{ record_id: number; other_record_id: number }>(
      `select record_id, other_record_id from linkage.decision where outcome = 'same' and recorded_to is null order by 1, 2`,
    ),
  )

describe('linking batches in a database', () => {
  let first: number

  beforeAll(async () => {
    const city = new City(600, 3)
    first = await receive([
      record({ id: 1 }),
      record({ id: 2, ...noNik, name: 'SANTI', kk: null, birthDate: '1983-02-11' }),
      ...Array.from({ length: 500 }, (_, index) => city.row(index + 10, index, 1, 0)),
    ])
    await apply(first)
  })

  test('an empty register: the first list is compared with itself', async () => {
    const again = await receive([
      record({ id: 1, name: 'GATOT KACA', nik: '3509011705800099', kk: null }),
      record({ id: 2, name: 'GATOT KACA', nik: '3509011705800099', kk: null }),
    ])
    const links = await compute(again)
    expect(links.report).toMatchObject({
      records: 2,
      standingRecords: 502,
      joinedInBatch: 2,
      joinedStanding: 0,
    })
    expect(new Set(links.anchors.values()).size).toBe(1)
    expect(links.decisions).toHaveLength(1)
  })

  test('a new list meets the standing persons; computing twice gives the same; a preview of another list between changes nothing', async () => {
    const batch = await receive([
      record({ id: 1, name: 'ST. SULASTRI WAHYUNI' }),
      record({ id: 2, name: 'PONIDI', nik: '3509013112500001', birthDate: '1950-12-31', sex: 'M', kk: null }),
    ])
    const links = await compute(batch)
    await compute(await receive([record({ id: 1, name: 'ORANG LAIN', ...noNik, kk: null })]))
    expect(summary(await compute(batch))).toEqual(summary(links))
    expect([...links.anchors]).toEqual([
      [await idOf(batch, 1), await idOf(first, 1)],
      [await idOf(batch, 2), await idOf(batch, 2)],
    ])
    expect(links.report).toMatchObject({ joinedStanding: 1, alone: 1 })
    expect(explainEvidence(links.decisions[0]!.evidence, 'id')).toContain('NIK sama')
    expect(explainEvidence(links.decisions[0]!.evidence, 'en')).toContain('same NIK')
  })

  test('undo restores the joins of before, and the register in memory follows', async () => {
    const before = await openJoins()
    const batch = await receive([record({ id: 1 })])
    await apply(batch)
    expect(await openJoins()).toHaveLength(before.length + 1)
    await undo(batch)
    expect(await openJoins()).toEqual(before)
    const next = await compute(await receive([record({ id: 1 })]))
    expect([...next.anchors.values()]).toEqual([await idOf(first, 1)])
    expect(next.report.standingRecords).toBe(502)
  })

  test('a later list that joined through an undone one joins the same person directly', async () => {
    const bridge = await receive([record({ id: 1, name: 'SULASTRI WAHYUNI' })])
    await apply(bridge)
    const later = await receive([record({ id: 1 })])
    await apply(later)
    await undo(bridge)
    expect(await openJoins()).toContainEqual({
      record_id: await idOf(later, 1),
      other_record_id: await idOf(first, 1),
    })
    await undo(later)
  })

  test('two lists that leaned on an undone one find each other', async () => {
    const mbok = { name: 'MBOK PARIYEM', nik: '3509014107510001', kk: null, birthDate: '1951-07-01' }
    const base = await receive([record({ id: 1, ...mbok })])
    await apply(base)
    const lists = [await receive([record({ id: 1, ...mbok })]), await receive([record({ id: 1, ...mbok })])]
    for (const list of lists) await apply(list)
    await undo(base)
    const [left, right] = [await idOf(lists[0]!, 1), await idOf(lists[1]!, 1)]
    expect((await openJoins()).filter(({ record_id }) => record_id >= left)).toEqual([
      { record_id: left, other_record_id: right },
    ])
  })

  test('a NIK that the office of NIKs does not know proves no second person, nor after a restart', async () => {
    const code = '35.09.30.2009'
    const villagers = Array.from({ length: 120 }, (_, at) =>
      record({
        id: at + 1,
        name: `WARGADESA${at} KE${at}`,
        kk: null,
        nik: `350930${10 + (at % 18)}0375${String(at + 1).padStart(4, '0')}`,
        birthDate: null,
        districtCode: '35.09.30',
        villageCode: code,
      }),
    )
    const rini = { name: 'RINIWULAN SEKARJATI', kk: null, districtCode: '35.09.30', villageCode: code }
    const known = await receive([...villagers, record({ id: 500, ...rini })], 'penduduk')
    await apply(known)
    const list = await receive([record({ id: 1, ...rini, nik: '3509021705800044' })])
    const links = await compute(list)
    expect(links.decisions.map(({ otherRecordId }) => otherRecordId)).toEqual([await idOf(known, 121)])
    const restarted = { ...context, database: { ...context.database } }
    const again = await context.database.read((reader) => computeLinks(restarted, reader, list, silent))
    expect(summary(again)).toEqual(summary(links))
    const own = await apply(list)
    const other = await receive([record({ id: 1, ...rini })])
    await apply(other)
    const [slip, right] = [await idOf(list, 1), await idOf(other, 1)]
    expect(own.anchors.get(slip)).toBe(await idOf(known, 121))

    // The list of the office leaves: what leaned on it leans on the person's other record, and the number stays doubted.
    await undo(known)
    const joins = (await openJoins()).filter(({ record_id }) => [slip, right].includes(record_id))
    expect(joins.map((join) => [join.record_id, join.other_record_id].sort((a, b) => a - b))).toEqual([
      [slip, right],
    ])
  })

  test("a question is answered: 'different' is never asked or joined again, 'same' joins at once", async () => {
    const santi = {
      ...noNik,
      name: 'SANTI',
      kk: null,
      birthDate: '1983-07-01',
      birthPrecision: 'age',
      motherName: null,
      rt: null,
      rw: null,
    }
    const batch = await receive([record({ id: 1, ...santi })])
    const links = await apply(batch)
    expect(links.decisions).toEqual([])
    expect(links.reviewPairs.map(({ otherRecordId, reason }) => [otherRecordId, reason])).toEqual([
      [await idOf(first, 2), 'uncertain'],
    ])
    const { pairs, total } = await context.database.read((reader) => readReviewPairs(reader))
    expect(total).toBe(pairs.length)
    const pair = pairs.find(({ recordId }) => links.anchors.has(recordId))!
    await context.database.write((writer) =>
      recordHumanDecision(writer, systemActor, pair.id, 'same', 'datang sendiri', at),
    )
    const moments = await context.database.read((reader) =>
      reader.query(
        `select d.recorded_from as decision, p.created_at as question, p.decided_at as answer
         from linkage.review_pair p join linkage.decision d on d.record_id = p.record_id and d.decided_by <> 'model' where p.id = $1`,
        [pair.id],
      ),
    )
    expect(moments).toEqual([{ decision: at, question: at, answer: at }])
    await expect(
      context.database.write((writer) =>
        recordHumanDecision(writer, systemActor, pair.id, 'different', null, at),
      ),
    ).rejects.toThrow('linkage.pair-already-decided')
    await expect(
      context.database.write((writer) => recordHumanDecision(writer, systemActor, 999_999, 'same', null, at)),
    ).rejects.toThrow('linkage.pair-not-found')
    expect(await context.database.read((reader) => readReviewPair(reader, pair.id))).toMatchObject({
      status: 'same',
      decidedBy: 'system',
      note: 'datang sendiri',
    })
    const joined = await compute(
      await receive([record({ id: 1, ...noNik, name: 'SANTI', kk: null, birthDate: '1983-02-11' })]),
    )
    expect([...joined.anchors.values()]).toEqual([await idOf(first, 2)])
  })

  test("'different' takes the machine's joins between the two records away", async () => {
    const twoNik = await receive([
      record({ id: 1, nik: '3509021705800077', name: 'RUKMINI TRI', kk: null, birthDate: '1977-03-03' }),
      record({ id: 2, nik: '3509021705800088', name: 'RUKMINI TRI', kk: null, birthDate: '1977-03-03' }),
    ])
    await apply(twoNik)
    const bridge = await receive([
      record({ id: 1, ...noNik, name: 'RUKMINI TRI', kk: null, birthDate: '1977-03-03' }),
    ])
    const links = await apply(bridge)
    expect(links.decisions).toHaveLength(1)
    const { pairs } = await context.database.read((reader) => readReviewPairs(reader))
    const own = pairs.filter(({ batchId }) => batchId === twoNik)
    expect(own.map(({ reason }) => reason)).toEqual(['two-nik'])
    await context.database.write((writer) =>
      recordHumanDecision(writer, systemActor, own[0]!.id, 'different', null, at),
    )
    const again = await compute(
      await receive([record({ id: 1, ...noNik, name: 'RUKMINI TRI', kk: null, birthDate: '1977-03-03' })]),
    )
    expect(again.decisions).toHaveLength(1)
    expect(again.reviewPairs.every(({ reason }) => reason === 'two-persons')).toBe(true)
  })

  test('joins are judged against a known truth', async () => {
    const ayu = { name: 'AYU LARASATI', nik: '3509014107770001', kk: null, birthDate: '1977-07-01' }
    const other = { ...ayu, name: 'PUTRI RAHAYU', nik: '3509014107770002' }
    await apply(await receive([record({ id: 1, ...ayu }), record({ id: 2, ...other })]))
    await apply(
      await receive([record({ id: 1, ...ayu }), record({ id: 2, ...ayu }), record({ id: 3, ...other })]),
    )
    const [file] = await context.database.read((reader) =>
      reader.query<{ id: number }>(`select max(id) as id from intake.batch`),
    )
    await context.database.write((writer) =>
      writer.query(`update intake.batch set file_name = 'judged-' || id || '.csv' where id >= $1`, [
        file!.id - 1,
      ]),
    )
    const key = (batch: number, row: number) => rowKey(`judged-${batch}.csv`, '', row)
    const truth = new Map([
      [key(file!.id - 1, 1), 'ayu'],
      [key(file!.id - 1, 2), 'putri'],
      [key(file!.id, 1), 'ayu'],
      [key(file!.id, 2), 'somebody else'],
      [key(file!.id, 3), 'putri'],
    ])
    const verdict = await context.database.read((reader) => judgeLinks(reader, truth))
    expect(verdict).toMatchObject({
      records: 5,
      truePairs: 2,
      joinedPairs: 4,
      correctPairs: 2,
      precision: 0.5,
      recall: 1,
      largestCluster: 3,
      trulyPersons: 3,
    })
    expect(Object.values(verdict.falseJoins)).toEqual([1])
  })
})
