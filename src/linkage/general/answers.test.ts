import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { clustersOf, fields, header, link, makeRows, type Row, write } from '../../../test/linkage-people.ts'
import { runLinkCommand } from './command.ts'
import { checkConfig } from './config.ts'
import { openRegister } from './register/find.ts'
import { type LinkRun, runOnRegister } from './run-link.ts'

const people = makeRows(120, 11, 3)
const ids = people.map(([id]) => id!)
let people120: string
beforeAll(async () => {
  people120 = await write(people)
})

type Answer = readonly [left: string, right: string, answer: string]

/** Writes answers about rows of one input; answers the path. */
async function answersOf(answers: readonly Answer[], source = 'list-0'): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'welas-answers-')), 'answers.csv')
  const lines = answers.map(([left, right, answer]) => `${source},${left},${source},${right},${answer}`)
  await writeFile(file, `left_source,left_id,right_source,right_id,answer\n${lines.join('\n')}\n`)
  return file
}

const personOf = ({ table, names, resolution }: LinkRun) => {
  const persons = new Map(
    Array.from({ length: table.count }, (_, row) => [names.id(row), resolution.clusters.root(row)]),
  )
  return (id: string) => persons.get(id)
}

describe('whatever people answer', () => {
  /** Some rows dealt out to a few persons: what is said of two of them cannot contradict the rest. */
  const dealt = fc
    .uniqueArray(fc.nat({ max: ids.length - 1 }), { minLength: 2, maxLength: 14 })
    .chain((rows) =>
      fc.record({
        rows: fc.constant(rows),
        person: fc.array(fc.nat({ max: 4 }), { minLength: rows.length, maxLength: rows.length }),
        said: fc.array(fc.tuple(fc.nat({ max: rows.length - 1 }), fc.nat({ max: rows.length - 1 })), {
          minLength: 1,
          maxLength: 20,
        }),
        twoNumbers: fc.constantFrom('ask', 'weigh'),
      }),
    )

  test('holds, and is not asked again', async () => {
    await fc.assert(
      fc.asyncProperty(dealt, async ({ rows, person, said, twoNumbers }) => {
        const pairs = said.filter(([left, right]) => left !== right)
        const answers = pairs.map(([left, right]): Answer => {
          return [ids[rows[left]!]!, ids[rows[right]!]!, person[left] === person[right] ? 'same' : 'beda']
        })
        const run = await link([people120], false, {
          answers: [await answersOf(answers)],
          twoNumbers,
          thresholds: { join: 0.5, review: 0.001 },
        })
        const of = personOf(run)
        expect(answers.map(([left, right]) => of(left) === of(right))).toEqual(
          answers.map(([, , answer]) => answer === 'same'),
        )
        const asked = new Set(
          Array.from(run.outcomes.keys())
            .filter((edge) => run.outcomes[edge] === 1)
            .flatMap((edge) => [
              `${run.names.id(run.edges.a[edge]!)} ${run.names.id(run.edges.b[edge]!)}`,
              `${run.names.id(run.edges.b[edge]!)} ${run.names.id(run.edges.a[edge]!)}`,
            ]),
        )
        expect(answers.filter(([left, right]) => asked.has(`${left} ${right}`))).toEqual([])
      }),
      { numRuns: 20 },
    )
  })

  test('with more threads as with one', async () => {
    const answers = await answersOf([
      [ids[0]!, ids[50]!, 'same'],
      [ids[1]!, ids[90]!, 'same'],
      [ids[2]!, ids[3]!, 'different'],
    ])
    const inputs = [{ name: 'list-0', file: people120, id: 'id' }]
    const out = await mkdtemp(join(tmpdir(), 'welas-answers-'))
    await writeFile(join(out, 'c.json'), JSON.stringify({ inputs, fields, answers: [answers] }))
    const written = async (threads: string) => {
      const options = { config: join(out, 'c.json'), out: join(out, threads), threads }
      await runLinkCommand(options, () => {})
      return Promise.all(
        ['clusters.csv', 'pairs.csv'].map((file) => readFile(join(out, threads, file), 'utf8')),
      )
    }
    expect(await written('3')).toEqual(await written('1'))
  })

  test('strangers whom somebody calls one person are one, also in a list that has nobody twice', async () => {
    const run = await link([people120], true, { answers: [await answersOf([['0-0', '1-0', 'sama']])] })
    expect(clustersOf(run)).toContain('0-0 1-0')
  })
})

