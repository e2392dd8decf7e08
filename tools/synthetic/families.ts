import { ageOf, type Family, type Marital, type Person, type Relation, today } from './model.ts'
import type { Culture, NameMaker, Sex } from './names.ts'
import { type Day, NumberIssuer } from './numbers.ts'
import type { Village } from './places.ts'
import { type Random, Weighted } from './random.ts'

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const elsewhere = new Weighted<readonly [string, string]>(
  [
    [['BONDOWOSO', '3511'], 22],
    [['BANYUWANGI', '3510'], 20],
    [['LUMAJANG', '3508'], 16],
    [['SITUBONDO', '3512'], 10],
    [['PROBOLINGGO', '3513'], 9],
    [['SURABAYA', '3578'], 7],
    [['MALANG', '3507'], 6],
    [['SAMPANG', '3527'], 4],
    [['PAMEKASAN', '3528'], 4],
    [['SUMENEP', '3529'], 4],
    [['BANGKALAN', '3526'], 2],
    [['KEDIRI', '3506'], 2],
    [['BLITAR', '3505'], 2],
    [['DENPASAR', '5171'], 2],
    [['JAKARTA', '3174'], 2],
    [['BADUNG', '5103'], 1],
    [['BALIKPAPAN', '6471'], 1],
  ],
  256,
)
/** Children a woman has by the end of her fertile years; the second table is for women born before 1965. */
const births = new Weighted(
  [
    [0, 5],
    [1, 21],
    [2, 42],
    [3, 22],
    [4, 7],
    [5, 3],
  ] as const,
  100,
)
const birthsBefore = new Weighted(
  [
    [0, 5],
    [1, 10],
    [2, 22],
    [3, 25],
    [4, 18],
    [5, 12],
    [6, 8],
  ] as const,
  100,
)
const streets =
  'JL. GAJAH MADA,JL. HAYAM WURUK,JL. KARIMATA,JL. SUMATRA,JL. JAWA,JL. MASTRIP,JL. MOCH. SERUJI,JL. BRAWIJAYA,JL. SULTAN AGUNG,JL. TRUNOJOYO,JL. IMAM BONJOL,JL. DR. SOEBANDI,JL. MANGGAR,JL. KACA PIRING,JL. SLAMET RIYADI,JL. RASAMALA,JL. TEUKU UMAR,JL. BASUKI RAHMAT,JL. LETJEN SUPRAPTO,JL. WOLTER MONGINSIDI'.split(
    ',',
  )
type HouseholdType = 'couple' | 'single-mother' | 'single-father' | 'lone-elder' | 'lone-adult'
const householdTypes = new Weighted<HouseholdType>(
  [
    ['couple', 805],
    ['single-mother', 68],
    ['single-father', 30],
    ['lone-elder', 58],
    ['lone-adult', 39],
  ],
  1000,
)

/** Makes families of one regency, one after the other; ids, NIK and KK numbers run on through all villages. */
export class FamilyMaker {
  private personId = 0
  private familyId = 0
  private readonly niks = new NumberIssuer()
  private readonly kks = new NumberIssuer()
  private readonly names: NameMaker
  private readonly homePlace: string
  private readonly regions: readonly string[]

  constructor(names: NameMaker, homePlace: string, regions: readonly string[]) {
    this.names = names
    this.homePlace = homePlace
    this.regions = regions
  }

  make(random: Random, village: Village, villages: readonly Village[]): Family {
    const culture: Culture = random.chance(village.madurese) ? 'madurese' : 'javanese'
    const rw = random.between(1, Math.max(2, Math.min(30, Math.round(village.people / 900))))
    const hamlet = village.hamlets[rw % village.hamlets.length]!
    const members = this.household(random, village, culture)
    const issued: Day = {
      year: random.between(2008, 2025),
      month: random.between(1, 12),
      day: random.between(1, 28),
    }
    const away = random.chance(0.006) ? random.pick(villages) : null
    const kk = this.kks.issue(village.region, issued, false, random)
    const before: Day = { ...issued, year: issued.year - random.between(1, 5) }
    const oldKk = random.chance(0.4) ? this.kks.issue(village.region, before, false, random) : kk
    return {
      id: ++this.familyId,
      kk,
      oldKk,
      village,
      movedFrom: away === village ? null : away,
      hamlet,
      rt: random.between(1, 6),
      rw,
      culture,
      members,
      desil: 0,
      address:
        village.urban && random.chance(0.7)
          ? `${random.pick(streets)} NO ${random.between(1, 190)}`
          : hamlet.startsWith('LINGK')
            ? hamlet
            : `DUSUN ${hamlet}`,
    }
  }

