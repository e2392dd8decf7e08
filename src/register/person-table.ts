import { areSimilar, normaliseName, phoneticClass } from '../linkage/index.ts'
import { NikColumn } from './nik-column.ts'
import { buildPostings, type Postings } from './postings.ts'

/** What the index knows of one person: about 50 bytes; of the name only its tokens. */
export interface IndexedPerson {
  readonly personId: number
  readonly nik: string | null
  readonly name: string | null
  /** Code of the village, else of the district. */
  readonly place: string | null
}
export interface PersonQuery {
  /** Name tokens, upper case. */
  readonly tokens: readonly string[]
  /** Part of a NIK, 4 digits or more; '' = none. */
  readonly digits: string
  /** Area codes the person's place must begin with. */
  readonly areas: readonly string[]
  /** Persons that are not there for the one who asks: neither found nor counted. */
  readonly hidden?: ReadonlySet<number>
}
export interface PersonHits {
  readonly personIds: readonly number[]
  readonly total: number
}

/** Nobody's name has more words. */
const tokensAskedMax = 12

/** "siti aminah 3509" -> tokens SITI, AMINAH and digits 3509. */
export function toQuery(text: string, areas: readonly string[]): PersonQuery {
  const digits = text.replace(/[^0-9]/g, '')
  return {
    tokens: normaliseName(text.replace(/[0-9]/g, ' ')).slice(0, tokensAskedMax),
    digits: digits.length >= 4 ? digits.slice(0, 16) : '',
    areas,
  }
}

/**
 * The current people as typed arrays. Names match by token: equal, alike in sound, beginning, or one slip away; only
 * people who bear such a token are looked at. A part of a NIK is looked for in everybody.
 */
export class PersonTable {
  #count = 0
  #personIds: Int32Array
  #villages: Uint16Array
  #tokenStarts: Int32Array
  #tokens: Int32Array
  #postings: Postings = { end: 0, starts: new Int32Array(1), places: new Int32Array() }
  readonly #niks: NikColumn
  readonly #tokenIds = new Map<string, number>()
  readonly #tokenTexts: string[] = []
  readonly #tokenClasses: string[] = []
  readonly #villageIds = new Map<string, number>([['', 0]])

  readonly #outsideMax: number

  /** `outsideMax`: fewer people than this who came later are not worth building the postings again. */
  constructor(capacity: number, outsideMax = 5_000) {
    this.#outsideMax = outsideMax
    this.#personIds = new Int32Array(capacity)
    this.#villages = new Uint16Array(capacity)
    this.#tokenStarts = new Int32Array(capacity + 1)
    this.#tokens = new Int32Array(capacity * 3)
    this.#niks = new NikColumn(capacity)
  }

  get size(): number {
    return this.#count
  }

  add(person: IndexedPerson): void {
    this.#grow()
    const at = this.#count++
    this.#personIds[at] = person.personId
    this.#villages[at] = this.#villageId(person.place ?? '')
    this.#niks.set(at, person.nik)
    let next = this.#tokenStarts[at]!
    for (const token of person.name ? normaliseName(person.name) : [])
      this.#tokens[next++] = this.#tokenId(token)
    this.#tokenStarts[at + 1] = next
  }

  /** Takes persons out; their place stays empty. */
  remove(personIds: readonly number[]): void {
    for (const personId of personIds) {
      for (
        let at = this.#personIds.indexOf(personId);
        at >= 0;
        at = this.#personIds.indexOf(personId, at + 1)
      )
        this.#personIds[at] = 0
    }
  }

  /** Best hits first, at most `limit`; `total` counts all. Nothing asked finds nothing. */
  search(query: PersonQuery, limit: number): PersonHits {
    const isNear = this.#nearness(query.areas)
    const hits = query.tokens.length > 0 ? this.#findNames(query) : this.#findOthers(query, isNear)
    return best(
      hits.filter(
        ({ at }) => this.#personIds[at] !== 0 && isNear(at) && !query.hidden?.has(this.#personIds[at]!),
      ),
      limit,
      this.#personIds,
    )
  }

  #findOthers({ digits, areas }: PersonQuery, isNear: (at: number) => boolean): Hit[] {
    if (digits)
      return this.#niks.findAll(this.#niks.query(digits), this.#count).map((at) => ({ at, score: 100 }))
    if (areas.length === 0) return []
    const hits: Hit[] = []
    for (let at = 0; at < this.#count; at++) if (isNear(at)) hits.push({ at, score: 1 })
    return hits
  }