test('pairs.csv with a column of answers is read as it is; one answer to each question leaves none', async () => {
  const twins: Row[] = [
    ['t-0', '3509291608230002', 'FAJAR HAMID', '2023-08-16', 'desa sukawi'],
    ['u-0', '3509291608230003', 'FAJRI HAMID', '2023-08-16', 'desa sukawi'],
    ['v-0', '', 'QORIBA DISUWI', '1950-02-11', 'desa qoqo'],
    ['w-0', '', 'QORIBA DISUWI', '1950-11-02', 'desa qoqo'],
  ]
  const file = await write([...people, ...twins])
  const folder = await mkdtemp(join(tmpdir(), 'welas-answers-'))
  const config = join(folder, 'c.json')
  const settings = { inputs: [{ name: 'a list', file, id: 'id' }], fields, explanations: 'id' }
  const thresholds = { join: 0.999999, review: 0.0001 }
  const linked = async (more: object) => {
    await writeFile(config, JSON.stringify({ ...settings, thresholds, ...more }))
    const lines: string[] = []
    await runLinkCommand({ config, out: join(folder, 'out') }, (line) => lines.push(line))
    const pairs = (await readFile(join(folder, 'out', 'pairs.csv'), 'utf8')).trimEnd().split('\n')
    return { pairs, told: lines.join('\n') }
  }
  const { pairs } = await linked({})
  const questions = pairs.filter((line) => line.includes(',review,'))
  expect(questions.length).toBeGreaterThan(1)
  const byQuestion = [...Map.groupBy(questions, (line) => line.split(',')[6]).values()]
  const firstOfQuestion = new Set(byQuestion.map(([line]) => line))
  const answers = pairs.map((line) => {
    const [, left, , right] = line.split(',')
    const answer = left!.split('-')[0] === right!.split('-')[0] ? 'same' : 'different'
    return firstOfQuestion.has(line) ? answer : ''
  })
  const answered = pairs.map((line, at) => `${line},${at === 0 ? 'answer' : answers[at]}`)
  // As a spreadsheet of an office saves it.
  await writeFile(join(folder, 'jawaban.csv'), `\ufeff${answered.join('\r\n')}\r\n`)
  const after = await linked({ answers: ['jawaban.csv'] })
  expect(after.pairs.filter((line) => line.includes(',review,'))).toEqual([])
  expect(after.told).toContain(' 0 questions')
  expect(after.told).toContain(`answers of people: `)
  expect(questions.find((line) => line.includes('w-0'))).toContain(
    '"name: sama; village: sama; date: berbeda satu angka, atau hari dan bulan tertukar"',
  )
})

test('answers about rows that are not there are counted', async () => {
  const answers = await answersOf([
    ['0-0', '1-0', 'different'],
    ['0-0', 'gone', 'same'],
    ['1-0', '2-0', ''],
  ])
  const { answers: found } = await link([people120], false, { answers: [answers] })
  expect(found).toMatchObject({ all: [{ isSame: false }], withoutRow: 1 })
})

describe('an answer that cannot be taken is told with its place', () => {
  test.each<[string, readonly Answer[], string, number]>([
    [
      'no answer',
      [
        ['0-0', '1-0', 'same'],
        ['1-0', '2-0', 'maybe'],
      ],
      'linkage.run.no-answer',
      2,
    ],
    [
      'two about one pair',
      [
        ['0-0', '1-0', 'same'],
        ['1-0', '0-0', 'beda'],
      ],
      'linkage.run.answers-differ',
      2,
    ],
    [
      'a chain that another forbids',
      [
        ['0-0', '1-0', 'different'],
        ['0-0', '2-0', 'same'],
        ['2-0', '1-0', 'same'],
      ],
      'linkage.run.answers-contradict',
      3,
    ],
    [
      'one that forbids a chain',
      [
        ['0-0', '2-0', 'same'],
        ['2-0', '1-0', 'same'],
        ['0-0', '1-0', 'different'],
      ],
      'linkage.run.answers-contradict',
      3,
    ],
    ['a row that is not itself', [['0-0', '0-0', 'different']], 'linkage.run.answers-contradict', 1],
  ])('%s', async (_, answers, code, record) => {
    await expect(link([people120], false, { answers: [await answersOf(answers)] })).rejects.toMatchObject({
      code,
      params: { file: 'answers.csv', record },
    })
  })

  test('a column that is missing', async () => {
    await expect(link([people120], false, { answers: [people120] })).rejects.toMatchObject({
      code: 'linkage.run.missing-column',
      params: { file: 'people.csv', column: 'left_source' },
    })
  })
})

