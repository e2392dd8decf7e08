/**
 * What the names of our cookies begin with. Over https a browser takes a `__Host-` cookie from this very host alone, so that
 * no other host of the regency's domain can lay a session under an official (ASVS V3.3.3). Over http it would take none.
 */
export function cookiePrefix(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-' : ''
}
