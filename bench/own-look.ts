// node bench/own-look.ts [TRIES]: a dictionary attack on the own look with the limiter out of the way, and what each kind of
// refusal costs, as a ratio. Embedded database; prints one line for docs/benchmarks/own-look.md.

import { makeCode } from '../src/protection/own-look/code.ts'
import { cancelCode, issueCode } from '../src/protection/own-look/issue-code.ts'
import { lookAtOwn } from '../src/protection/own-look/look-at-own.ts'
import { actor } from '../test/plan-example.ts'
import { openProtection } from '../test/protection-example.ts'

const tries = Number(process.argv[2] ?? 100_000)
const rounds = 2_000
const example = await openProtection()
const caseworker = actor('caseworker', 'dinsos')
let moment = Date.parse('2026-10-01T00:00:00Z')
const later = () => {
  moment += 3_000
  return example.at(new Date(moment).toISOString())
}
const slip = (personId: number, context = later()) =>
  issueCode(context, caseworker, { personId, givenTo: 'self', identityProof: 'bench', showsSensitive: false })

/** What a try is answered with, and how long that took in microseconds. */
async function attempt(code: string): Promise<{ told: string; microseconds: number }> {
  const context = later()
  const from = process.hrtime.bigint()
  const told = await lookAtOwn(context, code, null, 'id').then(
    () => 'answered',
    (problem: Error) => problem.message,
  )
  return { told, microseconds: Number(process.hrtime.bigint() - from) / 1_000 }
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!

const used = await slip(example.people.siti)
await attempt(used.code)
const cancelled = await slip(example.people.buri)
await cancelCode(later(), caseworker, example.people.buri)
const expired = await slip(example.people.tolak, example.at('2026-01-01T00:00:00Z'))
const kinds = { wrong: '', used: used.code, cancelled: cancelled.code, expired: expired.code }
const times: Record<string, number[]> = { wrong: [], used: [], cancelled: [], expired: [] }
for (let round = 0; round < rounds; round++)
  for (const [kind, code] of Object.entries(kinds))
    times[kind]!.push((await attempt(code || makeCode())).microseconds)
const wrong = median(times.wrong!)
for (const [kind, values] of Object.entries(times))
  console.log(`${kind.padEnd(10)} ${(median(values) / wrong).toFixed(3)} of the time of a wrong code`)

await slip(example.people.siti)
const answers = new Map<string, number>()
for (let at = 0; at < tries; at++) {
  const { told } = await attempt(makeCode())
  answers.set(told, (answers.get(told) ?? 0) + 1)
}
console.log(
  `${tries} codes tried with one open: ${[...answers].map(([told, count]) => `${told} ${count}`).join(', ')}`,
)
await example.drop()