describe('a register', () => {
  const halves: Row[] = [
    ['t0', '3509201402770001', 'Rahayu', '', ''],
    ['t1', '', 'Sumiati', '1977-02-14', 'desa wira'],
  ]
  async function configOf(rows: readonly Row[], answers: readonly Answer[]) {
    const file = await write(rows, header)
    const inputs = [{ name: 'list', file, id: 'id' }]
    return checkConfig({ inputs, fields, answers: [await answersOf(answers, 'list')] }, 'c.json')
  }
  const folderOf = () => mkdtemp(join(tmpdir(), 'welas-register-'))
  const linkTo = async (folder: string, rows: readonly Row[], answers: readonly Answer[] = []) =>
    runOnRegister(await configOf(rows, answers), folder, () => {}, 1)

  test('joins two standing persons by an answer, keeps the older number, and remembers it', async () => {
    const folder = await folderOf()
    const earlier = personOf(await linkTo(folder, [...people, ...halves]))
    expect(earlier('t0')).not.toBe(earlier('t1'))
    const older = Math.min(earlier('t0')!, earlier('t1')!)
    const joined = personOf(await linkTo(folder, halves, [['t0', 't1', 'same']]))
    expect([joined('t0'), joined('t1')]).toEqual([older, older])
    const later = personOf(await linkTo(folder, [['t2', '3509201402770001', 'Sumiati Rahayu', '', '']]))
    expect([later('t0'), later('t1'), later('t2')]).toEqual([older, older, older])
    const typed = (await openRegister(folder)).find({
      name: 'Sumiati',
      date: '1977-02-14',
      village: 'desa wira',
    })
    expect(typed.map(({ id, person }) => [id, person])).toContainEqual(['t1', older])
  })

  test('the same answers again change not one byte; another answer takes the persons apart again', async () => {
    const folder = await folderOf()
    const earlier = personOf(await linkTo(folder, [...people, ...halves]))
    await linkTo(folder, halves, [['t0', 't1', 'same']])
    const manifest = await readFile(join(folder, 'register.json'))
    const packed = await readFile(join(folder, 'answers.ints'))
    await linkTo(folder, halves, [['t1', 't0', 'sama']])
    expect(await readFile(join(folder, 'register.json'))).toEqual(manifest)
    expect(await readFile(join(folder, 'answers.ints'))).toEqual(packed)
    await linkTo(folder, halves, [['t0', 't1', 'different']])
    const later = personOf(await linkTo(folder, halves))
    expect([later('t0'), later('t1')]).toEqual([earlier('t0'), earlier('t1')])
  })

  test('keeps a new row away from whom it is not, although nobody asks again', async () => {
    const [folder, other] = [await folderOf(), await folderOf()]
    for (const each of [folder, other]) await linkTo(each, people)
    const again: Row[] = people.slice(0, 1).map(([, ...rest]) => ['again', ...rest])
    expect(personOf(await linkTo(other, again))('again')).toBe(personOf(await linkTo(other, people))('0-0'))
    await linkTo(folder, again, [['again', '0-0', 'different']])
    const third: Row[] = again.map(([, ...rest]) => ['third', ...rest])
    const of = personOf(await linkTo(folder, [...people, ...again, ...third]))
    expect(of('again')).not.toBe(of('0-0'))
    expect([of('again'), of('0-0')]).toContain(of('third'))
  })

  test('cannot take apart whom it joined itself, and says so', async () => {
    const folder = await folderOf()
    const again: Row[] = people.slice(0, 1).map(([, ...rest]) => ['again', ...rest])
    await linkTo(folder, [...people, ...again])
    const files = await readFile(join(folder, 'register.json'))
    await expect(linkTo(folder, again, [['again', '0-0', 'different']])).rejects.toMatchObject({
      code: 'linkage.register.stands-as-one',
      params: { file: 'answers.csv', record: 1 },
    })
    expect(await readFile(join(folder, 'register.json'))).toEqual(files)
  })
})
