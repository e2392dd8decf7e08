import type { Context } from '../src/access/index.ts'
import { emptyPlan, type PlanSettings } from '../src/pack/index.ts'

const text = (id: string) => ({ id, en: id })
const indicator = (id: string, skill: string) => ({
  id,
  name: text(id),
  weight: 1,
  skills: [skill],
  levels: ['1', '2', '3', '4', '5'].map(text),
})

/** Two roles, three skills, two courses and an instrument of two domains, for the agencies of plan-example. */
export const exampleCompetence: PlanSettings['competence'] = {
  ...emptyPlan.competence,
  source: 'test',
  roles: [
    { id: 'producer', name: text('Produsen'), needed: 1, neededAt: { dinsos: 2 } },
    { id: 'analyst', name: text('Analis'), needed: 1, neededAt: { setda: 0 } },
  ],
  skills: [
    { id: 'check', name: text('Memeriksa'), roles: ['producer'] },
    { id: 'count', name: text('Menghitung'), roles: ['analyst'] },
    { id: 'guard', name: text('Melindungi'), roles: ['analyst'] },
  ],
  trainings: [
    { id: 'course-check', name: text('Bimtek memeriksa'), skills: ['check'], hours: 8, capacity: 4 },
    { id: 'course-count', name: text('Bimtek menghitung'), skills: ['count'], hours: 16, capacity: 10 },
  ],
  maturity: {
    version: '1',
    source: 'test',
    targetLevel: 3,
    predicateSource: 'test',
    predicates: [
      { id: 'kurang', name: text('Kurang'), from: 1 },
      { id: 'baik', name: text('Baik'), from: 2.6 },
    ],
    domains: [
      {
        id: 'd1',
        name: text('D1'),
        weight: 3,
        indicators: [indicator('i1', 'check'), indicator('i2', 'count')],
      },
      { id: 'd2', name: text('D2'), weight: 1, indicators: [indicator('i3', 'guard')] },
    ],
  },
}

/** Accounts whose ids are those of `actor(role, agency)`; user name = id. */
export async function addAccounts(context: Context, ...given: readonly [role: string, agency: string][]) {
  await context.database.write(async (writer) => {
    for (const [role, agency] of given)
      await writer.query(
        'insert into access.account (id, user_name, display_name, role, agency_id) values ($1, $1, $1, $2, $3)',
        [`${role}-${agency}`, role, agency],
      )
  })
}

/** Actions and details of the audit, oldest first. */
export async function auditOf(context: Context, action: string) {
  return context.database.read((reader) =>
    reader.query<{ actor: string; subject: string | null; details: unknown }>(
      'select actor_id as actor, subject_id as subject, details from access.audit_event where action = $1 order by id',
      [action],
    ),
  )
}
