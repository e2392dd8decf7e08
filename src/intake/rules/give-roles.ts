/** Which sheets of a file are the list, and which stand beside it. Pure. */
import type { Field } from '../../kernel/fields.ts'
import type { SheetLayout } from '../model.ts'

const whoFields: ReadonlySet<Field | null> = new Set<Field | null>(['nik', 'name', 'nameNik'])
const saysWho = ({ mapping }: SheetLayout) => mapping.some((field) => whoFields.has(field))
const maySayWho = ({ columns }: SheetLayout) => columns?.some(({ field }) => whoFields.has(field)) ?? false

/** By a column that is used, or one that is asked about. */
export const mayBeAboutPeople = (sheet: SheetLayout): boolean => saysWho(sheet) || maySayWho(sheet)

/**
 * Sheets that say who are the list. When there are any, other sheets with a header are lists of codes (`withCodes` = their
 * names) or notes and are not read; when there are none, every sheet with a header is.
 */
export function giveRoles(sheets: readonly SheetLayout[], withCodes: ReadonlySet<string>): SheetLayout[] {
  // Words for codes look like names; beside a list of codes only a header tells.
  const isAboutPeople = (sheet: SheetLayout) =>
    saysWho(sheet) || (maySayWho(sheet) && !withCodes.has(sheet.sheet))
  const someSayWho = sheets.some((sheet) => sheet.headerRow !== null && isAboutPeople(sheet))
  return sheets.map((sheet) => {
    const isList = sheet.headerRow !== null && (isAboutPeople(sheet) || !someSayWho)
    if (isList || sheet.role === 'empty') return sheet
    return { ...sheet, role: withCodes.has(sheet.sheet) ? 'code-list' : 'notes' }
  })
}
