import type { RouteConfigEntry } from '@react-router/dev/routes'

/** Pages of this part: for staff under kerja/rencana, and public ones. */
export const staff: RouteConfigEntry[] = []
export const open: RouteConfigEntry[] = []
