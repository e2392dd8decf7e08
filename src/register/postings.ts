/** For each token the places of the people who bear it, built once from the finished columns. */
export interface Postings {
  /** People at this place and above came later and are not in it. */
  readonly end: number
  readonly starts: Int32Array
  readonly places: Int32Array
}

/** `tokens[tokenStarts[at] … tokenStarts[at + 1]]` are the tokens of the person at place `at`. Two passes: count, then place. */
export function buildPostings(
  tokens: Int32Array,
  tokenStarts: Int32Array,
  people: number,
  distinct: number,
): Postings {
  const starts = new Int32Array(distinct + 1)
  const total = tokenStarts[people]!
  for (let i = 0; i < total; i++) starts[tokens[i]! + 1]!++
  for (let id = 0; id < distinct; id++) starts[id + 1]! += starts[id]!
  const next = starts.slice()
  const places = new Int32Array(total)
  for (let at = 0; at < people; at++)
    for (let i = tokenStarts[at]!; i < tokenStarts[at + 1]!; i++) places[next[tokens[i]!]!++] = at
  return { end: people, starts, places }
}
