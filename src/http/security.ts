import { Problem } from '../kernel/problem.ts'

const headersForAll: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
}

/** Pages bring their own content-security-policy (they know their nonce); whatever has none gets the closed one. */
const closedPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'"

export function addSecurityHeaders(headers: Headers, publicUrl: string): void {
  for (const [name, value] of Object.entries(headersForAll)) headers.set(name, value)
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', closedPolicy)
  if (publicUrl.startsWith('https:'))
    headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
}

/**
 * Browsers say where a POST comes from; a page of another site must not act with a signed-in person's cookie.
 * Programs send neither header and carry no cookie by accident, so they pass.
 */
export function refuseOtherSites(headers: Headers, url: URL, publicUrl: string): void {
  const site = headers.get('sec-fetch-site')
  if (site && site !== 'same-origin' && site !== 'none') throw new Problem('http.other-site', 403)
  const origin = headers.get('origin')
  if (!origin) return
  const own = [url.host, headers.get('host'), new URL(publicUrl).host]
  const host = URL.canParse(origin) ? new URL(origin).host : ''
  if (!own.includes(host)) throw new Problem('http.other-site', 403)
}
