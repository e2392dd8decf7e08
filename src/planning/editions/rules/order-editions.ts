interface Edition {
  readonly id: string
  readonly termName: string
  readonly publishedAt: string
}

/** Whether one edition came out before another; of one moment the smaller number, so 2026-9 before 2026-10. */
export function isBefore(one: Edition, other: Edition): boolean {
  if (one.publishedAt !== other.publishedAt) return one.publishedAt < other.publishedAt
  return one.id.localeCompare(other.id, 'en', { numeric: true }) < 0
}

/** What a comparison is of: which edition is the earlier one, of which term, and how much differs. */
export function sayComparison(earlier: Edition, later: Edition, changes: number): { id: string; en: string } {
  if (earlier.id === later.id)
    return {
      id: `Tidak ada perbedaan: terbitan ${later.id} dibandingkan dengan dirinya sendiri.`,
      en: `No difference: edition ${later.id} is compared with itself.`,
    }
  const terms = earlier.termName !== later.termName
  const [from, to] = [nameOf(earlier, terms), nameOf(later, terms)]
  if (changes === 0)
    return {
      id: `Tidak ada perbedaan antara terbitan ${from}, yang lebih awal, dan ${to}.`,
      en: `No difference between edition ${from}, the earlier one, and ${to}.`,
    }
  return {
    id: `${changes} perubahan dari terbitan ${from}, yang lebih awal, ke terbitan ${to}.`,
    en: `${changes} ${changes === 1 ? 'change' : 'changes'} from edition ${from}, the earlier one, to edition ${to}.`,
  }
}

function nameOf({ id, termName }: Edition, withTerm: boolean): string {
  return withTerm ? `${id} (${termName})` : id
}
