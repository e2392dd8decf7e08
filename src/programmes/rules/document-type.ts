/** So many bytes tell what a document is. */
export const documentSignatureBytes = 16

/** Ending of the name under which a document of this type is handed out. */
export const fileEndings: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
}

/**
 * Media type of a document by its first 16 bytes, never by its name; null when it may not be kept. Only what shows the
 * same to everybody and runs nothing: office files change with the program that opens them and may carry macros, so
 * they are saved as PDF first.
 */
export function documentType(start: Uint8Array): string | null {
  const text = String.fromCharCode(...start)
  if (text.startsWith('%PDF-')) return 'application/pdf'
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (text.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (text.startsWith('RIFF') && text.startsWith('WEBP', 8)) return 'image/webp'
  return null
}
