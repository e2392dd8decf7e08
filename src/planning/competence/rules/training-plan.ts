import { type Gap, type GapReason, gapReasons } from './gaps.ts'

/** A course of the catalogue: what it teaches, hours each time, people at once. */
export interface Course {
  readonly id: string
  readonly skills: readonly string[]
  readonly hours: number
  readonly capacity: number
}
/** What holding a course would close of gaps that are still open. */
export interface Offer {
  readonly courseId: string
  /** Skills that are lacking and taught here, agencies that lack them; both sorted. */
  readonly skillIds: readonly string[]
  readonly agencyIds: readonly string[]
  /** People to teach: who lacks several skills of the course comes once. */
  readonly people: number
  readonly sessions: number
  /** Hours of all sessions. */
  readonly hours: number
  /** Person-skills gained: a person who learns two skills counts two. */
  readonly closed: number
  /** In how many agencies each reason stands. */
  readonly reasons: Readonly<Record<GapReason, number>>
}

/**
 * Courses to hold, most useful first: greedy by person-skills gained per hour, then by more gained, then by id. What an
 * earlier course closes no later one counts again. `left` are gaps no course of the catalogue closes. The order in which
 * gaps and courses are given does not matter. The sessions of one course never become fewer with more gaps; the sum over all
 * courses may, where a wider course takes the place of two small ones.
 */
export function planTrainings(
  gaps: readonly Gap[],
  courses: readonly Course[],
): { readonly offers: readonly Offer[]; readonly left: readonly Gap[] } {
  const offers: Offer[] = []
  let open = [...gaps].sort(byPlace)
  for (;;) {
    const best = bestOffer(open, courses)
    if (!best) return { offers, left: open }
    offers.push(best)
    open = open.filter((gap) => !best.skillIds.includes(gap.skillId))
  }
}

/** What one course would do for these gaps; null when it closes none. */
export function offerOf(gaps: readonly Gap[], course: Course): Offer | null {
  const served = gaps.filter((gap) => course.skills.includes(gap.skillId))
  if (served.length === 0) return null
  const agencyIds = sorted(served.map((gap) => gap.agencyId))
  const inAgency = (id: string) => served.filter((gap) => gap.agencyId === id)
  const people = agencyIds.reduce((sum, id) => sum + Math.max(...inAgency(id).map((gap) => gap.people)), 0)
  const sessions = Math.ceil(people / course.capacity)
  return {
    courseId: course.id,
    skillIds: sorted(served.map((gap) => gap.skillId)),
    agencyIds,
    people,
    sessions,
    hours: sessions * course.hours,
    closed: served.reduce((sum, gap) => sum + gap.people, 0),
    reasons: Object.fromEntries(
      gapReasons.map((reason) => [
        reason,
        agencyIds.filter((id) => inAgency(id).some((gap) => gap.reasons.includes(reason))).length,
      ]),
    ) as Record<GapReason, number>,
  }
}

function bestOffer(gaps: readonly Gap[], courses: readonly Course[]): Offer | undefined {
  return courses.flatMap((course) => offerOf(gaps, course) ?? []).sort(byUse)[0]
}

function byUse(a: Offer, b: Offer): number {
  return b.closed * a.hours - a.closed * b.hours || b.closed - a.closed || compare(a.courseId, b.courseId)
}

function byPlace(a: Gap, b: Gap): number {
  return compare(a.agencyId, b.agencyId) || compare(a.skillId, b.skillId)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function sorted(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort(compare)
}
