import {
  circle,
  type Drawing,
  drawingWidth,
  line,
  type Mark,
  type Point,
  polyline,
  text,
} from './drawing-model.ts'
import { numberWords } from './words.ts'

const height = 170
const box = { left: 50, top: 22, right: drawingWidth - 30, bottom: 138 }

/** One line over dates, broken where a value is not known; every point carries its number. */
export function drawTrend(given: {
  readonly points: readonly { readonly label: string; readonly value: number | null }[]
  readonly digits?: number
}): Drawing {
  const { points, digits = 1 } = given
  const known = points.flatMap(({ value }) => (value === null ? [] : [value]))
  const [least, most] = rangeOf(known)
  const x = (index: number) =>
    points.length < 2
      ? (box.left + box.right) / 2
      : box.left + 20 + (index / (points.length - 1)) * (box.right - box.left - 40)
  const y = (value: number) => box.bottom - ((value - least) / (most - least || 1)) * (box.bottom - box.top)
  return {
    width: drawingWidth,
    height,
    marks: [
      line([box.left, y(least)], [box.right, y(least)], { stroke: 'soft' }),
      text(box.left - 6, y(least) + 3, numberWords(least, digits), { size: 8, anchor: 'end', fill: 'soft' }),
      ...pieces(points).map((piece) =>
        polyline(
          piece.map(([index, value]): Point => [x(index), y(value)]),
          { stroke: 'leaf', width: 1.8 },
        ),
      ),
      ...points.flatMap(({ label, value }, index): Mark[] => [
        text(x(index), box.bottom + 16, label, { size: 8, anchor: 'middle', fill: 'soft' }),
        ...(value === null
          ? [text(x(index), box.bottom - 4, 'belum ada', { size: 7.5, anchor: 'middle', fill: 'soft' })]
          : [
              circle(x(index), y(value), 3, { fill: 'leaf' }),
              text(x(index), y(value) - 7, numberWords(value, digits), {
                size: 8.5,
                bold: true,
                anchor: 'middle',
              }),
            ]),
      ]),
    ],
  }
}

/** A little more room than the values take: a line from zero would hide how it moved. Its foot is a round number. */
function rangeOf(known: readonly number[]): [number, number] {
  if (known.length === 0) return [0, 1]
  const [least, most] = [Math.min(...known), Math.max(...known)]
  const room = (most - least || Math.abs(most) || 1) * 0.4
  const step = 10 ** Math.floor(Math.log10(room))
  const foot = Math.floor((least - room) / step) * step
  return [least >= 0 ? Math.max(0, foot) : foot, most + room / 2]
}

/** Runs of neighbouring known values, of two or more. */
function pieces(points: readonly { readonly value: number | null }[]): (readonly [number, number])[][] {
  const runs: (readonly [number, number])[][] = [[]]
  for (const [index, { value }] of points.entries()) {
    if (value === null) runs.push([])
    else runs.at(-1)!.push([index, value])
  }
  return runs.filter((run) => run.length > 1)
}
