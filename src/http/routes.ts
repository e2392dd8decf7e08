import type { Route } from '../access/index.ts'

/** Every route there is. A domain adds one line here: `...<domain>`. Routes of jobs, health and open API need the process and are added by the server. */
export const routes: readonly Route[] = []
