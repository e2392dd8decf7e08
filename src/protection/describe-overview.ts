import type { Actor, Context } from '../access/index.ts'
import type { OverviewAnswer } from './contract.ts'
import { toIncident, worstClock } from './incidents/read-incidents.ts'
import { findIncidents } from './incidents/store.ts'
import { describeProcessings } from './processing/assess-processing.ts'
import { recentRequests, toLine } from './requests/list-requests.ts'
import { listAged } from './retention/review-retention.ts'
import { compareClocks } from './rules/clock.ts'
import { seesAgency } from './scope.ts'

/** How data protection stands: of all agencies for who looks after the regency, of the own for everybody else. */
export async function describeOverview(context: Context, actor: Actor): Promise<OverviewAnswer> {
  const seesAll = actor.role === 'leader' || actor.role === 'inspector'
  const mine = ({ agencyId }: { agencyId: string }) => seesAll || seesAgency(actor, agencyId)
  const { requests, incidents } = await context.database.read(async (reader) => ({
    requests: (await recentRequests(context, reader)).map((one) => toLine(context, one)).filter(mine),
    incidents: (await findIncidents(reader)).map((one) => toIncident(context, one)).filter(mine),
  }))
  const open = requests.filter(({ state }) => state === 'open')
  const { processings } = await describeProcessings(context, actor)
  const aged = await listAged(context, actor)
  return {
    now: context.clock.now().toISOString(),
    timeZone: context.pack.settings.timeZone,
    agencies: countByAgency(open),
    urgent: [
      ...open.map((one) => ({ ...one, what: 'request' as const, label: one.number })),
      ...incidents.flatMap((one) =>
        one.state === 'closed'
          ? []
          : [{ ...one, clock: worstClock(one), what: 'incident' as const, label: one.title }],
      ),
    ]
      .sort(compareClocks)
      .flatMap(({ what, id, label, agency, due, clock }) =>
        clock === 'past' || clock === 'near' ? [{ what, id, label, agency, due, clock }] : [],
      ),
    incidents: incidents.filter(({ state }) => state !== 'closed').length,
    missing: processings.filter((one) => mine(one) && one.state === 'missing').length,
    overdue: processings.filter((one) => mine(one) && one.state === 'overdue').length,
    agedLists: aged.lists.filter(({ step }) => step !== 'destroyed').length,
  }
}

function countByAgency(
  open: readonly { agencyId: string; agency: string; clock: string }[],
): OverviewAnswer['agencies'] {
  const groups = Map.groupBy(open, ({ agencyId }) => agencyId)
  return [...groups].map(([agencyId, own]) => ({
    agencyId,
    agency: own[0]!.agency,
    open: own.length,
    near: own.filter(({ clock }) => clock === 'near').length,
    past: own.filter(({ clock }) => clock === 'past').length,
  }))
}
