/** The environment with the pinned Node first, and memory settings for large arrays. */
export function pinned(root: string): NodeJS.ProcessEnv
