import { type RouteConfigEntry, route } from '@react-router/dev/routes'

/** Pages of this part: for staff under kerja/rencana, and public ones. */
export const staff: RouteConfigEntry[] = [
  route('kerja/rencana/quick-win', 'pages/planning/quick-wins/quick-wins.tsx'),
  route('kerja/rencana/quick-win/:id', 'pages/planning/quick-wins/quick-win.tsx'),
]
export const open: RouteConfigEntry[] = [
  route('rencana/quick-win', 'pages/planning/quick-wins/public-quick-wins.tsx'),
]
