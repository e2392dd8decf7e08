import { type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import type { FinishedDirectory } from '../../../src/access/contract.ts'
import { apiOf, readProblem } from '../../api/call-api.ts'
import { pageTitle } from '../../ui/page-title.ts'
import { DirectoryProblem } from './directory-start.tsx'
import { messages } from './messages.ts'
import { cookiesOf, nextPage, safeReturn, sendJson } from './sign-in-steps.ts'

export const meta = pageTitle(messages, 'title')

/** Where the directory sends the browser back to. Its code works once, and only for the browser that set out. */
export async function loader(args: LoaderFunctionArgs) {
  const query = new URL(args.request.url).search.slice(1)
  const answer = await sendJson(apiOf(args), '/api/access/sign-in/directories/finish', { query })
  if (!answer.ok) return { problem: await readProblem(answer) }
  const { stage, back } = (await answer.json()) as FinishedDirectory
  return redirect(nextPage(stage, safeReturn(back)), { headers: cookiesOf(answer) })
}

export default function DirectoryReturn() {
  return <DirectoryProblem title={useLoaderData<typeof loader>().problem.title} />
}