  private household(random: Random, village: Village, culture: Culture): Person[] {
    const type = householdTypes.draw(random)
    const headAge = headAgeOf(random, type)
    const woman =
      type === 'single-mother' ||
      (type === 'lone-elder' && random.chance(0.7)) ||
      (type === 'lone-adult' && random.chance(0.33))
    const couple = type === 'couple'
    const lone: Marital =
      type === 'lone-adult'
        ? 'BELUM KAWIN'
        : headAge > 45 && random.chance(0.75)
          ? 'CERAI MATI'
          : 'CERAI HIDUP'
    const head = this.person(
      random,
      village,
      culture,
      woman ? 'F' : 'M',
      'KEPALA KELUARGA',
      birthFor(random, headAge),
      couple ? 'KAWIN' : lone,
    )
    const members = [head]
    const wifeAge = Math.max(18, headAge - random.between(-2, 9))
    const wife = couple
      ? this.person(random, village, culture, 'F', 'ISTRI', birthFor(random, wifeAge), 'KAWIN')
      : null
    if (wife) members.push(wife)
    if (type === 'couple' || type === 'single-mother' || type === 'single-father')
      this.addChildren(random, village, culture, members, head, wife)
    if (couple && headAge < 50 && random.chance(0.17))
      this.addParents(random, village, culture, members, head, wife!)
    return members
  }

  private addChildren(
    random: Random,
    village: Village,
    culture: Culture,
    members: Person[],
    head: Person,
    wife: Person | null,
  ): void {
    const mother = wife ?? (head.sex === 'F' ? head : null)
    const motherName = mother?.name ?? this.names.make(random, 'F', culture, head.birth.year + 3)
    const father = head.sex === 'M' ? head.name : this.names.make(random, 'M', culture, head.birth.year - 3)
    const motherYear = mother?.birth.year ?? head.birth.year + 3
    const wanted = (motherYear < 1965 ? birthsBefore : births).draw(random)
    let year = motherYear + random.between(motherYear < 1980 ? 17 : 19, motherYear < 1980 ? 24 : 28)
    for (let n = 0; n < wanted; n++) {
      if (n > 0) year += random.between(2, 7)
      if (year > motherYear + 44) break
      const birth = dayIn(random, year)
      if (isAfterToday(birth) || !random.chance(stayRate(today.year - year))) continue
      const copies = random.chance(0.011) ? 2 : 1
      for (let c = 0; c < copies; c++) {
        const sex: Sex = random.chance(today.year - year < 20 ? 0.512 : 0.57) ? 'M' : 'F'
        const age = today.year - year
        const married: Marital = age > 20 && random.chance(0.22) ? 'KAWIN' : 'BELUM KAWIN'
        const child = this.person(random, village, culture, sex, 'ANAK', birth, married)
        child.motherName = motherName
        child.fatherName = father
        members.push(child)
      }
    }
  }

  private addParents(
    random: Random,
    village: Village,
    culture: Culture,
    members: Person[],
    head: Person,
    wife: Person,
  ): void {
    const ofWife = random.chance(0.45)
    const child = ofWife ? wife : head
    const age = ageOf(child) + random.between(19, 33)
    if (age > 93) return
    const both = random.chance(0.35)
    const relation: Relation = ofWife ? 'MERTUA' : 'ORANG TUA'
    const mother = this.person(
      random,
      village,
      culture,
      'F',
      relation,
      birthFor(random, age),
      both ? 'KAWIN' : 'CERAI MATI',
    )
    child.motherName = mother.name
    members.push(mother)
    if (!both) return
    const father = this.person(
      random,
      village,
      culture,
      'M',
      relation,
      birthFor(random, Math.min(95, age + random.between(0, 8))),
      'KAWIN',
    )
    child.fatherName = father.name
    members.push(father)
  }

