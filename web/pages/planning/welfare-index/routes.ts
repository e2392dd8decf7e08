import { type RouteConfigEntry, route } from '@react-router/dev/routes'

/** Pages of this part: for staff under kerja/rencana, and public ones. */
export const staff: RouteConfigEntry[] = [
  route('kerja/rencana/indeks/:kecamatan?', 'pages/planning/welfare-index/staff-index.tsx'),
]
export const open: RouteConfigEntry[] = [
  route('indeks/:kecamatan?', 'pages/planning/welfare-index/public-index.tsx'),
]
