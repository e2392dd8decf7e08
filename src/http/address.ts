import { isIP } from 'node:net'
import type { HttpBindings } from '@hono/node-server'

/** Carries the visitor's address inside the process; what a visitor sends under this name is never read. */
export const addressHeader = 'welas-address'

/**
 * Where a request comes from, for waits after failures; kept nowhere. Behind a proxy the last entry of X-Forwarded-For
 * counts: the one our own proxy wrote. This machine itself is no visitor, so its address is null.
 */
export function addressOf(
  headers: Headers,
  bindings: Partial<HttpBindings> | undefined,
  isBehindProxy: boolean,
): string | null {
  const address = isBehindProxy
    ? headers.get('x-forwarded-for')?.split(',').at(-1)?.trim()
    : bindings?.incoming?.socket.remoteAddress
  const isVisitor = address && isIP(address) !== 0 && !/^(::1$|(::ffff:)?127\.)/.test(address)
  return isVisitor ? address : null
}
