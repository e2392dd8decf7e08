import { agencyShortName } from '../../pack/index.ts'
import { maturityAssessmentKind, roleHolderKind } from '../competence/kinds.ts'
import { indicatorOf, settingsOf } from '../competence/settings.ts'
import { readinessAssessmentKind } from '../readiness/kinds.ts'
import { both, carried, evidenceAbout, type OldTerm, same, type Thing } from './model.ts'

/** The newest level the office gave each item: said of its half-year then, so it stays of that half-year. */
export function readinessOf(old: OldTerm): Thing[] {
  const entries = [...old.plan.of(readinessAssessmentKind)].sort((a, b) =>
    b.content.period.localeCompare(a.content.period),
  )
  return old.context.pack.plan.readiness.items.flatMap((item): Thing[] => {
    const newest = entries.find(({ content }) => content.itemId === item.id)
    if (!newest) return []
    const { period, level } = newest.content
    return [
      {
        kind: 'readiness-assessment',
        id: newest.id,
        title: item.name,
        carry: true,
        why: both('carry.why.readiness', { level: item.levels[level] ?? String(level), period }),
        changes: [],
        entries: [
          carried(old, readinessAssessmentKind, newest, { asItWas: true }),
          ...evidenceAbout(old, 'readiness-item', (id) => id === item.id),
        ],
      },
    ]
  })
}

/** Roles with who is in them and what they know. Its title names no person. */
export function roleHoldersOf(old: OldTerm): Thing[] {
  const { pack } = old.context
  const roles = settingsOf(old.context).roles
  return old.plan.of(roleHolderKind).map((entry) => {
    const { agencyId, roleId, holders } = entry.content
    const role = roles.find(({ id }) => id === roleId)?.name ?? same(roleId)
    const agency = agencyShortName(pack.agencies, agencyId)
    return {
      kind: 'role-holder',
      id: entry.id,
      title: {
        id: `${agency}, ${role.id}: ${holders.length} orang`,
        en: `${agency}, ${role.en}: ${holders.length} people`,
      },
      carry: true,
      why: both('carry.why.role'),
      changes: [],
      entries: [carried(old, roleHolderKind, entry)],
    }
  })
}

/** The levels an agency gave itself in the newest year it said anything, as one thing. */
export function maturityOf(old: OldTerm): Thing[] {
  const levels = old.plan
    .of(maturityAssessmentKind)
    .filter(({ content }) => indicatorOf(old.context, content.indicatorId))
  return [...Map.groupBy(levels, ({ content }) => content.agencyId)].map(([agencyId, own]) => {
    const year = Math.max(...own.map(({ content }) => content.year))
    const newest = own.filter(({ content }) => content.year === year)
    return {
      kind: 'maturity-assessment',
      id: agencyId,
      title: same(agencyShortName(old.context.pack.agencies, agencyId)),
      carry: true,
      why: both('carry.why.maturity', { count: newest.length, year: String(year) }),
      changes: [],
      entries: [
        ...newest.map((entry) => carried(old, maturityAssessmentKind, entry, { asItWas: true })),
        ...evidenceAbout(old, 'maturity-indicator', (id) => id.startsWith(`${agencyId}.`)),
      ],
    }
  })
}
