import type { ReactNode } from 'react'
import {
  isRouteErrorResponse,
  Links,
  type LoaderFunctionArgs,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
} from 'react-router'
import type { ProblemBody } from './api/call-api.ts'
import { visitContext } from './api/visit.ts'
import fontUrl from './fonts/plus-jakarta-sans.woff2?url'
import { useLanguage } from './language.ts'
import { ErrorView } from './ui/error-view.tsx'
import './ui/styles.ts'

/** A route module with `export const handle = { hydrate: true }` gets the framework's script; others get none. */
export interface Handle {
  readonly hydrate?: boolean
}

export function loader({ context }: LoaderFunctionArgs) {
  const { language, place, sampleData } = context.get(visitContext)
  return { language, place: place[language], sampleData }
}

export function Layout({ children }: { children: ReactNode }) {
  const language = useLanguage()
  const hydrates = useMatches().some((match) => (match.handle as Handle | undefined)?.hydrate)
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#17402f" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="preload" href={fontUrl} as="font" type="font/woff2" crossOrigin="anonymous" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {hydrates ? (
          <>
            <ScrollRestoration />
            <Scripts />
          </>
        ) : null}
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

export function ErrorBoundary() {
  const error = useRouteError()
  const status = isRouteErrorResponse(error) ? error.status : 500
  const problem = isRouteErrorResponse(error) ? (error.data as Partial<ProblemBody> | null) : null
  return <ErrorView status={status} sentence={problem?.code ? (problem.title ?? null) : null} />
}
