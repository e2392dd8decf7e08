import { expect, test } from 'vitest'
import { documentType } from './document-type.ts'

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

test.each([
  ['%PDF-1.7\n', 'application/pdf'],
  ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'image/png'],
  ['\xff\xd8\xff\xe0\0\x10JFIF', 'image/jpeg'],
  ['RIFF\x24\0\0\0WEBPVP8 ', 'image/webp'],
  ['RIFF\x24\0\0\0WAVEfmt ', null],
  ['<html><script>', null],
  [' %PDF-1.7', null],
  ['PK\x03\x04', null],
  ['\xd0\xcf\x11\xe0', null],
  ['', null],
])('%j is %s', (start, type) => {
  expect(documentType(bytes(start))).toBe(type)
})
