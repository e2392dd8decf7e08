import { comparisonKey } from '../../kernel/comparison-key.ts'

/** Closed word lists: sex, vital status, yes/no. Pure; unknown words give null. */

const sexes: Readonly<Record<string, 'M' | 'F'>> = {
  l: 'M',
  lk: 'M',
  lakilaki: 'M',
  laki: 'M',
  lki: 'M',
  pria: 'M',
  m: 'M',
  male: 'M',
  cowok: 'M',
  '1': 'M',
  p: 'F',
  pr: 'F',
  perempuan: 'F',
  prp: 'F',
  wanita: 'F',
  w: 'F',
  f: 'F',
  female: 'F',
  cewek: 'F',
  '2': 'F',
}
export function readSex(cell: string): 'M' | 'F' | null {
  return sexes[comparisonKey(cell)] ?? null
}

/** Words, and the codes of SIAK and OpenSID (status_dasar: 1 hidup, 2 mati, 3 pindah). */
const vitals: Readonly<Record<string, 'alive' | 'dead' | 'moved-out'>> = {
  hidup: 'alive',
  aktif: 'alive',
  ada: 'alive',
  '1': 'alive',
  tetap: 'alive',
  masihhidup: 'alive',
  tidakmeninggal: 'alive',
  ya: 'alive',
  mati: 'dead',
  meninggal: 'dead',
  meninggaldunia: 'dead',
  wafat: 'dead',
  md: 'dead',
  '2': 'dead',
  almarhum: 'dead',
  alm: 'dead',
  tutupusia: 'dead',
  pindah: 'moved-out',
  pindahkeluar: 'moved-out',
  pindahdomisili: 'moved-out',
  '3': 'moved-out',
  keluar: 'moved-out',
  pindahdatang: 'moved-out',
}
export function readVitalStatus(cell: string): 'alive' | 'dead' | 'moved-out' | null {
  return vitals[comparisonKey(cell)] ?? null
}

const answers: Readonly<Record<string, 'ya' | 'tidak'>> = {
  ya: 'ya',
  y: 'ya',
  iya: 'ya',
  '1': 'ya',
  hamil: 'ya',
  sedanghamil: 'ya',
  ada: 'ya',
  v: 'ya',
  x: 'ya',
  true: 'ya',
  tidak: 'tidak',
  t: 'tidak',
  tdk: 'tidak',
  '0': 'tidak',
  '2': 'tidak',
  tidakhamil: 'tidak',
  bukan: 'tidak',
  false: 'tidak',
}
export function readYesNo(cell: string): 'ya' | 'tidak' | null {
  return answers[comparisonKey(cell)] ?? null
}

/** A tick, a 1 or a word of yes; false for no; null for anything else. */
export function readTick(text: string): boolean | null {
  if (/^[√✓✔☑xv]$/i.test(text)) return true
  const answer = readYesNo(text)
  return answer === null ? null : answer === 'ya'
}
