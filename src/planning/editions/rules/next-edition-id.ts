/** 2026-1, 2026-2 …: the year and the next number in it. */
export function nextEditionId(ids: readonly string[], year: string): string {
  const numbers = ids.filter((id) => id.startsWith(`${year}-`)).map((id) => Number(id.slice(5)))
  return `${year}-${Math.max(0, ...numbers) + 1}`
}
