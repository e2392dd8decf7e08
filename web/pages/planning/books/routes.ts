import { type RouteConfigEntry, route } from '@react-router/dev/routes'

/** Pages of this part: for staff under kerja/rencana, and public ones. */
export const staff: RouteConfigEntry[] = [
  route('kerja/rencana/terbitan/buku/:book', 'pages/planning/books/draft-book.tsx'),
]
export const open: RouteConfigEntry[] = [route('rencana/buku/:book', 'pages/planning/books/public-book.tsx')]
