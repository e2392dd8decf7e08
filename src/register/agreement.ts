import { type Actor, type Context, readAs } from '../access/index.ts'
import { type Agreement, agreementOf } from '../linkage/index.ts'
import type { AgreementAnswer } from './contract.ts'
import { type AnsweredTwice, countHeld, maySettle, readAnsweredTwice } from './store-review.ts'

/**
 * How far reviewers agree on the questions that two of them answered. Whoever settles sees every pair of reviewers by
 * name; a reviewer sees the whole and their own pairs, without the other's name.
 */
export async function readAgreement(context: Context, actor: Actor): Promise<AgreementAnswer> {
  const [rows, held] = await readAs(context, actor, async (staff) => [
    await readAnsweredTwice(staff),
    await countHeld(staff),
  ])
  const isNamed = maySettle(actor)
  const byPair = Map.groupBy(rows, ({ first, second }) => [first, second].sort().join('\n'))
  const pairs = [...byPair.values()]
    .filter((own) => isNamed || own.some(({ first, second }) => [first, second].includes(actor.accountId)))
    .map((own) => ({
      names: isNamed
        ? [...new Set(own.flatMap(({ firstName, secondName }) => [firstName, secondName]))].sort()
        : null,
      ...measure(own, (row) => row.first < row.second),
    }))
    .sort((a, b) => b.answered - a.answered)
  return { total: measure(rows, () => true), pairs, ...held }
}

/** `inOrder`: whose answer counts as the first; between two people it is always the same one's. */
function measure(rows: readonly AnsweredTwice[], inOrder: (row: AnsweredTwice) => boolean): Agreement {
  const count = (left: string, right: string) =>
    rows
      .filter((row) =>
        inOrder(row)
          ? row.firstOutcome === left && row.secondOutcome === right
          : row.secondOutcome === left && row.firstOutcome === right,
      )
      .reduce((sum, row) => sum + row.count, 0)
  return agreementOf({
    bothSame: count('same', 'same'),
    bothDifferent: count('different', 'different'),
    sameDifferent: count('same', 'different'),
    differentSame: count('different', 'same'),
  })
}
