import type { Pack } from '../pack/index.ts'
import { checkRule, type KnownIds } from './rules/check-rule.ts'
import { parseRule } from './rules/parse-rule.ts'
import { type Rule, RuleError, requiresOneOf } from './rules/rule-model.ts'

/** The rules of all programmes of a pack, parsed and checked. Throws RuleError naming the programme. */
export function readRules(pack: Pack): Map<string, Rule> {
  const known = knownIds(pack)
  return new Map(
    pack.programmes.map((programme) => {
      try {
        const rule = parseRule(programme.rule)
        checkRule(rule, known)
        return [programme.id, rule]
      } catch (error) {
        if (error instanceof RuleError)
          throw new RuleError(error.at, `in the rule of programme ${programme.id}: ${error.reason}`)
        throw error
      }
    }),
  )
}

/** Programmes whose every entitled person is in a sensitive category: their counts are protected as that category is. */
export function sensitiveProgrammes(pack: Pack): Set<string> {
  const sensitive = new Set(
    pack.categories.filter((category) => category.sensitive).map((category) => category.id),
  )
  return new Set([...readRules(pack)].filter(([, rule]) => requiresOneOf(rule, sensitive)).map(([id]) => id))
}

function knownIds(pack: Pack): KnownIds {
  const attributes = pack.listKinds.flatMap((kind) =>
    kind.claims.flatMap((claim) => (claim.kind === 'attribute' ? [claim.what] : [])),
  )
  return {
    categories: new Set(pack.categories.map((category) => category.id)),
    attributes: new Set(attributes),
    programmes: new Set(pack.programmes.map((programme) => programme.id)),
  }
}
