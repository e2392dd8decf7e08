import { z } from 'zod'
import { actorOf, type Route, route } from '../access/index.ts'
import { enqueueJob } from '../kernel/job.ts'
import {
  datasetList,
  datasetTable,
  home,
  promiseDetail,
  promiseInput,
  promiseList,
  releaseInput,
  releaseList,
} from './contract.ts'
import {
  readDataset,
  readDatasets,
  readHome,
  readPromise,
  readPromises,
  readReleases,
  writeDatasetCsv,
} from './read-public.ts'

/** A release never changes, but which one is newest does: a short life for pages without ?release. */
const newestSeconds = 60
const releaseSeconds = 86_400
const age = (release: string | undefined) => (release ? releaseSeconds : newestSeconds)

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/open/v1/home',
    permission: 'public',
    summary: 'Promises at a glance and people in need',
    input: releaseInput,
    output: home,
    handle: async ({ context, input }) => ({
      json: await readHome(context, input.release),
      maxAgeSeconds: age(input.release),
    }),
  }),
  route({
    method: 'GET',
    path: '/open/v1/releases',
    permission: 'public',
    summary: 'Every release with its privacy ledger',
    output: releaseList,
    handle: async ({ context }) => ({ json: await readReleases(context), maxAgeSeconds: newestSeconds }),
  }),
  route({
    method: 'GET',
    path: '/open/v1/promises',
    permission: 'public',
    summary: 'The promises of the term with computed status',
    input: releaseInput,
    output: promiseList,
    handle: async ({ context, input }) => ({
      json: await readPromises(context, input.release),
      maxAgeSeconds: age(input.release),
    }),
  }),
  route({
    method: 'GET',
    path: '/open/v1/promises/:id',
    permission: 'public',
    summary: 'One promise by district, or by village with ?area=',
    input: promiseInput,
    output: promiseDetail,
    handle: async ({ context, input, parameters }) => ({
      json: await readPromise(context, parameters.id!, input.area, input.release),
      maxAgeSeconds: age(input.release),
    }),
  }),
  route({
    method: 'GET',
    path: '/open/v1/datasets',
    permission: 'public',
    summary: 'The public tables',
    input: releaseInput,
    output: datasetList,
    handle: async ({ context, input }) => ({
      json: await readDatasets(context, input.release),
      maxAgeSeconds: age(input.release),
    }),
  }),
  route({
    method: 'GET',
    path: '/open/v1/datasets/:id{.+\\.csv}',
    permission: 'public',
    summary: 'One public table as CSV; * = hidden to protect people',
    input: releaseInput,
    handle: async ({ context, input, parameters }) => {
      const { lines, fileName } = await writeDatasetCsv(
        context,
        parameters.id!.replace(/\.csv$/, ''),
        input.release,
      )
      return {
        stream: streamOf(lines),
        mediaType: 'text/csv; charset=utf-8',
        fileName,
        maxAgeSeconds: age(input.release),
      }
    },
  }),
  route({
    method: 'GET',
    path: '/open/v1/datasets/:id',
    permission: 'public',
    summary: 'One public table as JSON',
    input: releaseInput,
    output: datasetTable,
    handle: async ({ context, input, parameters }) => ({
      json: await readDataset(context, parameters.id!, input.release),
      maxAgeSeconds: age(input.release),
    }),
  }),
  route({
    method: 'POST',
    path: '/api/catalogue/releases',
    permission: 'catalogue.publish',
    summary: 'Make the public release of a measured month',
    input: z.object({ month: z.string().regex(/^\d{4}-\d{2}$/) }),
    output: z.object({ month: z.string() }),
    handle: async (call) => {
      const { context, input } = call
      await context.database.write((writer) =>
        enqueueJob(writer, 'catalogue.publish', `${input.month}:${actorOf(call).accountId}`),
      )
      return { json: { month: input.month }, status: 202 }
    },
  }),
]

async function* streamOf(lines: Iterable<string>): AsyncGenerator<string> {
  yield* lines
}
