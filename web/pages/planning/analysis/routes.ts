import { type RouteConfigEntry, route } from '@react-router/dev/routes'

/** Pages of this part: for staff under kerja/rencana, and public ones. */
export const staff: RouteConfigEntry[] = [
  route('kerja/rencana/analisis', 'pages/planning/analysis/analysis.tsx'),
  route('kerja/rencana/analisis/faktor/:id', 'pages/planning/analysis/factor.tsx'),
]
export const open: RouteConfigEntry[] = [
  route('rencana/analisis', 'pages/planning/analysis/public-analysis.tsx'),
]
