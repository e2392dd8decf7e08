export const numberFaults = ['not-a-number', 'negative', 'too-large', 'formula-error', 'too-long'] as const
export type NumberFault = (typeof numberFaults)[number]
export type ReadAmount =
  | { readonly amount: number | null; readonly fault: null }
  | { readonly amount: null; readonly fault: NumberFault }

/** A cell longer than this is no amount, whatever it says. */
const charactersMax = 60
/** Sums of more than this are not exact to the cent. */
const rupiahMax = 1e13

/**
 * Rupiah as budget applications write them: `1.234.567,00`, `Rp 1.234.567`, `1,234,567.00`, `1234567`, and numbers of a
 * workbook (`isNumber`: point as decimal mark). Blank and `-` = null. What can be read in two ways (`1,234`) is not guessed.
 */
export function readRupiah(cell: string, isNumber: boolean): ReadAmount {
  if (cell.length > charactersMax) return wrong('too-long')
  const text = cell.replace(/[\u00a0\u202f]/g, ' ').trim()
  if (text === '' || /^[-–—]$/.test(text)) return { amount: null, fault: null }
  if (/^#/.test(text)) return wrong('formula-error')
  if (isNumber) return asAmount(Number(text))
  const bare = text
    .replace(/^(rp|idr)\.?\s*/i, '')
    .replace(/,(-|–)$/, '')
    .trim()
  if (/^(-|–|\().*\d/.test(bare))
    return wrong(plainNumber(bare.replace(/[-–()\s]/g, '')) === null ? 'not-a-number' : 'negative')
  const plain = plainNumber(bare)
  return plain === null ? wrong('not-a-number') : asAmount(Number(plain))
}

const written: readonly (readonly [RegExp, RegExp, string])[] = [
  // 1.234.567,00 and 1 234 567,00: marks to take away, decimal mark
  [/^\d{1,3}([. ]\d{3})*(,\d{1,2})?$/, /[. ]/g, ','],
  // 1,234,567.00 and 1,234,567; not 1,234 alone
  [/^\d{1,3}(,\d{3})+\.\d{1,2}$|^\d{1,3}(,\d{3}){2,}$/, /,/g, '.'],
  // 1234567 1234567,50 1234567.5
  [/^\d+(,\d{1,2})?$/, /$^/g, ','],
  [/^\d+\.\d{1,2}$/, /$^/g, '.'],
]

function plainNumber(text: string): string | null {
  const found = written.find(([pattern]) => pattern.test(text))
  return found ? text.replace(found[1], '').replace(found[2], '.') : null
}

function asAmount(value: number): ReadAmount {
  if (!Number.isFinite(value)) return wrong('not-a-number')
  if (value < 0) return wrong('negative')
  if (value > rupiahMax) return wrong('too-large')
  return { amount: Math.round(value * 100) / 100, fault: null }
}

function wrong(fault: NumberFault): ReadAmount {
  return { amount: null, fault }
}
