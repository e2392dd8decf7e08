import { knownToAgency } from '../defects.ts'
import type { ListSpec } from '../list-file.ts'
import { type Attribute, has } from '../model.ts'
import type { Random } from '../random.ts'
import type { RowExtra } from './columns.ts'
import { listed } from './social.ts'

/** Rows for the people with an attribute that the agency knows. */
export const withAttribute =
  (attribute: Attribute, extraOf: (random: Random) => RowExtra = () => ({})): ListSpec['select'] =>
  (random, family, _, emit) => {
    for (const person of family.members)
      if (listed(person) && has(person, attribute) && random.chance(knownToAgency))
        emit(person, extraOf(random))
  }
/** Rows for those who got a programme's help. */
export const delivered =
  (programme: string, extraOf: (random: Random) => RowExtra = () => ({})): ListSpec['select'] =>
  (random, _, deliveries, emit) => {
    for (const d of deliveries)
      if (d.programme === programme) emit(d.receiver, { on: d.on, ...extraOf(random) })
  }
