import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const sheet = 'pages/planning/commitments/sheet.tsx'

/** Pages of this part: for staff under kerja/rencana, and public ones. */
export const staff: RouteConfigEntry[] = [
  route('kerja/rencana/komitmen', 'pages/planning/commitments/commitments.tsx'),
  route('kerja/rencana/komitmen/:id', 'pages/planning/commitments/commitment.tsx'),
  route('kerja/rencana/komitmen/:id/lembar', sheet, { id: 'commitment-sheet-staff' }),
]
export const open: RouteConfigEntry[] = [
  route('rencana/komitmen', 'pages/planning/commitments/public-commitments.tsx'),
  route('rencana/komitmen/:id', 'pages/planning/commitments/public-commitment.tsx'),
  route('rencana/komitmen/:id/lembar', sheet, { id: 'commitment-sheet-public' }),
]
