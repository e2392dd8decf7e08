import { encode } from 'uqr'

/** Modules of quiet zone that the standard (ISO/IEC 18004) asks for around the symbol. */
const quietModules = 4

export interface QrPicture {
  /** Width and height in modules, quiet zone included. */
  readonly size: number
  /** SVG path of the dark modules, one module = one unit. */
  readonly path: string
}

/** The QR symbol of a text, with error correction M (15 % may be dirty). Runs of dark modules of a row are one stroke. */
export function qrPicture(text: string): QrPicture {
  const { size, data } = encode(text, { ecc: 'M', border: quietModules })
  const path = data.map((row, y) => rowPath(row, y)).join('')
  return { size, path }
}

function rowPath(row: readonly boolean[], y: number): string {
  let path = ''
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue
    const start = x
    while (row[x + 1]) x++
    const width = x - start + 1
    path += `M${start} ${y}h${width}v1h-${width}z`
  }
  return path
}
