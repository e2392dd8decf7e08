import type { Database, Writer } from '../../src/kernel/ports.ts'

/** Lists of the bench: id of the batch, its kind in the Jember pack, agency, and which people are in it. */
const lists = [
  {
    id: 1,
    kind: 'penduduk-siak',
    agency: 'dispendukcapil',
    rows: 'true',
    claim: `'vital', 'vital', 'alive'`,
  },
  {
    id: 2,
    kind: 'dtsen',
    agency: 'dinsos',
    rows: 'n % 100 < 60',
    claim: `'rank', 'desil', (1 + n / 4 % 10)::text`,
  },
  {
    id: 3,
    kind: 'bansos-sembako',
    agency: 'dinsos',
    rows: 'n % 100 < 20',
    claim: `'assistance', 'sembako', null`,
  },
  {
    id: 4,
    kind: 'ppks',
    agency: 'dinsos',
    rows: 'n % 50 = 0',
    claim: `'category', case when n % 200 = 0 then 'pmks-18' else 'pmks-08' end, null`,
  },
  { id: 5, kind: 'disabilitas', agency: 'dinsos', rows: 'n % 100 = 1', claim: `'category', 'pmks-09', null` },
] as const

const questionsMax = 100_000

/** Fills an empty database with so many synthetic people in families of four, five lists, and questions. */
export async function fillRegister(database: Database, people: number): Promise<void> {
  await database.write(async (writer) => {
    await writer.execute('reset role')
    // Built at the end: in one sort instead of row by row.
    const indexes = await writer.query<{ name: string; made: string }>(
      `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as made from pg_index i
       where i.indrelid in ('intake.record'::regclass, 'register.membership'::regclass, 'register.person_state'::regclass, 'register.claim'::regclass)
         and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`,
    )
    await writer.execute(indexes.map(({ name }) => `drop index ${name}`).join('; '))
    await writer.execute(`create temp table place on commit drop as
      select code, parent_code, (row_number() over (order by code) - 1)::integer as at from reference.area where level = 'village'; analyze place`)
    const villages = (await writer.first<{ n: number }>('select count(*)::int as n from place'))!.n
    for (const list of lists) await addList(writer, list, people, villages)
    await addPeople(writer, people)
    await addQuestions(writer)
    await writer.execute(
      `set local maintenance_work_mem = '512MB'; ${indexes.map(({ made }) => made).join('; ')}`,
    )
  })
  await database.write((writer) =>
    writer.execute(`analyze intake.record; analyze register.membership; analyze register.person_state; analyze register.claim;
      analyze register.family; analyze register.person; analyze linkage.review_pair`),
  )
}

async function addList(
  writer: Writer,
  list: (typeof lists)[number],
  people: number,
  villages: number,
): Promise<void> {
  await writer.execute(`
    insert into intake.source_file (sha256, bytes, media_type) values ('${list.kind}', 1, 'text/csv');
    insert into intake.batch (id, sha256, file_name, agency_id, list_kind_id, period, status, received_by, applied_at, counts)
      overriding system value
      values (${list.id}, '${list.kind}', '${list.kind}.csv', '${list.agency}', '${list.kind}', '2026-01-01', 'applied', 'bench', now(), '{}');
    insert into intake.record (id, batch_id, sheet, row_number, cells, verdict, nik, nik_status, kk, name, birth_date, birth_precision, sex,
        district_code, village_code, hamlet, rt, rw, address, mother_name, relation, facts)
      overriding system value
      select ${list.id} * 10000000::bigint + n, ${list.id}, 'A', n, '["a","b","c"]', 'accepted', ${nik}, 'valid', ${kk}, ${name},
        date '1940-01-01' + n % 30000, 'day', case n % 2 when 0 then 'F' else 'M' end, place.parent_code, place.code, 'KRAJAN', '001', '002',
        'JL. MAWAR', 'SUMIATI', case n % 4 when 0 then 'KEPALA KELUARGA' else 'ANAK' end,
        ${list.kind === 'ppks' ? `jsonb_build_object('category', case when n % 200 = 0 then 'pmks-18' else 'pmks-08' end)` : `'{}'`}
      from generate_series(1, ${people}) n join place on place.at = (n / 40) % ${villages} where ${list.rows};
    insert into register.membership (record_id, person_id, batch_id, recorded_from)
      select ${list.id} * 10000000::bigint + n, n, ${list.id}, now() from generate_series(1, ${people}) n where ${list.rows};
    insert into register.claim (person_id, kind, what, value, valid_from, record_id, batch_id, recorded_from)
      select n, ${list.claim}, '2026-01-01', ${list.id} * 10000000::bigint + n, ${list.id}, now()
      from generate_series(1, ${people}) n where ${list.rows}`)
}

const nik = `'3509' || lpad((n::bigint * 7919 % 1000000000000)::text, 12, '0')`
const kk = `'3509' || lpad((n / 4)::text, 12, '0')`
const name = `(array['SITI','MOHAMMAD','AHMAD','NUR','SRI','SUPARDI','ENDANG','AGUS'])[1 + n % 8] || ' '
  || (array['AMINAH','HIDAYAT','WAHYUNI','SUBANDI','RAHMAWATI','KUSUMA','HASANAH'])[1 + n / 8 % 7] || ' ' || upper(translate(substr(md5((n % 90000)::text), 1, 5), '0123456789', 'aeioumnrst'))`

async function addPeople(writer: Writer, people: number): Promise<void> {
  await writer.execute(`
    insert into register.person (id) overriding system value select n from generate_series(1, ${people}) n;
    insert into register.family (id, kk) overriding system value select n + 1, '3509' || lpad(n::text, 12, '0') from generate_series(0, ${people} / 4) n;
    insert into register.person_state (person_id, nik, family_id, relation, name, birth_date, birth_precision, sex, district_code, village_code,
        hamlet, rt, rw, address, mother_name, records, sources, recorded_from)
      select n, r.nik, n / 4 + 1, r.relation, r.name, r.birth_date, 'day', r.sex, r.district_code, r.village_code, r.hamlet, r.rt, r.rw, r.address,
        r.mother_name, 1, jsonb_build_object('*', r.id), now()
      from generate_series(1, ${people}) n join intake.record r on r.id = 10000000 + n`)
}

async function addQuestions(writer: Writer): Promise<void> {
  await writer.execute(`
    insert into linkage.review_pair (record_id, other_record_id, weight, probability, evidence, reason, priority, pattern, batch_id)
    select id, id - 10000000, 1, 0.6,
      '{"fields": [], "name": {"exact": 1, "alike": 0, "similar": 0, "initials": 0, "missing": 0, "conflicts": 0, "joined": false, "bits": 5}, "priorBits": -20}',
      'uncertain', (id % 100) / 100.0, 'uncertain~dtsen+penduduk-siak~name.equal', 2
    from intake.record where batch_id = 2 order by id limit ${questionsMax};
    insert into programmes.measurement (measure_id, as_of, known_at, rule_version, definition)
    values ('programme:sembako', '2026-03-31', now(), '1', '{}')`)
}
