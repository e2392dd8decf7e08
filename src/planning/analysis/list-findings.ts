import type { Plan } from '../entries/model.ts'
import type { ProposedFinding } from './contract.ts'
import { areaNames, programmeOf, type View } from './describe-factors.ts'
import { factorKind } from './kinds.ts'
import { type FindingValue, findFindings, type MeasuredProgramme } from './rules/find-findings.ts'

/** What the newest measurement proposes as factors, each with the factor it is already. */
export function listFindings({ pack, measured, sensitive }: View, plan: Plan): ProposedFinding[] {
  const { regencyCode } = pack.settings
  const districts = pack.areas.filter((area) => area.level === 'district')
  const programmes = pack.programmes.flatMap(({ id }): MeasuredProgramme[] => {
    const regency = measured.find(`programme:${id}`, regencyCode)?.counts
    return regency
      ? [
          {
            id,
            sensitive: sensitive.has(id),
            regency,
            districts: districts.flatMap(({ code }) => {
              const counts = measured.find(`programme:${id}`, code)?.counts
              return counts ? [{ code, counts }] : []
            }),
          },
        ]
      : []
  })
  return findFindings(programmes, regencyCode, pack.plan.analysis.findings).map((finding) => ({
    ...finding,
    ...programmeOf(pack, finding.programmeId),
    areaCodes: [...finding.areaCodes],
    areas: areaNames(pack, finding.areaCodes),
    factorId: factorOfFinding(plan, finding)?.id ?? null,
  }))
}

/** The factor that stands on the same number of the same areas. */
export function factorOfFinding(
  plan: Plan,
  given: {
    readonly programmeId: string
    readonly value: FindingValue
    readonly areaCodes: readonly string[]
  },
) {
  const keyOf = (codes: readonly string[]) => [...codes].sort().join(' ')
  return plan.of(factorKind).find(({ content: { source } }) => {
    if (source.kind !== 'finding') return false
    const { programmeId, value, areaCodes } = source
    return (
      programmeId === given.programmeId &&
      value === given.value &&
      keyOf(areaCodes) === keyOf(given.areaCodes)
    )
  })
}
