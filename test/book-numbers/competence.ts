import type { ExpectedFigure, ExpectedTable } from './account.ts'
import { type Ask, exactly, longDay, shortDay, today, upTo } from './ask.ts'
import { andWords } from './factor-source.ts'

const source = `Sumber: isian rencana per ${longDay(today)}.`

/** Settings of the pack as tables of SQL, then levels of agencies by year and what their people lack. */
const competenceSql = `, indicator as (
  select * from jsonb_to_recordset($1::jsonb) as indicator (domain text, share numeric, id text, weight numeric, skills jsonb)),
mapped as (
  select agency.id, agency.short_name as name, place from jsonb_array_elements_text($2::jsonb) with ordinality named (id, place)
  join reference.agency using (id)),
role as (
  select * from jsonb_to_recordset($3::jsonb) as role (id text, name text, place int, needed int, at jsonb)),
skill as (
  select * from jsonb_to_recordset($4::jsonb) as skill (id text, place int, roles jsonb)),
answer as (
  select content->>'agencyId' as agency, (content->>'year')::int as year, content->>'indicatorId' as id, (content->>'level')::numeric as level
  from entry where kind = 'maturity-assessment'),
cell as (
  select pair.*, indicator.*, level, level is not null and exists (select from proof where of_kind = 'maturity-indicator'
    and of_id = pair.agency || '.' || indicator.id and day <= pair.year || '-12-31') as shown
  from (select distinct agency, year from answer) pair cross join indicator left join answer using (agency, year, id)),
domain as (
  select agency, year, domain, share, sum(level * weight) / sum(weight) filter (where level is not null) as said,
    sum(case when shown then level else 1 end * weight) / sum(weight) as proven from cell group by 1, 2, 3, 4),
maturity as (
  select agency, year, round(sum(said * share) / sum(share) filter (where said is not null), 2) as said,
    round(sum(proven * share) / sum(share), 2) as proven from domain group by 1, 2),
post as (
  select mapped.id as agency, role.id as role, role.name, role.place, coalesce((role.at->>mapped.id)::int, role.needed) as needed,
    coalesce(jsonb_array_length(held.content->'holders'), 0) as held, held.content->'holders' as holders
  from mapped cross join role left join entry held on held.kind = 'role-holder' and held.id = mapped.id || '.' || role.id)`

function settings({ pack }: Ask): string[] {
  const { maturity, agencies, roles, skills } = pack.plan.competence
  const indicators = maturity!.domains.flatMap(({ id: domain, weight: share, indicators: own }) =>
    own.map(({ id, weight, skills: taught }) => ({ domain, share, id, weight, skills: taught })),
  )
  const named = pack.agencies.filter(({ id, areaCode, validTo }) =>
    agencies.length > 0 ? agencies.includes(id) : areaCode === null && (validTo === null || validTo >= today),
  )
  return [
    indicators,
    named.filter(({ validFrom }) => validFrom <= today).map(({ id }) => id),
    roles.map(({ id, name, needed, neededAt }, place) => ({
      id,
      name: name.id,
      place,
      needed,
      at: neededAt,
    })),
    skills.map(({ id, roles: of }, place) => ({ id, place, roles: of })),
  ].map((one) => JSON.stringify(one))
}

interface Level {
  readonly name: string
  readonly year: number | null
  readonly said: number | null
  readonly proven: number | null
  readonly open: string | null
}

export async function expectCompetence(
  ask: Ask,
): Promise<{ tables: ExpectedTable[]; figures: ExpectedFigure[]; texts: string[] }> {
  const { maturity, source: origin } = ask.pack.plan.competence
  const given = settings(ask)
  const used = ', used as (select count(*) from indicator, skill)'
  const levels = await ask.rows<Level>(
    `${competenceSql} ${used} select mapped.name, newest.year, newest.said::float8 as said, newest.proven::float8 as proven,
       (select string_agg(post.name, ', ' order by post.place) from post where post.agency = mapped.id and needed > held) as open
     from mapped left join lateral (select * from maturity where agency = mapped.id order by year desc limit 1) newest on true order by mapped.place`,
    given,
  )
  const years = await ask.rows<{ year: number; said: number; proven: number }>(
    `${competenceSql} ${used} select year, round(avg(said), 2)::float8 as said, round(avg(proven), 2)::float8 as proven
     from maturity join mapped on mapped.id = maturity.agency group by year order by year`,
    given,
  )
  const newest = years.at(-1)!
  const answered = levels.filter(({ said }) => said !== null)
  const two = (value: number | null) => (value === null ? 'belum ada' : exactly(2, value))
  return {
    tables: [
      {
        caption: 'Rata-rata tingkat kematangan tiap tahun',
        rows: years.map(({ year, said, proven }) => [String(year), exactly(2, said), exactly(2, proven)]),
        note: source,
      },
      {
        caption: 'Kematangan dan peran yang belum terisi',
        rows: levels.map((one) => [
          one.name,
          two(one.said),
          two(one.proven),
          one.year === null ? '–' : String(one.year),
          one.open ?? '–',
        ]),
        note: `Tingkat 1 sampai 5. Sumber: ${origin.trim().replace(/\.$/, '')}. Hasil perseorangan hanya untuk yang bersangkutan dan kantornya, jadi tidak dimuat.`,
      },
      await trainingTable(ask),
      await proposalTable(ask, given),
    ],
    figures: [
      {
        title: 'Tingkat kematangan menurut perangkat daerah',
        sentence: `${answered.length} perangkat daerah sudah menjawab. Batang emas adalah bagian yang terbukti. ${source}`,
        words: `Diklaim Terbukti ${answered.map((one) => `${one.name} ${two(one.said)} ${two(one.proven)}`).join(' ')}`,
      },
    ],
    texts: [
      `Instrumen ${maturity!.version} (${maturity!.source.trim().replace(/\.$/, '')}), tingkat yang dituju ${maturity!.targetLevel}. Rata-rata perangkat daerah yang menjawab tahun ${newest.year}: ${exactly(2, newest.said)} diklaim, ${exactly(2, newest.proven)} terbukti.`,
    ],
  }
}

