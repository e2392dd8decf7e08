import { index, layout, type RouteConfig, route } from '@react-router/dev/routes'
import * as analysis from './pages/planning/analysis/routes.ts'
import * as books from './pages/planning/books/routes.ts'
import * as commitments from './pages/planning/commitments/routes.ts'
import * as competence from './pages/planning/competence/routes.ts'
import * as editions from './pages/planning/editions/routes.ts'
import * as evaluation from './pages/planning/evaluation/routes.ts'
import * as meetings from './pages/planning/meetings/routes.ts'
import * as quickWins from './pages/planning/quick-wins/routes.ts'
import * as readiness from './pages/planning/readiness/routes.ts'
import * as roadmap from './pages/planning/roadmap/routes.ts'
import * as welfareIndex from './pages/planning/welfare-index/routes.ts'

const planParts = [
  analysis,
  readiness,
  roadmap,
  quickWins,
  commitments,
  competence,
  welfareIndex,
  evaluation,
  editions,
  books,
  meetings,
]

/** Every page there is. Public pages carry no framework script; pages under /kerja hydrate. */
export default [
  layout('pages/catalogue/layout.tsx', [
    index('pages/catalogue/home.tsx'),
    route('janji', 'pages/catalogue/promises.tsx'),
    route('janji/:id', 'pages/catalogue/promise.tsx'),
    route('janji/:id/:kecamatan', 'pages/catalogue/district.tsx'),
    route('data', 'pages/catalogue/datasets.tsx'),
    route('data/:dataset', 'pages/catalogue/dataset.tsx'),
    route('tentang', 'pages/catalogue/about.tsx'),
    route('jaminan', 'pages/catalogue/guarantee.tsx'),
    route('cari', 'pages/catalogue/search.tsx'),
    route('cek', 'pages/protection/own-look.tsx'),
    route('pelindungan-data', 'pages/protection/open-register.tsx'),
    ...planParts.flatMap((part) => part.open),
  ]),
  route('kerja/masuk', 'pages/access/sign-in.tsx'),
  route('kerja/masuk/kode', 'pages/access/sign-in-code.tsx'),
  route('kerja/masuk/dinas/:id', 'pages/access/directory-start.tsx'),
  route('kerja/masuk/kembali', 'pages/access/directory-return.tsx'),
  route('kerja/pasang-kode', 'pages/access/second-factor.tsx'),
  route('kerja/undangan', 'pages/access/invitation.tsx'),
  route('kerja/keluar', 'pages/access/sign-out.tsx'),
  layout('pages/staff/layout.tsx', [
    route('kerja', 'pages/staff/start.tsx'),
    route('kerja/akun', 'pages/access/own-account.tsx'),
    route('kerja/petugas', 'pages/access/accounts.tsx'),
    route('kerja/petugas/:id', 'pages/access/account.tsx'),
    route('kerja/daftar', 'pages/intake/batches.tsx'),
    route('kerja/daftar/:id', 'pages/intake/batch.tsx'),
    route('kerja/orang', 'pages/register/search.tsx'),
    route('kerja/orang/:id', 'pages/register/person.tsx'),
    route('kerja/periksa', 'pages/review/queue.tsx'),
    route('kerja/periksa/serupa', 'pages/review/alike-groups.tsx'),
    route('kerja/periksa/serupa/:pattern', 'pages/review/alike.tsx'),
    route('kerja/periksa/kesepakatan', 'pages/review/agreement.tsx'),
    route('kerja/periksa/:id', 'pages/review/pair.tsx'),
    route('kerja/janji', 'pages/steering/promises.tsx'),
    route('kerja/janji/:id', 'pages/steering/promise.tsx'),
    route('kerja/nama', 'pages/exports/exports.tsx'),
    layout('pages/oversight/layout.tsx', [
      route('kerja/jejak', 'pages/oversight/unusual.tsx'),
      route('kerja/jejak/orang', 'pages/oversight/person-looks.tsx'),
      route('kerja/jejak/akun', 'pages/oversight/account-looks.tsx'),
      route('kerja/jejak/keutuhan', 'pages/oversight/chain.tsx'),
    ]),
    layout('pages/protection/layout.tsx', [
      route('kerja/pelindungan', 'pages/protection/overview.tsx'),
      route('kerja/pelindungan/permintaan', 'pages/protection/requests.tsx'),
      route('kerja/pelindungan/permintaan/:id', 'pages/protection/request.tsx'),
      route('kerja/pelindungan/lembar', 'pages/protection/slip.tsx'),
      route('kerja/pelindungan/insiden', 'pages/protection/incidents.tsx'),
      route('kerja/pelindungan/insiden/:id', 'pages/protection/incident.tsx'),
      route('kerja/pelindungan/pengolahan', 'pages/protection/register.tsx'),
      route('kerja/pelindungan/simpan', 'pages/protection/retention.tsx'),
      route('kerja/pelindungan/persetujuan', 'pages/protection/consents.tsx'),
    ]),
    layout('pages/planning/layout.tsx', [
      route('kerja/rencana', 'pages/planning/start.tsx'),
      ...planParts.flatMap((part) => part.staff),
    ]),
  ]),
  route('kerja/janji/:id/terlewat/:programme', 'pages/exports/ask.ts'),
  route('kerja/nama/:id/ambil', 'pages/exports/fetch.ts'),
  route('*', 'pages/catalogue/not-found.tsx'),
] satisfies RouteConfig
