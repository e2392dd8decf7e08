/** The root of the largest whole number that a double holds exactly. */
const numbersMost = 94_906_265

/** One number for two whole numbers below 94,906,265, whichever of them comes first. */
export const pairKey = (x: number, y: number) => Math.min(x, y) * numbersMost + Math.max(x, y)
