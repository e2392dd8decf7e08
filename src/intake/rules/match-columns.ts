/** Which field a header names. Pure. */
import { comparisonKey } from '../../kernel/comparison-key.ts'
import type { Field } from '../../kernel/fields.ts'
import { lettersSwapped, withinOneLetter } from '../../kernel/spelling.ts'
import { cleanText } from './clean-text.ts'

export type FieldOf = (header: string) => Field | null
type Spellings = Readonly<Partial<Record<Field, readonly string[] | undefined>>>

/** Looks headers up in the spellings of the list kind first, then in those of the pack. Numbers and marks around them do not count. */
export function createFieldOf(listHeaders: Spellings, packColumns: Spellings): FieldOf {
  const byKey = new Map<string, Field>()
  for (const [field, header] of allSpellings(listHeaders, packColumns)) {
    const key = comparisonKey(header)
    if (key !== '' && !byKey.has(key)) byKey.set(key, field)
  }
  return (header) => {
    const text = cleanText(header)
    if (text === '' || text.length > 80) return null
    return (
      byKey.get(comparisonKey(text)) ??
      byKey.get(comparisonKey(text.replace(/\(\d+\)$/, ''))) ??
      byKey.get(comparisonKey(text.replace(/^\(?\d+[.)_\s]+/, ''))) ??
      null
    )
  }
}

/**
 * The field that a header we do not know word for word most likely names: without hints in brackets, with abbreviations
 * written out, without words for "recipient", with one letter wrong
 * or two letters swapped. Headers about somebody else (mother, officer, bank)
 * are never taken for the person's own. Null when nothing or more than one thing is near.
 */
export function createNearFieldOf(listHeaders: Spellings, packColumns: Spellings, fieldOf: FieldOf): FieldOf {
  const byKey = new Map<string, Field>()
  for (const [field, header] of allSpellings(listHeaders, packColumns)) {
    const key = wordsOf(header).join('')
    if (key !== '' && !byKey.has(key)) byKey.set(key, field)
  }
  const known = [...byKey].filter(([key]) => key.length >= lettersForTypoMin)
  return (header) => {
    const text = cleanText(header).replace(/^\(?\d+[.)_\s]+|\(\d+\)$/g, '')
    if (text === '' || text.length > 80) return null
    const bare = text.replace(/\([^)]*\)/g, ' ').replace(/[*:)]+\s*$/, '')
    const words = wordsOf(bare)
    const whole = fieldOf(bare) ?? byKey.get(words.join(''))
    if (whole) return speaksOfOthers(text) && ownFields.has(whole) && bare !== text ? null : whole
    const isOfOthers = speaksOfOthers(text)
    const parts = bare.split('/').map((part) => fieldOf(part) ?? byKey.get(wordsOf(part).join('')))
    if (
      !isOfOthers &&
      parts.length > 1 &&
      parts[0] &&
      parts.every((part) => part === undefined || part === parts[0])
    )
      return parts[0]
    const core = byKey.get(words.filter((word) => !recipientWords.has(word)).join(''))
    if (core && ownFields.has(core) && !isOfOthers) return core
    const key = words.join('')
    if (key.length < lettersForTypoMin) return null
    const near = new Set(
      known
        .filter(([other]) => withinOneLetter(other, key) || lettersSwapped(other, key))
        .map(([, field]) => field),
    )
    const [only] = near
    if (!only || near.size > 1) return null
    // "nama_aak" may be a mistyped "nama anak": where a word may stand for somebody else, nothing is guessed.
    return ownFields.has(only) && (isOfOthers || words.some(maySpeakOfOthers)) ? null : only
  }
}

/** Shorter words have too many neighbours one letter away. */
const lettersForTypoMin = 6

function* allSpellings(...sources: readonly Spellings[]): Generator<[Field, string]> {
  for (const spellings of sources)
    for (const [field, headers] of Object.entries(spellings))
      for (const header of headers ?? []) yield [field as Field, header]
}

const abbreviations: Readonly<Record<string, string>> = {
  tgl: 'tanggal',
  tg: 'tanggal',
  lhr: 'lahir',
  lhir: 'lahir',
  tmp: 'tempat',
  tmpt: 'tempat',
  tpt: 'tempat',
  no: 'nomor',
  nmr: 'nomor',
  nomer: 'nomor',
  nm: 'nama',
  jns: 'jenis',
  klmn: 'kelamin',
  kec: 'kecamatan',
  kel: 'kelurahan',
  ds: 'desa',
  dsn: 'dusun',
  lingk: 'lingkungan',
  pdk: 'pendidikan',
  pend: 'pendidikan',
  pkj: 'pekerjaan',
  pek: 'pekerjaan',
  hub: 'hubungan',
  sts: 'status',
  stts: 'status',
  stat: 'status',
  almt: 'alamat',
  thn: 'tahun',
  th: 'tahun',
  bln: 'bulan',
  ket: 'keterangan',
  jml: 'jumlah',
  jlh: 'jumlah',
  tlp: 'telepon',
  telp: 'telepon',
  telpon: 'telepon',
  kwn: 'kawin',
}
const recipientWords = new Set(
  'calon penerima manfaat peserta kpm sesuai ktp warga lengkap bantuan ybs yang bersangkutan klien pemohon data'.split(
    ' ',
  ),
)
const ownFields: ReadonlySet<Field> = new Set<Field>([
  'nik',
  'kk',
  'name',
  'nameNik',
  'sex',
  'birthDate',
  'birthPlace',
  'birthPlaceDate',
  'age',
  'address',
  'phone',
  'occupation',
  'education',
  'district',
  'village',
  'hamlet',
  'rt',
  'rw',
  'rtRw',
])
const otherPeople =
  /\b(?:ayah|ibu|bapak|ortu|orang ?tua|istri|isteri|suami|wali|anak|pendamping|petugas|operator|krt|kepala|kades|pkk|ketua|saksi|ahli waris|bank|lembaga|sekolah|usaha)\b/

/** "NIK Ayah", "Nama Petugas", "Tanggal Lahir Istri": about somebody or something else than the person of the row. */
export function speaksOfOthers(header: string): boolean {
  return otherPeople.test(header.toLowerCase().replaceAll('_', ' '))
}

const otherWords =
  'ayah ibu bapak ortu istri isteri suami wali anak kepala ketua petugas pendamping saksi bank'.split(' ')
function maySpeakOfOthers(word: string): boolean {
  return (
    word.length > 2 && otherWords.some((other) => withinOneLetter(other, word) || lettersSwapped(other, word))
  )
}

/** Words in lower case, a doubled letter as one, with abbreviations written out. */
function wordsOf(header: string): string[] {
  return header
    .normalize('NFKD')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => (word.length < 3 ? word : word.replace(/([a-z])\1+/g, '$1')))
    .map((word) => abbreviations[word] ?? word)
}

/** Remembered choices of a person: header key -> field, or null to leave the column out. */
export type ColumnChoices = ReadonlyMap<string, Field | null>