async function trainingTable(ask: Ask): Promise<ExpectedTable> {
  const words: Record<string, string> = {
    planned: 'Direncanakan',
    held: 'Terlaksana',
    cancelled: 'Dibatalkan',
  }
  const rows = await ask.rows<{ title: string; day: string; hours: number; host: string; state: string }>(
    `select content->>'title' as title, content->>'heldOn' as day, (content->>'hours')::float8 as hours, short_name as host, content->>'state' as state
     from entry join reference.agency on agency.id = content->>'hostAgencyId' where kind = 'training' order by 2 desc, entry.id`,
  )
  return {
    caption: 'Bimbingan teknis dalam masa jabatan',
    rows: rows.map(({ title, day, hours, host, state }) => [
      title,
      shortDay(day),
      upTo(1, hours),
      host,
      words[state]!,
    ]),
    note: source,
  }
}

interface Gap {
  readonly agency: string
  readonly name: string
  readonly skill: string
  readonly people: number
}

/** SQL: skills an agency lacks, and for how many of its people. */
const gapSql = `, known as (
  select agency, skills.id as skill from post, jsonb_array_elements(coalesce(holders, '[]')) holder, jsonb_array_elements_text(holder->'skills') skills (id)),
said as (
  select content->>'agencyId' as agency, (content->>'year')::int as year, content->>'indicatorId' as id, (content->>'level')::int as level,
    kind = 'maturity-view' as viewed from entry where kind in ('maturity-assessment', 'maturity-view')),
lacking as (
  select distinct agency, taught.skill from (
    select distinct on (agency, id) * from said s where year = (select max(year) from said o where o.agency = s.agency)
    order by agency, id, viewed desc) newest
  join indicator using (id), jsonb_array_elements_text(indicator.skills) taught (skill) where level < $5::int),
need as (
  select mapped.id as agency, mapped.name, skill.id as skill,
    coalesce(sum(greatest(0, needed - held)), 0)::int as vacant,
    (select count(distinct lower(trim(holder->>'name'))) from post p, jsonb_array_elements(coalesce(p.holders, '[]')) holder
     where p.agency = mapped.id and skill.roles ? p.role and p.needed > 0
       and not exists (select from known where known.agency = mapped.id and known.skill = skill.id))::int as learners,
    exists (select from lacking where lacking.agency = mapped.id and lacking.skill = skill.id) as low
  from mapped cross join skill left join post on post.agency = mapped.id and skill.roles ? post.role and post.needed > 0
  group by mapped.id, mapped.name, skill.id, skill.roles)`

/** The courses in the order that closes most per hour, told again from the gaps. */
async function proposalTable(ask: Ask, given: readonly string[]): Promise<ExpectedTable> {
  const { trainings, skills, maturity } = ask.pack.plan.competence
  let open = await ask.rows<Gap>(
    `${competenceSql} ${gapSql} select agency, name, skill, greatest(1, vacant + learners) as people from need
     where vacant > 0 or learners > 0 or low order by agency, skill`,
    [...given, maturity!.targetLevel],
  )
  const rows: string[][] = []
  for (;;) {
    const offers = trainings.map((course) => offerOf(course, open)).filter(({ closed }) => closed > 0)
    const best = offers.sort(
      (a, b) =>
        b.closed / b.hours - a.closed / a.hours ||
        b.closed - a.closed ||
        (a.course.id < b.course.id ? -1 : 1),
    )[0]
    if (!best) break
    const taught = skills.filter(({ id }) => best.served.some(({ skill }) => skill === id))
    rows.push([
      best.course.name.id,
      best.agencies.join(', '),
      upTo(1, best.hours),
      `Menambah keahlian ${andWords(taught.map(({ name }) => name.id))}.`,
    ])
    open = open.filter(({ skill }) => !best.course.skills.includes(skill))
  }
  return { caption: 'Usulan dari kesenjangan kompetensi', rows, note: source }
}

type Course = Ask['pack']['plan']['competence']['trainings'][number]

function offerOf(course: Course, open: readonly Gap[]) {
  const served = open.filter(({ skill }) => course.skills.includes(skill))
  const byAgency = [...Map.groupBy(served, ({ agency }) => agency).values()]
  const people = byAgency.reduce((sum, own) => sum + Math.max(...own.map((gap) => gap.people)), 0)
  return {
    course,
    served,
    agencies: byAgency.map((own) => own[0]!.name),
    hours: Math.ceil(people / course.capacity) * course.hours,
    closed: served.reduce((sum, gap) => sum + gap.people, 0),
  }
}
