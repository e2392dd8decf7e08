import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawBars } from './draw-bars.ts'
import { drawQuadrant } from './draw-quadrant.ts'
import { drawRadar } from './draw-radar.ts'
import { drawRoadmap } from './draw-roadmap.ts'
import { drawTrend } from './draw-trend.ts'
import { type Drawing, drawingWidth, type Mark, type Point, wrapLabel } from './drawing-model.ts'
import { drawingSvg } from './drawing-svg.ts'

const letterWidth = 0.62

/** The box a mark takes; text by a wide guess of its letters. */
function boxOf(mark: Mark): [left: number, top: number, right: number, bottom: number] {
  switch (mark.kind) {
    case 'rect':
      return [mark.x, mark.y, mark.x + mark.w, mark.y + mark.h]
    case 'circle':
      return [mark.x - mark.r, mark.y - mark.r, mark.x + mark.r, mark.y + mark.r]
    case 'polyline': {
      const [xs, ys] = [mark.points.map(([x]) => x), mark.points.map(([, y]) => y)]
      return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
    }
    case 'text': {
      const width = [...mark.text].length * mark.size * letterWidth
      const left = { start: mark.x, middle: mark.x - width / 2, end: mark.x - width }[mark.anchor]
      return [left, mark.y - mark.size, left + width, mark.y + mark.size * 0.3]
    }
  }
}

/** Marks that stick out of the drawing by more than a little. */
function outside({ width, height, marks }: Drawing): Mark[] {
  const slack = 6
  return marks.filter((mark) => {
    const [left, top, right, bottom] = boxOf(mark)
    return !(left >= -slack && top >= -slack && right <= width + slack && bottom <= height + slack)
  })
}
const textsIn = ({ marks }: Drawing) => marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []))

const label = fc.string({ unit: fc.constantFrom('a', 'e', 'i', 'o', 'n', 'k', ' ', 'W'), maxLength: 120 })
const day = fc
  .tuple(
    fc.integer({ min: 2020, max: 2034 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, date]) => `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`)
const strategies = {
  SO: 'Kekuatan untuk peluang',
  WO: 'Mengatasi kelemahan',
  ST: 'Menghadapi',
  WT: 'Menghindari',
}

test('the quadrant holds its point and marks only the field it is in', () => {
  const score = fc.double({ min: -4, max: 4, noNaN: true })
  fc.assert(
    fc.property(score, score, (x, y) => {
      const drawing = drawQuadrant({ x, y, strategies })
      const fields = drawing.marks.filter((mark) => mark.kind === 'rect' && mark.fill === 'leaf-pale')
      return outside(drawing).length === 0 && fields.length === 1
    }),
  )
})

test('a roadmap stays in its frame, whatever the days are', () => {
  const row = fc.record({
    label,
    startsOn: day,
    endsOn: day,
    state: fc.constantFrom('proven', 'claimed', 'late', 'running', 'not-started', 'stopped'),
  })
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), day, (rows, today) => {
      const drawing = drawRoadmap({ from: '2025-01-01', to: '2029-12-31', today, rows })
      return outside(drawing).length === 0
    }),
  )
})

test('bars are as long as their values, and carry their words', () => {
  const drawing = drawBars({
    bars: [
      { label: 'Satu', parts: [{ value: 40, words: '40', colour: 'leaf' }] },
      { label: 'Dua', parts: [{ value: 10, words: '10', colour: 'leaf' }] },
      { label: 'Tiga', parts: [{ value: null, words: 'belum ada', colour: 'leaf' }] },
    ],
  })
  const widths = drawing.marks.flatMap((mark) => (mark.kind === 'rect' ? [mark.w] : []))
  expect(widths[0]! / widths[1]!).toBeCloseTo(4, 1)
  expect(widths[2]).toBe(0)
  expect(textsIn(drawing)).toEqual(expect.arrayContaining(['40', '10', 'belum ada', 'Satu', 'Dua', 'Tiga']))
})

test('bars stay in their frame', () => {
  const bar = fc.record({
    label,
    parts: fc.array(
      fc.record({
        value: fc.option(fc.double({ min: 0, max: 1e12, noNaN: true })),
        words: fc.string({ unit: fc.constantFrom('1', '2', ',', '.'), maxLength: 16 }),
        colour: fc.constant('leaf' as const),
      }),
      { minLength: 1, maxLength: 2 },
    ),
  })
  fc.assert(
    fc.property(
      fc.array(bar, { minLength: 1, maxLength: 20 }),
      (bars) => outside(drawBars({ bars })).length === 0,
    ),
  )
})

