import { paperColours } from './colours.ts'
import type { Drawing, Mark } from './drawing-model.ts'

/** The drawing as a document of its own, for a DOCX and for a picture. Colours are those of paper. */
export function drawingSvg({ width, height, marks }: Drawing, font: string): string {
  const inside = marks.map((mark) => markSvg(mark, font)).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inside}</svg>`
}

function markSvg(mark: Mark, font: string): string {
  if (mark.kind === 'text') {
    const weight = mark.bold ? 700 : 400
    return `<text x="${mark.x}" y="${mark.y}" font-family="${font}" font-size="${mark.size}" font-weight="${weight}" text-anchor="${mark.anchor}" fill="${paperColours[mark.fill]}">${escapeXml(mark.text)}</text>`
  }
  const look = lookOf(mark)
  if (mark.kind === 'rect')
    return `<rect x="${mark.x}" y="${mark.y}" width="${mark.w}" height="${mark.h}" ${look}/>`
  if (mark.kind === 'circle') return `<circle cx="${mark.x}" cy="${mark.y}" r="${mark.r}" ${look}/>`
  const points = mark.points.map(([x, y]) => `${x},${y}`).join(' ')
  return `<${mark.closed ? 'polygon' : 'polyline'} points="${points}" ${look}/>`
}

function lookOf(mark: Exclude<Mark, { kind: 'text' }>): string {
  const fill = mark.fill ? paperColours[mark.fill] : 'none'
  const stroke = mark.stroke
    ? ` stroke="${paperColours[mark.stroke]}" stroke-width="${mark.width}"${mark.dashed ? ' stroke-dasharray="4 3"' : ''}`
    : ''
  return `fill="${fill}"${stroke}`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escapeXml(words: string): string {
  return words.replace(/[&<>"]/g, (letter) => entities[letter] ?? letter)
}
