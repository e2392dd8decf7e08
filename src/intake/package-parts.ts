import { declaration, escapeXml, mainSpace } from './write-xml.ts'

const relationSpace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageSpace = 'http://schemas.openxmlformats.org/package/2006'
const partTypes = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** What a workbook (ECMA-376 part 2) holds: sheet n stands in xl/worksheets/sheetN.xml, from 1. */
export interface PackageOrder {
  readonly sheets: readonly { readonly name: string; readonly state?: string }[]
  /** Sheets with notes, from 0: xl/commentsN.xml and xl/drawings/vmlDrawingN.vml. */
  readonly noted?: readonly number[]
  /** Areas and titles to print of a sheet, from 0. */
  readonly printNames?: readonly {
    readonly name: string
    readonly sheet: number
    readonly reference: string
  }[]
  readonly date1904?: boolean
  readonly hasStrings?: boolean
  readonly hasTheme?: boolean
}

/** The parts that say which parts there are. xl/styles.xml is always one of them. */
export function packageParts(order: PackageOrder): [name: string, content: string][] {
  return [
    ['[Content_Types].xml', contentTypes(order)],
    ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', workbook(order)],
    ['xl/_rels/workbook.xml.rels', relations(workbookTargets(order))],
    ...(order.noted ?? []).map((index): [string, string] => [
      `xl/worksheets/_rels/sheet${index + 1}.xml.rels`,
      relations([
        ['vmlDrawing', `../drawings/vmlDrawing${index + 1}.vml`],
        ['comments', `../comments${index + 1}.xml`],
      ]),
    ]),
  ]
}

function contentTypes({ sheets, noted = [], hasStrings, hasTheme }: PackageOrder): string {
  const overrides = [
    ['workbook.xml', `${partTypes}.sheet.main+xml`],
    ['styles.xml', `${partTypes}.styles+xml`],
    ...(hasStrings ? [['sharedStrings.xml', `${partTypes}.sharedStrings+xml`]] : []),
    ...(hasTheme ? [['theme/theme1.xml', 'application/vnd.openxmlformats-officedocument.theme+xml']] : []),
    ...sheets.map((_, index) => [`worksheets/sheet${index + 1}.xml`, `${partTypes}.worksheet+xml`]),
    ...noted.map((index) => [`comments${index + 1}.xml`, `${partTypes}.comments+xml`]),
  ].map(([name, type]) => `<Override PartName="/xl/${name}" ContentType="${type}"/>`)
  return `${declaration}<Types xmlns="${packageSpace}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>${overrides.join('')}</Types>`
}

function workbookTargets({ sheets, hasStrings, hasTheme }: PackageOrder): [type: string, target: string][] {
  return [
    ...sheets.map((_, index): [string, string] => ['worksheet', `worksheets/sheet${index + 1}.xml`]),
    ['styles', 'styles.xml'],
    ...(hasStrings ? [['sharedStrings', 'sharedStrings.xml'] as [string, string]] : []),
    ...(hasTheme ? [['theme', 'theme/theme1.xml'] as [string, string]] : []),
  ]
}

/** Numbered rId1, rId2 … in their order. */
function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const list = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${relationSpace}/${type}" Target="${target}"/>`,
  )
  return `${declaration}<Relationships xmlns="${packageSpace}/relationships">${list.join('')}</Relationships>`
}

function workbook({ sheets, printNames = [], date1904 }: PackageOrder): string {
  const list = sheets.map(
    ({ name, state = 'visible' }, index) =>
      `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${state === 'visible' ? '' : ` state="${state}"`} r:id="rId${index + 1}"/>`,
  )
  const names = printNames.map(
    ({ name, sheet, reference }) =>
      `<definedName name="${name}" localSheetId="${sheet}"${name.endsWith('_FilterDatabase') ? ' hidden="1"' : ''}>${escapeXml(reference)}</definedName>`,
  )
  return `${declaration}<workbook xmlns="${mainSpace}" xmlns:r="${relationSpace}">${date1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${list.join('')}</sheets>${names.length > 0 ? `<definedNames>${names.join('')}</definedNames>` : ''}</workbook>`
}
