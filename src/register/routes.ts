import { actorOf, type Route, route } from '../access/index.ts'
import { Problem } from '../kernel/problem.ts'
import {
  areasAnswer,
  decisionAnswer,
  decisionInput,
  peopleAnswer,
  peopleQuery,
  personAnswer,
  personQuery,
  reviewAnswer,
  reviewPairAnswer,
  reviewQuery,
} from './contract.ts'
import { decidePair } from './decide-pair.ts'
import { readPerson } from './read-person.ts'
import { readReviewCase, reviewQueue } from './review-queue.ts'
import { listAreas, searchPeople } from './search-people.ts'
import { undoBatch } from './undo-batch.ts'

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/api/register/areas',
    permission: 'register.search',
    summary: 'Districts and villages to search in',
    output: areasAnswer,
    handle: async (call) => ({ json: listAreas(call.context, actorOf(call)) }),
  }),
  route({
    // A POST although it changes nothing: names and NIK do not belong in addresses, which end up in logs.
    method: 'POST',
    path: '/api/register/people',
    permission: 'register.search',
    summary: 'Search people by name, part of a NIK, and area',
    input: peopleQuery,
    output: peopleAnswer,
    handle: async (call) => ({ json: await searchPeople(call.context, actorOf(call), call.input) }),
  }),
  route({
    method: 'GET',
    path: '/api/register/people/:id',
    permission: 'register.read-person',
    summary: 'One person with the source and date of every fact',
    input: personQuery,
    output: personAnswer,
    handle: async (call) => ({
      json: await readPerson(
        call.context,
        actorOf(call),
        idOf(call.parameters.id, 'register.person-unknown'),
        call.input.purpose,
        call.language,
      ),
    }),
  }),
  route({
    method: 'GET',
    path: '/api/register/review',
    permission: 'linkage.review',
    summary: 'Pairs of records that wait for a decision',
    input: reviewQuery,
    output: reviewAnswer,
    handle: async (call) => ({
      json: await reviewQueue(call.context, actorOf(call), call.input.page, call.language),
    }),
  }),
  route({
    method: 'GET',
    path: '/api/register/review/:id',
    permission: 'linkage.review',
    summary: 'One pair with both sides and the reasons',
    output: reviewPairAnswer,
    handle: async (call) => ({
      json: await readReviewCase(
        call.context,
        actorOf(call),
        idOf(call.parameters.id, 'register.pair-unknown'),
        call.language,
      ),
    }),
  }),
  route({
    method: 'POST',
    path: '/api/register/review/:id',
    permission: 'linkage.review',
    summary: 'Decide whether two records are the same person',
    input: decisionInput,
    output: decisionAnswer,
    handle: async (call) => ({
      json: await decidePair(
        call.context,
        actorOf(call),
        idOf(call.parameters.id, 'register.pair-unknown'),
        call.input.outcome,
        call.input.note,
      ),
    }),
  }),
  route({
    method: 'POST',
    path: '/api/register/batches/:id/undo',
    permission: 'intake.approve',
    summary: 'Take an applied batch out of the register again',
    handle: async (call) => {
      await undoBatch(call.context, actorOf(call), idOf(call.parameters.id, 'register.batch-unknown'))
      return { json: { undone: true } }
    },
  }),
]

function idOf(text: string | undefined, code: string): number {
  const id = Number(text)
  if (!Number.isSafeInteger(id) || id < 1)
    throw new Problem(
      code,
      404,
      code === 'register.person-unknown' ? {} : { batch: text ?? '', pair: text ?? '' },
    )
  return id
}
