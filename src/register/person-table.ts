import { areSimilar, normaliseName, phoneticClass } from '../linkage/index.ts'

/** What the index knows of one person: about 45 bytes, no name in clear order of persons is kept beside its tokens. */
export interface IndexedPerson {
  readonly personId: number
  readonly nik: string | null
  readonly name: string | null
  readonly villageCode: string | null
}
export interface PersonQuery {
  /** Name tokens, upper case. */
  readonly tokens: readonly string[]
  /** Part of a NIK, 4 digits or more; '' = none. */
  readonly digits: string
  /** Area codes the person's village must begin with. */
  readonly areas: readonly string[]
}
export interface PersonHits {
  readonly personIds: readonly number[]
  readonly total: number
}

const nikWidth = 17
const blankNik = ' '.repeat(16)

/** "siti aminah 3509" -> tokens SITI, AMINAH and digits 3509. */
export function toQuery(text: string, areas: readonly string[]): PersonQuery {
  const digits = text.replace(/[^0-9]/g, '')
  return {
    tokens: normaliseName(text.replace(/[0-9]/g, ' ')),
    digits: digits.length >= 4 ? digits.slice(0, 16) : '',
    areas,
  }
}

/**
 * The current people as typed arrays, searched by one pass: 2.6 million people x 3 tokens take some 20 ms, so there
 * is no posting list to keep right. Names match by token: equal, alike in sound, beginning, or one slip away.
 */
export class PersonTable {
  #count = 0
  #personIds: Int32Array
  #villages: Uint16Array
  #tokenStarts: Int32Array
  #tokens: Int32Array
  #niks: Uint8Array
  readonly #tokenIds = new Map<string, number>()
  readonly #tokenTexts: string[] = []
  readonly #tokenClasses: string[] = []
  readonly #villageIds = new Map<string, number>([['', 0]])

  constructor(capacity: number) {
    this.#personIds = new Int32Array(capacity)
    this.#villages = new Uint16Array(capacity)
    this.#tokenStarts = new Int32Array(capacity + 1)
    this.#tokens = new Int32Array(capacity * 3)
    this.#niks = new Uint8Array(capacity * nikWidth)
  }

  get size(): number {
    return this.#count
  }

  add(person: IndexedPerson): void {
    this.#grow()
    const at = this.#count++
    this.#personIds[at] = person.personId
    this.#villages[at] = this.#villageId(person.villageCode ?? '')
    const nik = person.nik?.length === 16 ? person.nik : blankNik
    for (let i = 0; i < 16; i++) this.#niks[at * nikWidth + i] = nik.charCodeAt(i)
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
    const scores = new Uint8Array(this.#count)
    if (query.digits) this.#scoreNiks(scores, query.digits)
    if (query.tokens.length > 0) this.#scoreNames(scores, query)
    else if (!query.digits && query.areas.length > 0) scores.fill(1)
    if (query.areas.length > 0) this.#dropOutside(scores, query.areas)
    return this.#collect(scores, limit)
  }

  #scoreNiks(scores: Uint8Array, digits: string): void {
    const bytes = Buffer.from(this.#niks.buffer, 0, this.#count * nikWidth)
    for (let at = bytes.indexOf(digits); at >= 0; at = bytes.indexOf(digits, at + 1)) {
      if ((at % nikWidth) + digits.length <= 16) scores[Math.floor(at / nikWidth)] = 100
    }
  }

  #scoreNames(scores: Uint8Array, query: PersonQuery): void {
    const likeness = query.tokens.map((token) => this.#likeness(token))
    const wanted = likeness.length
    const needed = wanted >= 3 ? wanted - 1 : wanted
    for (let at = 0; at < this.#count; at++) {
      if (query.digits && scores[at] === 0) continue
      const [from, to] = [this.#tokenStarts[at]!, this.#tokenStarts[at + 1]!]
      let sum = 0
      let matched = 0
      for (const table of likeness) {
        let best = 0
        for (let i = from; i < to; i++) {
          const value = table[this.#tokens[i]!]!
          if (value > best) best = value
        }
        sum += best
        if (best > 0) matched++
      }
      const surplus = Math.max(0, to - from - wanted)
      scores[at] = matched < needed ? 0 : Math.max(1, Math.round(sum / wanted) - surplus * 3)
    }
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

  #dropOutside(scores: Uint8Array, areas: readonly string[]): void {
    const inside = new Uint8Array(this.#villageIds.size)
    for (const [code, id] of this.#villageIds)
      inside[id] = areas.every((area) => code.startsWith(area)) ? 1 : 0
    for (let at = 0; at < this.#count; at++) if (!inside[this.#villages[at]!]) scores[at] = 0
  }

  #collect(scores: Uint8Array, limit: number): PersonHits {
    const perScore = new Int32Array(256)
    for (let at = 0; at < this.#count; at++) if (this.#personIds[at] !== 0) perScore[scores[at]!]!++
    let total = 0
    for (let score = 1; score < 256; score++) total += perScore[score]!
    let [floor, kept] = [255, perScore[255]!]
    while (floor > 1 && kept + perScore[floor - 1]! <= limit) kept += perScore[--floor]!
    const lowest = kept < limit && floor > 1 ? floor - 1 : floor
    const hits: { personId: number; score: number }[] = []
    let spare = limit - kept
    for (let at = 0; at < this.#count; at++) {
      const [personId, score] = [this.#personIds[at]!, scores[at]!]
      if (personId === 0 || score < lowest || score === 0) continue
      if (score < floor && spare-- <= 0) continue
      hits.push({ personId, score })
    }
    hits.sort((a, b) => b.score - a.score || a.personId - b.personId)
    return { personIds: hits.map((hit) => hit.personId), total }
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
    const [starts, niks] = [new Int32Array(capacity + 1), new Uint8Array(capacity * nikWidth)]
    personIds.set(this.#personIds)
    villages.set(this.#villages)
    starts.set(this.#tokenStarts)
    niks.set(this.#niks)
    this.#personIds = personIds
    this.#villages = villages
    this.#tokenStarts = starts
    this.#niks = niks
  }
}
