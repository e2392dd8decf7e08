import { type Ask, proofs, stateSql } from './ask.ts'

/** SQL: every action with owner, days and what may be said of it today. */
export const actionSql = `, planned as (
  select action.id, action.content->>'title' as title, action.content->>'description' as description,
    carrier.short_name as agency, action.content->>'startsOn' as starts, action.content->>'endsOn' as ends,
    action.content->>'promiseId' as promise, action.content->>'dimensionId' as dimension, action.content as content,
    ${proofs('action', 'action.id', 'short')} as proofs, report.content->>'state' as reported
  from entry action join carrier on carrier.start = action.content->>'agencyId'
  left join entry report on report.kind = 'action-report' and report.id = action.id
  where action.kind = 'action'),
action as (
  select planned.*, case when reported = 'stopped' then 'Dihentikan' else ${stateSql(
    "coalesce(reported, '') = 'done'",
    'ends',
    'proofs',
    "case when reported = 'running' then 'Berjalan' else 'Belum mulai' end",
  )} end as state from planned)`

/** SQL: the quick wins with what may be said of the chosen ones. */
export const quickWinSql = `, quick_win as (
  select quick.id, quick.content->>'title' as title, carrier.short_name as agency, (quick.content->>'chosen')::boolean as chosen,
    quick.content as content, ${proofs('quick-win', 'quick.id', 'full')} as proofs
  from entry quick join carrier on carrier.start = quick.content->>'agencyId' where quick.kind = 'quick-win'),
followed as (
  select *, ${stateSql("content->>'reportedDone' is not null", "content->>'dueOn'", 'proofs', "'Berjalan'")} as state from quick_win)`

/** Sentences on what the plan lacks, each a count. */
export async function missingParts(ask: Ask): Promise<string[]> {
  const promises = ask.pack.term.promises.map(({ id }) => id)
  const [count] = await ask.rows<Record<string, number>>(
    `${actionSql} ${quickWinSql}
     select (select count(*) from entry where kind = 'factor')::int as factors,
       (select count(*) from entry f where kind = 'factor' and not exists
         (select from entry r where r.kind = 'factor-rating' and r.content->>'factorId' = f.id))::int as unrated,
       (select count(*) from unnest($1::text[]) p where p not in (select promise from action where promise is not null))::int as idle,
       (select count(*) from action)::int as actions,
       (select count(*) from action where id not in (select content->>'actionId' from entry where kind = 'action-budget'))::int as unfunded,
       (select count(*) from action where state = 'Diklaim, belum ada bukti')::int as claimed,
       (select count(*) from action where state = 'Terlambat')::int as late,
       (select count(*) from followed)::int as quick,
       (select count(*) from followed where chosen and state in ('Terlambat', 'Diklaim, belum ada bukti'))::int as doubtful`,
    [promises],
  )
  const { factors, unrated, idle, actions, unfunded, claimed, late, quick, doubtful } = count!
  return (
    [
      [unrated, factors, 'faktor belum dinilai.'],
      [idle, promises.length, 'janji belum punya aksi.'],
      [unfunded, actions, 'aksi belum punya anggaran.'],
      [claimed, actions, 'aksi diklaim selesai tanpa bukti.'],
      [late, actions, 'aksi terlambat.'],
      [doubtful, quick, 'quick win terlambat atau diklaim tanpa bukti.'],
    ] as const
  )
    .filter(([found]) => found! > 0)
    .map(([found, all, words]) => `${found} dari ${all} ${words}`)
}
