import { type RouteConfigEntry, route } from '@react-router/dev/routes'

/** Pages of this part: for staff under kerja/rencana, and public ones. */
export const staff: RouteConfigEntry[] = [
  route('kerja/rencana/kompetensi', 'pages/planning/competence/overview.tsx'),
  route('kerja/rencana/kompetensi/hasil-saya', 'pages/planning/competence/my-results.tsx'),
  route('kerja/rencana/kompetensi/bimtek/:id', 'pages/planning/competence/training.tsx'),
  route(
    'kerja/rencana/kompetensi/bimtek/:id/sertifikat/:participant',
    'pages/planning/competence/certificate.tsx',
  ),
  route('kerja/rencana/kompetensi/:agency', 'pages/planning/competence/agency.tsx'),
]
export const open: RouteConfigEntry[] = [
  route('rencana/kompetensi', 'pages/planning/competence/public-competence.tsx'),
]
