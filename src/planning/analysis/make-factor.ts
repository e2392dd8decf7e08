import type { z } from 'zod'
import type { Actor, Context } from '../../access/index.ts'
import { Problem } from '../../kernel/problem.ts'
import { sensitiveProgrammes } from '../../programmes/index.ts'
import { readPlanToWrite } from '../entries/read-plan.ts'
import { type Saved, writeEntry } from '../entries/save-entry.ts'
import type { FindingValue, makeFactorInput } from './contract.ts'
import { areaNames, findingNow, programmeOf } from './describe-factors.ts'
import { factorKind, requireAreas } from './kinds.ts'
import { factorOfFinding } from './list-findings.ts'
import { readMeasured } from './read-measured.ts'

/**
 * Makes a finding of the register a factor in one step. The number is computed here, in the same transaction, and kept as
 * what was seen; the text holds no number, so it stays true. Throws Problem 422 where there is no number or the areas may
 * not be shown, 409 when it is a factor already.
 */
export async function makeFactor(
  context: Context,
  actor: Actor,
  input: z.infer<typeof makeFactorInput>,
): Promise<Saved> {
  const { pack } = context
  const { programmeId, value, areaCodes, side, dimensionId } = input
  return context.database.write(async (writer) => {
    const plan = await readPlanToWrite(writer, pack.term.id)
    const taken = factorOfFinding(plan, input)
    if (taken) throw new Problem('planning.finding-taken', 409, { factor: taken.id })
    requireAreas(pack, programmeId, areaCodes)
    const measured = await readMeasured(context, writer)
    const now = findingNow({ pack, measured, sensitive: sensitiveProgrammes(pack) }, input)
    if (!now) throw new Problem('planning.finding-unmeasured', 422)
    const content = {
      side,
      dimensionId,
      text: findingText(programmeOf(pack, programmeId).programme.id, value, areaNames(pack, areaCodes)),
      source: {
        kind: 'finding' as const,
        programmeId,
        value,
        areaCodes,
        seen: { asOf: now.asOf, value: now.value },
      },
    }
    return writeEntry(writer, context, actor, plan, factorKind, { revision: 0, content })
  })
}

/** The finding in words, as the plan is written: in Indonesian and without its number. */
function findingText(programme: string, value: FindingValue, areas: readonly string[]): string {
  const where = areas.length === 1 ? areas[0]! : `${areas.slice(0, -1).join(', ')} dan ${areas.at(-1)}`
  switch (value) {
    case 'missed':
    case 'exclusion-error':
      return `Yang berhak atas ${programme} di ${where} belum semuanya terjangkau`
    case 'coverage':
      return `Sebagian besar yang berhak atas ${programme} di ${where} sudah terjangkau`
    case 'inclusion-error':
      return `Sebagian penerima ${programme} di ${where} tidak berhak menurut aturan`
  }
}
