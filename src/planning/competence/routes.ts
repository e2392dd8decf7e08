import type { Route } from '../../access/index.ts'

export const routes: Route[] = []
