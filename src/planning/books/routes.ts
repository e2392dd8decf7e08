import { type Answer, actorOf, type Route, route } from '../../access/index.ts'
import { editionSeconds, newestSeconds } from '../editions/routes.ts'
import { book } from './contract.ts'
import {
  makeDraftBook,
  makeEditionBook,
  type PrintedBook,
  printDraftBook,
  printEditionBook,
} from './make-book.ts'

const file = ':file{[a-z-]+\\.(?:docx|pdf)}'
const ageOf = (id: string) => (id === 'current' ? newestSeconds : editionSeconds)

export const routes: Route[] = [
  route({
    method: 'GET',
    path: `/api/planning/books/${file}`,
    permission: 'planning.read',
    summary: 'A book of the living plan as DOCX or PDF, marked as a draft',
    handle: async (call) =>
      download(await printDraftBook(call.context, actorOf(call), call.parameters.file!)),
  }),
  route({
    method: 'GET',
    path: '/api/planning/books/:book',
    permission: 'planning.read',
    summary: 'A book of the living plan for the screen, marked as a draft',
    output: book,
    handle: async (call) => ({
      json: await makeDraftBook(call.context, actorOf(call), call.parameters.book!),
    }),
  }),
  route({
    method: 'GET',
    path: `/open/v1/plan/editions/:id/books/${file}`,
    permission: 'public',
    summary: 'A book of an edition as DOCX or PDF; the same bytes for the same edition',
    handle: async ({ context, parameters }) => ({
      ...download(await printEditionBook(context, parameters.id!, parameters.file!)),
      maxAgeSeconds: ageOf(parameters.id!),
    }),
  }),
  route({
    method: 'GET',
    path: '/open/v1/plan/editions/:id/books/:book',
    permission: 'public',
    summary: 'A book of an edition for the screen: the blocks that its files are printed from',
    output: book,
    handle: async ({ context, parameters }) => ({
      json: await makeEditionBook(context, parameters.id!, parameters.book!),
      maxAgeSeconds: ageOf(parameters.id!),
    }),
  }),
]

function download({ bytes, mediaType, fileName }: PrintedBook): Extract<Answer, { stream: unknown }> {
  return { stream: once(bytes), mediaType, fileName }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
