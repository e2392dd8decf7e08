import { AlignmentType, type IStylesOptions, LineRuleType } from 'docx'
import { paperColours } from './rules/colours.ts'
import type { ColourRole } from './rules/drawing-model.ts'

/** Everywhere there is Arial or a font of its widths; what the contents' page numbers are measured with. */
export const docxFont = 'Arial'
const hex = (role: ColourRole) => paperColours[role].slice(1)

/** Distance of lines in 240ths of their height. Without the rule some programs take it for a height and cut pictures off. */
const lines = (line: number) => ({ line, lineRule: LineRuleType.AUTO })

/** A style of a paragraph: half points, twentieths of a point. */
const style = (
  id: string,
  size: number,
  colour: ColourRole,
  before: number,
  after: number,
  bold = false,
) => ({
  id,
  name: id,
  basedOn: 'Normal',
  quickFormat: true,
  run: { font: docxFont, size, color: hex(colour), bold },
  paragraph: { spacing: { before, after, ...lines(264) } },
})

const headingStyle = (size: number, colour: ColourRole, before: number, after: number) => ({
  run: { font: docxFont, size, bold: true, color: hex(colour) },
  paragraph: { spacing: { before, after, ...lines(276) }, keepNext: true },
})

/** Two styles that look alike: the lists of tables and of pictures are made from them. */
export const captionStyles = { table: 'TableCaption', figure: 'FigureCaption' } as const
const captionStyle = (id: string) => ({
  ...style(id, 18, 'ink', 160, 80, true),
  paragraph: { keepNext: true, spacing: { before: 160, after: 80, ...lines(264) } },
})

export const docxStyles: IStylesOptions = {
  default: {
    document: {
      run: { font: docxFont, size: 20, color: hex('ink'), language: { value: 'id-ID' } },
      paragraph: { spacing: { after: 140, ...lines(288) } },
    },
    heading1: headingStyle(36, 'leaf', 360, 180),
    heading2: headingStyle(27, 'leaf-mid', 300, 110),
    heading3: headingStyle(22, 'ink', 220, 80),
  },
  paragraphStyles: [
    style('CoverSmall', 24, 'soft', 600, 160),
    style('CoverRegion', 48, 'leaf', 0, 2200, true),
    style('CoverNumber', 30, 'tobacco', 0, 160),
    style('CoverTitle', 64, 'leaf', 0, 280, true),
    style('CoverText', 23, 'soft', 0, 60),
    style('CoverFoot', 23, 'ink', 3600, 60, true),
    style('ContentsTitle', 36, 'leaf', 0, 240, true),
    style('Lead', 24, 'leaf-mid', 0, 200),
    style('TableText', 17, 'ink', 0, 0),
    style('TableHead', 17, 'leaf', 0, 0, true),
    captionStyle(captionStyles.table),
    captionStyle(captionStyles.figure),
    style('Sentence', 19, 'ink', 40, 200),
    style('SourceNote', 17, 'soft', 40, 180),
    style('MissingNote', 19, 'tobacco', 80, 160),
    {
      ...style('Picture', 20, 'ink', 0, 60),
      paragraph: {
        keepNext: true,
        alignment: AlignmentType.CENTER,
        spacing: { before: 0, after: 60, ...lines(240) },
      },
    },
  ],
}
