import { randomFrom } from '../src/linkage/general/rules/random.ts'

export type Row = readonly string[]
export const header = ['id', 'nik', 'name', 'date', 'village']
export const fields = [
  { name: 'nik', kind: 'national-id', columns: 'nik' },
  { name: 'name', kind: 'person-name', columns: 'name' },
  { name: 'date', kind: 'date', columns: 'date' },
  { name: 'village', kind: 'place', columns: 'village' },
]

/** People with one to `rowsMost` rows each; the id begins with the person. All rows but the first have slips. */
export function makeRows(people: number, seed: number, rowsMost: number): Row[] {
  const random = randomFrom(seed)
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)]!
  const syllables = ['ba', 'di', 'su', 'wi', 'ra', 'ni', 'to', 'ma', 'ja', 'ko', 'le', 'ha']
  const word = () => pick(syllables) + pick(syllables) + pick(syllables)
  const two = (most: number) => String(1 + Math.floor(random() * most)).padStart(2, '0')
  return Array.from({ length: people }, (_, person) => {
    const [day, month, year] = [two(28), two(12), String(1940 + Math.floor(random() * 70))]
    const nik = `3509${two(30)}${day}${month}${year.slice(2)}${String(1 + person).padStart(4, '0')}`
    const [first, last, village] = [word(), word(), `desa ${word()}`]
    return Array.from({ length: 1 + Math.floor(random() * rowsMost) }, (_row, copy) => {
      const slip = copy === 0 ? 3 : Math.floor(random() * 3)
      return [
        `${person}-${copy}`,
        slip === 0 ? '' : nik,
        slip === 1 ? first : `${first} ${last}`,
        slip === 2 ? '' : `${year}-${month}-${day}`,
        village,
      ]
    })
  }).flat()
}
