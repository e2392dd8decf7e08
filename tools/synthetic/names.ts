import { readFileSync } from 'node:fs'
import { type Random, Weighted } from './random.ts'

export type Sex = 'M' | 'F'
export type Culture = 'javanese' | 'madurese'
type Pool = Weighted<string>

/**
 * Names of people, built from hand-made lists with counts (names/*.csv, see README.md). Old people mostly have one
 * name; Madurese men often a compound one (Moh. …, Abd. …); the young two or three words, as the rule of 2022 asks.
 */
export interface NameMaker {
  make(random: Random, sex: Sex, culture: Culture, birthYear: number): string
}

function readPools(file: string): Map<string, Pool> {
  const groups = new Map<string, [string, number][]>()
  const text = readFileSync(new URL(`names/${file}`, import.meta.url), 'utf8')
  for (const line of text.trimEnd().split('\n').slice(1)) {
    const [name, sex, group, count] = line.split(',')
    const key = `${sex}/${group}`
    if (!groups.has(key)) groups.set(key, [])
    groups.get(key)!.push([name!, Number(count)])
  }
  return new Map([...groups].map(([key, pairs]) => [key, new Weighted(pairs)]))
}

const stems = {
  F: 'MIS SAT SUN BU HO MAR SUP SUH RIS JUM AS SAR SAM HAR MUR TIM PAT RUM SAL NUR TOR MAS BUN SIT KAM LAT NAW RAH WAS YAT JAM DUR SEN GIR'.split(
    ' ',
  ),
  M: 'MIS SAT SUN BU HO MAR SUP SUH RIS JUM AS SAR SAM HAR MUR TIM PAT RUM SAL NUR TOR MAS BUN SUM KAM SUW NAW RAH WAS DUL JAM DUR SEN GIR'.split(
    ' ',
  ),
}
const endings = {
  F: 'NATI UNI IYA AMA ANI INA UNA ATUN IATI AIDA AYA RIYA TUMI WANI YANI LIHA IPA SIYA'.split(' '),
  M: 'NARI UKI AWI RAWI ADI UDIN IMAN ONO AMAN ALI ANTO AJI ARI TUKI WANTO NAWI HADI SURI'.split(' '),
}
const prefixes = new Weighted(
  [
    ['MOH. ', 30],
    ['MUHAMMAD ', 14],
    ['ABD. ', 14],
    ['ACH. ', 9],
    ['MOCH. ', 8],
    ['M. ', 8],
    ['ABDUL ', 8],
    ['AHMAD ', 6],
    ['MOHAMMAD ', 5],
  ] as const,
  512,
)
/** Elements that hardly anybody bears alone. */
const neverAlone = new Set(
  'SITI NUR NURUL MUHAMMAD MOHAMMAD ABDUL ABDUR ABU IBNU UMMI UMMU UMMUL SRI TRI DWI BADRUS BUSTANUL FATHOR HABIBUR KHOLILUR KHOIRUL KHAIRUL SAMSUL SYAMSUL SYAIFUL SAIFUL ZAINUL ULIL HUSNUL KHUSNUL HALIMATUS FATIMATUZ LAILATUL ROBIATUL ROFIATUL USWATUN'.split(
    ' ',
  ),
)
/** Share of people with a single name, by birth cohort: before 1960, 1960s–80s, 1990s–2000s, after 2010. */
const mononyms = [0.74, 0.46, 0.1, 0.015]
const firstGroups: Record<Culture, readonly Weighted<string>[]> = {
  javanese: [
    new Weighted(
      [
        ['jawa-lama', 86],
        ['arab', 8],
        ['jawa-madya', 6],
      ],
      100,
    ),
    new Weighted(
      [
        ['jawa-madya', 62],
        ['jawa-lama', 20],
        ['arab', 18],
      ],
      100,
    ),
    new Weighted(
      [
        ['modern', 55],
        ['jawa-madya', 25],
        ['arab', 20],
      ],
      100,
    ),
    new Weighted(
      [
        ['modern', 82],
        ['arab', 18],
      ],
      100,
    ),
  ],
  madurese: [
    new Weighted(
      [
        ['madura', 84],
        ['arab', 10],
        ['jawa-lama', 6],
      ],
      100,
    ),
    new Weighted(
      [
        ['madura', 48],
        ['arab', 34],
        ['jawa-madya', 18],
      ],
      100,
    ),
    new Weighted(
      [
        ['arab', 55],
        ['modern', 30],
        ['jawa-madya', 9],
        ['madura', 6],
      ],
      100,
    ),
    new Weighted(
      [
        ['arab', 38],
        ['modern', 62],
      ],
      100,
    ),
  ],
}
const secondGroups: Record<Culture, readonly Weighted<string>[]> = {
  javanese: [
    new Weighted(
      [
        ['jawa', 80],
        ['arab', 20],
      ],
      100,
    ),
    new Weighted(
      [
        ['jawa', 72],
        ['arab', 28],
      ],
      100,
    ),
    new Weighted(
      [
        ['jawa', 38],
        ['modern', 40],
        ['arab', 22],
      ],
      100,
    ),
    new Weighted(
      [
        ['modern', 74],
        ['arab', 18],
        ['jawa', 8],
      ],
      100,
    ),
  ],
  madurese: [
    new Weighted(
      [
        ['arab', 78],
        ['jawa', 22],
      ],
      100,
    ),
    new Weighted(
      [
        ['arab', 72],
        ['jawa', 28],
      ],
      100,
    ),
    new Weighted(
      [
        ['arab', 58],
        ['modern', 28],
        ['jawa', 14],
      ],
      100,
    ),
    new Weighted(
      [
        ['modern', 60],
        ['arab', 40],
      ],
      100,
    ),
  ],
}

function cohortOf(birthYear: number): number {
  if (birthYear < 1960) return 0
  if (birthYear < 1990) return 1
  return birthYear < 2010 ? 2 : 3
}

/** The maker for all people; reads the name lists once. */
export function nameMaker(): NameMaker {
  const firsts = readPools('first.csv')
  const seconds = readPools('second.csv')
  const second = (random: Random, sex: Sex, culture: Culture, cohort: number) =>
    seconds.get(`${sex}/${secondGroups[culture][cohort]!.draw(random)}`)!.draw(random)
  return {
    make(random, sex, culture, birthYear) {
      const cohort = cohortOf(birthYear)
      if (random.chance(mononyms[cohort]!)) {
        if (cohort < 2 && random.chance(0.28)) return random.pick(stems[sex]) + random.pick(endings[sex])
        const name = firsts.get(`${sex}/${firstGroups[culture][cohort]!.draw(random)}`)!.draw(random)
        if (neverAlone.has(name)) return `${name} ${second(random, sex, culture, cohort)}`
        const mat = culture === 'madurese' && sex === 'M' && cohort < 2 && random.chance(0.06)
        return mat ? `MAT ${name}` : name
      }
      const last = second(random, sex, culture, cohort)
      if (sex === 'M' && culture === 'madurese' && random.chance(cohort === 3 ? 0.12 : 0.34))
        return prefixes.draw(random) + last
      const first = firsts.get(`${sex}/${firstGroups[culture][cohort]!.draw(random)}`)!.draw(random)
      if (first === last) return first
      if (cohort < 2 || !random.chance(cohort === 2 ? 0.22 : 0.5)) return `${first} ${last}`
      const third = second(random, sex, culture, cohort)
      return third === last || third === first ? `${first} ${last}` : `${first} ${third} ${last}`
    },
  }
}
