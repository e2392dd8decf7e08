import { scanEntry } from '../read/scan-entry.ts'
import { attributeOf } from '../read/xml.ts'
import type { Zip, ZipEntry } from '../read/zip.ts'

export interface PackageSheet {
  readonly name: string
  /** visible, hidden or veryHidden. */
  readonly state: string
  readonly entry: ZipEntry
}
/** What of a workbook's package is written again. */
export interface Package {
  readonly date1904: boolean
  readonly sheets: readonly PackageSheet[]
  /** Areas and titles to print, as `<definedName>` attributes and reference. */
  readonly printNames: readonly {
    readonly name: string
    readonly sheet: number
    readonly reference: string
  }[]
  readonly strings: ZipEntry | undefined
  readonly theme: ZipEntry | undefined
  readonly styles: ZipEntry | undefined
}

const nothing = { open() {}, close() {}, text() {} }

export async function readPackage(zip: Zip, isLeftOut: (sheet: string) => boolean): Promise<Package> {
  const entryOf = (name: string) =>
    zip.entries.find((entry) => entry.name.toLowerCase() === name.toLowerCase())
  const targets = new Map<string, string>()
  const relations = entryOf('xl/_rels/workbook.xml.rels')
  if (relations)
    await scanEntry(zip, relations, {
      ...nothing,
      open(name, attributes) {
        if (name !== 'Relationship') return
        const target = attributeOf(attributes, 'Target') ?? ''
        const path = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`
        targets.set(attributeOf(attributes, 'Id') ?? '', path)
      },
    })
  const found = await scanWorkbook(zip, entryOf('xl/workbook.xml'))
  const taken = new Set<string>()
  const kept = found.sheets.map(({ name, state, id }) => {
    const target = targets.get(id) ?? ''
    const entry = zip.entries.find((candidate) => candidate.name === target)
    // The same sheets as the reader takes: a part is one sheet; charts, dialogs and macros are none.
    if (!entry || taken.has(target) || /\/(?:chart|dialog|macro)sheets\//.test(target) || isLeftOut(name))
      return null
    taken.add(target)
    return { name, state, entry }
  })
  const place = (index: number) => kept.slice(0, index).filter((sheet) => sheet !== null).length
  return {
    date1904: found.date1904,
    sheets: kept.filter((sheet) => sheet !== null),
    printNames: found.names
      .filter(({ sheet }) => kept[sheet] != null)
      .map((name) => ({ ...name, sheet: place(name.sheet) })),
    strings: entryOf('xl/sharedStrings.xml'),
    theme: entryOf('xl/theme/theme1.xml'),
    styles: entryOf('xl/styles.xml'),
  }
}

async function scanWorkbook(zip: Zip, entry: ZipEntry | undefined) {
  const sheets: { name: string; state: string; id: string }[] = []
  const names: { name: string; sheet: number; reference: string }[] = []
  let date1904 = false
  let open: { name: string; sheet: number; reference: string } | null = null
  if (entry)
    await scanEntry(zip, entry, {
      open(name, attributes) {
        if (name === 'workbookPr') date1904 = /^(?:1|true)$/.test(attributeOf(attributes, 'date1904') ?? '')
        if (name === 'sheet')
          sheets.push({
            name: attributeOf(attributes, 'name') ?? '',
            state: /^(?:hidden|veryHidden)$/.exec(attributeOf(attributes, 'state') ?? '')?.[0] ?? 'visible',
            id: attributeOf(attributes, 'id') ?? '',
          })
        if (name === 'definedName')
          open = {
            name: attributeOf(attributes, 'name') ?? '',
            sheet: Number(attributeOf(attributes, 'localSheetId') ?? -1),
            reference: '',
          }
      },
      text(piece) {
        if (open) open.reference += piece
      },
      close(name) {
        if (name !== 'definedName' || !open) return
        if (isPrintName(open.name, open.reference)) names.push(open)
        open = null
      },
    })
  return { sheets, names, date1904 }
}

/** Plain references to cells of the workbook only: any other name may hold a formula. */
function isPrintName(name: string, reference: string): boolean {
  return (
    /^_xlnm\.(?:Print_Area|Print_Titles|_FilterDatabase)$/.test(name) &&
    /^[^()[\]|"{}]{1,500}$/.test(reference)
  )
}
