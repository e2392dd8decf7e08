import {
  circle,
  type Drawing,
  drawingWidth,
  line,
  type Mark,
  rect,
  text,
  textLines,
} from './drawing-model.ts'
import { fixedWords } from './words.ts'

const height = 300
const box = { left: 60, top: 14, right: drawingWidth - 60, bottom: 270 }

/**
 * The position of the region between its strengths and weaknesses (x = sum of strengths − sum of weaknesses) and its
 * opportunities and threats (y likewise), in the four fields of the SWOT matrix.
 */
export function drawQuadrant(position: {
  readonly x: number
  readonly y: number
  readonly strategies: Readonly<Record<'SO' | 'WO' | 'ST' | 'WT', string>>
}): Drawing {
  const { x, y, strategies } = position
  const reach = Math.max(0.5, Math.ceil(Math.max(Math.abs(x), Math.abs(y)) * 1.7 * 2) / 2)
  const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }
  const at = (value: number) => (value / reach) * ((box.right - box.left) / 2)
  const dot = {
    x: middle.x + at(x),
    y: middle.y - (y / reach) * ((box.bottom - box.top) / 2),
  }
  const field = (right: boolean, top: boolean, name: string, words: string): Mark[] => {
    const chosen = right === x >= 0 && top === y >= 0
    const left = right ? middle.x : box.left
    const up = top ? box.top : middle.y
    const width = (box.right - box.left) / 2
    const high = (box.bottom - box.top) / 2
    const nameY = top ? up + 16 : up + high - 30
    return [
      rect(left, up, width, high, { fill: chosen ? 'leaf-pale' : 'wash', stroke: 'line' }),
      text(left + width / 2, nameY, name, { size: 10, bold: true, anchor: 'middle' }),
      ...textLines(left + width / 2, nameY + 12, words, width - 20, {
        size: 8.5,
        anchor: 'middle',
        fill: 'soft',
      }),
    ]
  }
  return {
    width: drawingWidth,
    height,
    marks: [
      ...field(false, true, 'WO', strategies.WO),
      ...field(true, true, 'SO', strategies.SO),
      ...field(false, false, 'WT', strategies.WT),
      ...field(true, false, 'ST', strategies.ST),
      line([box.left, middle.y], [box.right, middle.y], { stroke: 'soft' }),
      line([middle.x, box.top], [middle.x, box.bottom], { stroke: 'soft' }),
      text(box.left - 6, middle.y + 3, 'Kelemahan', { size: 8.5, anchor: 'end', fill: 'soft' }),
      text(box.right + 6, middle.y + 3, 'Kekuatan', { size: 8.5, fill: 'soft' }),
      text(middle.x, box.top - 4, 'Peluang', { size: 8.5, anchor: 'middle', fill: 'soft' }),
      text(middle.x, box.bottom + 12, 'Ancaman', { size: 8.5, anchor: 'middle', fill: 'soft' }),
      line([middle.x, middle.y], [dot.x, dot.y], { stroke: 'indigo', width: 1.4, dashed: true }),
      circle(dot.x, dot.y, 5, { fill: 'indigo', stroke: 'paper', width: 1.5 }),
      ...positionLabel(dot, y >= 0, `(${fixedWords(x, 2)}; ${fixedWords(y, 2)})`),
    ],
  }
}

function positionLabel(
  dot: { readonly x: number; readonly y: number },
  below: boolean,
  words: string,
): Mark[] {
  // Towards the middle, where the fields have no words.
  const top = below ? dot.y + 8 : dot.y - 22
  const width = words.length * 4.9
  const left = Math.min(dot.x + 9, box.right - width - 2)
  return [
    rect(left - 3, top, width + 6, 14, { fill: 'paper', stroke: 'line', width: 0.5 }),
    text(left, top + 10, words, { size: 9, bold: true, fill: 'indigo' }),
  ]
}
