import { frame, frameWidth, type Sheet } from './pdf-sheet.ts'
import { paperColours } from './rules/colours.ts'
import type { Drawing, Mark } from './rules/drawing-model.ts'

/** Height of a drawing on the page, in points; wider ones are made smaller, none larger. */
export function drawingHeight(drawing: Drawing): number {
  return drawing.height * scaleOf(drawing)
}

/** The least height at which it can still be read: a little smaller is better than a page left half empty. */
export function drawingHeightMin(drawing: Drawing): number {
  return 0.82 * drawingHeight(drawing)
}

const scaleOf = (drawing: Drawing) =>
  Math.min(1, frameWidth / drawing.width, (frame.bottom - frame.top - 60) / drawing.height)

/** Draws the marks as vectors from the cursor on, so high and in the middle of the frame. The caller tags it. */
export function printDrawing(sheet: Sheet, drawing: Drawing, height: number): void {
  const { document } = sheet
  const scale = height / drawing.height
  document.save()
  document.translate(frame.left + (frameWidth - drawing.width * scale) / 2, sheet.y)
  document.scale(scale)
  for (const mark of drawing.marks) drawMark(sheet, mark)
  document.restore()
}

function drawMark(sheet: Sheet, mark: Mark): void {
  const { document } = sheet
  if (mark.kind === 'text') {
    const look = { size: mark.size, bold: mark.bold, colour: mark.fill }
    const width = sheet.widthOf(mark.text, look)
    const x = mark.anchor === 'middle' ? mark.x - width / 2 : mark.anchor === 'end' ? mark.x - width : mark.x
    // pdfkit places the top of the line; our marks name the baseline.
    sheet.line(mark.text, x, mark.y - ascent * mark.size, look)
    return
  }
  if (mark.kind === 'rect') document.rect(mark.x, mark.y, mark.w, mark.h)
  else if (mark.kind === 'circle') document.circle(mark.x, mark.y, mark.r)
  else {
    for (const [index, [x, y]] of mark.points.entries())
      if (index === 0) document.moveTo(x, y)
      else document.lineTo(x, y)
    if (mark.closed) document.closePath()
  }
  paint(document, mark)
}

/** Of Plus Jakarta Sans: (ascender of the font) / (units per em). */
const ascent = 1.038

function paint(document: PDFKit.PDFDocument, mark: Exclude<Mark, { kind: 'text' }>): void {
  if (mark.stroke !== null) {
    document.lineWidth(mark.width).strokeColor(paperColours[mark.stroke])
    if (mark.dashed) document.dash(4, { space: 3 })
    else document.undash()
  }
  if (mark.fill !== null && mark.stroke !== null)
    document.fillAndStroke(paperColours[mark.fill], paperColours[mark.stroke])
  else if (mark.fill !== null) document.fill(paperColours[mark.fill])
  else if (mark.stroke !== null) document.stroke()
}
