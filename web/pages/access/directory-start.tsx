import { type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { apiOf, readProblem } from '../../api/call-api.ts'
import { useText } from '../../language.ts'
import { Button, Notice } from '../../ui/kit.tsx'
import { pageTitle } from '../../ui/page-title.ts'
import { SignInFrame } from './frame.tsx'
import { messages } from './messages.ts'
import { backOf, cookiesOf, sendJson } from './sign-in-steps.ts'

export const meta = pageTitle(messages, 'title')

/** Sends the browser to the directory of an agency. A plain link: forms may be sent nowhere but here. */
export async function loader(args: LoaderFunctionArgs) {
  const body = { directory: args.params.id ?? '', back: backOf(args.request) }
  const answer = await sendJson(apiOf(args), '/api/access/sign-in/directories/start', body)
  if (!answer.ok) return { problem: await readProblem(answer) }
  const { address } = (await answer.json()) as { address: string }
  return redirect(address, { headers: cookiesOf(answer) })
}

export default function DirectoryStart() {
  return <DirectoryProblem title={useLoaderData<typeof loader>().problem.title} />
}

/** Why the directory let nobody in, and the way to the other sign-in. */
export function DirectoryProblem({ title }: { title: string }) {
  const t = useText(messages)
  return (
    <SignInFrame title={t('title')}>
      <Notice tone="problem">{title}</Notice>
      <Button href="/kerja/masuk" look="secondary">
        {t('directory.other')}
      </Button>
    </SignInFrame>
  )
}
