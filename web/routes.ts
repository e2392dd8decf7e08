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
    route('cari', 'pages/catalogue/search.tsx'),
    ...planParts.flatMap((part) => part.open),
  ]),
  route('kerja/masuk', 'pages/access/sign-in.tsx'),
  route('kerja/keluar', 'pages/access/sign-out.tsx'),
  layout('pages/staff/layout.tsx', [
    route('kerja', 'pages/staff/start.tsx'),
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
    layout('pages/planning/layout.tsx', [
      route('kerja/rencana', 'pages/planning/start.tsx'),
      ...planParts.flatMap((part) => part.staff),
    ]),
  ]),
  route('kerja/janji/:id/terlewat/:programme', 'pages/steering/take-missed.ts'),
  route('*', 'pages/catalogue/not-found.tsx'),
] satisfies RouteConfig
