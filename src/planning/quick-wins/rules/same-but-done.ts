/** True when two contents of a quick win differ in nothing but the day it is said to be done. */
export function sameButDone(a: object, b: object): boolean {
  return textOf(a) === textOf(b)
}

function textOf(content: object): string {
  const rest = Object.entries(content).filter(([key]) => key !== 'reportedDone')
  return JSON.stringify(rest.sort(([a], [b]) => a.localeCompare(b)))
}
