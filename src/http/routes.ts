import type { Route } from '../access/index.ts'
import { routes as intake } from '../intake/routes.ts'
import { routes as register } from '../register/routes.ts'

/**
 * Every route there is. A domain adds one line here. Routes of sessions and jobs belong to the process and are added
 * by the server (`accessRoutes`, `jobRoutes`).
 */
export const routes: readonly Route[] = [...intake, ...register]
