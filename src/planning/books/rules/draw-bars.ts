import {
  type ColourRole,
  type Drawing,
  drawingWidth,
  line,
  type Mark,
  rect,
  text,
  textLines,
  wrapLabel,
} from './drawing-model.ts'

export interface Bar {
  readonly label: string
  readonly parts: readonly {
    /** null = not known: the words say so and no bar is drawn. */
    readonly value: number | null
    readonly words: string
    readonly colour: ColourRole
  }[]
}
const labelSize = 8.5
/** Of one bar; several under one label are thinner. */
const heightOf = ({ parts }: Bar) => (parts.length > 1 ? 9 : 10)

/** Horizontal bars, one or several under each label, with their value in words at the end. */
export function drawBars(given: {
  readonly bars: readonly Bar[]
  /** Value of a full bar; absent = the greatest. */
  readonly max?: number
  readonly legend?: readonly { readonly name: string; readonly colour: ColourRole }[]
  readonly labelShare?: number
}): Drawing {
  const { bars, legend = [], labelShare = 0.38 } = given
  const greatest = Math.max(...bars.flatMap((bar) => bar.parts.map(({ value }) => value ?? 0)), 0)
  const max = given.max ?? (greatest || 1)
  const labelWidth = drawingWidth * labelShare
  const wordsWidth = Math.max(...bars.flatMap((bar) => bar.parts.map(({ words }) => words.length * 5)), 20)
  const room = drawingWidth - labelWidth - wordsWidth - 14
  const marks: Mark[] = legendMarks(legend)
  let y = legend.length === 0 ? 4 : 24
  for (const bar of bars) {
    const lines = wrapLabel(bar.label, labelWidth - 8, labelSize).length
    const high = Math.max(lines * labelSize * 1.2 + 2, bar.parts.length * (heightOf(bar) + 2)) + 6
    marks.push(
      ...textLines(labelWidth - 6, y + 9, bar.label, labelWidth - 8, { size: labelSize, anchor: 'end' }),
      ...bar.parts.flatMap((part, index) =>
        barMarks(part, labelWidth, y + index * (heightOf(bar) + 2), heightOf(bar), { room, max }),
      ),
    )
    y += high
  }
  marks.push(line([labelWidth, 2 + (legend.length === 0 ? 0 : 20)], [labelWidth, y], { stroke: 'soft' }))
  return { width: drawingWidth, height: Math.ceil(y + 4), marks }
}

function barMarks(
  part: Bar['parts'][number],
  x: number,
  y: number,
  height: number,
  { room, max }: { readonly room: number; readonly max: number },
): Mark[] {
  const width = part.value === null ? 0 : Math.max(0, (part.value / max) * room)
  return [
    rect(x, y + 1, width, height, { fill: part.colour }),
    text(x + width + 5, y + height, part.words, {
      size: labelSize,
      fill: part.value === null ? 'soft' : 'ink',
    }),
  ]
}

function legendMarks(legend: readonly { readonly name: string; readonly colour: ColourRole }[]): Mark[] {
  let x = 4
  return legend.flatMap(({ name, colour }) => {
    const at = x
    x += 26 + name.length * 5.2
    return [rect(at, 3, 10, 10, { fill: colour }), text(at + 14, 12, name, { size: labelSize })]
  })
}
