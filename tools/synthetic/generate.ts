import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Category } from '../../src/pack/index.ts'
import { rowsPerFile, sharedNik, temporaryNik, twoNik, withoutNik } from './defects.ts'
import { addFacts } from './facts.ts'
import { FamilyMaker } from './families.ts'
import { type FileEntry, ListFile } from './list-file.ts'
import { writeAreaLists } from './lists/areas.ts'
import { keepsBook, VillageBook } from './lists/book.ts'
import { categoryNames } from './lists/category-names.ts'
import { livingLists } from './lists/living.ts'
import { registryLists } from './lists/registry.ts'
import { socialLists } from './lists/social.ts'
import { teachingLists } from './lists/teaching.ts'
import { ageOf, type Family, lives, type Person } from './model.ts'
import { nameMaker } from './names.ts'
import { type PlaceSource, spreadPeople, type Village } from './places.ts'
import { DeliveryMaker, programmes } from './programmes.ts'
import { Random, seedOf } from './random.ts'
import { Truth } from './truth.ts'

export interface SyntheticOrder {
  /** Living residents on 2026-10-31, exactly. */
  readonly people: number
  readonly seed: number
  readonly folder: string
  readonly areas: readonly PlaceSource[]
  readonly regencyName: string
  readonly categories: readonly Category[]
  /** Kinds of lists to write, and the agency that hands each in; empty = all that are known. */
  readonly listKinds: readonly { readonly id: string; readonly agency: string }[]
  /** Rows after which a list goes on in another file; usually as many as intake takes. */
  readonly rowsPerFile?: number
}
export interface SyntheticSummary {
  readonly people: number
  readonly families: number
  readonly rows: number
  readonly files: readonly FileEntry[]
}

/**
 * Writes a made-up regency to `order.folder`: the agencies' files, `manifest.json` (files in the order to hand them in)
 * and the truth in `truth/`. The same order gives the same bytes. Memory does not grow with the number of people.
 */
export async function generate(
  order: SyntheticOrder,
  onVillage: (done: number, total: number) => void = () => {},
): Promise<SyntheticSummary> {
  const truthFolder = join(order.folder, 'truth')
  mkdirSync(truthFolder, { recursive: true })
  const truth = new Truth(truthFolder)
  const villages = spreadPeople(order.areas, order.people)
  const regions = [...new Set(villages.map((village) => village.region))]
  const maker = new FamilyMaker(nameMaker(), order.regencyName.toUpperCase(), regions)
  const agencies = new Map(order.listKinds.map((kind) => [kind.id, kind.agency]))
  const wanted = (id: string) =>
    order.listKinds.length === 0 || order.listKinds.some((kind) => kind.id === id)
  const specs = [
    ...registryLists,
    ...socialLists(categoryNames(order.categories)),
    ...teachingLists,
    ...livingLists,
  ].filter((spec) => wanted(spec.listKindId))
  const files = specs.map((spec) => new ListFile(order.folder, spec, truth, order.rowsPerFile ?? rowsPerFile))
  const books: FileEntry[] = []
  let families = 0
  for (const [index, village] of villages.entries()) {
    const book =
      wanted('buku-induk') && keepsBook(index, villages.length)
        ? new VillageBook(order.folder, village, order.regencyName, truth)
        : null
    families += writeVillage(order, maker, villages, village, files, book, truth)
    if (book) books.push(book.close())
    onVillage(index + 1, villages.length)
    await new Promise((resume) => setImmediate(resume))
  }
  for (const file of files) file.close()
  const entries = [
    ...files.flatMap((file) => file.entries),
    ...books,
    ...writeAreaLists(order.folder, order.seed, villages, truth, wanted),
  ]
  truth.close()
  const summary = {
    people: order.people,
    families,
    rows: truth.rowCount,
    files: inHandInOrder(entries).map((entry) => ({
      ...entry,
      agencyId: agencies.get(entry.listKindId) ?? entry.agencyId,
    })),
  }
  writeFileSync(
    join(order.folder, 'manifest.json'),
    `${JSON.stringify({ seed: order.seed, ...summary }, null, 2)}\n`,
  )
  return summary
}

/** By the number in the name, a list's first file before its further parts. */
export function inHandInOrder<T extends { readonly fileName: string }>(files: readonly T[]): T[] {
  const key = (file: T) => file.fileName.replace(/\.\w+$/, '')
  return files.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}

function writeVillage(
  order: SyntheticOrder,
  maker: FamilyMaker,
  villages: readonly Village[],
  village: Village,
  files: readonly ListFile[],
  book: VillageBook | null,
  truth: Truth,
): number {
  const world = new Random(seedOf(order.seed, village.code))
  const paper = new Random(seedOf(order.seed, `files/${village.code}`))
  const deliveryMaker = new DeliveryMaker(order.seed, village.code)
  const units = new Map(programmes.map((programme) => [programme.id, programme.unit]))
  let [left, families] = [village.people, 0]
  let before: Person | null = null
  while (left > 0) {
    const family = maker.make(world, village, villages)
    addFacts(world, family)
    left -= trim(family, left)
    before = addNumberTroubles(world, maker, family, before)
    families++
    const deliveries = deliveryMaker.make(world, family, (programme, unit, receiver) =>
      truth.isEntitled(programme, unit, receiver, family),
    )
    for (const person of family.members) truth.person(person, family)
    for (const delivery of deliveries) truth.delivery(delivery, units.get(delivery.programme)!)
    for (const file of files) file.add(paper, family, deliveries)
    book?.add(paper, family)
  }
  return families
}

/** Drops members from the end until at most `room` living ones are left; returns how many live. */
function trim(family: Family, room: number): number {
  let living = family.members.filter(lives).length
  while (living > room) if (lives(family.members.pop()!)) living--
  return living
}

/** Takes NIK away from those who never got one, gives some two, and gives some the number of somebody else. */
function addNumberTroubles(
  random: Random,
  maker: FamilyMaker,
  family: Family,
  before: Person | null,
): Person {
  for (const person of family.members) {
    if (random.chance(withoutRate(person)))
      person.nik = random.chance(temporaryNik)
        ? `0${family.village.code.replaceAll('.', '')}${String(person.id % 100_000).padStart(5, '0')}`
        : ''
    else if (before && before.nik !== '' && random.chance(sharedNik)) person.nik = before.nik
    else if (person.birth.year < 1995 && random.chance(twoNik))
      person.secondNik = maker.secondNumber(random, person)
  }
  return family.members[0]!
}

function withoutRate(person: Person): number {
  if (person.categories.includes(11)) return withoutNik.homeless
  const age = ageOf(person)
  if (age < 1) return withoutNik.newborn
  return age > 70 ? withoutNik.old : withoutNik.other
}
