import { expect, test } from 'vitest'
import { addressOf } from './address.ts'

const socket = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } }) as never

test.each([
  // header, socket, behind a proxy -> address
  [null, '203.0.113.7', false, '203.0.113.7'],
  ['198.51.100.1', '203.0.113.7', false, '203.0.113.7'],
  ['198.51.100.1', '10.0.0.1', true, '198.51.100.1'],
  ['1.2.3.4, 198.51.100.1', '10.0.0.1', true, '198.51.100.1'],
  ['198.51.100.1, not an address', '10.0.0.1', true, null],
  [null, '10.0.0.1', true, null],
  [null, '127.0.0.1', false, null],
  [null, '::ffff:127.0.0.1', false, null],
  [null, '2001:db8::1', false, '2001:db8::1'],
])('X-Forwarded-For %s over %s, proxy %s: %s', (forwarded, remote, isBehindProxy, address) => {
  const headers = new Headers(forwarded === null ? {} : { 'x-forwarded-for': forwarded })
  expect(addressOf(headers, socket(remote), isBehindProxy)).toBe(address)
})
