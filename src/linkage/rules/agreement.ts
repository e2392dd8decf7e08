/** Questions that two people answered, without seeing each other: how often each pair of answers was given. */
export interface Answers {
  readonly bothSame: number
  readonly bothDifferent: number
  /** The first said same and the second different, and the other way round. */
  readonly sameDifferent: number
  readonly differentSame: number
}

/** Shares from 0 to 1; kappa from -1 to 1, null where chance alone would always agree. Intervals are of 95 %. */
export interface Agreement {
  readonly answered: number
  readonly agreed: number
  readonly share: number | null
  readonly kappa: number | null
  readonly kappaLow: number | null
  readonly kappaHigh: number | null
}

/**
 * Agreement beyond chance: Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological
 * Measurement 20 (1960). Its interval is Wilson's interval of the share that agrees, carried over with chance held
 * fixed: the textbook standard error is 0 when all agree, and would call three answers certain.
 */
export function agreementOf(answers: Answers): Agreement {
  const { bothSame, bothDifferent, sameDifferent, differentSame } = answers
  const agreed = bothSame + bothDifferent
  const answered = agreed + sameDifferent + differentSame
  if (answered === 0) return { answered, agreed, share: null, kappa: null, kappaLow: null, kappaHigh: null }
  const firstSame = (bothSame + sameDifferent) / answered
  const secondSame = (bothSame + differentSame) / answered
  const chance = firstSame * secondSame + (1 - firstSame) * (1 - secondSame)
  const beyondChance = (share: number) => (chance === 1 ? null : (share - chance) / (1 - chance))
  const share = agreed / answered
  const [low, high] = wilson(share, answered)
  return {
    answered,
    agreed,
    share,
    kappa: beyondChance(share),
    kappaLow: beyondChance(low),
    kappaHigh: beyondChance(high),
  }
}

/** The 95 % score interval of a share: Wilson, Journal of the American Statistical Association 22 (1927). */
function wilson(share: number, count: number): [number, number] {
  const z = 1.959964
  const middle = share + (z * z) / (2 * count)
  const half = z * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count))
  const scale = 1 + (z * z) / count
  return [Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale)]
}
