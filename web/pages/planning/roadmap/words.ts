import { formatNumber, type Language } from '../../../../src/kernel/messages.ts'
import type { ShownAction } from '../../../../src/planning/roadmap/contract.ts'
import type { Say } from '../../../language.ts'
import type { Pattern } from '../../../ui/patterns.tsx'
import type { StatusTone } from '../../../ui/status.tsx'

type Status = ShownAction['status']
export const statusOrder: readonly Status[] = [
  'proven',
  'claimed',
  'running',
  'late',
  'not-started',
  'stopped',
]
export const statusTone: Readonly<Record<Status, StatusTone>> = {
  proven: 'good',
  claimed: 'unproven',
  running: 'fair',
  late: 'bad',
  'not-started': 'none',
  stopped: 'poor',
}
export const statusFill: Readonly<Record<Status, { fill: string; pattern: Pattern }>> = {
  proven: { fill: 'fill-good', pattern: 'none' },
  claimed: { fill: 'fill-unproven', pattern: 'none' },
  running: { fill: 'fill-fair', pattern: 'none' },
  late: { fill: 'fill-bad', pattern: 'lines' },
  'not-started': { fill: 'fill-hidden', pattern: 'dots' },
  stopped: { fill: 'fill-unknown', pattern: 'cross' },
}

/** "3 selesai dengan bukti, 1 diklaim, …" */
export function countsIn(t: Say, actions: readonly { readonly status: Status }[]): string {
  return statusOrder
    .map((status) => ({ status, count: actions.filter((one) => one.status === status).length }))
    .filter(({ count }) => count > 0)
    .map(({ status, count }) => t(`count.${status}`, { count }))
    .join(', ')
}

/** 1500000000 -> "Rp 1,5 miliar" or "Rp 1.5 billion"; null -> "–". */
export function moneyInWords(amount: number | null, language: Language): string {
  if (amount === null) return '–'
  const [unit, id, en] = steps.find(([from]) => amount >= from) ?? [1, '', '']
  return `Rp ${formatNumber(amount / unit, language)}${language === 'id' ? id : en}`
}
const steps = [
  [1e12, ' triliun', ' trillion'],
  [1e9, ' miliar', ' billion'],
  [1e6, ' juta', ' million'],
] as const

/** Rupiah with all digits. */
export function rupiahInDigits(amount: number | null, language: Language): string {
  if (amount === null) return '–'
  return amount.toLocaleString(language === 'id' ? 'id-ID' : 'en-GB', { maximumFractionDigits: 2 })
}
