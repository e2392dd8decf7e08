export type Mark = 'bad' | 'warning' | 'own'

/** The styles of a workbook with a coloured copy of each style that is asked for. */
export interface Styles {
  /** Number of the style that looks like `style` ('' = the usual one) in the colour of the mark. */
  marked(style: string, mark: Mark): string
  /** The part with what was asked for. */
  xml(): string
}

const colours: Readonly<Record<Mark, string>> = { bad: 'FFF8CBAD', warning: 'FFFFF2CC', own: 'FFE8F0EC' }
const marks = ['bad', 'warning', 'own'] as const

/** null when the part is not built as usual: then the workbook is built anew instead. */
export function extendStyles(xml: string): Styles | null {
  if (xml.includes('<!')) return null
  const prefix = /<(\w+:)?styleSheet\b/.exec(xml)?.[1] ?? ''
  const formats = new RegExp(`<${prefix}cellXfs\\b[^>]*>([\\s\\S]*?)</${prefix}cellXfs>`).exec(xml)
  const fills = new RegExp(`<${prefix}fills\\b[^>]*>([\\s\\S]*?)</${prefix}fills>`).exec(xml)
  if (!formats || !fills) return null
  const own =
    formats[1]!.match(new RegExp(`<${prefix}xf\\b[^>]*?(?:/>|>[\\s\\S]*?</${prefix}xf>)`, 'g')) ?? []
  const fillCount = fills[1]!.match(new RegExp(`<${prefix}fill>`, 'g'))?.length ?? 0
  if (own.length === 0 || fillCount === 0) return null
  const added: string[] = []
  const numbers = new Map<string, string>()
  return {
    marked(style, mark) {
      const key = `${style} ${mark}`
      let number = numbers.get(key)
      if (number === undefined) {
        number = String(own.length + added.length)
        added.push(withFill(own[Number(style || 0)] ?? own[0]!, fillCount + marks.indexOf(mark)))
        numbers.set(key, number)
      }
      return number
    },
    xml: () =>
      xml
        .replace(fills[0], () => {
          const more = marks.map(
            (mark) =>
              `<${prefix}fill><${prefix}patternFill patternType="solid"><${prefix}fgColor rgb="${colours[mark]}"/></${prefix}patternFill></${prefix}fill>`,
          )
          return `<${prefix}fills count="${fillCount + marks.length}">${fills[1]}${more.join('')}</${prefix}fills>`
        })
        .replace(
          formats[0],
          () =>
            `<${prefix}cellXfs count="${own.length + added.length}">${own.join('')}${added.join('')}</${prefix}cellXfs>`,
        ),
  }
}

/** General formats become text: a long number typed into such a cell to correct it would lose its last digit. */
function withFill(format: string, fill: number): string {
  const tag = /^<[^>]*?(?=\/?>)/.exec(format)![0]
  const isGeneral = Number(/\snumFmtId\s*=\s*["'](\d+)["']/.exec(tag)?.[1] ?? 0) <= 1
  const replaced = isGeneral ? 'fillId|applyFill|numFmtId|applyNumberFormat' : 'fillId|applyFill'
  const bare = tag.replace(new RegExp(`\\s(?:${replaced})\\s*=\\s*(?:"[^"]*"|'[^']*')`, 'g'), '')
  return `${bare}${isGeneral ? ' numFmtId="49" applyNumberFormat="1"' : ''} fillId="${fill}" applyFill="1"${format.slice(tag.length)}`
}
