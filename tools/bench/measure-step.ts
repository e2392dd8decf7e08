import { readFileSync, writeFileSync } from 'node:fs'

/** What one piece of work cost this process, its threads included. */
export interface Cost {
  readonly seconds: number
  readonly cpuSeconds: number
  /** Largest resident size while it ran, in MB; null where the system cannot tell (not Linux). */
  readonly peakMb: number | null
}

export async function measureStep(work: () => Promise<void>): Promise<Cost> {
  const canTell = forgetPeak()
  const cpu = process.cpuUsage()
  const startedAt = performance.now()
  await work()
  const { user, system } = process.cpuUsage(cpu)
  return {
    seconds: round((performance.now() - startedAt) / 1000),
    cpuSeconds: round((user + system) / 1e6),
    peakMb: canTell ? readPeakMb() : null,
  }
}

/** Linux forgets the largest resident size so far when 5 is written here. */
function forgetPeak(): boolean {
  try {
    writeFileSync('/proc/self/clear_refs', '5')
    return true
  } catch {
    return false
  }
}

function readPeakMb(): number | null {
  const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  return kilobytes ? Math.round(Number(kilobytes) / 1024) : null
}

const round = (seconds: number) => Math.round(seconds * 100) / 100
