import { type Route, route } from '../../access/index.ts'
import {
  releaseQuery,
  welfareIndex,
  welfareIndexMonthsPath,
  welfareIndexPath,
  welfareIndexQuery,
} from './contract.ts'
import { describeWelfareIndex } from './describe-welfare-index.ts'
import { writeMonths } from './write-months.ts'

/** As the other public pages: a release never changes, but which one is newest does. */
const age = (release: string | undefined) => (release ? 86_400 : 60)

export const routes: Route[] = [
  route({
    method: 'GET',
    path: welfareIndexPath,
    permission: 'public',
    summary: 'The welfare index with its formula, ranges, areas and what would raise it most',
    input: welfareIndexQuery,
    output: welfareIndex,
    handle: async ({ context, input }) => ({
      json: await context.database.read(
        (reader) => describeWelfareIndex(context, reader, input),
        'welas_public',
      ),
      maxAgeSeconds: age(input.release),
    }),
  }),
  route({
    method: 'GET',
    path: welfareIndexMonthsPath,
    permission: 'public',
    summary:
      'Months of every programme as CSV, as the welfare index reads them; * = hidden to protect people',
    input: releaseQuery,
    handle: async ({ context, input }) => {
      const { lines, release } = await context.database.read(
        (reader) => writeMonths(context, reader, input.release),
        'welas_public',
      )
      return {
        stream: streamOf(lines),
        mediaType: 'text/csv; charset=utf-8',
        fileName: `months-${release}.csv`,
        maxAgeSeconds: age(input.release),
      }
    },
  }),
]

async function* streamOf(lines: Iterable<string>): AsyncGenerator<string> {
  yield* lines
}
