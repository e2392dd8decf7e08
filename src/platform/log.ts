import { pino } from 'pino'
import type { Log } from '../kernel/ports.ts'

/** Structured logs to standard error. Only codes and counts go in; an unexpected error is logged by type and stack. */
export function createLog(level: string): Log {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2))
  return {
    info: (event, fields = {}) => logger.info(fields, event),
    error: (event, error, fields = {}) => logger.error({ ...fields, ...describeError(error) }, event),
  }
}

/**
 * The message of a database error can quote a row, so only its class, code and stack frames are kept. The stack begins with
 * the message, whose lines may look like frames.
 */
export function describeError(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { error: typeof error }
  const stack = error.stack ?? ''
  const frames = stack
    .slice(stack.indexOf(error.message) + error.message.length)
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8)
    .join('\n')
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return { error: error.name, code, frames }
}
