import type { Writer } from '../kernel/ports.ts'

/** Adds to the counts of the day, in one order, so that two processes do not wait for each other in a circle. */
export async function addRefusals(
  writer: Writer,
  refusals: readonly { readonly accountId: string; readonly route: string; readonly count: number }[],
  at: string,
  timeZone: string,
): Promise<void> {
  await writer.query(
    `insert into access.refusal as r (account_id, day, route, count, last_at)
     select u.account_id, ($1::timestamptz at time zone $2)::date, u.route, u.count, $1
     from unnest($3::text[], $4::text[], $5::int[]) as u (account_id, route, count) order by u.account_id, u.route
     on conflict (account_id, day, route) do update
       set count = r.count + excluded.count, last_at = greatest(r.last_at, excluded.last_at)`,
    [
      at,
      timeZone,
      refusals.map(({ accountId }) => accountId),
      refusals.map(({ route }) => route),
      refusals.map(({ count }) => count),
    ],
  )
}
