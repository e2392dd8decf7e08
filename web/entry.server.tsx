import { renderToReadableStream } from 'react-dom/server'
import { type EntryContext, type RouterContextProvider, ServerRouter } from 'react-router'
import { visitContext } from './api/visit.ts'

// web/handler.ts takes these from the bundle, so that both sides hold the same router and the same context keys.
export { createRequestHandler, RouterContextProvider } from 'react-router'
export { visitContext }

/** Whole documents, never streamed in parts: they are compressed and kept. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entryContext: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  headers.set('content-type', 'text/html; charset=utf-8')
  if (request.method === 'HEAD') return new Response(null, { status, headers })
  const { nonce, report } = context.get(visitContext)
  let failed = status
  const stream = await renderToReadableStream(
    <ServerRouter context={entryContext} url={request.url} nonce={nonce} />,
    {
      nonce,
      onError: (error) => {
        report(error)
        failed = 500
      },
    },
  )
  await stream.allReady
  return new Response(stream, { status: failed, headers })
}

/** Faults of pages go to the server that mounts the handler; problems thrown on purpose never come here. */
export function handleError(
  error: unknown,
  { context, request }: { context: Readonly<RouterContextProvider>; request: Request },
) {
  if (!request.signal.aborted) context.get(visitContext).report(error)
}
