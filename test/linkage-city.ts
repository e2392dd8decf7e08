import type { LinkableRecord } from '../src/linkage/rules/encode.ts'

/** A small seeded city in memory for the linkage benchmark and tests: families, lists about them, and the truth. */
export interface TestPerson {
  readonly name: string
  readonly nik: string
  readonly kk: string
  readonly birthDate: string
  readonly sex: 'M' | 'F'
  readonly district: number
  readonly village: number
  readonly rt: number
  readonly rw: number
  readonly mother: string
}

/** Deterministic random numbers in [0, 1) (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const common = {
  M: [
    'MUHAMMAD',
    'AHMAD',
    'ABDUL',
    'SLAMET',
    'SUGENG',
    'AGUS',
    'EKO',
    'BUDI',
    'MOCHAMMAD',
    'HADI',
    'SUPRIYADI',
    'SUYONO',
    'HARIYANTO',
    'NUR',
    'IMAM',
  ],
  F: [
    'SITI',
    'SRI',
    'NUR',
    'DEWI',
    'SULASTRI',
    'AMINAH',
    'FATIMAH',
    'ROHMAH',
    'HALIMAH',
    'SANTI',
    'YULI',
    'ENDANG',
    'KHOTIMAH',
    'INDAH',
    'LESTARI',
  ],
}
const syllables = [
  'SU',
  'HAR',
  'WI',
  'YO',
  'MA',
  'RI',
  'TI',
  'NA',
  'DJA',
  'KUS',
  'RO',
  'HI',
  'MAN',
  'TO',
  'NO',
  'WATI',
  'DI',
  'SA',
  'LI',
  'PUR',
  'BAM',
  'BANG',
  'SOE',
  'LAS',
  'MU',
  'JI',
  'KAR',
  'SAN',
  'TRI',
  'HAN',
]

export class City {
  readonly people: TestPerson[] = []
  private readonly random: () => number
  private readonly names: Readonly<Record<'M' | 'F', string[]>>
  private readonly serials = new Map<string, number>()

  constructor(size: number, seed: number) {
    this.random = randomFrom(seed)
    const made = (count: number) =>
      Array.from({ length: count }, () =>
        Array.from({ length: 2 + this.pick(2) }, () => syllables[this.pick(syllables.length)]).join(''),
      )
    this.names = { M: [...common.M, ...made(4000)], F: [...common.F, ...made(4000)] }
    while (this.people.length < size) this.addFamily()
  }

  private pick(below: number): number {
    return Math.floor(this.random() * below)
  }

  /** A name of 1 to 3 tokens, common ones often (Zipf-like). */
  private nameOf(sex: 'M' | 'F'): string {
    const tokens = 1 + (this.random() < 0.65 ? 1 : 0) + (this.random() < 0.25 ? 1 : 0)
    return Array.from(
      { length: tokens },
      () =>
        this.names[sex][
          Math.min(this.names[sex].length - 1, Math.floor(this.names[sex].length ** this.random() - 1))
        ],
    ).join(' ')
  }

  private addFamily(): void {
    const district = 1 + this.pick(31)
    const village = 1 + this.pick(8)
    const home = {
      district,
      village,
      rt: 1 + this.pick(9),
      rw: 1 + this.pick(20),
      kk: this.number(district, `${2000 + this.pick(26)}-0${1 + this.pick(9)}-1${this.pick(10)}`, 'M'),
    }
    const mother = this.nameOf('F')
    const year = 1950 + this.pick(50)
    this.addPerson('M', year, home, this.nameOf('F'), this.nameOf('M'))
    this.addPerson('F', year + this.pick(6), home, this.nameOf('F'), mother)
    const children = this.pick(4)
    for (let child = 0; child < children; child++) {
      const sex = this.random() < 0.5 ? 'M' : 'F'
      const first = this.addPerson(
        sex,
        Math.min(2025, year + 20 + this.pick(15)),
        home,
        mother,
        this.nameOf(sex),
      )
      // Twins: one birthday, half of them with a name that differs in one token.
      if (this.random() < 0.012)
        this.addPerson(
          sex,
          0,
          home,
          mother,
          this.random() < 0.5 ? `${first.name.split(' ')[0]} ${this.nameOf(sex)}` : this.nameOf(sex),
          first.birthDate,
        )
    }
  }

  private addPerson(
    sex: 'M' | 'F',
    year: number,
    home: Pick<TestPerson, 'district' | 'village' | 'rt' | 'rw' | 'kk'>,
    mother: string,
    name: string,
    date?: string,
  ): TestPerson {
    const birthDate =
      date ??
      `${year}-${String(1 + this.pick(12)).padStart(2, '0')}-${String(1 + this.pick(28)).padStart(2, '0')}`
    const person = { ...home, name, nik: this.number(home.district, birthDate, sex), birthDate, sex, mother }
    this.people.push(person)
    return person
  }

  private number(district: number, date: string, sex: 'M' | 'F'): string {
    const day = Number(date.slice(8)) + (sex === 'F' ? 40 : 0)
    const prefix = `3509${String(district).padStart(2, '0')}${String(day).padStart(2, '0')}${date.slice(5, 7)}${date.slice(2, 4)}`
    const serial = (this.serials.get(prefix) ?? 0) + 1
    this.serials.set(prefix, serial)
    return prefix + String(serial).padStart(4, '0')
  }

  /** One row about a person as an agency writes it. `noise` 0 = clean, 1 = typed by hand in a village. */
  row(id: number, index: number, list: number, noise: number): LinkableRecord {
    const person = this.people[index]!
    const spoiled = (share: number) => this.random() < share * noise
    let { nik, birthDate, name } = person
    let nikStatus = 'valid'
    if (spoiled(0.1)) [nik, nikStatus] = ['', 'missing']
    else if (spoiled(0.03)) {
      const at = 6 + this.pick(10)
      nik = nik.slice(0, at) + this.pick(10) + nik.slice(at + 1)
    } else if (spoiled(0.02)) nik = this.people[Math.max(0, index - 1)]!.nik
    if (spoiled(0.03) && Number(birthDate.slice(8)) <= 12)
      birthDate = `${birthDate.slice(0, 5)}${birthDate.slice(8)}-${birthDate.slice(5, 7)}`
    else if (spoiled(0.03)) birthDate = `${birthDate.slice(0, 4)}-07-01`
    if (nikStatus === 'valid' && !fits(nik, birthDate, person.sex)) nikStatus = 'inconsistent'
    if (spoiled(0.25)) name = respell(name)
    if (spoiled(0.07)) name = misspell(name, this.pick(1000))
    if (spoiled(0.05)) name = name.split(' ').slice(0, -1).join(' ') || name
    const blank = spoiled(0.04)
    return {
      id,
      nik: nik || null,
      nikStatus,
      kk: spoiled(0.3) ? null : person.kk,
      name,
      birthDate: blank ? null : birthDate,
      birthPrecision: blank ? null : 'day',
      sex: spoiled(0.1) ? null : person.sex,
      districtCode: `35.09.${String(person.district).padStart(2, '0')}`,
      villageCode: spoiled(0.05)
        ? null
        : `35.09.${String(person.district).padStart(2, '0')}.20${String(person.village).padStart(2, '0')}`,
      hamlet: null,
      rt: spoiled(0.3) ? null : String(person.rt),
      rw: String(person.rw),
      motherName: spoiled(0.5) ? null : person.mother,
      list,
      isOfIssuer: false,
    }
  }
}

function fits(nik: string, date: string, sex: string): boolean {
  const day = Number(date.slice(8)) + (sex === 'F' ? 40 : 0)
  return (
    nik.slice(6, 12) === `${String(day).padStart(2, '0')}${date.slice(5, 7)}${date.slice(2, 4)}` &&
    !nik.endsWith('0000')
  )
}

function respell(name: string): string {
  return name
    .replace('MUHAMMAD', 'MOH')
    .replace('MOCHAMMAD', 'MUH')
    .replace('SITI', 'ST')
    .replace('ABDUL', 'ABD')
    .replace('AHMAD', 'ACHMAD')
    .replace('SOE', 'SU')
    .replace('SU', 'SOE')
    .replace('DJ', 'J')
    .replace('YO', 'JO')
}

function misspell(name: string, at: number): string {
  const place = at % name.length
  return name[place] === ' ' ? name : name.slice(0, place) + name.slice(place + 1)
}
