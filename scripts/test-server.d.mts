/** Starts a throw-away PostgreSQL server on a free port (superuser, no password, this machine only); null where there is none to start. */
export function startServer(root: string): Promise<{ readonly url: string; stop(): Promise<void> } | null>
