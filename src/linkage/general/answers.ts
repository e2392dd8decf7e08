import { basename } from 'node:path'
import { Problem } from '../../kernel/problem.ts'
import { Clusters } from '../rules/clusters.ts'
import { decisionsOf } from '../rules/human-decisions.ts'
import { pairKey } from '../rules/pair-key.ts'
import { placeOf } from './read-columns.ts'
import { readCsv } from './read-csv.ts'
import type { RowName, RowNames } from './row-names.ts'
import { type Answered, findContradiction, joinAnswered, lastOfEach, packAnswers } from './rules/answered.ts'
import type { Obeyed, StandingPersons } from './rules/resolve.ts'
import { sharedInts } from './rules/typed-lists.ts'

/** What people answered about pairs of rows. */
export interface Answers {
  /** All that count: those a register has, and those given, which replace them. */
  readonly all: readonly (Answered & Partial<Place>)[]
  /** Those given that the register does not have, packed as it keeps them (rules/answered.ts). */
  readonly fresh: Int32Array
  /** Answers about rows that are not there. */
  readonly withoutRow: number
}

interface Place {
  readonly file: string
  readonly record: number
}

interface GivenAnswer extends Place {
  readonly rows: readonly [RowName, RowName]
  readonly isSame: boolean
}

const columns = ['left_source', 'left_id', 'right_source', 'right_id', 'answer'] as const
const words: Readonly<Record<string, boolean>> = {
  same: true,
  sama: true,
  different: false,
  beda: false,
  berbeda: false,
}

/**
 * The answers in files with the columns of pairs.csv and one called `answer` (same or sama, different or beda; nothing where nobody
 * has answered), as rows of the run. `known` are those of the register.
 * @throws Problem that names file and record: a word that is no answer, or two answers about one pair that differ
 */
export function gatherAnswers(
  files: readonly string[],
  names: RowNames,
  known: readonly Answered[] = [],
): Answers {
  const given = files.flatMap(readAnswers)
  const rows = names.find(given.flatMap((answer) => answer.rows))
  const placed = given.map(({ isSame, file, record }, at) => {
    return { a: rows[at * 2]!, b: rows[at * 2 + 1]!, isSame, file, record }
  })
  const found = placed.filter(({ a, b }) => a >= 0 && b >= 0)
  const differing = findContradiction(found)
  if (differing) throw problemAt('linkage.run.answers-differ', differing)
  const before = new Map(known.map(({ a, b, isSame }) => [pairKey(a, b), isSame]))
  return {
    all: lastOfEach([...known, ...found]),
    fresh: packAnswers(lastOfEach(found).filter(({ a, b, isSame }) => before.get(pairKey(a, b)) !== isSame)),
    withoutRow: placed.length - found.length,
  }
}

/**
 * Joins whom people called one person, whatever speaks against it, in clusters of their own: those given stay what a machine found.
 * @throws Problem that names file and record of an answer that cannot hold beside the others, or beside the register
 */
export function obeyAnswers({ all }: Answers, { rows, clusters }: StandingPersons): Obeyed {
  const decisions = decisionsOf(all)
  if (all.length === 0) return { decisions, persons: clusters }
  const standing = all.find(
    ({ a, b, isSame }) => !isSame && Math.max(a, b) < rows && clusters.root(a) === clusters.root(b),
  )
  if (standing) throw problemAt('linkage.register.stands-as-one', standing)
  const persons = Clusters.from(clusters.count, clusters, sharedInts)
  const contrary = joinAnswered(persons, all, decisions)
  if (contrary) throw problemAt('linkage.run.answers-contradict', contrary)
  return { decisions, persons }
}

const problemAt = (code: string, { file = '', record = 0 }: Partial<Place>) =>
  new Problem(code, 422, { file: basename(file), record })

function readAnswers(path: string): GivenAnswer[] {
  const file = basename(path)
  const answers: GivenAnswer[] = []
  let places: number[] = []
  readCsv(
    path,
    { blanks: 'trimmed' },
    (header) => {
      places = columns.map((column) => placeOf(column, header, file))
    },
    ({ bytes, starts, ends, count }, record) => {
      const [leftSource, leftId, rightSource, rightId, answer] = places.map((place) =>
        place < count ? bytes.toString('utf8', starts[place], ends[place]) : '',
      ) as [string, string, string, string, string]
      if (answer === '') return
      const isSame = words[answer.toLowerCase()]
      if (isSame === undefined) throw new Problem('linkage.run.no-answer', 422, { file, record: record - 1 })
      answers.push({
        rows: [
          { source: leftSource, id: leftId },
          { source: rightSource, id: rightId },
        ],
        isSame,
        file,
        record: record - 1,
      })
    },
  )
  return answers
}
