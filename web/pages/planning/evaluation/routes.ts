import { type RouteConfigEntry, route } from '@react-router/dev/routes'

/** Pages of this part: for staff under kerja/rencana, and public ones. */
export const staff: RouteConfigEntry[] = [
  route('kerja/rencana/evaluasi', 'pages/planning/evaluation/evaluation.tsx'),
  route('kerja/rencana/evaluasi/:question', 'pages/planning/evaluation/evaluation-question.tsx'),
]
export const open: RouteConfigEntry[] = []
