import { type RouteConfigEntry, route } from '@react-router/dev/routes'

/** Pages of this part: for staff under kerja/rencana, and public ones. */
export const staff: RouteConfigEntry[] = [
  route('kerja/rencana/terbitan', 'pages/planning/editions/editions.tsx'),
  route('kerja/rencana/terbitan/periode', 'pages/planning/editions/carry-over.tsx'),
]
export const open: RouteConfigEntry[] = [
  route('rencana', 'pages/planning/editions/public-plan.tsx'),
  route('rencana/terbitan', 'pages/planning/editions/public-editions.tsx'),
  route('rencana/terbitan/:id', 'pages/planning/editions/public-edition.tsx'),
]
