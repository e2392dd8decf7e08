/** Digits and capital letters that nobody takes for another (Crockford's 32): no I, L, O, U. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const groupLetters = 4

/** Random bytes as letters people can read aloud and type, e.g. K7QF-2M9A. Five bits of each byte are used. */
export function writeCode(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => letters[byte % letters.length]).join('')
  return text.replace(new RegExp(`(.{${groupLetters}})(?=.)`, 'g'), '$1-')
}

/** What was typed, as it was written: small letters, spaces and letters that look alike are forgiven. */
export function readCode(typed: string): string {
  return typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
}
