import { type Actor, type Context, readListsAs } from '../../access/index.ts'
import { addDays, todayOf } from '../../kernel/dates.ts'
import { maySeeAgency, seesAllAgencies } from '../batch-access.ts'
import { findDue } from '../rules/find-due.ts'
import type { ScheduleAnswer } from './contract.ts'
import { readArrivals } from './store.ts'

/** Days after the end of a period until its list is late, where the pack says nothing. */
const usualDueDays = 10
/** Older lists do not tell whether one is missing now. */
const yearsBack = 5

/** Lists the pack expects of the actor's agency (of all for the walidata), those late longest first. */
export async function readSchedule(context: Context, actor: Actor): Promise<ScheduleAnswer> {
  const today = todayOf(context.clock)
  const agencyId = seesAllAgencies(actor) ? null : (actor.agencyId ?? '')
  const arrivals = await readListsAs(context, actor, (staff) =>
    readArrivals(staff, agencyId, addDays(today, -366 * yearsBack)),
  )
  const came = Map.groupBy(arrivals, (list) => `${list.agencyId} ${list.listKindId}`)
  const lists = context.pack.listKinds.flatMap((kind) => {
    if (!kind.expected || !maySeeAgency(actor, kind.agency)) return []
    const { arrival, ...due } = findDue(
      kind.expected,
      kind.dueDay ?? usualDueDays,
      came.get(`${kind.agency} ${kind.id}`) ?? [],
      today,
    )
    const agency = context.pack.agencies.find(({ id }) => id === kind.agency)
    return [
      {
        agencyId: kind.agency,
        agencyName: agency?.shortName ?? kind.agency,
        listKindId: kind.id,
        listKindName: kind.name,
        expected: kind.expected,
        ...due,
        batchId: arrival?.batchId ?? null,
        arrivedOn: arrival?.arrivedOn ?? null,
      },
    ]
  })
  lists.sort((a, b) => b.lateDays - a.lateDays || Number(a.batchId !== null) - Number(b.batchId !== null))
  return { today, late: lists.filter(({ lateDays }) => lateDays > 0).length, lists }
}
