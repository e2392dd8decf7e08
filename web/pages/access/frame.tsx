import type { ReactNode } from 'react'
import { SiteFooter, SiteHeader } from '../../ui/site-frame.tsx'

/** Pages of somebody who is not signed in yet: no staff menu. */
export function SignInFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <SiteHeader />
      <main id="isi" className="page">
        <h1>{title}</h1>
        {children}
      </main>
      <SiteFooter />
    </>
  )
}
