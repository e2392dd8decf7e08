import { type RouteConfigEntry, route } from '@react-router/dev/routes'

/** Pages of this part: for staff under kerja/rencana, and public ones. */
export const staff: RouteConfigEntry[] = [
  route('kerja/rencana/kesiapan', 'pages/planning/readiness/readiness.tsx'),
  route('kerja/rencana/kesiapan/:item', 'pages/planning/readiness/readiness-item.tsx'),
]
export const open: RouteConfigEntry[] = [
  route('rencana/kesiapan', 'pages/planning/readiness/public-readiness.tsx'),
]
