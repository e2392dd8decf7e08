import { index, layout, type RouteConfig, route } from '@react-router/dev/routes'

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
  ]),
  route('kerja/janji/:id/terlewat/:programme', 'pages/steering/take-missed.ts'),
  route('*', 'pages/catalogue/not-found.tsx'),
] satisfies RouteConfig
