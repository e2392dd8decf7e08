import { dateWords, numberWords } from '../../books/rules/words.ts'
import type { Change } from './compare-contents.ts'
import type { ComparedField, ComparedPart } from './entries-of.ts'

interface Both {
  readonly id: string
  readonly en: string
}

/** A difference as a sentence in both languages. Texts of the plan are quoted as they are; long ones are cut. */
export function sayChange(change: Change): Both {
  return { id: sentence(change, 'id'), en: sentence(change, 'en') }
}

type Language = keyof Both

function sentence(change: Change, language: Language): string {
  const english = language === 'en'
  const title = change.title === '' ? '' : ` “${short(change.title)}”`
  const subject = `${parts[change.part][language]}${title}`
  switch (change.kind) {
    case 'term':
      return english
        ? `The term of office changed, from “${change.from}” to “${change.to}”.`
        : `Masa jabatan berganti, dari “${change.from}” ke “${change.to}”.`
    case 'added':
      if (change.terms) return english ? `${subject} is new in this term.` : `${subject} baru pada masa ini.`
      return english ? `${subject} was added.` : `${subject} ditambahkan.`
    case 'withdrawn':
      if (change.terms)
        return english ? `${subject} stayed in the term before.` : `${subject} tetap di masa sebelumnya.`
      return english ? `${subject} was withdrawn.` : `${subject} dicabut.`
    case 'date': {
      const { days } = change
      const count = Math.abs(days)
      const [from, to] = [dayIn(change.from, language), dayIn(change.to, language)]
      const moved = english
        ? `moved ${days > 0 ? 'later' : 'earlier'} by ${count} ${count === 1 ? 'day' : 'days'}, from ${from} to ${to}`
        : `${days > 0 ? 'mundur' : 'maju'} ${count} hari, dari ${from} menjadi ${to}`
      return `${subject}: ${fields[change.field][language]} ${moved}.`
    }
    case 'number': {
      const [from, to] = [numberIn(change.from, language), numberIn(change.to, language)]
      const name = fields[change.field][language]
      if (change.from === null || change.to === null)
        return english
          ? `${subject}: ${name} from ${from} to ${to}.`
          : `${subject}: ${name} dari ${from} menjadi ${to}.`
      const difference = Math.abs(change.to - change.from)
      const up = change.to > change.from
      const by = numberIn(difference, language)
      return english
        ? `${subject}: ${name} ${up ? 'rose' : 'fell'} by ${by}, from ${from} to ${to}.`
        : `${subject}: ${name} ${up ? 'naik' : 'turun'} ${by}, dari ${from} menjadi ${to}.`
    }
    case 'state': {
      const [from, to] = [stateIn(change.from, language), stateIn(change.to, language)]
      const name = fields[change.field][language]
      return english
        ? `${subject}: ${name} from ${from} to ${to}.`
        : `${subject}: ${name} dari ${from} menjadi ${to}.`
    }
    case 'text': {
      const name = fields[change.field][language]
      const hidden = change.field === 'links' || change.field === 'details'
      const [from, to] = aroundChange(change.from, change.to)
      const words = hidden ? '' : english ? `, from “${from}” to “${to}”` : `, dari “${from}” menjadi “${to}”`
      return english ? `${subject}: ${name} changed${words}.` : `${subject}: ${name} berubah${words}.`
    }
  }
}

const lettersMax = 90

function short(words: string): string {
  const letters = [...words]
  return letters.length <= lettersMax ? words : `${letters.slice(0, lettersMax - 1).join('')}…`
}

/** Both texts from a little before the first letter that differs, so that a cut text still shows what changed. */
function aroundChange(from: string, to: string): [string, string] {
  const [was, is] = [[...from], [...to]]
  const differs = was.findIndex((letter, index) => letter !== is[index])
  const first = differs < 0 ? was.length : differs
  const start = Math.max(0, first - 30)
  const cut = (letters: readonly string[]) => `${start > 0 ? '…' : ''}${short(letters.slice(start).join(''))}`
  return [cut(was), cut(is)]
}

const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** "31 Oktober 2026", "31 October 2026". */
export function dayIn(date: string, language: Language): string {
  if (language === 'id') return dateWords(date)
  return `${Number(date.slice(8))} ${englishMonths[Number(date.slice(5, 7)) - 1] ?? ''} ${date.slice(0, 4)}`
}