test('a radar stays in its frame and draws no corner for what is not known', () => {
  const axes = ['Sumber daya manusia', 'Anggaran', 'Tata kelola', 'Fisik', 'Digital dan TIK', 'Sosial'].map(
    (name, index) => ({ label: name, values: [index === 3 ? null : 100] }),
  )
  const drawing = drawRadar({ axes, max: 100, rings: 4, series: ['Diklaim'] })
  expect(outside(drawing)).toEqual([])
  expect(drawing.marks.filter(({ kind }) => kind === 'circle')).toHaveLength(5)
  // Six corners, one unknown: four sides, and none across the gap; the legend has a line of its own.
  expect(drawing.marks.filter((mark) => mark.kind === 'polyline' && mark.stroke === 'leaf')).toHaveLength(5)
})

test('a corner of a radar is as far from the middle as its value says', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 9 }), (values) => {
      const axes = values.map((value) => ({ label: 'a', values: [value] }))
      const { marks } = drawRadar({ axes, max: 100, rings: 4, series: ['Diklaim'] })
      const closed = marks.flatMap((mark) => (mark.kind === 'polyline' && mark.closed ? [mark] : []))
      const [outer, drawn] = [closed[0]!.points, closed.at(-1)!.points]
      const middle = { x: drawingWidth / 2, y: outer[0]![1] + Math.hypot(0, 112) }
      const far = ([x, y]: Point) => Math.hypot(x - middle.x, y - middle.y)
      return values.every(
        (value, index) => Math.abs(far(drawn[index]!) - (value * far(outer[index]!)) / 100) < 0.1,
      )
    }),
  )
})

test('a bar of the roadmap begins and ends on its days, read from the years above it', () => {
  fc.assert(
    fc.property(day, day, (one, other) => {
      const [startsOn, endsOn] = [one, other].sort() as [string, string]
      const rows = [{ label: 'a', startsOn, endsOn, state: 'running' as const }]
      const { marks } = drawRoadmap({ from: '2020-01-01', to: '2034-12-31', today: '2026-10-31', rows })
      const years = marks.flatMap((mark) =>
        mark.kind === 'text' && /^\d{4}$/.test(mark.text) ? [mark.x] : [],
      )
      const yearWidth = years[1]! - years[0]!
      const at = (date: string) =>
        years[0]! -
        yearWidth / 2 +
        ((Date.parse(date) - Date.parse('2020-01-01')) / 86_400_000 / 365.25) * yearWidth
      const bar = marks.find((mark) => mark.kind === 'rect')!
      const near = (a: number, b: number) => Math.abs(a - b) < Math.max(4, yearWidth / 12)
      return near(bar.x, at(startsOn)) && near(bar.x + bar.w, at(endsOn))
    }),
  )
})

test('a trend is broken where a value is not known', () => {
  const points = [1, 2, null, 4, 5, null, 7].map((value, index) => ({ label: `${2020 + index}`, value }))
  const drawing = drawTrend({ points })
  expect(drawing.marks.filter((mark) => mark.kind === 'polyline' && mark.stroke === 'leaf')).toHaveLength(2)
  expect(textsIn(drawing)).toEqual(expect.arrayContaining(['1', '2', 'belum ada', '4', '5', '7']))
  expect(outside(drawing)).toEqual([])
})

test('no line of a label is wider than asked, and no letter is lost', () => {
  fc.assert(
    fc.property(label, fc.integer({ min: 30, max: 300 }), (words, width) => {
      const lines = wrapLabel(words, width, 9)
      const lettersMax = Math.max(3, Math.floor(width / (9 * 0.58)))
      const letters = (text: string) => text.replaceAll(' ', '')
      return (
        lines.every((line) => [...line].length <= lettersMax) && letters(lines.join('')) === letters(words)
      )
    }),
  )
})

test('hostile words in a drawing stay words', () => {
  const drawing = drawTrend({ points: [{ label: '<script>&"', value: 1 }] })
  expect(drawingSvg(drawing, 'Arial')).toContain('&lt;script&gt;&amp;&quot;')
})
