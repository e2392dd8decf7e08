import type { ExpectedTable } from './account.ts'
import { type Ask, claimStates, counted, longDay, proofs, shortDay, stateSql, today } from './ask.ts'
import type { Release } from './release.ts'

const source = `Sumber: isian rencana per ${longDay(today)}.`

export interface StoredCommitment {
  readonly title: string
  readonly preamble: string
  readonly place: string
  readonly opened: string
  readonly states: readonly string[]
  readonly offices: number
  readonly signed: number
  readonly tables: readonly ExpectedTable[]
  readonly sha256: string
}

const lineSql = `, line as (
  select c.id as commitment, place, line->>'text' as text, line->>'dueOn' as due, agency.name as agency, carrier.name as holder,
    ${proofs('commitment-line', "c.id || '.' || (line->>'id')", 'short')} as proofs, report.content->>'state' as reported
  from entry c cross join lateral jsonb_array_elements(c.content->'lines') with ordinality named (line, place)
  join reference.agency on agency.id = line->>'agencyId' join carrier on carrier.start = agency.id
  left join entry report on report.kind = 'commitment-report' and report.content->>'lineId' = line->>'id'
  where c.kind = 'commitment'),
followed as (
  select *, ${stateSql("coalesce(reported, '') = 'done'", 'due', 'proofs', "'Berjalan'")} as state from line),
office as (
  select c.id as commitment, place, agency.name as agency, signatory->>'office' as office, to_char(signed_at, 'YYYY-MM-DD') as day, method,
    s.sha256
  from entry c cross join lateral jsonb_array_elements(c.content->'signatories') with ordinality named (signatory, place)
  join reference.agency on agency.id = signatory->>'agencyId'
  left join planning.commitment_signature s on s.commitment_id = c.id and s.office = signatory->>'office'
  where c.kind = 'commitment')`

/** The commitments with their lines and signatures; the hash is that which was signed. */
export async function readCommitments(ask: Ask): Promise<StoredCommitment[]> {
  const heads = await ask.rows<
    Pick<StoredCommitment, 'title' | 'preamble' | 'place' | 'opened'> & { id: string; sha256: string }
  >(
    `${lineSql} select id, content->>'title' as title, content->>'preamble' as preamble, content->>'place' as place,
       to_char(recorded_at, 'YYYY-MM-DD') as opened, (select min(sha256) from office where commitment = entry.id) as sha256
     from entry where kind = 'commitment' and (content->>'opened')::boolean order by first`,
  )
  const found: StoredCommitment[] = []
  for (const head of heads) {
    const lines = await ask.rows<{
      text: string
      agency: string
      holder: string
      due: string
      state: string
      proofs: string | null
    }>(`${lineSql} select * from followed where commitment = $1 order by place`, [head.id])
    const offices = await ask.rows<{
      agency: string
      office: string
      day: string | null
      method: string | null
    }>(`${lineSql} select * from office where commitment = $1 order by place`, [head.id])
    const states = lines.map(({ state }) => state)
    found.push({
      ...head,
      states,
      offices: offices.length,
      signed: offices.filter(({ day }) => day !== null).length,
      tables: [
        {
          caption: 'Butir komitmen, pemilik, batas waktu, dan tindak lanjut',
          rows: lines.map((one) => [
            one.text,
            one.holder === one.agency ? one.agency : `${one.holder} (dahulu ${one.agency})`,
            shortDay(one.due),
            one.state,
            one.proofs ?? 'belum ada',
          ]),
          note: `Keadaan: ${counted(claimStates, states)}. ${source}`,
        },
        {
          caption: 'Penanda tangan menurut jabatan',
          rows: offices.map(({ agency, office, day, method }) => [
            agency,
            office,
            day === null ? 'belum' : `${shortDay(day)}${method === 'sample' ? ' (contoh peragaan)' : ''}`,
          ]),
          note: source,
        },
      ],
    })
  }
  return found
}

/** Vision, missions, goals and the promises with the state that the release computed. */
export async function expectDirection(
  ask: Ask,
  release: Release,
): Promise<{ tables: ExpectedTable[]; texts: string[] }> {
  const goals = await readGoals(ask)
  const promises = await ask.rows<{
    number: string
    name: string
    agency: string
    status: string
    actions: string | null
  }>(
    `select p.content->'promise'->>'number' as number, p.content->'promise'->'name'->>'id' as name, agency.short_name as agency,
       p.content->'promise'->>'status' as status,
       (select string_agg(a.content->>'title', '; ' order by a.content->>'startsOn', a.id) from entry a where kind = 'action' and a.content->>'promiseId' = p.id) as actions
     from open_data.promise p join jsonb_to_recordset($2::jsonb) as owner (id text, agency text) using (id)
     join reference.agency on agency.id = owner.agency
     where release_id = $1 order by (p.content->'promise'->>'number')::int`,
    [release.id, JSON.stringify(ask.pack.term.promises.map(({ id, agency }) => ({ id, agency })))],
  )
  const [words] = await ask.rows<{ texts: string[] }>(
    `select array_agg(content->>'text') as texts from entry where kind in ('vision', 'mission')`,
  )
  return {
    tables: [
      {
        caption: 'Sasaran, janji yang dilayani, dan strategi',
        rows: goals.map(({ code, text, promises: named, strategies }) => [
          code,
          text,
          named,
          strategies ?? '–',
        ]),
        note: source,
      },
      {
        caption: 'Janji kerja, keadaannya, dan aksi yang melayaninya',
        rows: promises.map((one) => [
          one.number,
          one.name,
          one.agency,
          promiseStates[one.status]!,
          one.actions ?? '–',
        ]),
        note: `Sumber: keadaan menurut rilis publik ${release.id} per ${longDay(release.asOf)}; aksi menurut isian rencana.`,
      },
    ],
    texts: words!.texts,
  }
}

export const promiseStates: Readonly<Record<string, string>> = {
  kept: 'Tercapai',
  'on-track': 'Sesuai jalur',
  behind: 'Tertinggal',
  'far-behind': 'Jauh tertinggal',
  'no-target': 'Belum ada target',
  claimed: 'Diklaim, belum ada bukti',
  hidden: 'Angkanya disembunyikan',
}

export function readGoals(
  ask: Ask,
): Promise<{ code: string; text: string; promises: string; strategies: string | null }[]> {
  return ask.rows(
    `select upper(goal.id) as code, goal.content->>'text' as text,
       (select string_agg(named.name, '; ' order by named.number) from jsonb_to_recordset($1::jsonb) as named (id text, name text, number int)
        where goal.content->'promiseIds' ? named.id) as promises,
       (select string_agg(upper(s.id), ', ' order by array_position(array['SO', 'WO', 'ST', 'WT'], s.content->>'crossing'), s.first) from entry s
        where kind = 'strategy' and s.content->>'goalId' = goal.id) as strategies
     from entry goal where kind = 'goal' order by (goal.content->>'order')::int`,
    [JSON.stringify(ask.pack.term.promises.map(({ id, name, number }) => ({ id, name: name.id, number })))],
  )
}