function numberIn(value: number | null, language: Language): string {
  if (value === null) return language === 'id' ? 'belum ada' : 'none yet'
  const words = numberWords(value, 2)
  return language === 'id' ? words : words.replace(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'))
}

function stateIn(value: string, language: Language): string {
  const known = states[value]
  return known ? known[language] : value === '' ? (language === 'id' ? 'belum ada' : 'none yet') : value
}

const both = (id: string, en: string): Both => ({ id, en })

const parts: Readonly<Record<ComparedPart, Both>> = {
  term: both('Masa jabatan', 'Term of office'),
  vision: both('Visi', 'Vision'),
  mission: both('Misi', 'Mission'),
  goal: both('Sasaran', 'Goal'),
  promise: both('Janji', 'Promise'),
  factor: both('Faktor', 'Factor'),
  strategy: both('Strategi', 'Strategy'),
  'readiness-item': both('Butir kesiapan', 'Readiness item'),
  action: both('Aksi', 'Action'),
  'quick-win': both('Quick win', 'Quick win'),
  commitment: both('Komitmen', 'Commitment'),
  'commitment-line': both('Butir komitmen', 'Commitment line'),
  training: both('Bimbingan teknis', 'Training'),
  position: both('Posisi dalam kuadran', 'Position in the quadrant'),
  readiness: both('Kesiapan', 'Readiness'),
  'welfare-index': both('Indeks welas asih', 'Welfare index'),
  dimension: both('Dimensi', 'Dimension'),
  criterion: both('Kriteria quick win', 'Quick win criterion'),
  competence: both('Kompetensi', 'Competence of'),
  proposal: both('Usulan bimbingan teknis', 'Proposed training'),
  figure: both('Angka', 'Number'),
  indicator: both('Indikator', 'Indicator'),
  gap: both('Yang belum diketahui:', 'Not known:'),
}

const fields: Readonly<Record<ComparedField, Both>> = {
  text: both('naskahnya', 'its text'),
  description: both('uraiannya', 'its description'),
  result: both('hasil yang dituju', 'its result'),
  agency: both('pemiliknya', 'its owner'),
  links: both('kaitannya', 'what it is tied to'),
  starts: both('tanggal mulai', 'start'),
  ends: both('tanggal selesai', 'end'),
  due: both('batas waktu', 'due date'),
  held: both('tanggal pelaksanaan', 'day'),
  state: both('keadaannya', 'its state'),
  chosen: both('pilihannya', 'its choice'),
  level: both('tingkat', 'level'),
  score: both('skor', 'score'),
  rank: both('peringkat', 'rank'),
  share: both('bobot (persen)', 'weight (percent)'),
  x: both('selisih kekuatan dan kelemahan', 'strengths minus weaknesses'),
  y: both('selisih peluang dan ancaman', 'opportunities minus threats'),
  claimed: both('persen diklaim', 'percent claimed'),
  proven: both('persen terbukti', 'percent proven'),
  index: both('nilai', 'value'),
  value: both('nilai', 'value'),
  budget: both('anggaran rencana (rupiah)', 'planned budget (rupiah)'),
  realised: both('realisasi (rupiah)', 'realised (rupiah)'),
  evidence: both('banyaknya bukti', 'pieces of evidence'),
  signatures: both('banyaknya tanda tangan', 'signatures'),
  details: both('rinciannya', 'its details'),
}

const states: Readonly<Record<string, Both>> = {
  proven: both('selesai dengan bukti', 'done with evidence'),
  claimed: both('diklaim tanpa bukti', 'claimed without evidence'),
  late: both('terlambat', 'late'),
  open: both('berjalan atau belum dinilai', 'under way or not assessed'),
  running: both('berjalan', 'running'),
  'not-started': both('belum mulai', 'not started'),
  stopped: both('dihentikan', 'stopped'),
  none: both('tingkat terendah', 'lowest level'),
  kept: both('tercapai', 'kept'),
  'on-track': both('sesuai jalur', 'on track'),
  behind: both('tertinggal', 'behind'),
  'far-behind': both('jauh tertinggal', 'far behind'),
  'no-target': both('belum ada target', 'no target'),
  hidden: both('disembunyikan', 'hidden'),
  shown: both('ditampilkan', 'shown'),
  missing: both('belum diukur', 'not measured'),
  unpublished: both('belum ada rilis publik', 'no public release'),
  chosen: both('dipilih', 'chosen'),
  'not-chosen': both('tidak dipilih', 'not chosen'),
  planned: both('direncanakan', 'planned'),
  held: both('terlaksana', 'held'),
  cancelled: both('dibatalkan', 'cancelled'),
  strength: both('kekuatan', 'strength'),
  weakness: both('kelemahan', 'weakness'),
  opportunity: both('peluang', 'opportunity'),
  threat: both('ancaman', 'threat'),
  axis: both('di garis antara dua kuadran', 'between two quadrants'),
  I: both('kuadran I', 'quadrant I'),
  II: both('kuadran II', 'quadrant II'),
  III: both('kuadran III', 'quadrant III'),
  IV: both('kuadran IV', 'quadrant IV'),
}
