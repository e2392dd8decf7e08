import { actorOf, type Route, route } from '../../access/index.ts'
import { entryRoutes } from '../entries/entry-routes.ts'
import { readPlan } from '../entries/read-plan.ts'
import { commitmentList, commitmentPage, publicCommitment, publicCommitmentList } from './contract.ts'
import { describeCommitment, describeCommitments } from './describe-commitments.ts'
import { commitmentKind, commitmentReportKind } from './kinds.ts'
import { readPublicCommitment, readPublicCommitments } from './read-public.ts'

/** Signatures and reports should be seen soon. */
const publicSeconds = 60

export const routes: Route[] = [
  ...entryRoutes(commitmentKind),
  ...entryRoutes(commitmentReportKind),
  route({
    method: 'GET',
    path: '/api/planning/commitments',
    permission: 'planning.read',
    summary: 'Joint commitments, drafts too, with signatures and follow-up',
    output: commitmentList,
    handle: async ({ context }) => ({
      json: await context.database.read(async (reader) =>
        describeCommitments(context, await readPlan(reader, context.pack.term.id), reader),
      ),
    }),
  }),
  route({
    method: 'GET',
    path: '/api/planning/commitments/:id',
    permission: 'planning.read',
    summary: 'One joint commitment, and what the reader may sign of it',
    output: commitmentPage,
    handle: async (call) => ({
      json: await describeCommitment(call.context, actorOf(call), call.parameters.id!),
    }),
  }),
  route({
    method: 'GET',
    path: '/open/v1/plan/commitments',
    permission: 'public',
    summary: 'Joint commitments that were opened for signing, with signatures and follow-up',
    output: publicCommitmentList,
    handle: async ({ context }) => ({
      json: await readPublicCommitments(context),
      maxAgeSeconds: publicSeconds,
    }),
  }),
  route({
    method: 'GET',
    path: '/open/v1/plan/commitments/:id',
    permission: 'public',
    summary: 'One joint commitment: the text and its hash, lines with their state, signatures by office',
    output: publicCommitment,
    handle: async ({ context, parameters }) => ({
      json: await readPublicCommitment(context, parameters.id!),
      maxAgeSeconds: publicSeconds,
    }),
  }),
]
