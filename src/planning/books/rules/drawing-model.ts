/** A colour by what it is for; each printer has its own shade of it. */
export const colourRoles = [
  'ink',
  'soft',
  'line',
  'wash',
  'paper',
  'leaf',
  'leaf-mid',
  'leaf-pale',
  'indigo',
  'indigo-pale',
  'terracotta',
  'terracotta-pale',
  'tobacco',
  'tobacco-mid',
  'tobacco-pale',
] as const
export type ColourRole = (typeof colourRoles)[number]

interface Look {
  readonly fill: ColourRole | null
  readonly stroke: ColourRole | null
  /** Width of the stroke, in units of the drawing. */
  readonly width: number
  readonly dashed: boolean
}

/** The marks of a drawing: few enough that every printer draws them as vectors. Units are those of the drawing. */
export type Mark =
  | ({
      readonly kind: 'rect'
      readonly x: number
      readonly y: number
      readonly w: number
      readonly h: number
    } & Look)
  | ({ readonly kind: 'circle'; readonly x: number; readonly y: number; readonly r: number } & Look)
  | ({ readonly kind: 'polyline'; readonly points: readonly Point[]; readonly closed: boolean } & Look)
  | {
      readonly kind: 'text'
      readonly x: number
      /** The baseline. */
      readonly y: number
      readonly text: string
      readonly size: number
      readonly anchor: 'start' | 'middle' | 'end'
      readonly bold: boolean
      readonly fill: ColourRole
    }
export type Point = readonly [x: number, y: number]

export interface Drawing {
  readonly width: number
  readonly height: number
  readonly marks: readonly Mark[]
}

/** Width that fills a page, in units that are points on paper. */
export const drawingWidth = 470

const plain: Look = { fill: null, stroke: null, width: 1, dashed: false }

export const rect = (x: number, y: number, w: number, h: number, look: Partial<Look>): Mark => ({
  kind: 'rect',
  x: round(x),
  y: round(y),
  w: round(Math.max(0, w)),
  h: round(Math.max(0, h)),
  ...plain,
  ...look,
})
export const circle = (x: number, y: number, r: number, look: Partial<Look>): Mark => ({
  kind: 'circle',
  x: round(x),
  y: round(y),
  r,
  ...plain,
  ...look,
})
export const polyline = (points: readonly Point[], look: Partial<Look>, closed = false): Mark => ({
  kind: 'polyline',
  points: points.map(([x, y]) => [round(x), round(y)] as const),
  closed,
  ...plain,
  ...look,
})
export const line = (from: Point, to: Point, look: Partial<Look> = {}): Mark =>
  polyline([from, to], { stroke: 'line', ...look })

export const text = (
  x: number,
  y: number,
  words: string,
  look: {
    readonly size?: number
    readonly anchor?: 'start' | 'middle' | 'end'
    readonly bold?: boolean
    readonly fill?: ColourRole
  } = {},
): Mark => ({
  kind: 'text',
  x: round(x),
  y: round(y),
  text: words,
  size: look.size ?? 9,
  anchor: look.anchor ?? 'start',
  bold: look.bold ?? false,
  fill: look.fill ?? 'ink',
})

/** Lines of text under each other from the baseline `y`, none wider than `width`. */
export function textLines(
  x: number,
  y: number,
  words: string,
  width: number,
  look: Parameters<typeof text>[3] & { readonly linesMax?: number } = {},
): Mark[] {
  const size = look.size ?? 9
  return wrapLabel(words, width, size, look.linesMax).map((one, index) =>
    text(x, y + index * size * 1.2, one, look),
  )
}

/** Mean width of a letter, in parts of its size; measured on Plus Jakarta Sans with Indonesian words, rounded up. */
const letterWidth = 0.58

/** A label in lines of at most `width`; long words are broken, and what does not fit into `linesMax` ends in "…". */
export function wrapLabel(words: string, width: number, size: number, linesMax = 99): string[] {
  const lettersMax = Math.max(3, Math.floor(width / (size * letterWidth)))
  const lines: string[] = []
  for (const word of words.split(' ').flatMap((one) => pieces(one, lettersMax))) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= lettersMax)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  if (lines.length <= linesMax) return lines
  const kept = lines.slice(0, linesMax)
  const end = kept[linesMax - 1] ?? ''
  return [...kept.slice(0, -1), `${[...end].slice(0, lettersMax - 1).join('')}…`]
}

function pieces(word: string, lettersMax: number): string[] {
  const letters = [...word]
  const count = Math.max(1, Math.ceil(letters.length / lettersMax))
  return Array.from({ length: count }, (_, index) =>
    letters.slice(index * lettersMax, (index + 1) * lettersMax).join(''),
  )
}

export function round(value: number): number {
  return Math.round(value * 100) / 100
}
