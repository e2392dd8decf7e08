import { actorOf, type Route, route } from '../../access/index.ts'
import {
  changesInput,
  editionChanges,
  editionsAnswer,
  planVersion,
  publicEdition,
  publicEditions,
  publishAnswer,
  publishInput,
  sinceInput,
} from './contract.ts'
import { publishEdition } from './publish-edition.ts'
import { readChanges, readEditionsPage, readPublicEdition, readPublicEditions } from './read-editions.ts'
import { findVersion } from './store.ts'

/** An edition never changes, but which one is newest does. */
export const newestSeconds = 60
export const editionSeconds = 86_400

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/api/planning/editions',
    permission: 'planning.read',
    summary: 'Editions of the plan, and what the living plan has changed since one of them (the newest)',
    input: sinceInput,
    output: editionsAnswer,
    handle: async ({ context, input }) => ({ json: await readEditionsPage(context, input.since) }),
  }),
  route({
    method: 'POST',
    path: '/api/planning/editions',
    permission: 'planning.publish',
    summary: 'Publish the plan as it stands. Names the newest edition it saw; 409 when there is a newer one',
    input: publishInput,
    output: publishAnswer,
    handle: async (call) => ({
      json: await publishEdition(call.context, actorOf(call), call.input),
      status: 201,
    }),
  }),
  route({
    method: 'GET',
    path: '/open/v1/plan/editions',
    permission: 'public',
    summary: 'Every edition of the plan, of every term',
    output: publicEditions,
    handle: async ({ context }) => ({
      json: await readPublicEditions(context),
      maxAgeSeconds: newestSeconds,
    }),
  }),
  route({
    method: 'GET',
    path: '/open/v1/plan/version',
    permission: 'public',
    summary: 'A word that changes whenever anything the public sees of the plan does',
    output: planVersion,
    handle: async ({ context }) => ({
      json: { version: await context.database.read(findVersion, 'welas_public') },
    }),
  }),
  route({
    method: 'GET',
    path: '/open/v1/plan/editions/:id',
    permission: 'public',
    summary: 'One edition (or current) with its content and how it differs from the one before',
    output: publicEdition,
    handle: async ({ context, parameters }) => ({
      json: await readPublicEdition(context, parameters.id!),
      maxAgeSeconds: parameters.id === 'current' ? newestSeconds : editionSeconds,
    }),
  }),
  route({
    method: 'GET',
    path: '/open/v1/plan/editions/:id/changes',
    permission: 'public',
    summary: 'How an edition (or current) differs from any other, told from the earlier to the later',
    input: changesInput,
    output: editionChanges,
    handle: async ({ context, parameters, input }) => ({
      json: await readChanges(context, parameters.id!, input.since),
      maxAgeSeconds: newestSeconds,
    }),
  }),
]
