/** Parts `total` by the shares; who would get less than needed gets that, and the others part the rest. */
export function shareWidths(shares: readonly number[], needed: readonly number[], total: number): number[] {
  const neededSum = needed.reduce((sum, one) => sum + one, 0)
  if (neededSum >= total) return needed.map((one) => (one / neededSum) * total)
  const fixed = new Set<number>()
  for (;;) {
    const rest = total - [...fixed].reduce((sum, index) => sum + needed[index]!, 0)
    const sharesSum = shares.reduce((sum, share, index) => (fixed.has(index) ? sum : sum + share), 0)
    const widthOf = (index: number) => (shares[index]! / sharesSum) * rest
    const tooNarrow = shares.findIndex((_, index) => !fixed.has(index) && widthOf(index) < needed[index]!)
    if (tooNarrow < 0) return shares.map((_, index) => (fixed.has(index) ? needed[index]! : widthOf(index)))
    fixed.add(tooNarrow)
  }
}
