import { Outlet } from 'react-router'
import { SiteFooter, SiteHeader } from '../../ui/site-frame.tsx'

/** Frame of the public pages. No framework script here: what is sent is what is shown. */
export default function PublicLayout() {
  return (
    <>
      <SiteHeader />
      <main id="isi" className="page">
        <Outlet />
      </main>
      <SiteFooter />
    </>
  )
}
