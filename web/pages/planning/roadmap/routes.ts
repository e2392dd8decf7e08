import { type RouteConfigEntry, route } from '@react-router/dev/routes'

/** Pages of this part: for staff under kerja/rencana, and public ones. */
export const staff: RouteConfigEntry[] = [
  route('kerja/rencana/program', 'pages/planning/roadmap/roadmap.tsx'),
  route('kerja/rencana/program/anggaran', 'pages/planning/roadmap/budget-import.tsx'),
  route('kerja/rencana/program/:id', 'pages/planning/roadmap/action.tsx'),
]
export const open: RouteConfigEntry[] = [
  route('rencana/program', 'pages/planning/roadmap/public-roadmap.tsx'),
]
