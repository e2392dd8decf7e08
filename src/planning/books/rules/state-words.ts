import type {
  FactorSide,
  PlanActionState,
  PlanClaimState,
  PlanEvidence,
  PromiseState,
} from '../../editions/rules/plan-content.ts'
import { shortDateWords } from './words.ts'

export const actionWords: Readonly<Record<PlanActionState, string>> = {
  proven: 'Selesai, ada bukti',
  claimed: 'Diklaim, belum ada bukti',
  late: 'Terlambat',
  running: 'Berjalan',
  'not-started': 'Belum mulai',
  stopped: 'Dihentikan',
}
export const claimWords: Readonly<Record<PlanClaimState, string>> = {
  proven: 'Selesai, ada bukti',
  claimed: 'Diklaim, belum ada bukti',
  late: 'Terlambat',
  open: 'Berjalan',
}
export const promiseWords: Readonly<Record<PromiseState, string>> = {
  kept: 'Tercapai',
  'on-track': 'Sesuai jalur',
  behind: 'Tertinggal',
  'far-behind': 'Jauh tertinggal',
  'no-target': 'Belum ada target',
  claimed: 'Diklaim, belum ada bukti',
  hidden: 'Angkanya disembunyikan',
  unpublished: 'Belum ada rilis publik',
}
export const sideWords: Readonly<Record<FactorSide, string>> = {
  strength: 'Kekuatan',
  weakness: 'Kelemahan',
  opportunity: 'Peluang',
  threat: 'Ancaman',
}
export const pillarWords = {
  structure: 'Struktur',
  infrastructure: 'Infrastruktur',
  superstructure: 'Suprastruktur',
} as const
export const readinessWords = {
  proven: 'Ada bukti',
  claimed: 'Diklaim, belum ada bukti',
  none: 'Tingkat terendah',
  open: 'Belum dinilai',
} as const
const components: Readonly<Record<string, string>> = {
  people: 'Sumber daya manusia',
  budget: 'Anggaran',
  governance: 'Tata kelola',
  physical: 'Fisik',
  digital: 'Digital dan TIK',
  social: 'Sosial',
  rules: 'Kebijakan dan peraturan',
  institutions: 'Kelembagaan',
  procedures: 'Tata laksana',
}
export const componentWords = (id: string): string => components[id] ?? id

/** "Berita acara (12 Maret 2026, BA 3/2026, Dinas Sosial)"; several are parted by semicolons. */
export function evidenceWords(evidence: readonly PlanEvidence[]): string {
  return evidence
    .map(
      ({ title, date, source, agency }) => `${title} (${[shortDateWords(date), source, agency].join(', ')})`,
    )
    .join('; ')
}

/** "3 selesai dengan bukti; 2 diklaim" from the states that occur, in the order of `words`; no line ends after a number. */
export function countWords<State extends string>(
  states: readonly State[],
  words: Readonly<Record<State, string>>,
): string {
  const parts = (Object.keys(words) as State[]).flatMap((state) => {
    const count = states.filter((one) => one === state).length
    return count === 0 ? [] : [`${count}\u00a0${words[state].toLowerCase()}`]
  })
  return parts.join('; ')
}
