import type { Clusters } from '../../rules/clusters.ts'
import { differ, type HumanDecisions } from '../../rules/human-decisions.ts'
import { pairKey } from '../../rules/pair-key.ts'

/** What a person said of two rows. */
export interface Answered {
  readonly a: number
  readonly b: number
  readonly isSame: boolean
}

/** The last answer about each two rows, the smaller row first, in the order of the answers. */
export function lastOfEach<Answer extends Answered>(answers: readonly Answer[]): Answer[] {
  const last = new Map<number, Answer>()
  for (const answer of answers) {
    const key = pairKey(answer.a, answer.b)
    last.delete(key)
    last.set(key, { ...answer, a: Math.min(answer.a, answer.b), b: Math.max(answer.a, answer.b) })
  }
  return [...last.values()]
}

/** The first answer that differs from an earlier one about the same two rows. */
export function findContradiction<Answer extends Answered>(answers: readonly Answer[]): Answer | undefined {
  const first = new Map<number, boolean>()
  return answers.find(({ a, b, isSame }) => {
    const known = first.get(pairKey(a, b))
    first.set(pairKey(a, b), known ?? isSame)
    return known !== undefined && known !== isSame
  })
}

/**
 * Joins whom people called one person. Stops at an answer that would put together what another says is two persons, and answers
 * the later of the two.
 */
export function joinAnswered<Answer extends Answered>(
  clusters: Clusters,
  answers: readonly Answer[],
  decisions: HumanDecisions,
): Answer | undefined {
  for (const [at, answer] of answers.entries()) {
    if (!answer.isSame) continue
    const { a, b } = answer
    if (differ(clusters, decisions, a, b)) {
      const personsOf = (one: Answered) => pairKey(clusters.root(one.a), clusters.root(one.b))
      const persons = personsOf(answer)
      return answers.slice(at + 1).findLast((one) => !one.isSame && personsOf(one) === persons) ?? answer
    }
    clusters.join(a, b)
  }
  return answers.find(({ a, b, isSame }) => !isSame && a === b)
}

const numbersEach = 3

/** As a register keeps them: both rows, and 1 for "same". */
export const packAnswers = (answers: readonly Answered[]) =>
  Int32Array.from(answers.flatMap(({ a, b, isSame }) => [a, b, isSame ? 1 : 0]))

export function unpackAnswers(packed: Int32Array): Answered[] {
  return Array.from({ length: packed.length / numbersEach }, (_, at) => ({
    a: packed[at * numbersEach]!,
    b: packed[at * numbersEach + 1]!,
    isSame: packed[at * numbersEach + 2] === 1,
  }))
}
