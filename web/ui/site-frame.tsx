import type { ReactNode } from 'react'
import { useLocation } from 'react-router'
import type { Catalogue } from '../../src/kernel/messages.ts'
import { useLanguage, usePlace, useText } from '../language.ts'
import { Wordmark } from './wordmark.tsx'

const messages: Catalogue = {
  id: {
    skip: 'Langsung ke isi',

    menu: 'Menu utama',
    language: 'Bahasa',
    promises: 'Janji',
    index: 'Indeks',
    plan: 'Rencana',
    data: 'Data',
    about: 'Tentang',
    staff: 'Untuk petugas',
    'footer.what':
      'Welas menunjukkan apakah bantuan dan janji kerja sampai kepada orang yang membutuhkannya. Semua angka dihitung, tidak diketik.',
    'footer.privacy':
      'Tidak ada nama dan tidak ada angka kecil yang dapat menunjuk orang. Angka yang disembunyikan ditulis *.',
    'footer.demo': 'Data di halaman ini adalah data contoh buatan; tidak ada orang sungguhan di dalamnya.',
    'footer.links': 'Tautan',
    'footer.method': 'Cara menghitung dan menjaga rahasia',
    'footer.guarantee': 'Jaminan privasi rilis ini',
    'footer.protection': 'Pelindungan data pribadi',
    'footer.own': 'Lihat data saya sendiri',
    'footer.api': 'API terbuka (OpenAPI)',
  },
  en: {
    skip: 'Skip to content',

    menu: 'Main menu',
    language: 'Language',
    promises: 'Promises',
    index: 'Index',
    plan: 'Plan',
    data: 'Data',
    about: 'About',
    staff: 'For staff',
    'footer.what':
      'Welas shows whether aid and work promises reach the people who need them. Every number is computed, never typed.',
    'footer.privacy':
      'No names, and no small number that could point at a person. A hidden number is written *.',
    'footer.demo': 'The data on this page is made-up sample data; no real person is in it.',
    'footer.links': 'Links',
    'footer.method': 'How we count and keep secrets',
    'footer.guarantee': 'Privacy guarantee of this release',
    'footer.protection': 'Protection of personal data',
    'footer.own': 'See my own data',
    'footer.api': 'Open API (OpenAPI)',
  },
}

/** Green band with wordmark, the public places and the language choice. `children`: staff menu instead. */
export function SiteHeader({ children }: { children?: ReactNode }) {
  const t = useText(messages)
  const { pathname } = useLocation()
  const { place } = usePlace()
  const places = [
    ['/janji', 'promises'],
    ['/indeks', 'index'],
    ['/rencana', 'plan'],
    ['/data', 'data'],
    ['/tentang', 'about'],
  ] as const
  return (
    <header className="site-header">
      <a className="skip" href="#isi">
        {t('skip')}
      </a>
      <div className="page">
        <a className="home" href="/">
          <Wordmark />
          {place === '' ? null : <span className="place">{place}</span>}
        </a>
        {children ?? (
          <nav aria-label={t('menu')} className="grow">
            <ul>
              {places.map(([href, key]) => (
                <li key={href}>
                  <a href={href} aria-current={pathname.startsWith(href) ? 'page' : undefined}>
                    {t(key)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <Languages />
      </div>
      <div className="leaf-band" />
    </header>
  )
}

/** The same page in the other language; the choice is remembered in a cookie. */
function Languages() {
  const t = useText(messages)
  const language = useLanguage()
  const { pathname, search } = useLocation()
  const href = (to: string) => {
    const query = new URLSearchParams(search)
    query.set('lang', to)
    return `${pathname}?${query}`
  }
  return (
    <nav className="languages" aria-label={t('language')}>
      <a
        href={href('id')}
        lang="id"
        hrefLang="id"
        aria-current={language === 'id' ? 'true' : undefined}
        rel="nofollow"
      >
        <span className="long">Indonesia</span>
        <span className="short">ID</span>
      </a>
      <a
        href={href('en')}
        lang="en"
        hrefLang="en"
        aria-current={language === 'en' ? 'true' : undefined}
        rel="nofollow"
      >
        <span className="long">English</span>
        <span className="short">EN</span>
      </a>
    </nav>
  )
}

export function SiteFooter() {
  const t = useText(messages)
  const { sampleData } = usePlace()
  return (
    <footer className="site-footer">
      <div className="page">
        <p>{t('footer.what')}</p>
        <p>
          {t('footer.privacy')} {sampleData ? <strong>{t('footer.demo')}</strong> : null}
        </p>
        <nav aria-label={t('footer.links')}>
          <a href="/tentang">{t('footer.method')}</a>
          <br />
          <a href="/jaminan">{t('footer.guarantee')}</a>
          <br />
          <a href="/pelindungan-data">{t('footer.protection')}</a>
          <br />
          <a href="/cek">{t('footer.own')}</a>
          <br />
          <a href="/open/v1/openapi.json">{t('footer.api')}</a>
          <br />
          <a href="/kerja">{t('staff')}</a>
        </nav>
      </div>
    </footer>
  )
}
