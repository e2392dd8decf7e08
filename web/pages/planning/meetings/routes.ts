import { type RouteConfigEntry, route } from '@react-router/dev/routes'

/** Pages of this part: for staff under kerja/rencana, and public ones. */
export const staff: RouteConfigEntry[] = [
  route('kerja/rencana/rapat', 'pages/planning/meetings/meetings.tsx'),
  route('kerja/rencana/rapat/:id', 'pages/planning/meetings/meeting.tsx'),
]
export const open: RouteConfigEntry[] = []
