import {
  circle,
  type Drawing,
  drawingWidth,
  line,
  type Mark,
  type Point,
  polyline,
  rect,
  text,
  textLines,
  wrapLabel,
} from './drawing-model.ts'

export interface RadarAxis {
  readonly label: string
  /** One value per series, 0 to `max`; null = not judged: no corner is drawn there, and the line is broken. */
  readonly values: readonly (number | null)[]
}
const radius = 112
const height = 320
const centre = { x: drawingWidth / 2, y: 150 }
const looks = [
  { stroke: 'leaf', dashed: false },
  { stroke: 'terracotta', dashed: true },
] as const

/** Up to two series over at least three axes; each ring carries its value. The numbers stand in the table beside it. */
export function drawRadar(given: {
  readonly axes: readonly RadarAxis[]
  readonly max: number
  readonly rings: number
  readonly series: readonly string[]
}): Drawing {
  const { axes, max, rings, series } = given
  const point = (index: number, value: number): Point => {
    const angle = (index / axes.length) * 2 * Math.PI - Math.PI / 2
    const reach = (value / max) * radius
    return [centre.x + Math.cos(angle) * reach, centre.y + Math.sin(angle) * reach]
  }
  const levels = Array.from({ length: rings }, (_, index) => index + 1)
  return {
    width: drawingWidth,
    height,
    marks: [
      ...levels
        .map((level) =>
          polyline(
            axes.map((_, index) => point(index, (level / rings) * max)),
            { stroke: 'line', width: 0.8, fill: level === rings ? 'wash' : null },
            true,
          ),
        )
        .reverse(),
      ...axes.flatMap((axis, index): Mark[] => [
        line([centre.x, centre.y], point(index, max), { width: 0.6 }),
        ...axisLabel(point(index, max * 1.1), axis.label),
      ]),
      ...levels.map((level) =>
        text(
          centre.x + 3,
          centre.y - (level / rings) * radius + 9,
          String(Math.round((level / rings) * max)),
          {
            size: 7.5,
            fill: 'soft',
          },
        ),
      ),
      ...series.flatMap((_, number) => seriesMarks(axes, number, point)),
      ...legend(series),
    ],
  }
}

function seriesMarks(
  axes: readonly RadarAxis[],
  number: number,
  point: (index: number, value: number) => Point,
): Mark[] {
  const look = looks[number] ?? looks[0]
  const corners = axes.map((axis, index) => {
    const value = axis.values[number] ?? null
    return value === null ? null : point(index, value)
  })
  const known = corners.filter((corner) => corner !== null)
  const stroke = { ...look, width: 1.8 }
  const sides = corners.flatMap((from, index) => {
    const to = corners[(index + 1) % corners.length]
    return from && to ? [line(from, to, stroke)] : []
  })
  return [
    ...(known.length === axes.length ? [polyline(known, stroke, true)] : sides),
    ...known.map(([x, y]) => circle(x, y, number === 0 ? 3.2 : 2.4, { fill: look.stroke })),
  ]
}

function axisLabel([x, y]: Point, label: string): Mark[] {
  const away = x - centre.x
  const anchor = Math.abs(away) < 8 ? 'middle' : away > 0 ? 'start' : 'end'
  const width = anchor === 'middle' ? 170 : anchor === 'start' ? drawingWidth - x : x
  const lines = wrapLabel(label, width, 8.5).length
  const top = y < centre.y ? y - (anchor === 'middle' ? (lines - 1) * 10 : 0) : y + 6
  return textLines(x, top, label, width, { size: 8.5, anchor })
}

function legend(series: readonly string[]): Mark[] {
  return series.flatMap((name, number): Mark[] => {
    const look = looks[number] ?? looks[0]
    const x = 20 + number * 220
    return [
      line([x, height - 12], [x + 24, height - 12], { ...look, width: 1.8 }),
      rect(x + 9, height - 15, 6, 6, { fill: look.stroke }),
      text(x + 30, height - 9, name, { size: 8.5 }),
    ]
  })
}