  private person(
    random: Random,
    village: Village,
    culture: Culture,
    sex: Sex,
    relation: Relation,
    birth: Day,
    marital: Marital,
  ): Person {
    const [birthPlace, region] = this.origin(random, village, birth)
    const parentYear = birth.year - random.between(20, 34)
    return {
      id: ++this.personId,
      name: this.names.make(random, sex, culture, birth.year),
      sex,
      birth,
      birthPlace,
      nik: this.niks.issue(
        region,
        registeredDay(random, birth),
        (sex === 'F') !== random.chance(0.0015),
        random,
      ),
      secondNik: '',
      motherName: relation === 'ANAK' ? '' : this.names.make(random, 'F', culture, parentYear),
      fatherName: relation === 'ANAK' ? '' : this.names.make(random, 'M', culture, parentYear - 4),
      relation,
      marital,
      education: '',
      occupation: '',
      categories: [],
      attributes: [],
      disability: '',
      vital: 'alive',
      vitalOn: null,
    }
  }

  /** A number of an earlier registration, as people got who moved before registration was national. */
  secondNumber(random: Random, person: Person): string {
    return this.niks.issue(random.pick(this.regions), person.birth, person.sex === 'F', random)
  }

  private origin(random: Random, village: Village, birth: Day): readonly [string, string] {
    if (!random.chance(birth.year < 2008 ? 0.09 : 0.03))
      return [this.homePlace, random.chance(0.88) ? village.region : random.pick(this.regions)]
    const [place, region] = elsewhere.draw(random)
    // Half of those born elsewhere got their number only after they had come here.
    return [
      place,
      random.chance(0.5) ? village.region : `${region}${String(random.between(1, 24)).padStart(2, '0')}`,
    ]
  }
}

function headAgeOf(random: Random, type: HouseholdType): number {
  if (type === 'lone-elder') return random.between(58, 88)
  if (type === 'lone-adult') return random.between(20, 55)
  if (type !== 'couple') return random.between(28, 68)
  const band = random.next()
  if (band < 0.46) return random.between(23, 43)
  return band < 0.81 ? random.between(44, 59) : random.between(60, 82)
}

/** The share of children of an age who still live with their parents. */
function stayRate(age: number): number {
  if (age < 18) return 1
  if (age < 23) return 0.86
  if (age < 28) return 0.58
  return age < 35 ? 0.27 : 0.1
}

function dayIn(random: Random, year: number): Day {
  const month = random.between(1, 12)
  return { year, month, day: random.between(1, lengths[month - 1]!) }
}

function isAfterToday(day: Day): boolean {
  return day.year > today.year || (day.year === today.year && day.month > today.month)
}

/** A birth date for an age; the old often have a stand-in date: 1 July, 31 December or 1 January. */
function birthFor(random: Random, age: number): Day {
  const year = today.year - age
  const standIn = year < 1980 ? random.next() : 1
  if (standIn < 0.1) return { year, month: 7, day: 1 }
  if (standIn < 0.14) return { year, month: 12, day: 31 }
  if (standIn < 0.165) return { year, month: 1, day: 1 }
  return dayIn(random, year)
}

/** The date inside the NIK: the birth date as first told. A later correction of the date never changes the number. */
function registeredDay(random: Random, birth: Day): Day {
  const corrected = random.next()
  if (birth.year < 1980 && corrected < 0.03) return { year: birth.year, month: 7, day: 1 }
  if (birth.year < 1990 && corrected < 0.04) return dayIn(random, birth.year - random.between(-2, 2))
  return corrected > 0.994 ? { ...birth, day: random.between(1, 28) } : birth
}
