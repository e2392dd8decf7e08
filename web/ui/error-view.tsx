import type { Catalogue } from '../../src/kernel/messages.ts'
import { useText } from '../language.ts'
import { Button } from './kit.tsx'
import { SiteFooter, SiteHeader } from './site-frame.tsx'

const messages: Catalogue = {
  id: {
    '404.title': 'Halaman ini tidak ada',
    '404.text':
      'Mungkin alamatnya salah ketik, atau datanya belum diterbitkan. Cari dari sini, atau mulai dari halaman depan.',
    '500.title': 'Ada yang salah di pihak kami',
    '500.text': 'Halaman ini tidak dapat ditampilkan sekarang. Data Anda aman. Coba lagi sebentar lagi.',
    search: 'Cari janji, data, atau wilayah',
    go: 'Cari',
    home: 'Ke halaman depan',
  },
  en: {
    '404.title': 'This page does not exist',
    '404.text':
      'The address may be mistyped, or its data is not published yet. Search here, or start from the front page.',
    '500.title': 'Something went wrong on our side',
    '500.text': 'This page cannot be shown right now. Your data is safe. Please try again in a moment.',
    search: 'Search promises, data or areas',
    go: 'Search',
    home: 'To the front page',
  },
}

/** What a reader sees when there is no page; `sentence` is the server's own, when it has one. */
export function ErrorView({ status, sentence }: { status: number; sentence: string | null }) {
  const t = useText(messages)
  const kind = status === 404 ? '404' : '500'
  return (
    <>
      <SiteHeader />
      <main id="isi" className="page">
        <title>{`${t(`${kind}.title`)} · Welas`}</title>
        <p className="number soft">{status}</p>
        <h1>{t(`${kind}.title`)}</h1>
        <p className="lead">{sentence ?? t(`${kind}.text`)}</p>
        <search>
          <form className="search" action="/cari">
            <input type="search" name="q" aria-label={t('search')} placeholder={t('search')} />
            <button className="button" type="submit">
              {t('go')}
            </button>
          </form>
        </search>
        <p className="row">
          <Button look="secondary" href="/">
            {t('home')}
          </Button>
        </p>
      </main>
      <SiteFooter />
    </>
  )
}