  #nikMatch(digits: string): (at: number) => boolean {
    if (!digits) return () => true
    const query = this.#niks.query(digits)
    return (at) => this.#niks.matches(query, at)
  }

  /** Everybody who bears tokens like the asked ones: all of two, all but one of three or more. */
  #findNames({ tokens, digits }: PersonQuery): Hit[] {
    this.#refreshPostings()
    const wanted = tokens.length
    const needed = wanted >= 3 ? wanted - 1 : wanted
    const sums = new Uint16Array(this.#count)
    const matched = new Uint8Array(this.#count)
    const lastAsked = new Uint8Array(this.#count)
    const found: number[] = []
    const note = (at: number, asked: number, value: number) => {
      if (lastAsked[at] === asked + 1) return
      if (lastAsked[at] === 0) found.push(at)
      lastAsked[at] = asked + 1
      sums[at]! += value
      matched[at]!++
    }
    for (const [asked, token] of tokens.entries())
      this.#eachBearer(token, (at, value) => note(at, asked, value))
    const matches = this.#nikMatch(digits)
    return found
      .filter((at) => matched[at]! >= needed && matches(at))
      .map((at) => {
        const surplus = Math.max(0, this.#tokenStarts[at + 1]! - this.#tokenStarts[at]! - wanted)
        return { at, score: Math.max(1, Math.round(sums[at]! / wanted) - surplus * 3) }
      })
  }

  /** Calls `take` with everybody who bears a token like the asked one, best likeness first. */
  #eachBearer(asked: string, take: (at: number, value: number) => void): void {
    const likeness = this.#likeness(asked)
    const { starts, places, end } = this.#postings
    const alike: number[] = []
    for (let id = 0; id < likeness.length; id++) if (likeness[id]! > 0) alike.push(id)
    alike.sort((a, b) => likeness[b]! - likeness[a]!)
    for (const id of alike)
      for (let i = starts[id] ?? 0; i < (starts[id + 1] ?? 0); i++) take(places[i]!, likeness[id]!)
    for (let at = end; at < this.#count; at++) {
      let value = 0
      for (let i = this.#tokenStarts[at]!; i < this.#tokenStarts[at + 1]!; i++)
        value = Math.max(value, likeness[this.#tokens[i]!]!)
      if (value > 0) take(at, value)
    }
  }

  /** A few people added since are looked at one by one; many, and the postings are built again. */
  #refreshPostings(): void {
    if (this.#count - this.#postings.end < this.#outsideMax) return
    this.#postings = buildPostings(this.#tokens, this.#tokenStarts, this.#count, this.#tokenTexts.length)
  }

  /** Per known token, how well it answers the asked one: 0 to 100. */
  #likeness(asked: string): Uint8Array {
    const askedClass = phoneticClass(asked)
    const table = new Uint8Array(this.#tokenTexts.length)
    for (let id = 0; id < table.length; id++) {
      const token = this.#tokenTexts[id]!
      if (token === asked) table[id] = 100
      else if (this.#tokenClasses[id] === askedClass) table[id] = 92
      else if (asked.length >= 3 && token.startsWith(asked)) table[id] = 80
      else if (areSimilar(askedClass, this.#tokenClasses[id]!)) table[id] = 70
    }
    return table
  }

  #nearness(areas: readonly string[]): (at: number) => boolean {
    if (areas.length === 0) return () => true
    const inside = new Uint8Array(this.#villageIds.size)
    for (const [code, id] of this.#villageIds)
      inside[id] = areas.every((area) => code.startsWith(area)) ? 1 : 0
    return (at) => inside[this.#villages[at]!] === 1
  }

  #tokenId(token: string): number {
    let id = this.#tokenIds.get(token)
    if (id === undefined) {
      id = this.#tokenTexts.length
      this.#tokenIds.set(token, id)
      this.#tokenTexts.push(token)
      this.#tokenClasses.push(phoneticClass(token))
    }
    return id
  }

  #villageId(code: string): number {
    let id = this.#villageIds.get(code)
    if (id === undefined) {
      id = this.#villageIds.size
      this.#villageIds.set(code, id)
    }
    return id
  }

  #grow(): void {
    if (this.#tokens.length - this.#tokenStarts[this.#count]! < 8) {
      const tokens = new Int32Array(this.#tokens.length * 2 + 16)
      tokens.set(this.#tokens)
      this.#tokens = tokens
    }
    if (this.#count < this.#personIds.length) return
    const capacity = this.#personIds.length * 2 + 16
    const [personIds, villages] = [new Int32Array(capacity), new Uint16Array(capacity)]
    const starts = new Int32Array(capacity + 1)
    personIds.set(this.#personIds)
    villages.set(this.#villages)
    starts.set(this.#tokenStarts)
    this.#personIds = personIds
    this.#villages = villages
    this.#tokenStarts = starts
  }
}

interface Hit {
  readonly at: number
  /** 1 to 100 */
  readonly score: number
}

/** The best `limit` hits, the older person first where they are equal. Counting by score spares sorting them all. */
function best(hits: readonly Hit[], limit: number, personIds: Int32Array): PersonHits {
  const perScore = new Int32Array(102)
  for (const { score } of hits) perScore[score]!++
  let floor = 101
  for (let kept = 0; floor > 1 && kept < limit; kept += perScore[floor]!) floor--
  const chosen = hits
    .filter(({ score }) => score >= floor)
    .map(({ at, score }) => ({ personId: personIds[at]!, score }))
    .sort((a, b) => b.score - a.score || a.personId - b.personId)
  return { personIds: chosen.slice(0, limit).map(({ personId }) => personId), total: hits.length }
}
