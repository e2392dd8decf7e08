import type { Context } from '../src/access/index.ts'
import { silent } from '../src/kernel/ports.ts'
import { emptyProtection, type Pack } from '../src/pack/index.ts'
import { applyBatch } from '../src/register/apply-batch.ts'
import { addBatch, examplePack } from './register-example.ts'
import { createTestContext, tinyPack } from './system.ts'

const both = (text: string) => ({ id: text, en: text })
const entry = {
  basis: 'public-task' as const,
  people: both('warga'),
  data: both('data diri'),
  specific: true,
  recipients: both('petugas'),
  retentionYears: 5,
  highRisk: ['specific-data' as const],
}

/** The small register of register-example with a register of processing. */
export const protectionPack: Pack = {
  ...tinyPack,
  areas: examplePack.areas,
  agencies: [...examplePack.agencies, ...tinyPack.agencies.filter(({ id }) => id === 'diskominfo')],
  categories: examplePack.categories,
  listKinds: examplePack.listKinds,
  programmes: examplePack.programmes,
  protection: {
    ...emptyProtection,
    office: both('Kantor desa'),
    lists: {
      penduduk: entry,
      odha: { ...entry, retentionYears: 2 },
      bansos: { ...entry, highRisk: [] },
      ambulans: { ...entry, basis: 'none', retentionYears: null, highRisk: [] },
    },
    sharings: [
      {
        ...entry,
        id: 'foto',
        name: both('Foto'),
        kind: 'book',
        agency: 'diskominfo',
        legalText: 'persetujuan',
        purpose: both('hasil'),
        basis: 'consent',
      },
    ],
  },
}

/** What an incident of the social agency begins with, before anybody was told. */
export const newIncident = {
  agencyId: 'dinsos',
  measures: '',
  state: 'open',
  untoldReason: '',
  foundAt: null,
  authorityToldAt: null,
  authorityTold: '',
  peopleToldAt: null,
  peopleTold: '',
  revision: 0,
} as const

export interface ProtectionExample {
  readonly context: Context
  /** The same context at another time. */
  at(time: string): Context
  /** Siti stands in penduduk, bansos and the sensitive list; Buri in penduduk of Silo; Tolak in penduduk of Mayang. */
  readonly people: { readonly siti: number; readonly buri: number; readonly tolak: number }
  /** Batch of the population list, of 2020. */
  readonly oldBatch: number
  drop(): Promise<void>
}

const village = '35.09.01.2001'

export async function openProtection(): Promise<ProtectionExample> {
  const { context, drop } = await createTestContext(protectionPack)
  const { database } = context
  const apply = async (kind: string, rows: Parameters<typeof addBatch>[2], period?: string) => {
    const { batchId, recordIds } = await addBatch(database, kind, rows, period)
    await applyBatch(context, batchId, silent)
    return { batchId, recordIds }
  }
  const siti = {
    nik: '3509014101500001',
    name: 'SITI AMINAH',
    birthDate: '1950-01-01',
    sex: 'F' as const,
    village,
  }
  const old = await apply(
    'penduduk',
    [
      siti,
      { nik: '3509010101480002', name: 'BURI', birthDate: '1948-01-01', sex: 'M', village },
      { nik: '3509020101700003', name: 'TOLAK', birthDate: '1970-01-01', sex: 'M', village: '35.09.02.2001' },
    ],
    '2020-01-01',
  )
  await apply('bansos', [{ ...siti, facts: { deliveredOn: '2026-05-01', amount: 500_000 } }])
  await apply('odha', [siti])
  const personOf = async (recordId: number) =>
    (await database.read((reader) =>
      reader.first<{ id: number }>(
        'select person_id as id from register.membership where record_id = $1 and recorded_to is null',
        [recordId],
      ),
    ))!.id
  const [first, second, third] = old.recordIds
  return {
    context,
    at: (time) => ({ ...context, clock: { now: () => new Date(time) } }),
    people: {
      siti: await personOf(first!),
      buri: await personOf(second!),
      tolak: await personOf(third!),
    },
    oldBatch: old.batchId,
    drop,
  }
}

/** Every row of every table of a schema as one text, to look for what must not be there. */
export async function allText({ database }: Context, ...schemas: string[]): Promise<string> {
  return database.write(async (writer) => {
    await writer.execute('reset role')
    const tables = await writer.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_schema = any ($1::text[]) and table_type = 'BASE TABLE'`,
      [schemas],
    )
    const texts: string[] = []
    for (const { name } of tables) {
      const rows = await writer.query<{ row: string }>(`select t::text as row from ${name} t`)
      texts.push(...rows.map(({ row }) => row))
    }
    return texts.join('\n')
  })
}
