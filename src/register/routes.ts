import { actorOf, numberIn, type Route, route } from '../access/index.ts'
import { readAgreement } from './agreement.ts'
import {
  agreementAnswer,
  alikeAnswer,
  alikeGroupsAnswer,
  alikeInput,
  areasAnswer,
  caseQuery,
  decisionAnswer,
  decisionInput,
  peopleAnswer,
  peopleQuery,
  personAnswer,
  personQuery,
  reviewAnswer,
  reviewCaseAnswer,
  reviewQuery,
} from './contract.ts'
import { decideAlike, listAlike, readAlikeGroup, sampleAlike, undoAlike } from './decide-alike.ts'
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
    input: caseQuery,
    output: reviewCaseAnswer,
    handle: async (call) => ({
      json: await readReviewCase(
        call.context,
        actorOf(call),
        idOf(call.parameters.id, 'register.pair-unknown'),
        call.language,
        call.input.alike ?? null,
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
        call.input.alike ?? null,
      ),
    }),
  }),
  route({
    method: 'GET',
    path: '/api/register/agreement',
    permission: 'linkage.review',
    summary: 'How far two people agree who answered the same questions',
    output: agreementAnswer,
    handle: async (call) => ({ json: await readAgreement(call.context, actorOf(call)) }),
  }),
  route({
    method: 'GET',
    path: '/api/register/alike',
    permission: 'linkage.settle',
    summary: 'Groups of questions that read the same',
    output: alikeGroupsAnswer,
    handle: async (call) => ({ json: await listAlike(call.context, actorOf(call), call.language) }),
  }),
  route({
    method: 'GET',
    path: '/api/register/alike/:pattern',
    permission: 'linkage.settle',
    summary: 'One group: its answers, sample and decisions',
    output: alikeAnswer,
    handle: async (call) => ({
      json: await readAlikeGroup(call.context, actorOf(call), call.parameters.pattern ?? '', call.language),
    }),
  }),
  route({
    method: 'POST',
    path: '/api/register/alike/:pattern/sample',
    permission: 'linkage.settle',
    summary: 'Draw the questions of a group that are answered one by one first',
    handle: async (call) => ({
      json: await sampleAlike(call.context, actorOf(call), call.parameters.pattern ?? ''),
    }),
  }),
  route({
    method: 'POST',
    path: '/api/register/alike-decisions/:id',
    permission: 'linkage.settle',
    summary: 'Give the answer of the sample to the rest of its group',
    input: alikeInput,
    handle: async (call) => ({
      json: await decideAlike(
        call.context,
        actorOf(call),
        idOf(call.parameters.id, 'register.alike-unknown'),
        call.input.reason,
      ),
    }),
  }),
  route({
    method: 'POST',
    path: '/api/register/alike-decisions/:id/undo',
    permission: 'linkage.settle',
    summary: 'Take such a decision back as a whole',
    handle: async (call) => ({
      json: await undoAlike(call.context, actorOf(call), idOf(call.parameters.id, 'register.alike-unknown')),
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
  const named: Record<string, string> =
    code === 'register.person-unknown' ? {} : { batch: text ?? '', pair: text ?? '' }
  return numberIn(text, code, named)
}
