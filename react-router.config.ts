import type { Config } from '@react-router/dev/config'

export default {
  appDirectory: 'web',
  buildDirectory: 'build',
  ssr: true,
  // Staff pages know all their routes at once: no manifest requests while a clerk is working.
  routeDiscovery: { mode: 'initial' },
} satisfies Config
