import { domains } from './repository.ts'

/**
 * Who may import whom. Data travels downwards in the list of domains; an import goes the other way. Where an earlier
 * domain must learn of a later one, it queues a job by its name.
 */
const frame = ['http', 'cli', 'jobs']
const facesOfDomain = ['index.ts', 'routes.ts', 'commands.ts', 'jobs.ts', 'messages.ts']

/** Reason why `from` may not import `to` (paths from the root), or null. */
export function refusal(from: string, to: string): string | null {
  if (['src/main.ts', 'src/job-thread.ts', 'src/wire.ts'].includes(from)) return null
  if (from.startsWith('tools/') || from.startsWith('test/') || from.startsWith('checks/')) return null
  if (from.startsWith('web/'))
    return webMay(to)
      ? null
      : 'pages import contract.ts of a domain and kernel/ only; data comes through the API'
  const [, fromPart = ''] = from.split('/')
  const [top = '', toPart = '', file = ''] = to.split('/')
  if (top === 'tools') return fromPart === 'cli' ? null : 'only cli/ may use tools/'
  if (top !== 'src') return `the program may not import ${top}/`
  if (toPart === fromPart || toPart === 'kernel') return null
  if (fromPart === 'platform' || fromPart === 'kernel') return `${fromPart}/ may import kernel/ only`
  if (toPart === 'platform')
    return 'platform/ is for wire.ts, tests and tools; use the interfaces of kernel/ports.ts'
  if (frame.includes(fromPart))
    return frameMay(fromPart, toPart, file) ? null : `enter ${toPart}/ through ${facesOfDomain.join(', ')}`
  if (rank(toPart) < 0 || rank(toPart) > rank(fromPart))
    return `${fromPart}/ stands before ${toPart}/: queue a job by name, or move the code`
  return file === 'index.ts' ? null : `enter ${toPart}/ through its index.ts`
}

function rank(part: string): number {
  return (domains as readonly string[]).indexOf(part)
}

function frameMay(from: string, to: string, file: string): boolean {
  if (frame.includes(to)) return from !== 'jobs' && ['index.ts', 'messages.ts'].includes(file)
  return facesOfDomain.includes(file)
}

function webMay(to: string): boolean {
  return (
    to.startsWith('web/') ||
    to.startsWith('src/kernel/') ||
    /^src\/[a-z-]+(\/[a-z-]+)?\/contract\.ts$/.test(to)
  )
}
