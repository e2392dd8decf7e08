import { type Accounts, accessRoutes, type Route } from '../access/index.ts'
import { routes as catalogue } from '../catalogue/routes.ts'
import { routes as intake } from '../intake/routes.ts'
import { type JobRunner, jobRoutes } from '../jobs/index.ts'
import { routes as oversight } from '../oversight/routes.ts'
import { signingRoutes } from '../planning/index.ts'
import { routes as planning } from '../planning/routes.ts'
import { routes as programmes } from '../programmes/routes.ts'
import { routes as protection } from '../protection/routes.ts'
import { routes as register } from '../register/routes.ts'

/**
 * Every route there is. A domain adds one line here. Routes of sessions and jobs belong to the process and are added
 * by `allRoutes`.
 */
export const routes: readonly Route[] = [
  ...intake,
  ...register,
  ...programmes,
  ...catalogue,
  ...planning,
  ...oversight,
  ...protection,
]

/** The table with the routes of one process. Without a process (documents, checks) their handlers do not work. */
export function allRoutes(
  accounts = {} as Accounts,
  runner = {} as JobRunner,
  domainRoutes = routes,
): readonly Route[] {
  return [...accessRoutes(accounts), ...signingRoutes(accounts), ...jobRoutes(runner), ...domainRoutes]
}
